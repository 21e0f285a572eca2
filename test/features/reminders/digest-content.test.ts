import { expect, it } from 'vitest';
import { digestOf, referralsIn } from '../../../src/features/reminders/digest/digest-content.ts';
import { Digests } from '../../../src/features/reminders/digest/digests.ts';
import { aReferral, aMoment as now } from '../../builders/referral.ts';

const day = 86_400_000;
const ago = (days: number, milliseconds = 0) => new Date(now.getTime() - days * day - milliseconds);
const active = { status: 'Active', substatus: 'Engaged' } as const;
const deal = (updatedAt: Date, closesAt?: Date) =>
  aReferral({ record: { ...active, updatedAt, ...(closesAt ? { closesAt } : {}) } });
const partsOf = (mine: ReturnType<typeof aReferral>) =>
  Object.entries(digestOf({ mine: [mine], unowned: [] }, now)).flatMap(([part, some]) =>
    some.length > 0 ? [part] : [],
  );

it('a deal about which the CRM asks comes before what is late or quiet, once, and no lead does', () => {
  const late = deal(ago(60), ago(40));
  const lead = aReferral({ id: late.id, kind: 'lead', record: active });
  const asked = new Set([late.id]);
  expect(digestOf({ mine: [late], unowned: [], asked }, now)).toMatchObject({ asked: [late], late: [], quiet: [] });
  expect(referralsIn(digestOf({ mine: [lead], unowned: [], asked }, now))).toEqual([]);
  expect(referralsIn(digestOf({ mine: [late], unowned: [], asked: new Set() }, now))).toEqual([late]);
});

it.each([
  ['Europe/Berlin', 150, '2028-03-25T12:00Z', '2028-03-26T01:30Z', '2028-03-27T00:30Z'],
  ['Europe/Berlin', 150, '2027-10-30T12:00Z', '2027-10-31T00:30Z', '2027-11-01T01:30Z'],
  ['America/Santiago', 0, '2027-09-04T12:00Z', '2027-09-05T04:00Z', '2027-09-06T03:00Z'],
  ['Australia/Lord_Howe', 135, '2027-10-02T10:00Z', '2027-10-02T15:45Z', '2027-10-03T15:15Z'],
  ['Europe/Berlin', 480, '2027-06-05T12:00Z', '2027-06-06T06:00Z', '2027-06-07T06:00Z'],
])(
  '%s, minute %i: the morning’s list comes once a day, also where clocks skip its hour',
  (timeZone, digest, from, ...days) => {
    const hours = { zone: 'UTC', hours: 'always' } as const;
    const digests = new Digests({ hours, digests: {}, isOnByDefault: true } as never);
    const person = { chosen: { digest, workingDays: [1, 2, 3, 4, 5, 6, 7] }, timeZone } as never;
    let after: Date | undefined = new Date(from);
    for (const day of days) {
      after = digests.nextFor(person, after as Date);
      expect(after).toEqual(new Date(day));
    }
  },
);

it.each([
  ['quiet after fourteen days without news', deal(ago(14), ago(-30)), ['quiet']],
  ['not a moment before', deal(ago(14, -1), ago(-30)), []],
  ['late when the close date’s day is over', deal(ago(1), ago(1)), ['late']],
  ['not on that day itself', deal(ago(1), ago(0.9)), []],
  ['late rather than quiet, once', deal(ago(60), ago(40)), ['late']],
  ['running out while it waits', aReferral({ deadline: ago(-1) }), ['runningOut']],
  [
    'expired without an answer',
    aReferral({ deadline: ago(1), record: { status: 'Closed', substatus: 'Expired' } }),
    ['expired'],
  ],
  ['nothing of what was declined', aReferral({ record: { status: 'Closed', substatus: 'Declined' } }), []],
  ['nothing of what has run out', aReferral({ deadline: ago(0) }), []],
])('a deal is %s', (_what, referral, parts) => {
  expect(partsOf(referral)).toEqual(parts);
});
