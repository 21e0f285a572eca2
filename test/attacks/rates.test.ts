import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { until } from '../chaos/support/until.ts';
import type { Json } from '../harness/cards.ts';
import { patientSeconds } from '../support/patiently.ts';
import { Attacker } from './support/attack.ts';
import { Forger } from './support/forger.ts';
import { type ServedDesk, startServedDesk } from './support/served-desk.ts';
import { install, receive } from './support/served-flow.ts';
import { WebhookForger } from './support/webhook-forger.ts';

/** docs/reliability.md#floods: how often somebody may come. What it costs to send them away: `npm run bench refusals`. */

const paceByTheSecond = fileURLToPath(new URL('support/pace-by-the-second.ts', import.meta.url));

let all: ServedDesk;
let attacker: Attacker;
let forger: Forger;

beforeAll(async () => {
  all = await startServedDesk({ TRUSTED_PROXIES: '127.0.0.1' }, { preloads: [paceByTheSecond] });
  attacker = new Attacker(all);
  forger = new Forger(all);
  await install(all, 'Lee');
});
afterAll(() => all.close());

const secured = (lines: readonly { readonly msg?: string }[]) =>
  lines.flatMap(({ msg }) => (msg?.startsWith('security') ? [msg] : []));

describe('bad tokens', () => {
  it('are answered 401 ten times a minute, then 429 and silence; good ones of the same address are let in', async () => {
    const from = '203.0.113.7';
    const bad = (): Promise<number> =>
      attacker
        .send({ from, authorization: forger.signedByAStranger(), body: forger.message() })
        .then((one) => one.status);
    const { result: statuses, lines } = await attacker.logged(async () => {
      const seen: number[] = [];
      for (let i = 0; i < 30; i += 1) seen.push(await bad());
      return seen;
    });
    expect(statuses).toEqual([...Array(10).fill(401), ...Array(20).fill(429)]);
    expect(secured(lines)).toEqual([
      ...Array(10).fill('security: request refused'),
      'security: too many refused requests, silent for a minute',
    ]);

    const good = { from, authorization: forger.token(), body: forger.message() };
    expect((await attacker.send(good)).status).toBe(200);
    expect((await attacker.send({ from, body: forger.message() })).headers.get('retry-after')).toBe('60');
    expect((await attacker.send({ from: '203.0.113.8', body: forger.message() })).status).toBe(401);
  });

  it('count for a whole /64 of IPv6, and for webhooks as well', async () => {
    const webhooks = new WebhookForger(all);
    const bad = webhooks.event({ sent: Buffer.from('{}'), signed: Buffer.from('{ }') });
    const statuses: number[] = [];
    for (let i = 0; i < 12; i += 1) statuses.push((await attacker.send({ ...bad, from: `2001:db8:1:2::${i}` })).status);
    expect(statuses).toEqual([...Array(10).fill(401), 429, 429]);
    const { status } = await attacker.send({ ...webhooks.event(), from: '2001:db8:1:2::99' });
    expect(status).toBe(200);
  });

  it('cannot be blamed on somebody else: what was there of X-Forwarded-For before our proxy is not believed', async () => {
    for (let i = 0; i < 12; i += 1) await attacker.send({ from: `192.0.2.1, 203.0.113.9`, body: forger.message() });
    expect((await attacker.send({ from: '192.0.2.1', body: forger.message() })).status).toBe(401);
    expect((await attacker.send({ from: '203.0.113.9', body: forger.message() })).status).toBe(429);
  });

  it('of a tenant that is not served leave ten lines a minute, and keep their honest answer', async () => {
    const other = '77777777-7777-4777-8777-777777777777';
    const body = forger.message({
      conversation: { id: 'a:1', conversationType: 'personal', tenantId: other },
      channelData: { tenant: { id: other } },
    });
    const { result: statuses, lines } = await attacker.logged(async () => {
      const seen: number[] = [];
      for (let i = 0; i < 15; i += 1) seen.push((await attacker.send({ authorization: forger.token(), body })).status);
      return seen;
    });
    expect(statuses).toEqual(Array(15).fill(403));
    expect(secured(lines)).toHaveLength(11);
  });
});

it('a person who presses faster than people can is told so, changes nothing more, and keeps nobody waiting', async () => {
  const [kim, lee] = [all.teams.person('Kim'), all.teams.person('Lee')];
  const referral = await receive(all, { customer: 'Fabrikam' }, lee);
  const on = referral.inChatOf(lee);
  if (!on) throw new Error('no card');
  const press = lee.pressing('referral.decline-form', { on });
  const authorization = forger.token();
  const presses = (count: number) =>
    Promise.all(Array.from({ length: count }, () => attacker.send({ authorization, body: press })));
  await aSecondPasses();
  const { result: answers, lines } = await attacker.logged(() => presses(150));
  expect(answers.map(({ status }) => status)).toEqual(Array(150).fill(200));
  const isTooFast = ({ text }: { readonly text: string }) => /faster than I can follow/.test(text);
  expect(answers.filter(isTooFast)).toHaveLength(130);
  expect(secured(lines)).toEqual(['security: rate limit exceeded by a person']);
  await aSecondPasses();
  expect((await presses(25)).filter(isTooFast)).toHaveLength(5);

  await aSecondPasses();
  const sent = () => all.teams.messagesIn('chat', lee).filter(({ by }) => by === 'bot').length;
  const before = sent();
  const { result: others } = await attacker.logged(() =>
    Promise.all([
      kim.presses('referral.refresh', { on: referral.inChannel as never }).catch(() => kim.says('help')),
      ...Array.from({ length: 100 }, () =>
        attacker.send({ authorization: forger.token(), body: messageOf('Lee', 'help') }),
      ),
    ]),
  );
  expect(others.every(({ status }) => status === 200)).toBe(true);
  // Nobody is sent a hundred answers: one for each of the 20 that were read, and one more where it took long.
  expect(sent() - before).toBeGreaterThanOrEqual(20);
  expect(sent() - before).toBeLessThanOrEqual(40);
});

/** By the clock that the limit of a person is counted by: support/pace-by-the-second.ts. */
async function aSecondPasses(): Promise<void> {
  const seconds = () => all.desk.log.filter(({ msg }) => msg === 'a second passed for the pace').length;
  const before = seconds();
  all.desk.signal('SIGUSR2');
  await until(() => (seconds() > before ? undefined : 'the line of a second that passed'), {
    seconds: patientSeconds,
    everyMilliseconds: 5,
  });
}

function messageOf(name: string, text: string): Json {
  return all.teams.activity(all.teams.person(name), 'chat', { type: 'message', text });
}
