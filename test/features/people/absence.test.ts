import { describe, expect, it } from 'vitest';
import { absenceAhead, absenceAt, standsInFor } from '../../../src/features/people/index.ts';

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
