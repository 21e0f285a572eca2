import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calendarOf, type Person } from '../../../src/features/people/index.ts';
import type { Copy, Referral } from '../../../src/features/referrals/index.ts';
import { isLastWorkingDay, placeOnDay } from '../../../src/features/reminders/posted-lists/day-limit.ts';
import { Gathering } from '../../../src/features/reminders/posted-lists/gathering.ts';
import type { PostedListStore } from '../../../src/features/reminders/posted-lists/posted-list.ts';
import { planWarnings } from '../../../src/working-time/warning-plan.ts';
import { type WorkingWeek, workingCalendar } from '../../../src/working-time/working-calendar.ts';
import { anInstant, aWorkingWeek } from '../../working-time/arbitraries.ts';

const day = 86_400_000;
const rungs = [10, 7, 3, 1].map((days) => ({ name: `P${days}D`, before: days * day }));

it('the last message of a day is its list, unless what comes is urgent', () => {
  expect(placeOnDay({ messages: 0, most: 3 }, false)).toBe('message');
  expect(placeOnDay({ messages: 1, most: 3 }, false)).toBe('message');
  expect(placeOnDay({ messages: 2, most: 3 }, false)).toBe('day-list');
  expect(placeOnDay({ messages: 0, most: 1 }, false)).toBe('day-list');
  expect(placeOnDay({ messages: 9, most: 3 }, true)).toBe('message');
});

describe('the last working day before a deadline', () => {
  const week = { zone: 'Europe/Berlin', days: [1, 2, 3, 4, 5], from: 540, to: 1_020 };
  const calendar = workingCalendar(week, []);
  const at = (text: string) => new Date(`${text}:00+01:00`);

  it.each([
    ['2026-11-23T10:00', '2026-11-23T16:00', true],
    ['2026-11-23T10:00', '2026-11-24T10:00', true],
    ['2026-11-20T10:00', '2026-11-23T09:30', true],
    ['2026-11-20T10:00', '2026-11-23T11:00', false],
    ['2026-11-21T10:00', '2026-11-22T20:00', true],
    ['2026-11-16T10:00', '2026-11-23T09:30', false],
  ])('at %s, of %s: %s', (now, deadline, is) => {
    expect(isLastWorkingDay(calendar, at(now), at(deadline))).toBe(is);
  });
});

/** What a person gets: the lists of one moment are posted when it is over. */
class OneChat {
  readonly days = new Map<string, { readonly messages: Set<string>; posted: boolean }>();
  readonly told = new Set<string>();
  rings = 0;
  waiting = 0;
  #open = false;

  store(): PostedListStore {
    const dayOf = (id: string) => {
      const known = this.days.get(id) ?? { messages: new Set<string>(), posted: false };
      this.days.set(id, known);
      return known;
    };
    return {
      holds: async () => false,
      follows: async () => false,
      joinsDigest: async () => false,
      joins: async (copy: Copy) => {
        if (this.#open) this.told.add(copy.id);
        return this.#open;
      },
      remindersWait: async () => this.waiting > 0,
      countedOn: async ({ id }: { id: string }) => dayOf(id).messages.size,
      count: async ({ id }: { id: string }, key: string, _now: Date, atMost = Number.POSITIVE_INFINITY) => {
        const { messages } = dayOf(id);
        if (!messages.has(key) && messages.size >= atMost) return false;
        messages.add(key);
        return true;
      },
      fold: async ({ id }: { id: string }, copy: Copy) => {
        const known = dayOf(id);
        if (!known.posted) this.rings++;
        known.posted = true;
        this.told.add(copy.id);
        return true;
      },
      begins: async (copy: Copy) => {
        this.#open = true;
        this.rings++;
        this.told.add(copy.id);
        return true;
      },
    } as unknown as PostedListStore;
  }

  momentEnds(): void {
    this.#open = false;
  }
}

const personIn = ({ zone, days, country, from, to }: WorkingWeek): Person => ({
  ...{ tenantId: 't', aadObjectId: 'a', teamsId: '29:a', name: 'Ann', guest: false },
  ...{ timeZone: zone, ...(country ? { country } : {}) },
  chosen: { timeZone: zone, workingDays: days, workingHours: { from, to }, ...(country ? { country } : {}) },
});

it('nobody gets more than so many on one of their days, but for what is urgent; and nothing is left out', async () => {
  const referrals = fc.array(fc.tuple(fc.nat(5 * 1_440), fc.integer({ min: 60, max: 14 * 1_440 })), {
    minLength: 1,
    maxLength: 40,
  });
  await fc.assert(
    fc.asyncProperty(
      aWorkingWeek,
      anInstant,
      referrals,
      fc.integer({ min: 1, max: 6 }),
      async (week, start, all, most) => {
        const person = personIn(week);
        const calendar = calendarOf(person, undefined);
        const warnings = all
          .flatMap(([offset, minutes], which) => {
            const from = start + offset * 60_000;
            const deadline = from + minutes * 60_000;
            return planWarnings({ rungs, from, deadline }, calendar).map(({ name, at }) => ({
              id: `${which}/${name}`,
              name,
              at,
              deadline,
            }));
          })
          .sort((one, other) => one.at - other.at);
        const chat = new OneChat();
        const gathering = new Gathering({
          lists: chat.store(),
          people: { find: async () => person },
          hours: undefined,
          timeZone: 'UTC',
          dueReminders: async () => 0,
          mostADay: most,
        });
        const days = new Intl.DateTimeFormat('en-CA', { timeZone: week.zone });
        const dayOf = (at: number) => days.format(at);
        const perDay = new Map<string, { rings: number; urgent: number }>();
        const moments = Map.groupBy(warnings, ({ at }) => at);
        for (const [at, some] of moments) {
          const before = chat.rings;
          for (const [index, { id, name, deadline }] of some.entries()) {
            chat.waiting = some.length - index - 1;
            const copy = {
              id,
              referralId: id,
              purpose: `reminder:${name}`,
              audience: 'personal',
              person,
              address: {},
            } as unknown as Copy;
            const rang = chat.rings;
            const taken = await gathering.takes(copy, { deadline: new Date(deadline) } as Referral, new Date(at));
            if (!taken) {
              chat.rings++;
              chat.told.add(id);
            }
            const isUrgent = isLastWorkingDay(calendar, new Date(at), new Date(deadline));
            // What is urgent rings at its moment: by itself, or with what comes together with it.
            if (isUrgent) expect(chat.rings > rang || chat.rings > before).toBe(true);
          }
          chat.momentEnds();
          const known = perDay.get(dayOf(at)) ?? { rings: 0, urgent: 0 };
          const urgent = some.some(({ deadline }) => isLastWorkingDay(calendar, new Date(at), new Date(deadline)))
            ? 1
            : 0;
          perDay.set(dayOf(at), { rings: known.rings + chat.rings - before, urgent: known.urgent + urgent });
        }
        expect([...chat.told].sort()).toEqual(warnings.map(({ id }) => id).sort());
        for (const { rings, urgent } of perDay.values()) expect(rings).toBeLessThanOrEqual(most + urgent);
      },
    ),
    { numRuns: 80 },
  );
});
