import { afterEach, expect, test, vi } from 'vitest';
import { rungOf } from '../../src/features/referrals/copies/copy.ts';
import { aDesk } from '../flows/support/a-desk.ts';
import type { Desk } from '../flows/support/desk.ts';
import { report, size } from './support/chaos-run.ts';
import type { StoredCopy } from './support/registry.ts';

/** Nights in which a clock on the wall shows an hour twice, or not at all: rungs and deadlines fall before, in and after it. */

const team = ['alex.wilber@contoso.example'];
const hour = 3_600_000;
/** Midnight UTC of the night, and where the walls' clocks are. The hour in question begins at 01:00 UTC in Europe. */
const nights = [
  ['2027-03-28T00:00:00Z', 'Europe/Berlin', 'loses an hour'],
  ['2027-10-31T00:00:00Z', 'Europe/Berlin', 'has an hour twice'],
  ['2027-03-14T06:00:00Z', 'America/New_York', 'loses an hour'],
  ['2027-11-07T05:00:00Z', 'America/New_York', 'has an hour twice'],
] as const;
/** How long before the deadline; the last is the deadline itself. */
const rungs = { P3D: 72 * hour, P1D: 24 * hour, PT4H: 4 * hour, deadline: 0 } as const;
type Rung = keyof typeof rungs;
const minutesApart = size({ full: 15, short: 90 });

afterEach(() => {
  vi.unstubAllEnvs();
});

for (const [midnight, timeZone, what] of nights.slice(0, size({ full: nights.length, short: 2 })))
  test(`the night of ${midnight.slice(0, 10)} in ${timeZone}, which ${what}: each rung once, none early`, async () => {
    // This machine's own zone as well: some function of Node's may go by it.
    vi.stubEnv('TZ', timeZone);
    const settings = { DEFAULT_TIME_ZONE: timeZone };
    const desk = await aDesk({ installedBy: ['Alex'], settings, locales: { alex: 'en-US' } });
    // Else Partner Center is faster in saying so than the desk in noticing.
    desk.sandbox.setFaults({ kind: 'expiryEventForgotten' });
    const from = Date.parse(midnight);
    await passUntil(desk, from - hour);

    const moments: { readonly at: number; readonly rung: Rung; readonly id: string }[] = [];
    for (let at = from; at <= from + 3 * hour; at += minutesApart * 60_000)
      for (const [rung, before] of Object.entries(rungs)) {
        const seconds = Math.round((at + before - desk.parts.clock.now().getTime()) / 1_000);
        const { id } = await desk.sandbox.createReferral({ team, expiresIn: `PT${seconds}S` });
        moments.push({ at: Date.parse(desk.record(id).expirationDateTime ?? '') - before, rung: rung as Rung, id });
      }
    await desk.polls();

    const early: string[] = [];
    for (let at = from; at <= from + 3 * hour; at += minutesApart * 60_000) {
      // Half a minute before, and as it has come: looked at by everything that looks at the time.
      await passUntil(desk, at - 30_000);
      await passUntil(desk, at + 2_000);
    }
    const copies = await desk.parts.db.collection<StoredCopy>('copies').find().toArray();
    const [lost, doubled]: [string[], string[]] = [[], []];
    for (const { at, rung, id } of moments) {
      const history = await desk.audited(id);
      const entries = history.filter(({ what: happened, after }) =>
        rung === 'deadline'
          ? happened === 'deadline-passed'
          : happened === 'reminded' && (after as { rung?: string }).rung === rung,
      );
      const standing = copies.filter((copy) => copy.referralId === id && rungOf(copy) === rung && copy.person);
      if (entries.some((entry) => entry.at.getTime() < at - 1_000)) early.push(`${rung} of ${id}`);
      if (entries.length === 0 || (rung !== 'deadline' && standing.length === 0)) lost.push(`${rung} of ${id}`);
      if (entries.length > 1 || standing.length > 1) doubled.push(`${rung} of ${id}`);
      if (rung === 'deadline' && desk.record(id).substatus !== 'Expired') lost.push(`the end of ${id}`);
    }
    report(`The night of ${midnight.slice(0, 10)} in ${timeZone}`, {
      tried: moments.length,
      lost: lost.length,
      doubled: doubled.length,
      early: early.length,
      ambiguous: copies.filter(({ maybeTwice }) => maybeTwice).length,
    });
    expect({ early, lost, doubled }).toEqual({ early: [], lost: [], doubled: [] });
  });

async function passUntil(desk: Desk, instant: number): Promise<void> {
  const milliseconds = instant - desk.parts.clock.now().getTime();
  if (milliseconds > 0) await desk.timePasses(`PT${milliseconds / 1_000}S`);
}
