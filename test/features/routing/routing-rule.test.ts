import { describe, expect, it } from 'vitest';
import type { RoutingConditions } from '../../../src/answers/routing/routing-when.ts';
import type { ReferralRecord } from '../../../src/features/referrals/index.ts';
import { nextInTurn } from '../../../src/features/routing/rota.ts';
import { matches, type RoutingRule, ruleFor } from '../../../src/features/routing/routing-rule.ts';
import { aReferralRecord } from '../../builders/referral.ts';

const withCountry = (country?: string) => {
  const { customer } = aReferralRecord();
  return { customer: { ...customer, address: country ? { country } : {} } };
};

/** The builder's: Fabrikam Manufacturing GmbH, DE, 120,000 EUR, 4567001, from Microsoft. */
describe('a rule matches', () => {
  it.each<[string, RoutingConditions, Partial<ReferralRecord>, boolean]>([
    ['everything, where it names nothing', {}, {}, true],
    ['its country', { countries: ['AT', 'DE'] }, {}, true],
    ['no other country', { countries: ['AT'] }, {}, false],
    ['no referral without a country', { countries: ['DE'] }, withCountry(), false],
    ['another country than those that are excluded', { notCountries: ['FR', 'AT'] }, {}, true],
    ['no country that is excluded', { notCountries: ['FR', 'DE'] }, {}, false],
    ['no referral without a country, which may be the excluded one', { notCountries: ['FR'] }, withCountry(), false],
    ['a customer by a word of the name', { customer: 'fabrikam' }, {}, true],
    ['a customer whatever the legal form', { customer: 'Fabrikam Manufacturing AG' }, {}, true],
    ['no customer by half a word', { customer: 'Fabri' }, {}, false],
    ['a value at the bound', { over: { value: 120_000 } }, {}, true],
    ['no value below it', { over: { value: 120_001 } }, {}, false],
    ['a value under a bound, which itself is not', { under: { value: 120_000 } }, {}, false],
    ['a bound in its currency', { over: { value: 1, currency: 'EUR' } }, {}, true],
    ['no bound in another one', { over: { value: 1, currency: 'USD' } }, {}, false],
    ['its location', { locations: ['4567001'] }, {}, true],
    ['no other location', { locations: ['4567002'] }, {}, false],
    ['all that is named, or not at all', { countries: ['DE'], over: { value: 500_000 } }, {}, false],
    ['the language of the country', { language: 'de' }, { invite: {}, notes: '' }, true],
    ['the language that was written', { language: 'ko' }, { notes: '견적을 원합니다' }, true],
    ['no language of the country where another was written', { language: 'de' }, { notes: 'Нужна помощь' }, false],
    ['nothing by language where nothing tells it', { language: 'en' }, { ...withCountry(), notes: 'Hello' }, false],
  ])('%s', (_what, when, record, expected) => {
    expect(matches(when, aReferralRecord(record))).toBe(expected);
  });

  it('first in the order of the list', () => {
    const rule = (id: string, when: RoutingConditions): RoutingRule => ({ id, when, to: { kind: 'nobody' } });
    const rules = [rule('a', { countries: ['AT'] }), rule('b', { countries: ['DE'] }), rule('c', {})];
    expect(ruleFor(rules, aReferralRecord())).toMatchObject({ rule: { id: 'b' }, at: 1 });
    expect(ruleFor(rules.slice(0, 1), aReferralRecord())).toBeUndefined();
  });
});

describe('a rota', () => {
  const who = (name: string) => ({ tenantId: 't', aadObjectId: name, name });
  const [ann, bob, cy] = [who('ann'), who('bob'), who('cy')];
  const last = (name: string) => ({ last: `t/${name}` });

  it('gives to each in turn, round and round', () => {
    const rota = [{ who: ann }, { who: bob }, { who: cy }];
    expect(nextInTurn(rota, {}).who).toBe(ann);
    expect(nextInTurn(rota, last('ann')).who).toBe(bob);
    expect(nextInTurn(rota, last('cy')).who).toBe(ann);
  });

  it('skips who is away or full, and says so of those whose turn it was', () => {
    const rota = [{ who: ann }, { who: bob, why: 'away' as const }, { who: cy }];
    expect(nextInTurn(rota, last('ann'))).toEqual({ who: cy, passedOver: [{ who: bob, why: 'away' }] });
    expect(nextInTurn(rota, last('cy'))).toEqual({ who: ann, passedOver: [] });
  });

  it('gives to who had the last one where all others can’t, and to nobody where nobody can', () => {
    const rota = [{ who: ann }, { who: bob, why: 'full' as const }];
    expect(nextInTurn(rota, last('ann')).who).toBe(ann);
    const none = rota.map((one) => ({ ...one, why: 'away' as const }));
    expect(nextInTurn(none, last('ann'))).toMatchObject({ passedOver: [{ who: bob }, { who: ann }] });
    expect(nextInTurn(none, last('ann')).who).toBeUndefined();
  });

  it('begins anew where who had the last one has left it', () => {
    expect(nextInTurn([{ who: ann }, { who: bob }], last('cy')).who).toBe(ann);
  });
});
