import { describe, expect, it } from 'vitest';
import { mappingOf } from '../../src/crm/mapping.ts';

describe('the mapping file', () => {
  it('is needed by nobody: what is usual counts, and holds together', () => {
    for (const system of ['dynamics', 'salesforce'] as const) {
      const { mapping, problems } = mappingOf(system, undefined);
      expect(problems).toEqual([]);
      expect(mapping.fields.notes.rule).toBe('both');
      expect(mapping.fields.notes.column.toLowerCase()).not.toBe('description');
    }
  });

  it('changes what it names and leaves the rest', () => {
    const { mapping, problems } = mappingOf('salesforce', {
      fields: { dealValue: { rule: 'toCrm' }, notes: { column: 'ns__Notes__c' } },
      stages: { 10: ['발굴', 'Prospecting'] },
      columns: { connectorId: 'msft_ReferralId__c' },
      createAccounts: 'no',
    });
    expect(problems).toEqual([]);
    expect(mapping.fields.dealValue).toEqual({ rule: 'toCrm', column: 'Amount' });
    expect(mapping.fields.notes).toEqual({ rule: 'both', column: 'ns__Notes__c' });
    expect(mapping.stages[10]).toEqual(['발굴', 'Prospecting']);
    expect(mapping.stages[20]).toEqual(['Qualification']);
    expect(mapping.columns).toMatchObject({ connectorId: 'msft_ReferralId__c', referralId: 'CoSell_Referral_Id__c' });
    expect(mapping.createAccounts).toBe('no');
  });

  it('is refused where it would let out or overwrite what it must not, and where it is unfit', () => {
    const refused: readonly [unknown, RegExp][] = [
      [{ fields: { notes: { column: 'Description' } } }, /fields\.notes\.column: description is what CRM users write/],
      [{ fields: { microsoftId: { rule: 'both' } } }, /fields\.microsoftId\.rule/],
      [{ fields: { description: { rule: 'toPartnerCenter' } } }, /fields\.description\.rule/],
      [{ fields: { notes: { column: "a' or 1 eq 1" } } }, /fields\.notes\.column: must be a column/],
      [{ fields: { notes: { column: 'csd_campaign' } } }, /another field's column/],
      [{ fields: { secret: { column: 'x' } } }, /fields/],
      [{ columns: { referralId: 'a;b' } }, /columns\.referralId/],
      // What people write for themselves is neither written over by a key nor read as one.
      [{ columns: { referralId: 'Description' } }, /columns\.referralId: must be a column of its own/],
      [{ columns: { connectorId: 'description' } }, /columns\.connectorId: must be a column of its own/],
      [{ columns: { connectorId: 'csd_referralid' } }, /columns\.connectorId: must be a column of its own/],
      [{ fields: { notes: { column: 'CSD_ReferralId' } } }, /fields\.notes\.column: is one of the columns by which/],
      [
        { fields: { campaign: { column: 'transactioncurrencyid' } } },
        /fields\.campaign\.column: is one of the columns/,
      ],
      [{ stages: { 15: ['x'] } }, /stages/],
      [{ stages: { lost: ['3'] } }, /stages: a stage is both/],
      [{ password: 'x' }, /the file/],
      ['text', /the file/],
      [[], /the file/],
    ];
    for (const [file, problem] of refused) {
      const { problems } = mappingOf('dynamics', file);
      expect(problems.join('\n'), JSON.stringify(file)).toMatch(problem);
      expect(problems.join('\n')).not.toContain('1 eq 1');
    }
  });
});
