import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutText } from '../../../src/crm/cut-text.ts';
import { type CrmRule, mappingOf } from '../../../src/crm/mapping.ts';
import type { CrmField } from '../../../src/crm/port.ts';
import { roundedAmount } from '../../../src/crm/rounded-amount.ts';
import { type CrmSide, type SyncField, syncFields } from '../../../src/features/crm/link/crm-link.ts';
import { crmForm } from '../../../src/features/crm/merge/crm-form.ts';
import { joinedNotes } from '../../../src/features/crm/merge/joined-notes.ts';
import { fightsOver } from '../../../src/features/crm/merge/loop-brake.ts';
import { type FieldSituation, mergeField } from '../../../src/features/crm/merge/merge-field.ts';
import { type MergeInput, mergeLink } from '../../../src/features/crm/merge/merge-link.ts';
import { percentFor, sameStage, stageFits } from '../../../src/features/crm/merge/stage-classes.ts';
import { tidyName } from '../../../src/features/crm/merge/sync-values.ts';
import { likelyAccounts } from '../../../src/features/crm/sync/link-finder.ts';

/** A field of which nothing moved. */
const still: FieldSituation = {
  field: 'closeDate',
  rule: 'both',
  base: { partnerCenter: 'a', crm: 'a' },
  partnerCenter: 'a',
  crm: 'a',
  crmTakesIt: true,
  alike: true,
  partnerCenterChanged: false,
  crmChanged: false,
  fresh: false,
  ours: true,
};

describe('a field that both sides hold', () => {
  it.each([
    ['nothing moved', {}, 'nothing'],
    ['Partner Center moved', { partnerCenter: 'b', partnerCenterChanged: true, alike: false }, 'toCrm'],
    ['the CRM moved', { crm: 'b', crmChanged: true, alike: false }, 'toPartnerCenter'],
    ['both moved, to the same', { partnerCenterChanged: true, crmChanged: true }, 'agree'],
    ['both moved', { partnerCenterChanged: true, crmChanged: true, alike: false }, 'ask'],
    [
      'both moved a stage',
      { field: 'salesStage', partnerCenterChanged: true, crmChanged: true, alike: false },
      'toPartnerCenter',
    ],
    ['both moved notes', { field: 'notes', partnerCenterChanged: true, crmChanged: true, alike: false }, 'join'],
    ['cleared at Partner Center', { partnerCenter: '', partnerCenterChanged: true, alike: false }, 'ask'],
    ['cleared in the CRM', { crm: '', crmChanged: true, alike: false }, 'ask'],
    ['notes cleared in the CRM', { field: 'notes', crm: '', crmChanged: true, alike: false }, 'toPartnerCenter'],
    ['a name cleared in the CRM', { field: 'name', crm: '', crmChanged: true, alike: false }, 'ask'],
    [
      'a stage cleared in the CRM says nothing',
      { field: 'salesStage', rule: 'toPartnerCenter', crm: '', crmChanged: true, alike: false },
      'nothing',
    ],
    [
      'a stage cleared in the CRM, and moved at Partner Center',
      { field: 'salesStage', partnerCenter: 'b', partnerCenterChanged: true, crm: '', crmChanged: true, alike: false },
      'toCrm',
    ],
    ['a column that cannot be read is no empty one', { crm: undefined, crmChanged: true, alike: false }, 'unreadable'],
    ['off', { rule: 'off', crmChanged: true, alike: false }, 'nothing'],
    ['no right', { partnerCenter: 'b', partnerCenterChanged: true, alike: false, crmTakesIt: false }, 'cannot'],
    ['one way, edited on the wrong side', { rule: 'toCrm', crm: 'b', crmChanged: true, alike: false }, 'nothing'],
    [
      'one way, the source moved too',
      { rule: 'toCrm', partnerCenter: 'c', partnerCenterChanged: true, crm: 'b', crmChanged: true, alike: false },
      'toCrm',
    ],
    ['the other way', { rule: 'toPartnerCenter', crm: 'b', crmChanged: true, alike: false }, 'toPartnerCenter'],
    [
      'a cut text edited',
      { base: { partnerCenter: 'long', crm: 'lo…', cut: true }, crm: 'x', crmChanged: true, alike: false },
      'ask',
    ],
    ['first link, the same', { base: undefined }, 'agree'],
    ['first link, the CRM empty', { base: undefined, crm: '', alike: false }, 'toCrm'],
    ['first link, Partner Center empty', { base: undefined, partnerCenter: '', alike: false }, 'toPartnerCenter'],
    ['first link, two values', { base: undefined, crm: 'b', alike: false }, 'ask'],
    [
      'first link, two stages',
      { base: undefined, field: 'salesStage', rule: 'toPartnerCenter', crm: 'b', alike: false, ours: false },
      'agree',
    ],
    ['first link, said just now', { base: undefined, crm: 'b', alike: false, fresh: true }, 'toCrm'],
    [
      'first link, one way, somebody else’s record',
      { base: undefined, rule: 'toCrm', field: 'name', crm: 'b', alike: false, ours: false },
      'agree',
    ],
    [
      'first link, a column of the desk',
      { base: undefined, rule: 'toCrm', field: 'link', crm: 'b', alike: false, ours: false },
      'toCrm',
    ],
  ] as const)('%s', (_name, moved, kind) => {
    expect(mergeField({ ...still, ...(moved as Partial<FieldSituation>) }).kind).toBe(kind);
  });
});

