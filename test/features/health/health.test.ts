import { describe, expect, it } from 'vitest';
import { type Episode, episodesAfter, withTold } from '../../../src/features/health/health-episodes.ts';
import { daysLeft, type HealthFacts, lateThings } from '../../../src/features/health/health-facts.ts';

const minute = 60_000;
const now = new Date('2026-11-28T09:00:00Z');
const at = (minutes: number) => new Date(now.getTime() + minutes * minute);
const longAgo = { now: at(-10_000), serverNow: at(-10_000) };
const well: HealthFacts = {
  lastRead: at(-5),
  lastEvent: at(-120),
  newestChange: at(-121),
  expectsEvents: true,
  parked: 0,
  sends: { waiting: 0 },
  changesWaiting: 0,
  secretExpires: at(60 * 24 * 41),
};
const idsOf = (facts: Partial<HealthFacts>, since = longAgo) =>
  lateThings({ ...well, ...facts }, { now, serverNow: now, since }).map(({ id }) => id);

describe('what is late', () => {
  it.each([
    ['nothing', {}, []],
    ['Partner Center was read an hour ago', { lastRead: at(-60) }, []],
    ['it was read before that', { lastRead: at(-61) }, ['reading']],
    ['it changed six hours after the last event', { newestChange: at(-1), lastEvent: at(-361) }, []],
    ['it changed later than that', { newestChange: at(-1), lastEvent: at(-362) }, ['events']],
    ['no events are wanted', { newestChange: at(-1), lastEvent: at(-900), expectsEvents: false }, []],
    ['nothing changed since the last event', { newestChange: at(-9_000), lastEvent: at(-9_000) }, []],
    ['a message is due for ten minutes', { sends: { waiting: 1, oldestDueAt: at(-10) } }, []],
    ['it is due for longer', { sends: { waiting: 1, oldestDueAt: at(-11) } }, ['sends']],
    ['something is parked', { parked: 1 }, ['parked']],
    ['Partner Center could not take a change', { changesWaiting: 2 }, ['changes']],
    ['a secret is good for 15 days', { secretExpires: at(60 * 24 * 15) }, []],
    ['for 14', { secretExpires: at(60 * 24 * 14) }, ['secret:14']],
    ['for 3', { secretExpires: at(60 * 24 * 3) }, ['secret:3']],
    ['the CRM was read an hour ago', { crm: { name: 'Salesforce', lastRead: at(-60), wants: [] } }, []],
    ['before that', { crm: { name: 'Salesforce', lastRead: at(-61), wants: [] } }, ['crm:unread']],
    [
      'it wants something',
      { crm: { name: 'Salesforce', wants: [{ what: 'notes: right-missing', since: at(-1) }] } },
      ['crm:notes: right-missing'],
    ],
    ['it has expired', { secretExpires: at(-1) }, ['secret:0']],
  ] as const)('%s', (_what, facts, ids) => {
    expect(idsOf(facts)).toEqual(ids);
  });

  it('what the CRM wants is told once a day where no chat has a daily line', () => {
    const crm = (minutes: number) => ({
      name: 'Dynamics 365',
      wants: [{ what: 'key-not-ready', since: at(-minutes) }],
    });
    const ids = (minutes: number) =>
      lateThings({ ...well, crm: crm(minutes) }, { now, serverNow: now, since: longAgo, isDailyAlarm: true }).map(
        ({ id }) => id,
      );
    expect(ids(1)).toEqual(ids(1_439));
    expect(ids(1_441)).not.toEqual(ids(1_439));
    // The next day's takes its place: nothing is over, and it is news.
    const [first] = lateThings({ ...well, crm: crm(1) }, { now, serverNow: now, since: longAgo, isDailyAlarm: true });
    const [next] = lateThings(
      { ...well, crm: crm(1_441) },
      { now, serverNow: now, since: longAgo, isDailyAlarm: true },
    );
    if (!first || !next) throw new Error('nothing is late');
    const told = withTold([{ ...first, since: at(-1_441) }], [{ ...first, since: now }], at(-1_440));
    const { news, over } = episodesAfter(episodesAfter(told, [next], at(-2)).current, [next], now);
    expect(news.map(({ id }) => id)).toEqual([next.id]);
    expect(over).toEqual([]);
  });

  it('nothing is held against a desk that was just started after days', () => {
    const justNow = { now, serverNow: now };
    const facts = { lastRead: at(-5_000), sends: { waiting: 90, oldestDueAt: at(-5_000) }, newestChange: at(-1) };
    expect(idsOf({ ...facts, lastEvent: at(-5_000) }, justNow)).toEqual([]);
  });

  it('a clock that was moved by a week, as in the demo, makes no event late', () => {
    const moved = at(7 * 24 * 60);
    const facts = { ...well, newestChange: moved, lastEvent: at(-1) };
    expect(lateThings(facts, { now: moved, serverNow: now, since: longAgo })).toEqual([]);
  });

  it('a day that has begun counts as one that is left', () => {
    expect(daysLeft(at(1), now)).toBe(1);
    expect(daysLeft(at(0), now)).toBe(0);
  });
});

describe('episodes', () => {
  const reading = { kind: 'reading', id: 'reading' } as const;
  const look = (before: readonly Episode[], late: boolean, minutes: number) =>
    episodesAfter(before, late ? [reading] : [], at(minutes));

  it('what is well again within a minute is no news', () => {
    const first = look([], true, 0);
    expect(first.news).toEqual([]);
    expect(look(first.current, false, 1).current).toEqual([]);
  });

  it('is told once, and is over when it has been well for five minutes', () => {
    const first = look([], true, 0);
    const second = look(first.current, true, 1);
    expect(second.news.map(({ id }) => id)).toEqual(['reading']);
    const told = withTold(second.current, second.news, at(1));
    const third = look(told, true, 2);
    expect([third.news, third.over]).toEqual([[], []]);
    const calm = look(third.current, false, 3);
    expect(calm.over).toEqual([]);
    const back = look(calm.current, true, 4);
    expect(back.news, 'it never was over').toEqual([]);
    const end = look(look(back.current, false, 5).current, false, 10);
    expect(end.over).toEqual([expect.objectContaining({ id: 'reading', since: at(0), wellSince: at(5) })]);
  });

  it('a secret that comes nearer is news, and the step before is not over', () => {
    const step = (days: number) => ({ kind: 'secret', id: `secret:${days}` }) as const;
    const first = episodesAfter([], [step(14)], now);
    const told = withTold(first.current, first.news, now);
    const nearer = episodesAfter(told, [step(3)], at(20));
    expect(nearer.news.map(({ id }) => id)).toEqual(['secret:3']);
    expect(nearer.current.map(({ id }) => id)).toEqual(['secret:3']);
    expect(nearer.over).toEqual([]);
  });
});
