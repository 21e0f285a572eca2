import { afterAll, beforeAll, expect, test } from 'vitest';
import { buttonsOf, textsOf } from '../harness/cards.ts';
import { cardOf, type Message } from '../harness/chat-store.ts';
import { freshDatabase } from '../support/database.ts';
import { dice, inParallel, report, shuffled, size } from './support/chaos-run.ts';
import { type ChaosDesk, startChaosDesk } from './support/desk-in-process.ts';
import { Registry, referralIdOf } from './support/registry.ts';
import { until } from './support/until.ts';

const referrals = size({ full: 500, short: 100 });
const deliveries = 3;
const db = await freshDatabase();
let desk: ChaosDesk;
let registry: Registry;

beforeAll(async () => {
  desk = await startChaosDesk(db, { settings: { UNDO_SECONDS: '0' } });
  registry = new Registry(db, desk.teams);
});
afterAll(() => desk.close());

test(`${referrals} referrals, Accept and Decline pressed at once, each press delivered ${deliveries} times: one winner each`, async () => {
  const { sandbox, teams, app } = desk;
  const team = teams.people.map(({ email }) => email);
  for (let i = 0; i < referrals; i++) await sandbox.createReferral({ team });
  await app.pollNow();
  await until(async () => registry.unsettled(referrals * 2), { seconds: 120 });
  sandbox.clearRequests();

  const random = dice();
  const [kim, lee] = [teams.person('Kim'), teams.person('Lee')];
  const answersOn = new Map<string, string[]>();
  await inParallel(teams.messagesIn({ channel: 'Deals' }).filter(isReferralCard), 16, async (card) => {
    const id = referralIdOf(card) ?? '';
    const accept = kim.pressing('referral.accept-as-is', { on: card });
    const decline = asDecline(lee.pressing('referral.decline-form', { on: card }));
    const presses = shuffled(Array.from({ length: deliveries }, () => [accept, decline]).flat(), random);
    const answers = await Promise.all(presses.map((press) => teams.line.deliver(press)));
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
    const shown = answers.map(({ body }) => textsOf((body as { value?: unknown }).value).join('\n'));
    answersOn.set(id, shown);
  });

  await until(async () => registry.unsettled(referrals * 2), { seconds: 120 });
  const patches = sandbox.requests().filter(({ method }) => method === 'PATCH');
  let accepted = 0;
  for (const record of sandbox.records()) {
    expect(patches.filter(({ path }) => path.includes(record.id))).toHaveLength(1);
    const { decision, history } = await registry.referral(record.id);
    expect(history.filter(({ what }) => what === 'accepted' || what === 'declined')).toHaveLength(1);
    const kimWon = decision?.kind === 'accept';
    const winner = kimWon ? kim.name : lee.name;
    if (kimWon) accepted++;
    expect(decision).toMatchObject({ state: 'confirmed', by: { name: winner } });
    for (const answer of answersOn.get(record.id) ?? ['nobody pressed here']) expect(answer).toContain(winner);
    expect(record).toMatchObject(
      kimWon ? { status: 'Active', substatus: 'Accepted' } : { status: 'Closed', substatus: 'Declined' },
    );
    const copies = await registry.copiesOf(record.id);
    expect(copies).toHaveLength(2);
    for (const { message } of copies) {
      const card = cardOf(message.activity);
      expect(textsOf(card).join('\n')).toContain(winner);
      expect(buttonsOf(card).map(({ verb }) => verb)).not.toContain('referral.accept-as-is');
    }
  }
  report('Accept and Decline at once', {
    tried: referrals,
    presses: referrals * 2 * deliveries,
    accepted,
    declined: referrals - accepted,
    patches: patches.length,
  });
});

function isReferralCard(message: Message): boolean {
  return referralIdOf(message) !== undefined;
}

/** The press that the decline form would send: the form is one more press, which this race is not about. */
function asDecline(activity: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const value = activity.value as { action: { data: object } };
  const data = { ...value.action.data, reason: '2', note: 'They chose somebody else.' };
  return { ...activity, value: { ...value, action: { ...value.action, verb: 'referral.decline', data } } };
}