describe('one field of a link', () => {
  const { mapping } = mappingOf('salesforce', undefined);
  const column = (name: string, longest?: number) => ({
    ...{ column: name, exists: true, readable: true, writable: true },
    ...(longest === undefined ? {} : { longest }),
  });
  const eur = (value: number) => ({ value, currency: 'EUR' });
  const ours = { name: 'Data platform', dealValue: eur(120), notes: 'ours' } as MergeInput['partnerCenter'];
  type Values = Partial<MergeInput['record']['values']>;
  /** A look at one field, which both sides changed. */
  const merged = (
    crm: Values,
    { link = {}, calculated = [] as CrmField[], longest = 100, rule = undefined as CrmRule | undefined } = {},
  ) => {
    const [field] = Object.keys(crm) as [SyncField];
    const base = { [field]: { partnerCenter: 'before', crm: 'before' } };
    const input = {
      link: { base, questions: {}, choices: {}, ...link },
      record: { values: crm, unreadable: [], calculated, outcome: { kind: 'open' }, modifiedAt: new Date(0) },
      partnerCenter: ours,
      underWay: syncFields.filter((other) => other !== field),
    };
    const fields = { name: column('Name'), dealValue: column('Amount'), notes: column('Notes', longest) };
    const description = { fields, currencies: [{ code: 'EUR', decimals: 2 }] };
    const ruled = rule
      ? { ...mapping, fields: { ...mapping.fields, [field]: { ...mapping.fields[field], rule } } }
      : mapping;
    const terms = { mapping: ruled, switchedOff: [], now: new Date(0), fresh: false, description };
    return mergeLink(input as unknown as MergeInput, terms);
  };
  const chose = (side: CrmSide, crm: Values, more: Parameters<typeof merged>[1] = {}) => {
    const [field] = Object.keys(crm) as ['name' | 'dealValue'];
    const choices = { [field]: { side, partnerCenter: ours[field], crm: crm[field] } };
    return merged(crm, { ...more, link: { choices } });
  };

  it('is written to the other side as somebody chose on the card', () => {
    const theirs = chose('crm', { name: 'Phase two' }, { rule: 'both' });
    expect(theirs).toMatchObject({ chosen: ['name'], toCrm: {}, toPartnerCenter: { name: { to: 'Phase two' } } });
    const own = chose('partnerCenter', { name: 'Phase two' });
    expect(own).toMatchObject({ chosen: ['name'], toCrm: { name: 'Data platform' }, toPartnerCenter: {} });
  });

  it('is asked anew where what was chosen would clear what Partner Center cannot clear', () => {
    const { chosen, toPartnerCenter, questions } = chose('crm', { dealValue: null });
    expect([chosen, toPartnerCenter]).toEqual([[], {}]);
    expect(questions).toHaveProperty('dealValue');
  });

  it('stays as it is on the side that its rule does not write to, whatever somebody chose under another rule', () => {
    const own = chose('partnerCenter', { name: 'Phase two' }, { rule: 'toPartnerCenter' });
    expect(own).toMatchObject({
      chosen: ['name'],
      toCrm: {},
      toPartnerCenter: {},
      agreed: { name: { crm: 'Phase two' } },
    });
    const theirs = chose('crm', { name: 'Phase two' }, { rule: 'toCrm' });
    expect(theirs).toMatchObject({ chosen: [], toCrm: { name: 'Data platform' }, toPartnerCenter: {} });
    // What the CRM calculates goes the one way only.
    const calculated = chose('partnerCenter', { dealValue: eur(77) }, { calculated: ['dealValue'] });
    expect(calculated).toMatchObject({ toCrm: {}, agreed: { dealValue: { partnerCenter: eur(120), crm: eur(77) } } });
  });

  it('that is met for the first time stays as it is in somebody else’s record, and is put right in one of ours', () => {
    const first = (link: object) => merged({ name: 'Phase two' }, { link: { base: {}, ...link } });
    expect(first({})).toMatchObject({ toCrm: { name: 'Data platform' }, agreed: {} });
    const theirs = first({ adopted: true });
    expect(theirs.toCrm).toEqual({});
    expect(theirs.agreed).toHaveProperty('name');
  });

  it('is joined as long as both texts fit, to the last character, and asked about beyond that', () => {
    const { toCrm, joined } = merged({ notes: 'theirs' });
    expect(joined).toEqual(['notes']);
    const { length } = String(toCrm.notes);
    expect(merged({ notes: 'theirs' }, { longest: length })).toMatchObject({ joined: ['notes'], questions: {} });
    expect(merged({ notes: 'theirs' }, { longest: length - 1 })).toMatchObject({
      joined: [],
      questions: { notes: { why: 'too-long' } },
    });
  });
});

