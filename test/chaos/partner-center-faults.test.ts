import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import type { RequestLogEntry } from '../../src/sandbox/exchange.ts';
import { type FaultSpec, faultKinds } from '../../src/sandbox/fault.ts';
import { aDesk } from '../flows/support/a-desk.ts';
import { textOf } from '../flows/support/cards.ts';
import type { Desk } from '../flows/support/desk.ts';
import { buttonsOf } from '../harness/cards.ts';
import type { Message } from '../harness/chat-store.ts';
import { isAmbiguous } from './support/ambiguous.ts';
import { dice, isFull, report, size } from './support/chaos-run.ts';

/** Partner Center does everything wrong at once, goes away for an hour, and takes the desk's sign-in away. */

const referrals = size({ full: 300, short: 16 });
const team = ['alex.wilber@contoso.example'];
/** Each of these costs ten seconds and more of real waiting. */
const slow = new Set<string>(['hang', 'slow']);
/** Until somebody signs in again: in the middle, and not for all of the time. */
const healedByPeople = 'revokedRefreshToken';
/** Drawn once for each referral that runs out, not for each request. */
const ofExpiry = new Set<string>(['expiryForgotten', 'expiryEventForgotten']);
const allAtOnce: readonly FaultSpec[] = faultKinds
  .filter((kind) => kind !== healedByPeople && (isFull || kind !== 'hang'))
  .map((kind): FaultSpec => {
    if (slow.has(kind)) return { kind, count: size({ full: 5, short: 1 }), delayMs: 500 };
    return { kind, probability: ofExpiry.has(kind) ? 0.4 : 0.08 };
  });
/** What the sandbox's `unknownValues` puts in the substatus' place. */
const unknownSubstatus = 'Engaged';
const rounds = 4;

const deeds = ['Accept', 'Decline', 'nothing', 'runs out'] as const;
type Deed = (typeof deeds)[number];
/** How it stands in the end, in Partner Center and on the channel's card; how many answers Partner Center took. */
const ends: Readonly<Record<Deed, { readonly states: Readonly<Record<string, RegExp>>; readonly answers: number }>> = {
  Accept: { states: { 'Active/Accepted': /^Accepted/m }, answers: 1 },
  Decline: { states: { 'Closed/Declined': /^Declined/m }, answers: 1 },
  nothing: { states: { 'New/Pending': /^Waiting for an answer/m }, answers: 0 },
  // Partner Center may forget to close it: then the desk says so, and asks.
  'runs out': { states: { 'Closed/Expired': /^Expired/m, 'New/Pending': /^Deadline passed/m }, answers: 0 },
};

test(`${referrals} referrals under all ${allAtOnce.length + 1} faults of Partner Center at once: none lost, one answer each`, async () => {
  const desk = await aDesk({ undoSeconds: 0, installedBy: ['Alex'], settings: { PARTNER_CENTER_POLL_SECONDS: '5' } });
  const random = dice();
  const { sandbox } = desk;
  const drawn = new Map<string, Deed>();
  sandbox.setFaults(...allAtOnce);
  for (let i = 0; i < referrals; i++) {
    const deed = deeds[Math.floor(random() * deeds.length)] ?? 'nothing';
    const expiry = deed === 'runs out' ? { expiresIn: 'PT10H' } : {};
    const { id } = await sandbox.createReferral({ team, id: randomUUID(), ...expiry });
    drawn.set(id, deed);
  }
  await tries(desk);
  for (let round = 0; round < rounds; round++) {
    if (round === 1) sandbox.setFaults({ kind: healedByPeople });
    await pressAll(desk, drawn);
    await tries(desk);
    if (round === 1) sandbox.clearFaults(healedByPeople);
  }
  await desk.timePasses('PT11H');
  await tries(desk);
  const requests = sandbox.requests();

  // What Partner Center refused is undecided again, as the card says, and somebody decides anew.
  sandbox.clearFaults();
  for (let round = 0; round < 3; round++) {
    await heals(desk);
    await pressAll(desk, drawn);
  }
  await heals(desk);

  const found = await Promise.all([...drawn].map(([id, deed]) => wrongs(desk, id, deed)));
  const lost = found.flatMap((one) => one.lost);
  const doubled = found.flatMap((one) => one.doubled);
  report('Partner Center does everything wrong at once', {
    tried: referrals,
    requests: requests.length,
    answered: [...drawn.values()].filter((deed) => ends[deed].answers > 0).length,
    'ran out': [...drawn.values()].filter((deed) => deed === 'runs out').length,
    lost: lost.length,
    doubled: doubled.length,
    'ambiguous (writes whose answer was cut or failed)': ambiguousPatches(requests),
  });
  expect({ lost, doubled }).toEqual({ lost: [], doubled: [] });
  expect(await desk.parts.db.collection('referrals').countDocuments()).toBe(referrals);
  expect(desk.log.filter(({ level, msg }) => level >= 60 || msg === 'unhandled promise rejection')).toEqual([]);
});

const during = size({ full: 40, short: 2 });

