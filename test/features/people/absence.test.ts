import { describe, expect, it } from 'vitest';
import {
  absenceAhead,
  absenceAt,
  absenceKey,
  absencesOf,
  standsInFor,
  withAbsence,
  withAbsenceByReply,
  withoutAbsence,
  withoutOver,
} from '../../../src/features/people/index.ts';

const alex = { tenantId: 't', aadObjectId: 'alex' };
const [from, until] = [new Date('2026-12-01T08:00:00Z'), new Date('2026-12-04T08:00:00Z')];
const absence = { from, until, by: alex };
const at = (day: string) => new Date(`2026-12-${day}T12:00:00Z`);

describe('an absence', () => {
  it('begins and ends by itself', () => {
    expect(absenceAt({ absence }, at('01'))).toBe(absence);
    expect(absenceAt({ absence }, from)).toBe(absence);
    expect(absenceAt({ absence }, until)).toBeUndefined();
    expect(absenceAt({ absence }, new Date('2026-11-30T12:00:00Z'))).toBeUndefined();
    expect(absenceAhead({ absence }, new Date('2026-11-30T12:00:00Z'))).toBe(absence);
    expect(absenceAhead({ absence }, until)).toBeUndefined();
    expect(absenceAt({}, at('02'))).toBeUndefined();
  });

  it('gives a stand-in their place for as long, and nobody else', () => {
    const megan = { standsInFor: [{ ...alex, from, until }] };
    expect(standsInFor(megan, alex, at('02'))).toBe(true);
    expect(standsInFor(megan, alex, until)).toBe(false);
    expect(standsInFor(megan, { ...alex, tenantId: 'other' }, at('02'))).toBe(false);
    expect(standsInFor({}, alex, at('02'))).toBe(false);
  });
});

describe('several absences of one person', () => {
  const day = (date: number) => new Date(Date.UTC(2026, 11, date));
  const now = day(2);
  const lee = { tenantId: 't', aadObjectId: 'lee' };
  const megan = { tenantId: 't', aadObjectId: 'megan' };
  type Days = readonly [from: number, until: number, standIn?: typeof lee];
  const one = ([first, end, standIn]: Days) => ({
    from: day(first),
    until: day(end),
    by: alex,
    ...(standIn ? { standIn } : {}),
  });
  const of = (days: readonly Days[]) => {
    const [absence, ...laterAbsences] = days.map(one);
    return { ...(absence ? { absence } : {}), laterAbsences };
  };
  const daysIn = (noted: ReturnType<typeof withAbsence>) =>
    [...(noted?.absence ? [noted.absence] : []), ...(noted?.later ?? [])].map(
      ({ from: first, until: end, standIn }) => [first.getUTCDate(), end.getUTCDate(), ...(standIn ? [standIn] : [])],
    );

  it.each<[what: string, known: Days[], added: Days, after: Days[]]>([
    [
      'the next stand-in from the day on which the first ends',
      [[1, 4, lee]],
      [4, 6, megan],
      [
        [1, 4, lee],
        [4, 6, megan],
      ],
    ],
    [
      'one that ends where another begins',
      [[4, 6]],
      [2, 4],
      [
        [2, 4],
        [4, 6],
      ],
    ],
    [
      'what begins later leaves nobody back who is away now',
      [[1, 6, lee]],
      [5, 9],
      [
        [1, 5, lee],
        [5, 9],
      ],
    ],
    [
      'days in the midst of it',
      [[1, 12, lee]],
      [5, 7, megan],
      [
        [1, 5, lee],
        [5, 7, megan],
        [7, 12, lee],
      ],
    ],
    ['a shorter one from now on corrects', [[1, 12, lee]], [2, 5, lee], [[2, 5, lee]]],
    [
      'a longer one from now on corrects',
      [
        [1, 4],
        [10, 12],
      ],
      [2, 6],
      [
        [2, 6],
        [10, 12],
      ],
    ],
    ['other days of what has not begun correct', [[10, 14, lee]], [11, 15, lee], [[11, 15, lee]]],
    [
      'a hand-over on a day of both',
      [[10, 13, lee]],
      [12, 15, megan],
      [
        [10, 12, lee],
        [12, 15, megan],
      ],
    ],
  ])('%s', (_what, known, added, after) => {
    expect(daysIn(withAbsence(of(known), one(added), { now }))).toEqual(after);
  });

  it('the form replaces what it shows, and that alone', () => {
    const known = of([
      [1, 4, lee],
      [10, 12, lee],
      [20, 22],
    ]);
    const [, second] = absencesOf(known);
    const instead = second ? absenceKey(second) : '';
    expect(daysIn(withAbsence(known, one([14, 15]), { now, instead }))).toEqual([
      [1, 4, lee],
      [14, 15],
      [20, 22],
    ]);
    expect(daysIn(withAbsence(known, one([14, 15]), { now, instead: 'gone' }))).toHaveLength(4);
  });

  it('the thirteenth is refused, not dropped', () => {
    const twelve = of(Array.from({ length: 12 }, (_, index): Days => [2 * index + 2, 2 * index + 3]));
    expect(withAbsence(twelve, one([28, 29]), { now })).toBeUndefined();
    expect(withAbsence(twelve, one([2, 4]), { now })).toBeDefined();
  });

  it('end one by one, and the next is in force at once', () => {
    const known = of([
      [1, 4, lee],
      [4, 6, megan],
      [10, 12],
    ]);
    expect(absenceAt(known, day(4))?.standIn).toBe(megan);
    expect(absenceAhead(known, day(6))?.from).toEqual(day(10));
    expect(withoutOver(known, day(3))).toBeUndefined();
    expect(daysIn(withoutOver(known, day(4)))).toEqual([
      [4, 6, megan],
      [10, 12],
    ]);
    expect(daysIn(withoutAbsence(known, one([10, 12]), now))).toEqual([
      [1, 4, lee],
      [4, 6, megan],
    ]);
    const read = { ...one([1, 4]), fromMailbox: true as const };
    const both = { absence: read, laterAbsences: [one([4, 6])] };
    expect(daysIn(withAbsenceByReply(both, { ...read, until: day(3) }, now))).toEqual([
      [1, 3],
      [4, 6],
    ]);
    expect(daysIn(withAbsenceByReply(both, undefined, now))).toEqual([[4, 6]]);
  });
});
