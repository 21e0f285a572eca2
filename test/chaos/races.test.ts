import { afterAll, beforeAll, expect, test } from 'vitest';
import { buttonsOf, textsOf } from '../harness/cards.ts';
import { cardOf, type Message } from '../harness/chat-store.ts';
import type { Person } from '../harness/person.ts';
import { freshDatabase } from '../support/database.ts';
import { dice, inParallel, report, shuffled, size } from './support/chaos-run.ts';
import { type ChaosDesk, startChaosDesk } from './support/desk-in-process.ts';
import { Registry, referralIdOf } from './support/registry.ts';
import { until } from './support/until.ts';

const referrals = size({ full: 500, short: 60 });
const deliveries = 3;
/**
 * How many races are run beside each other. What takes longer than Teams waits is answered with “takes longer”, and says nothing of who won:
 * beside other files, the more at once, the nearer each comes to that.
 */
const atOnce = size({ full: 16, short: 3 });
/** Many pairs, as one person who pressed so often would be told to slow down. */
const people = Array.from({ length: 40 }, (_, index) => `Rep${index} Example`);
const db = await freshDatabase();
let desk: ChaosDesk;
let registry: Registry;

beforeAll(async () => {
  desk = await startChaosDesk(db, { people, settings: { UNDO_SECONDS: '0' } });
  registry = new Registry(db, desk.teams);
});
afterAll(() => desk.close());

test(`${referrals} referrals, Accept and Decline pressed at once, each press delivered ${deliveries} times: one winner each`, async () => {
  const { sandbox, teams, app } = desk;
  const pairOf = new Map<string, readonly [Person, Person]>();
  for (let i = 0; i < referrals; i++) {
    const pair = [teams.person(`Rep${(2 * i) % 40}`), teams.person(`Rep${(2 * i + 1) % 40}`)] as const;
    const { id } = await sandbox.createReferral({ team: pair.map(({ email }) => email) });
    pairOf.set(id, pair);
  }
  await app.pollNow();
  await until(async () => registry.unsettled(referrals * 2));
  sandbox.clearRequests();

  const random = dice();
  const answersOn = new Map<string, string[]>();
  await inParallel(teams.messagesIn({ channel: 'Deals' }).filter(isReferralCard), atOnce, async (card) => {
    const id = referralIdOf(card) ?? '';
    const [one, other] = pairOf.get(id) ?? [];
    if (!one || !other) throw new Error(`a card of an unknown referral ${id}`);
    const accept = one.pressing('referral.accept-as-is', { on: card });
    const decline = asDecline(other.pressing('referral.decline-form', { on: card }));
    const presses = shuffled(Array.from({ length: deliveries }, () => [accept, decline]).flat(), random);
    const answers = await Promise.all(presses.map((press) => teams.line.deliver(press)));
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
    const shown = answers.map(({ body }) => textsOf((body as { value?: unknown }).value).join('\n'));
    answersOn.set(id, shown);
  });

  await until(async () => registry.unsettled(referrals * 2));
  const patches = sandbox.requests().filter(({ method }) => method === 'PATCH');
  let accepted = 0;
  const patchesOf = (id: string) => patches.filter(({ path }) => path.includes(id)).length;
  report('Accept and Decline at once', {
    tried: referrals,
    presses: referrals * 2 * deliveries,
    lost: sandbox.records().filter(({ id }) => patchesOf(id) === 0).length,
    doubled: sandbox.records().filter(({ id }) => patchesOf(id) > 1).length,
    ambiguous: 0,
  });
  for (const record of sandbox.records()) {
    expect(patchesOf(record.id)).toBe(1);
    const { decision, history } = await registry.referral(record.id);
    expect(history.filter(({ what }) => what === 'accepted' || what === 'declined')).toHaveLength(1);
    const accepting = decision?.kind === 'accept';
    const [one, other] = pairOf.get(record.id) ?? [];
    const winner = (accepting ? one : other)?.name ?? 'nobody';
    if (accepting) accepted++;
    expect(decision).toMatchObject({ state: 'confirmed', by: { name: winner } });
    for (const answer of answersOn.get(record.id) ?? ['nobody pressed here']) expect(answer).toContain(winner);
    expect(record).toMatchObject(
      accepting ? { status: 'Active', substatus: 'Accepted' } : { status: 'Closed', substatus: 'Declined' },
    );
    const copies = await registry.copiesOf(record.id);
    expect(copies).toHaveLength(2);
    for (const { message } of copies) {
      const card = cardOf(message.activity);
      expect(textsOf(card).join('\n')).toContain(winner);
      expect(buttonsOf(card).map(({ verb }) => verb)).not.toContain('referral.accept-as-is');
    }
  }
  // Both have a chance, else it was no race.
  expect(accepted).toBeGreaterThan(0);
  expect(accepted).toBeLessThan(referrals);
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
