import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { type FaultSpec, faultKinds } from '../../src/sandbox/fault.ts';
import { aDesk } from '../flows/support/a-desk.ts';
import { textOf } from '../flows/support/cards.ts';
import type { Desk } from '../flows/support/desk.ts';
import { buttonsOf } from '../harness/cards.ts';
import type { Message } from '../harness/chat-store.ts';
import { dice, isFull, report, size } from './support/chaos-run.ts';

/** Partner Center does everything wrong at once, goes away for an hour, and takes the desk's sign-in away. */

const referrals = size({ full: 300, short: 16 });
const team = ['alex.wilber@contoso.example'];
/** Each of these costs ten seconds and more of real waiting. */
const slow = new Set<string>(['hang', 'slow']);
/** Their own tests: they need somebody to heal them, or another end than the one that was drawn. */
const apart = new Set<string>(['revokedRefreshToken', 'expiryForgotten', 'expiryEventForgotten']);
const allAtOnce: readonly FaultSpec[] = faultKinds
  .filter((kind) => !apart.has(kind) && (isFull || kind !== 'hang'))
  .map((kind): FaultSpec => {
    if (slow.has(kind)) return { kind, count: 1, delayMs: 500 };
    return { kind, probability: 0.08 };
  });

type Deed = 'Accept as it is' | 'Decline' | 'nothing';

test(
  `${referrals} referrals under all ${allAtOnce.length} faults of Partner Center at once: none lost, one answer each`,
  async () => {
    const desk = await aDesk({ undoSeconds: 0, installedBy: ['Alex'], settings: { PARTNER_CENTER_POLL_SECONDS: '5' } });
    const random = dice();
    const { sandbox } = desk;
    const deeds = new Map<string, Deed>();
    sandbox.setFaults(...allAtOnce);
    for (let i = 0; i < referrals; i++) {
      const { id } = await sandbox.createReferral({ team, id: randomUUID() });
      deeds.set(id, (['Accept as it is', 'Decline', 'nothing'] as const)[Math.floor(random() * 3)] ?? 'nothing');
    }
    await tries(desk);
    for (let round = 0; round < 4; round++) {
      await pressAll(desk, deeds);
      await tries(desk);
    }
    const requests = sandbox.requests().length;

    // What Partner Center refused is undecided again, as the card says, and somebody decides anew.
    sandbox.clearFaults();
    for (let round = 0; round < 3; round++) {
      await heals(desk);
      await pressAll(desk, deeds);
    }
    await heals(desk);

    const ends = { 'Accept as it is': 'Active/Accepted', Decline: 'Closed/Declined', nothing: 'New/Pending' } as const;
    const found = await Promise.all([...deeds].map(([id, deed]) => wrongs(desk, id, ends[deed])));
    const lost = found.flatMap((one) => one.lost);
    const doubled = found.flatMap((one) => one.doubled);
    report('Partner Center does everything wrong at once', {
      tried: referrals,
      requests,
      answered: [...deeds.values()].filter((deed) => deed !== 'nothing').length,
      lost: lost.length,
      doubled: doubled.length,
      ambiguous: 0,
    });
    expect({ lost, doubled }).toEqual({ lost: [], doubled: [] });
    expect(await desk.parts.db.collection('referrals').countDocuments()).toBe(referrals);
    expect(desk.log.filter(({ level, msg }) => level >= 60 || msg === 'a promise was left without a handler')).toEqual(
      [],
    );
  },
  size({ full: 3_600_000, short: 180_000 }),
);

test('an hour without Partner Center: what was decided is carried there once, when it is back', async () => {
  const desk = await aDesk({ undoSeconds: 0, installedBy: ['Alex'] });
  const ids = [await desk.receives({ team }), await desk.receives({ team })] as const;
  desk.sandbox.setFaults({ kind: 'serverError' });
  await presses(desk, ids[0], 'Accept as it is');
  await presses(desk, ids[1], 'Decline');
  for (let minutes = 0; minutes < 60; minutes += 5) {
    await desk.timePasses('PT5M');
    await desk.app.pollNow().catch(() => {});
  }
  expect(ids.map((id) => desk.record(id).status)).toEqual(['New', 'New']);
  for (const id of ids) expect(textOf(desk.channelCard(id))).toContain('waiting for Partner Center');

  desk.sandbox.clearFaults();
  await desk.timePasses('PT10M');
  expect(ids.map((id) => desk.record(id).substatus)).toEqual(['Accepted', 'Declined']);
  const taken = ids.map((id) => desk.patches(id).filter((request) => request.taken).length);
  report('An hour without Partner Center', {
    tried: 2,
    lost: 0,
    doubled: taken.filter((n) => n > 1).length,
    ambiguous: 0,
  });
  expect(taken).toEqual([1, 1]);
});

