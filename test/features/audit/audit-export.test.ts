import { describe, expect, it } from 'vitest';
import { auditFileLine, isAuditWanted, personInAudit } from '../../../src/features/audit/audit-export.ts';
import type { AuditLine } from '../../../src/features/audit/index.ts';

const [alexs, megans] = ['person-00000000000000aa', 'person-00000000000000bb'];
const line = (more: Partial<AuditLine> = {}): AuditLine => ({
  ...{ subject: 'r-1', number: 1, at: new Date('2026-03-02T00:00:00Z'), what: 'claimed', by: alexs },
  ...{ correlationId: 'c', before: {}, after: { owner: megans }, seal: 's' },
  ...more,
});
const names = new Map([
  [alexs, 'Alex Wilber'],
  [megans, 'Megan Bowen'],
]);

describe('what of the audit is wanted', () => {
  it.each([
    ['that referral', { referral: 'R-1' }, true],
    ['another referral', { referral: 'r-2' }, false],
    ['who did it', { person: new Set([alexs]) }, true],
    ['whom it names', { person: new Set([megans]) }, true],
    ['somebody else', { person: new Set(['person-00000000000000cc']) }, false],
    ['the first moment of a period', { from: new Date('2026-03-02T00:00:00Z') }, true],
    ['the first moment after it', { before: new Date('2026-03-02T00:00:00Z') }, false],
    ['the right person in another period', { person: new Set([alexs]), before: new Date('2026-03-01') }, false],
  ])('%s', (_what, wanted, is) => {
    expect(isAuditWanted(line(), wanted)).toBe(is);
  });

  it.each([
    ['megan bowen ', [megans]],
    [alexs, [alexs]],
    ['00000000-0000-4000-8000-0000000000AA', ['00000000-0000-4000-8000-0000000000aa']],
    ['nobody', []],
  ])('is somebody’s by name, pseudonym or object id: %s', (who, ids) => {
    expect([...personInAudit(who, names)]).toEqual(ids);
  });

  it('runs in no spreadsheet', () => {
    const { correlationId: _, ...rest } = line({ what: '=HYPERLINK("x")' });
    expect(auditFileLine({ ...rest, correlationId: '+1' }, 'csv')).toContain(`"'=HYPERLINK(""x"")"`);
    expect(auditFileLine({ ...rest, correlationId: '+1' }, 'csv')).toContain(",'+1,");
    expect(JSON.parse(auditFileLine(line(), 'jsonl'))).toMatchObject({ what: 'claimed', after: { owner: megans } });
  });
});
