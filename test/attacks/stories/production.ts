import { beforeAll, describe, expect, it } from 'vitest';
import { until } from '../../chaos/support/until.ts';
import { textsOf } from '../../harness/cards.ts';
import { cardOf, type Message } from '../../harness/chat-store.ts';
import { patientSeconds } from '../../support/patiently.ts';
import type { ServedDesk } from '../support/served-desk.ts';
import { ServedProcess } from '../support/served-process.ts';
import { theServedDesk } from '../support/the-served-desk.ts';

/** The README's production part, from the settings to a card that was answered, in `npm run serve` itself. */
describe('the desk in production', () => {
  let all: ServedDesk;
  beforeAll(async () => {
    all = await theServedDesk();
  });

  it('refuses to start while anything is missing, and names all of it without a value', async () => {
    const { MicrosoftAppId: _id, ALLOWED_TENANTS: _tenants, ...rest } = all.settings;
    const desk = new ServedProcess({ ...rest, PUBLIC_URL: 'http://CANARY.example', SERVICE_URL_HOSTS: '' });
    expect((await desk.ended).code).toBe(78);
    const said = desk.output.join('\n');
    for (const name of ['MicrosoftAppId', 'ALLOWED_TENANTS', 'PUBLIC_URL']) expect(said).toContain(`${name}:`);
    expect(said).not.toMatch(/CANARY|demo-|invented/);
  });

  const postsIn = (channel: string): readonly Message[] =>
    all.teams.messagesIn({ channel }).filter(({ by, activity }) => by === 'bot' && cardOf(activity));

  const shows = (message: Message | undefined): string => textsOf(message && cardOf(message.activity)).join(' | ');

  it('carries a referral from Partner Center to a card, and the answer on it back', async () => {
    const kim = all.teams.person('Kim');
    const lee = all.teams.person('Lee');

    // Step 5: installed for oneself, and in the deal team.
    for (const person of [kim, lee]) expect((await all.teams.installs(person, { personal: true })).status).toBe(200);
    expect((await all.teams.installs(kim, { team: { channel: 'Deals' } })).status).toBe(200);
    expect(all.teams.messagesIn('chat', kim).length).toBeGreaterThan(0);

    // A referral arrives: Partner Center tells by a signed webhook, through the proxy that takes TLS off.
    const { id } = await all.sandbox.createReferral({ customer: 'Fabrikam Robotics', team: [lee.email] });
    await until(() => (postsIn('Deals').length === 1 ? undefined : 'the card in the channel'), {
      seconds: patientSeconds,
    });
    await until(() => (shows(inChat(lee)).includes('Fabrikam') ? undefined : 'the card in the chat'), {
      seconds: patientSeconds,
    });
    expect(all.sandbox.deliveries()).toMatchObject([{ state: 'delivered' }]);

    const card = inChat(lee) as Message;
    const { status, card: answer } = await lee.presses('referral.accept-as-is', { on: card });
    expect(status).toBe(200);
    expect(textsOf(answer).join(' | ')).toMatch(/Accepted/);

    await until(
      () => {
        const { status, substatus } = all.sandbox.record(id);
        return status === 'Active' && substatus === 'Accepted' ? undefined : `Partner Center, which has ${status}`;
      },
      { seconds: patientSeconds },
    );
    await until(
      () => {
        const standing = [postsIn('Deals')[0], inChat(lee)].map(shows);
        return standing.every((words) => /Accepted/.test(words)) ? undefined : `all copies: ${standing.join(' — ')}`;
      },
      { seconds: patientSeconds },
    );
    expect(all.refusedHosts).toEqual([]);
    expect(all.desk.log.filter(({ level, raw }) => raw !== undefined || Number(level) >= 50)).toEqual([]);
  });

  function inChat(person: Parameters<ServedDesk['teams']['messagesIn']>[1]): Message | undefined {
    return all.teams
      .messagesIn('chat', person)
      .find(
        ({ by, activity, history }) => by === 'bot' && /Fabrikam/.test(textsOf(cardOf(history[0] ?? activity)).join()),
      );
  }
});
