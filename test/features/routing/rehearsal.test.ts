import { describe, expect, it } from 'vitest';
import { type PastReferral, type RehearsalSettings, rehearse } from '../../../src/features/routing/rehearsal.ts';
import { rehearsalCard } from '../../../src/features/routing/routing-cards.ts';
import type { RoutingRules } from '../../../src/features/routing/routing-store.ts';
import { aReferralRecord } from '../../builders/referral.ts';

const who = (name: string) => ({ tenantId: 't', aadObjectId: name, name });
const [ann, bob, cy] = [who('ann'), who('bob'), who('cy')];
const hour = 3_600_000;
const start = new Date('2026-10-01T08:00:00Z').getTime();

function came(hours: number, more: Partial<PastReferral> = {}): PastReferral {
  const arrivedAt = new Date(start + hours * hour);
  const deadline = new Date(arrivedAt.getTime() + 14 * 24 * hour);
  return { id: String(hours), record: aReferralRecord(), arrivedAt, deadline, ...more };
}

const rules = (...people: (typeof ann)[]): RoutingRules => ({
  version: 1,
  otherwise: { kind: 'nobody' },
  rules: [{ id: 'r', when: { countries: ['DE'] }, to: { kind: 'people', people } }],
});
const settings: RehearsalSettings = {
  ladder: ['P3D', 'P1D'],
  mostWaiting: 2,
  mayTake: () => true,
  catchers: [],
  zoneOf: () => 'UTC',
};
const shares = (of: ReturnType<typeof rehearse>) =>
  Object.fromEntries(of.shares.map((one) => [one.who.name, one.referrals]));

describe('a rehearsal', () => {
  it('gives in turn, and counts what is nobody’s and what came with a team', () => {
    const french = { ...aReferralRecord().customer, address: { country: 'FR' } };
    const past = [
      came(0),
      came(1),
      came(2),
      came(3, { record: aReferralRecord({ customer: french }) }),
      came(4, { cameWithTeam: true }),
    ];
    const result = rehearse(rules(ann, bob), past, settings);
    expect(shares(result)).toEqual({ ann: 2, bob: 1 });
    expect(result).toMatchObject({ total: 5, nobody: 1, byTeam: 1 });
    expect(result.ofRule.get('r')).toBe(3);
  });

  it('passes over who would have been full, until they answered; what all are full of goes to the catcher', () => {
    const answered = new Date(start + 10 * hour);
    const past = [came(0, { answeredAt: answered }), came(1), came(2), came(3), came(4), came(11)];
    expect(shares(rehearse(rules(ann, bob), past, { ...settings, catchers: [cy] }))).toEqual({ ann: 3, bob: 2, cy: 1 });
    expect(rehearse(rules(ann, bob), past, settings).nobody).toBe(1);
  });

  it('never gives anything to who may have nothing', () => {
    const past = [came(0), came(1)];
    const mayTake = ({ name }: typeof ann) => name !== 'ann';
    expect(shares(rehearse(rules(ann, bob), past, { ...settings, mayTake }))).toEqual({ bob: 2 });
  });

  it('gives to nobody, and to no catcher, what is of another location than theirs', () => {
    const past = [
      came(0, { record: aReferralRecord({ mpnId: '1' }) }),
      came(1, { record: aReferralRecord({ mpnId: '2' }) }),
    ];
    const mayTake = ({ name }: typeof ann, { record: { mpnId } }: PastReferral) =>
      name === 'cy' || mpnId === (name === 'ann' ? '1' : '3');
    const both = { ...settings, mayTake, catchers: [bob, cy] };
    expect(shares(rehearse(rules(ann), past, both))).toEqual({ ann: 1, cy: 1 });
    expect(rehearse(rules(ann), past, { ...both, catchers: [bob] })).toMatchObject({ nobody: 1 });
  });

  it('says where it counted the latest alone', () => {
    const result = rehearse(rules(ann), [came(0)], settings);
    expect(JSON.stringify(rehearsalCard(result, 'en').card)).not.toContain('There were more');
    const cut = rehearsalCard({ ...result, isOfLatest: true }, 'en');
    expect(JSON.stringify(cut.card)).toContain('There were more: counted are the latest 1.');
  });

  it('counts cards and reminders on a person’s fullest day, and none after the answer', () => {
    const day = 24;
    // Two that came on one day remind on one day as well; the third was answered before any reminder.
    const past = [came(0), came(1), came(11 * day, { answeredAt: new Date(start + 11 * day * hour + 1) })];
    expect(rehearse(rules(ann), past, settings).shares[0]?.mostOnADay).toBe(3);
    const answered = past.map((one) => ({ ...one, answeredAt: new Date(one.arrivedAt.getTime() + 1) }));
    expect(rehearse(rules(ann), answered, settings).shares[0]?.mostOnADay).toBe(2);
  });
});