test('the sign-in is revoked in the middle and given again: what was decided meanwhile is carried there once', async () => {
  const desk = await aDesk({ undoSeconds: 0, installedBy: ['Alex'] });
  const id = await desk.receives({ team });
  desk.sandbox.setFaults({ kind: 'revokedRefreshToken' }, { kind: 'expiredToken', count: 1 });
  await presses(desk, id, 'Accept as it is');
  await desk.timePasses('PT2H');
  expect(desk.record(id).status).toBe('New');
  expect(textOf(desk.channelCard(id))).toContain('waiting for Partner Center');

  desk.sandbox.clearFaults();
  await desk.backOffsEnd();
  await desk.timePasses('PT2H');
  expect(desk.record(id).substatus).toBe('Accepted');
  const taken = desk.patches(id).filter((request) => request.taken).length;
  report('The sign-in revoked and given again', { tried: 1, lost: 0, doubled: taken - 1, ambiguous: 0 });
  expect(taken).toBe(1);
});

test('a webhook for a record that Partner Center does not show yet: the poll finds it', async () => {
  const desk = await aDesk({ installedBy: ['Alex'] });
  desk.sandbox.setFaults({ kind: 'vanishedRecord' });
  const id = await desk.receives({ team });
  expect(desk.copiesOf(id)).toEqual([]);
  desk.sandbox.clearFaults();
  await desk.polls();
  expect(desk.cardsIn('Deals', id)).toHaveLength(1);
  report('A webhook before its record', { tried: 1, lost: 0, doubled: 0, ambiguous: 0 });
});

async function wrongs(desk: Desk, id: string, end: string): Promise<{ lost: string[]; doubled: string[] }> {
  const { status, substatus } = desk.record(id);
  const mirrored = (await desk.referral(id).catch(() => undefined))?.record;
  // A substatus that nobody knows came with the record's own eTag: the desk has no reason to read that again.
  const states = [
    `${status}/${substatus}`,
    `${mirrored?.status}/${mirrored?.substatus}`.replace(/Engaged$/, substatus),
  ];
  const cards = desk.cardsIn('Deals', id).length;
  // A refused answer is given anew: what counts is what Partner Center took.
  const answers = desk.patches(id).filter((request) => request.taken).length;
  return {
    lost:
      states.every((state) => state === end) && cards > 0 ? [] : [`${id}: ${states.join(' on the desk ')}, not ${end}`],
    doubled: cards > 1 || answers > 1 ? [`${id}: ${cards} cards, ${answers} answers`] : [],
  };
}

async function pressAll(desk: Desk, deeds: ReadonlyMap<string, Deed>): Promise<void> {
  for (const [id, deed] of deeds) if (deed !== 'nothing') await presses(desk, id, deed);
}

function formIsOpen(desk: Desk, card: Message): boolean {
  return buttonsOf(desk.alex.sees(card)).some(({ verb }) => verb === 'referral.decline');
}

/** On the card that stands, whatever it shows by now; a person who finds no button comes back later. */
async function presses(desk: Desk, id: string, deed: Deed): Promise<void> {
  const [card] = desk.cardsOf(desk.alex, id);
  if (!card || (await desk.referral(id)).decision) return;
  try {
    if (deed === 'Accept as it is') await desk.alex.presses(deed, { on: card });
    else if (!formIsOpen(desk, card)) await desk.alex.presses('referral.decline-form', { on: card });
    if (formIsOpen(desk, card)) await desk.alex.presses('referral.decline', { on: card, inputs: { reason: '2' } });
  } catch {
    // The button is not there now: the card says that the record is not to be had, or an answer is on its way.
  }
}

/** Some time in which the desk tries, with pauses that are over at once. */
async function tries(desk: Desk): Promise<void> {
  for (let round = 0; round < 4; round++) {
    await desk.app.pollNow().catch(() => {});
    await desk.backOffsEnd();
  }
}

async function heals(desk: Desk): Promise<void> {
  await tries(desk);
  // Whatever was put off the longest: ten minutes for a record that is not there.
  await desk.timePasses('PT15M');
  await desk.polls();
}
