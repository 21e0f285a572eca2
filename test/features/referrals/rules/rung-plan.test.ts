import { DateTime } from 'luxon';
import { describe, expect, it } from 'vitest';
import type { Person } from '../../../../src/features/people/person.ts';
import type { Referral } from '../../../../src/features/referrals/record/referral.ts';
import { rungDueAt } from '../../../../src/features/referrals/rules/deadline.ts';
import { type EscalationStep, planEscalation } from '../../../../src/features/referrals/rules/escalation.ts';
import { withDue } from '../../../../src/features/referrals/rules/mirror.ts';
import type { ReferralPolicy } from '../../../../src/features/referrals/rules/policy.ts';
import { duePlanned, withRungPlans, withRungsSaid } from '../../../../src/features/referrals/rules/rung-plan.ts';
import { workingCalendar } from '../../../../src/working-time/working-calendar.ts';
import { alex, aReferral } from '../../../builders/referral.ts';

const policy: ReferralPolicy = {
  responseDays: 14,
  undoSeconds: 60,
  acceptUndoSeconds: 0,
  ladder: ['P10D', 'P7D', 'P3D', 'P1D', 'PT4H'],
  channelWithin: 'P3D',
  hours: { zone: 'America/New_York', hours: { from: 540, to: 1_020 } },
};
const berlin = 'Europe/Berlin';
const person: Person = { ...alex, teamsId: '29:alex', guest: false, timeZone: berlin, country: 'US' };

function at(text: string): Date {
  return DateTime.fromISO(text, { zone: berlin }).toJSDate();
}

/** Saturday noon in Berlin. */
const deadline = at('2026-11-21T12:00');
const arrived = at('2026-11-09T10:00');

function planOf(referral: Referral, audience: 'owner' | 'team'): string[] {
  const plan = referral.rungPlans?.[audience]?.rungs ?? [];
  return plan.map(
    (one) =>
      `${one.done ? 'said ' : ''}${one.rung} ${DateTime.fromJSDate(one.at, { zone: berlin }).toFormat('ccc HH:mm')}`,
  );
}