test(`an hour without Partner Center: ${during} answers are carried there once, when it is back`, async () => {
  const desk = await aDesk({ undoSeconds: 0, installedBy: ['Alex'] });
  const drawn = new Map<string, Deed>();
  for (let i = 0; i < during; i++) drawn.set(await desk.receives({ team }), i % 2 === 0 ? 'Accept' : 'Decline');
  const ids = [...drawn.keys()];
  desk.sandbox.setFaults({ kind: 'serverError' });
  await pressAll(desk, drawn);
  for (let minutes = 0; minutes < 60; minutes += 5) {
    await desk.timePasses('PT5M');
    await desk.app.pollNow().catch(() => {});
  }
  expect(ids.map((id) => desk.record(id).status)).toEqual(ids.map(() => 'New'));
  for (const id of ids) expect(textOf(desk.channelCard(id))).toContain('waiting for Partner Center');

  const tried = ambiguousPatches(desk.sandbox.requests());
  desk.sandbox.clearFaults();
  await desk.timePasses('PT10M');
  const found = await Promise.all([...drawn].map(([id, deed]) => wrongs(desk, id, deed)));
  const [lost, doubled] = [found.flatMap((one) => one.lost), found.flatMap((one) => one.doubled)];
  report('An hour without Partner Center', {
    tried: during,
    lost: lost.length,
    doubled: doubled.length,
    'ambiguous (writes that failed with 503)': tried,
  });
  expect({ lost, doubled }).toEqual({ lost: [], doubled: [] });
});

test('the sign-in is revoked in the middle and given again: what was decided meanwhile is carried there once', async () => {
  const desk = await aDesk({ undoSeconds: 0, installedBy: ['Alex'] });
  const drawn = new Map<string, Deed>();
  for (let i = 0; i < during; i++) drawn.set(await desk.receives({ team }), 'Accept');
  desk.sandbox.setFaults({ kind: 'revokedRefreshToken' }, { kind: 'expiredToken' });
  await pressAll(desk, drawn);
  await desk.timePasses('PT2H');
  for (const id of drawn.keys()) {
    expect(desk.record(id).status).toBe('New');
    expect(textOf(desk.channelCard(id))).toContain('waiting for Partner Center');
  }

  desk.sandbox.clearFaults();
  await desk.backOffsEnd();
  await desk.timePasses('PT2H');
  const found = await Promise.all([...drawn].map(([id, deed]) => wrongs(desk, id, deed)));
  const [lost, doubled] = [found.flatMap((one) => one.lost), found.flatMap((one) => one.doubled)];
  const ambiguous = ambiguousPatches(desk.sandbox.requests());
  report('The sign-in revoked and given again', {
    tried: during,
    lost: lost.length,
    doubled: doubled.length,
    ambiguous,
  });
  expect({ lost, doubled }).toEqual({ lost: [], doubled: [] });
});

test('a webhook for a record that Partner Center does not show yet: the poll finds it', async () => {
  const desk = await aDesk({ installedBy: ['Alex'] });
  desk.sandbox.setFaults({ kind: 'vanishedRecord' });
  const ids: string[] = [];
  for (let i = 0; i < during; i++) ids.push(await desk.receives({ team }));
  expect(ids.flatMap((id) => desk.copiesOf(id))).toEqual([]);
  desk.sandbox.clearFaults();
  await desk.polls();
  const cards = ids.map((id) => desk.cardsIn('Deals', id).length);
  report('A webhook before its record', {
    tried: during,
    lost: cards.filter((count) => count === 0).length,
    doubled: cards.filter((count) => count > 1).length,
    ambiguous: 0,
  });
  expect(cards).toEqual(ids.map(() => 1));
});

async function wrongs(desk: Desk, id: string, deed: Deed): Promise<{ lost: string[]; doubled: string[] }> {
  const { status, substatus } = desk.record(id);
  const state = `${status}/${substatus}`;
  const { states, answers } = ends[deed];
  const mirrored = (await desk.referral(id).catch(() => undefined))?.record;
  // A substatus that nobody knows came with the record's own eTag: the desk has no reason to read that again.
  const onDesk = `${mirrored?.status}/${mirrored?.substatus?.replace(unknownSubstatus, substatus)}`;
  const cards = desk.cardsIn('Deals', id);
  const [card] = cards;
  const reads = card ? textOf(card) : 'no card';
  // A refused answer is given anew: what counts is what Partner Center took.
  const taken = desk.patches(id).filter((request) => request.taken).length;
  // What such a Closed means nobody can say, and the card says no more than that.
  const unknown = deed === 'runs out' && status === 'Closed' && mirrored?.substatus === unknownSubstatus;
  const expected = unknown ? /^Closed in Partner Center/m : states[state];
  const right = expected?.test(reads) && onDesk === state && taken >= answers;
  return {
    lost: right ? [] : [`${deed} ${id}: ${state}, on the desk ${onDesk}, ${taken} answers; ${reads.slice(0, 60)}`],
    doubled: cards.length > 1 || taken > answers ? [`${deed} ${id}: ${cards.length} cards, ${taken} answers`] : [],
  };
}

function ambiguousPatches(requests: readonly RequestLogEntry[]): number {
  return requests.filter((request) => request.method === 'PATCH' && isAmbiguous(request)).length;
}

async function pressAll(desk: Desk, drawn: ReadonlyMap<string, Deed>): Promise<void> {
  for (const [id, deed] of drawn) if (ends[deed].answers > 0) await presses(desk, id, deed);
}

function formIsOpen(desk: Desk, card: Message): boolean {
  return buttonsOf(desk.alex.sees(card)).some(({ verb }) => verb === 'referral.decline');
}

/** On the card that stands, whatever it shows by now; a person who finds no button comes back later. */
async function presses(desk: Desk, id: string, deed: Deed): Promise<void> {
  const [card] = desk.cardsOf(desk.alex, id);
  if (!card || (await desk.referral(id).catch(() => undefined))?.decision) return;
  try {
    if (deed === 'Accept') await desk.alex.presses(deed, { on: card });
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