describe('values of two systems', () => {
  const { mapping } = mappingOf('salesforce', undefined);
  const terms = {
    mapping,
    description: {
      fields: { name: { column: 'Name', exists: true, readable: true, writable: true, longest: 12 } },
      currencies: [
        { code: 'USD', decimals: 2 },
        { code: 'JPY', decimals: 0 },
        { code: 'KWD', decimals: 3 },
      ],
    },
  };

  it('are rounded as the currency is, by decimal digits', () => {
    expect(roundedAmount(0.1 + 0.2, 2)).toBe(0.3);
    expect(roundedAmount(1.005, 2)).toBe(1.01);
    expect(roundedAmount(1e21, 2)).toBe(1e21);
    expect(roundedAmount(1e-7, 2)).toBe(0);
    expect(crmForm('dealValue', { value: 1_000.6, currency: 'JPY' }, terms)).toEqual({ value: 1_001, currency: 'JPY' });
    expect(crmForm('dealValue', { value: 1.2345, currency: 'KWD' }, terms)).toEqual({ value: 1.235, currency: 'KWD' });
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1e12, noNaN: true }), fc.integer({ min: 0, max: 3 }), (value, decimals) => {
        const once = roundedAmount(value, decimals);
        expect(roundedAmount(once, decimals)).toBe(once);
        expect(Math.abs(once - value)).toBeLessThanOrEqual(0.5001 * 10 ** -decimals + value * 1e-12);
      }),
      { numRuns: 200 },
    );
  });

  it('are cut between whole signs, the ellipsis counted', () => {
    expect(cutText('abcdef', 6)).toEqual({ text: 'abcdef', cut: false });
    expect(cutText('abcdefg', 6)).toEqual({ text: 'abcde…', cut: true });
    expect(cutText('ab👨‍👩‍👧‍👦cd', 8)).toEqual({ text: 'ab…', cut: true });
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), fc.integer({ min: 1, max: 20 }), (text, longest) => {
        const { text: kept, cut } = cutText(text, longest);
        expect(kept.length).toBeLessThanOrEqual(longest);
        expect(cut).toBe(text.length > longest);
        expect(kept.isWellFormed()).toBe(text.isWellFormed() || !cut);
      }),
      { numRuns: 200 },
    );
  });

  it('have names without the marks of Microsoft’s connector', () => {
    expect(tidyName('✔ Contoso:  Azure ')).toBe('Contoso: Azure');
    expect(tidyName('✖️Contoso')).toBe('Contoso');
    expect(tidyName('Mark ✔ inside')).toBe('Mark ✔ inside');
  });

  it('have stages that mean the same, and one that means two', () => {
    const { stages } = mappingOf('dynamics', undefined).mapping;
    expect(stageFits('0', '10', stages) && stageFits('0', '20', stages)).toBe(true);
    expect(stageFits('1', '20', stages)).toBe(false);
    expect(percentFor('0', stages)).toBe('10');
    expect(percentFor('nobody knows', stages)).toBeUndefined();
    expect(sameStage('Needs Analysis', 'Value Proposition', mapping.stages)).toBe(true);
    expect(sameStage('Needs Analysis', 'Prospecting', mapping.stages)).toBe(false);
    expect(sameStage('unknown', 'other', mapping.stages)).toBe(false);
  });

  it('have notes that are joined once', () => {
    const now = new Date('2026-11-29T09:00:00Z');
    const by = { modifiedBy: 'Kim' };
    const joined = joinedNotes('ours', 'theirs', by, now);
    expect(joined).toBe('ours\n--- 2026-11-29, Kim ---\ntheirs');
    expect(joinedNotes(joined, 'theirs', by, now)).toBe(joined);
    expect(joinedNotes('ours', joined, by, now)).toBe(joined);
    // A word that stands within another one is not said there, nor the beginning of another sentence.
    for (const [one, other] of [
      ['call', 'Recalled the offer'],
      ['Call them', 'Call them off'],
      ['no', 'Kick-off on Monday\nno budget'],
      ['되지 않음', '계약되지 않음'],
    ] as const) {
      expect(joinedNotes(one, other, by, now)).toBe(`${one}\n--- 2026-11-29, Kim ---\n${other}`);
      expect(joinedNotes(other, one, by, now)).toBe(`${other}\n--- 2026-11-29, Kim ---\n${one}`);
    }
    expect(joinedNotes('no budget', 'Kick-off\nno budget', by, now)).toBe('Kick-off\nno budget');
    // A CRM that writes something behind what was joined.
    expect(joinedNotes(joined, `${joined} (checked)`, by, now)).toBe(`${joined} (checked)`);
  });

  it('name one customer in several ways, and another one in the same way', () => {
    const customer = { name: 'Contoso GmbH', address: { country: 'DE', postalCode: '20457' } };
    const account = (id: string, more: object) => ({ id, name: 'CONTOSO', ...more });
    const found = (...accounts: ReturnType<typeof account>[]) => likelyAccounts(customer, accounts).map(({ id }) => id);
    expect(found(account('a', { country: 'DE' }), account('b', { country: 'KR' }))).toEqual(['a']);
    expect(found(account('a', {}), account('b', { postalCode: '20457' }))).toEqual(['b']);
    expect(found(account('a', { name: 'Contoso Pharma' }))).toEqual([]);
    const numbered = { ...customer, dunsNumber: '81466849' };
    const byDuns = account('d', { name: 'Another name', dunsNumber: '081466849' });
    expect(likelyAccounts(numbered, [byDuns, account('a', {})]).map(({ id }) => id)).toEqual(['d']);
    // The same name under another number is another company.
    expect(likelyAccounts(numbered, [account('x', { dunsNumber: '123456789' })])).toEqual([]);
  });

  it('are fought over where few values come again and again, not where many are typed', () => {
    const now = new Date('2026-11-29T09:00:00Z');
    const write = (value: string, hours = 1) =>
      ({ field: 'closeDate', to: 'crm', at: new Date(now.getTime() - hours * 3_600_000), value }) as const;
    const six = ['a', 'b', 'a', 'b', 'a', 'b'].map((value) => write(value));
    expect(fightsOver(six, [write('a')], now)).toBe('closeDate');
    expect(fightsOver(six.slice(1), [write('a')], now)).toBeUndefined();
    expect(
      fightsOver(
        ['a', 'b', 'c', 'd', 'e', 'f'].map((value) => write(value)),
        [write('g')],
        now,
      ),
    ).toBeUndefined();
    expect(
      fightsOver(
        six.map(({ value }) => write(value, 30)),
        [write('a')],
        now,
      ),
    ).toBeUndefined();
  });
});