describe('a plan of reminders', () => {
  const planned = withDue(withRungPlans(aReferral({ deadline }), person, policy, arrived), policy, arrived);

  it('goes by the owner’s clock, and by the desk’s for the channel', () => {
    expect(planOf(planned, 'owner')).toEqual([
      'P10D Wed 12:00',
      'P7D Mon 09:00',
      'P3D Wed 12:00',
      'P1D Thu 13:00',
      'PT4H Fri 13:00',
    ]);
    expect(planOf(planned, 'team')).toEqual(['P3D Wed 15:00', 'P1D Fri 15:00', 'PT4H Fri 19:00']);
    expect(planned.rungDueAt).toEqual(at('2026-11-11T12:00'));
  });

  it.each([
    // Thursday is Thanksgiving. Until then it was a working day, on which the last warning was to come.
    ['2026-11-25T15:00', ['P1D Tue 13:00', 'PT4H Wed 13:00'], 'while they work: at once'],
    ['2026-11-25T20:00', ['P1D Tue 13:00', 'PT4H Wed 13:00'], 'in the evening: at once'],
    ['2026-11-25T23:00', ['P1D Thu 09:00', 'PT4H Thu 09:00'], 'at night: in the holiday’s morning'],
    ['2026-11-27T02:00', ['P1D Fri 07:00', 'PT4H Fri 07:00'], 'where opening would leave no hour: when the night ends'],
  ])('has its last warning although its owner keeps other holidays from %s on: %s', (changed, expected) => {
    const referral = aReferral({ deadline: at('2026-11-27T09:30') });
    const before = withRungPlans(referral, { ...person, country: 'DE' }, policy, at('2026-11-23T10:00'));
    expect(planOf(before, 'owner').at(-1)).toBe('PT4H Thu 13:00');
    expect(
      planOf(withRungPlans(before, { ...person, chosen: { country: 'US' } }, policy, at(changed)), 'owner').slice(-2),
    ).toEqual(expected);
  });

  it('keeps the holidays of the country where somebody’s clock stands', () => {
    const christmas = aReferral({ deadline: at('2026-12-25T18:00') });
    const now = at('2026-12-14T10:00');
    expect(planOf(withRungPlans(christmas, person, policy, now), 'owner').at(-1)).toBe('PT4H Thu 13:00');
    expect(
      planOf(withRungPlans(christmas, { ...person, timeZone: 'Europe/Istanbul' }, policy, now), 'owner').at(-1),
    ).toBe('PT4H Fri 14:00');
  });

  it('counts for its owner, its deadline and its settings only', () => {
    const later = at('2026-11-12T10:00');
    const others = { ...planned, owner: { ...alex, aadObjectId: '00000000-0000-0000-0000-0000000000099' } };
    const putOff = { ...planned, deadline: at('2026-11-28T12:00') };
    for (const changed of [others, putOff])
      expect(rungDueAt(withDue(changed, policy, later), policy, later)).toEqual(later);
    expect(rungDueAt(withDue(planned, { ...policy, ladder: ['P1D'] }, later), policy, later)).not.toEqual(
      planned.rungDueAt,
    );

    const { owner: _gone, ...released } = planned;
    expect(withDue(released, policy, later).rungDueAt).not.toEqual(later);
  });

  it('made anew keeps what was said, and brings nothing back', () => {
    const noon = at('2026-11-11T12:00');
    const said = withRungsSaid(planned, noon);
    const moved = withRungPlans(said, { ...person, timeZone: 'Asia/Seoul' }, policy, at('2026-11-12T10:00'));

    expect(planOf(moved, 'owner')[0]).toBe('said P10D Wed 12:00');
    expect(planOf(moved, 'owner').filter((one) => one.includes('P10D'))).toHaveLength(1);
    expect(duePlanned(moved, 'owner', at('2026-11-13T10:00'))).toEqual([]);
  });

  it('puts off to the next working time what was missed, unless there is none left', () => {
    const saturday = at('2026-11-14T20:00');
    const missed = withRungPlans(planned, person, policy, saturday);
    expect(duePlanned(missed, 'owner', saturday)).toEqual([]);
    expect(planOf(missed, 'owner').slice(0, 2)).toEqual(['P10D Mon 09:00', 'P7D Mon 09:00']);

    const last = withRungPlans(planned, person, policy, at('2026-11-20T20:00'));
    expect(duePlanned(last, 'owner', at('2026-11-20T20:00')).at(-1)?.rung).toBe('PT4H');
  });

  it('says at once, by night, what would leave whoever is told less than an hour to act', () => {
    const told = {
      ...{ ...policy, hours: { zone: berlin, hours: { from: 540, to: 1_020 } } },
      escalation: [{ step: 'catcher' as const, before: 6 * 3_600_000 }],
    };
    const night = at('2026-11-20T03:00');
    const dueIn = (text: string) => {
      const referral = withRungPlans(aReferral({ deadline: at(text) }), person, told, arrived);
      const late = withRungPlans(referral, person, told, night);
      return (['owner', 'team', 'escalation'] as const).map((audience) => duePlanned(late, audience, night).length > 0);
    };
    expect(dueIn('2026-11-20T07:59')).toEqual([true, true, true]);
    expect(dueIn('2026-11-20T08:00')).toEqual([false, false, false]);
  });

  it('warns before an absence that the deadline is in, and leaves it to a stand-in where there is one', () => {
    const absence = { from: at('2026-11-17T00:00'), until: at('2026-11-30T09:00'), by: alex };
    const away = withRungPlans(aReferral({ deadline }), { ...person, absence }, policy, arrived);
    expect(planOf(away, 'owner').at(-1)).toBe('PT4H Mon 13:00');

    const standIn = { ...alex, name: 'Megan Bowen' };
    const replaced = withRungPlans(
      aReferral({ deadline }),
      { ...person, absence: { ...absence, standIn } },
      policy,
      arrived,
    );
    expect(planOf(replaced, 'owner')).toEqual(planOf(planned, 'owner'));
  });

  it('tells others in working time, each well before the next, and none whose time was past', () => {
    const escalation = (['backup', 'manager', 'channel', 'catcher'] as const).map((step, index) => ({
      step,
      before: ([48, 24, 12, 6][index] ?? 0) * 3_600_000,
    }));
    const told = { ...policy, hours: { zone: berlin, hours: { from: 540, to: 1_020 } }, escalation };
    const plan = (from: Date) => {
      const { rungPlans } = withRungPlans(aReferral({ deadline }), person, told, from);
      return rungPlans?.escalation?.rungs.map(({ rung, at: when }) => `${rung} ${said(when)}`);
    };
    expect(plan(arrived)).toEqual(['backup Thu 12:00', 'manager Fri 09:00', 'channel Fri 11:00', 'catcher Fri 13:00']);
    expect(plan(at('2026-11-20T16:00'))).toEqual(['channel Fri 16:00', 'catcher Fri 16:00']);
  });

  const weekdays = { zone: berlin, days: [1, 2, 3, 4, 5], from: 540, to: 1_020 };
  const hour = 3_600_000;
  const steps = Object.entries({ backup: 48, manager: 24, channel: 12, catcher: 6 }).map(([step, hours]) => ({
    step: step as EscalationStep,
    before: hours * hour,
  }));
  const escalationOf = (from: Date, hours: number) =>
    planEscalation(
      steps,
      { from: from.getTime(), deadline: from.getTime() + hours * hour },
      workingCalendar(weekdays),
    ).map((one) => ({ ...one, at: new Date(one.at) }));

  it('tells the backup before a week night as ever, and after a weekend what would spoil the first half', () => {
    const backupOf = (from: string, hours: number) => said(escalationOf(at(from), hours)[0]?.at ?? at(from));
    expect(backupOf('2026-11-18T17:00', 72)).toBe('Thu 13:00');
    expect(backupOf('2026-11-20T10:00', 96)).toBe('Fri 13:00');
    expect(backupOf('2026-11-20T06:00', 120)).toBe('Mon 09:00');
  });

  it.each([96, 120, 168, 336])(
    'tells nobody within two hours of the step before, whenever a referral of %s hours comes',
    (hours) => {
      const begin = at('2026-11-16T00:00').getTime();
      const tooClose = Array.from({ length: 168 }, (_, later) => escalationOf(new Date(begin + later * hour), hours))
        .filter((plan) =>
          plan.some(({ at: when }, index) => index > 0 && +when - +(plan[index - 1]?.at ?? 0) < 2 * hour),
        )
        .map((plan) => plan.map(({ name, at: when }) => `${name} ${said(when)}`));
      expect(tooClose).toEqual([]);
    },
  );
});

function said(when: Date): string {
  return DateTime.fromJSDate(when, { zone: berlin }).toFormat('ccc HH:mm');
}
