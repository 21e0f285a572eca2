import { describe, expect, it } from 'vitest';
import { cellIn, exportedCells } from '../../../src/features/bulk/cells/exported-cells.ts';
import { type BulkColumn, bulkColumns } from '../../../src/features/bulk/columns/bulk-columns.ts';
import { headerColumns } from '../../../src/features/bulk/columns/header-columns.ts';
import { rowReaderOf } from '../../../src/features/bulk/import/import-file.ts';
import { planRow } from '../../../src/features/bulk/import/plan-row.ts';
import type { FileReading } from '../../../src/features/bulk/import/row-reader.ts';
import type { Referral } from '../../../src/features/referrals/record/referral.ts';
import { aMoment, aReferral } from '../../builders/referral.ts';

const reading: FileReading = { delimiter: ',', slashes: 'month-first', now: aMoment };
type Cells = Readonly<Partial<Record<BulkColumn, string>>>;

/** Partner Center's own sample row, as its documentation has it (docs/partner-center.md#csv-columns). */
const sample: Cells = {
  errors: 'Mandatory field Solution 1 missing',
  engagementId: 'f7eaae47-0b84-4ac4-b4ea-5b2587d42cee',
  referralId: 'ebacdkdc-0b84-4ac4-b4ea-5b2587d42cee',
  name: 'UK spring deal',
  customerName: 'Contoso Corporation',
  addressLine1: 'One Contoso Way',
  addressLine2: 'NE 148 street',
  city: 'Redmond',
  state: 'Washington',
  postalCode: '98052',
  country: 'US',
  duns: '81466849',
  contactFirstName: 'John',
  contactLastName: 'Customer',
  contactPhone: '9999999999',
  contactEmail: 'john.customer@contoso.com',
  status: 'Active',
  substatus: 'Accepted',
  microsoftStatus: 'Pending',
  reason: '6',
  salesStage: '40',
  value: '12563',
  currency: 'USD',
  closeDate: '1/30/2020',
  crmId: '34234324-sdfsdf-345345-sfd',
  campaignId: 'BingSummer2020',
  notes: 'This is a sample note',
  helpWanted: 'Yes',
  helpKind: '1',
  share: 'Yes',
  helpNotes: 'Need help with a POC for Contoso customer',
  consent: 'Yes',
  'solution 1': 'SOL-1234-PQRS, USD, 10, 100',
  'member 1': 'Bob, Partner, 999999, Bob.partner@Contoso.com',
};
const { engagementId: _e, referralId: _r, reason: _n, ...newDeal } = sample;

function plan(cells: Cells, referral?: Referral, others: readonly Referral[] = [], keepsEmptied = false) {
  const row = { line: 2, cells: new Map(Object.entries(cells) as [BulkColumn, string][]) };
  return planRow(row, { ...reading, keepsEmptied }, { ...(referral ? { byId: referral } : {}), byEngagement: others });
}

/** In a file whose name of the amounts says these currencies. */
function under(cells: Cells, currencies: readonly string[], referral: Referral = deal) {
  const row = { line: 2, cells: new Map(Object.entries(cells) as [BulkColumn, string][]) };
  const named = { ...row, currencies: new Map([['currency', currencies] as const]) };
  return planRow(named, reading, { byId: referral, byEngagement: [] });
}

const base = aReferral();
const deal: Referral = {
  ...base,
  kind: 'outbound',
  record: {
    ...base.record,
    status: 'Active',
    substatus: 'Accepted',
    closesAt: new Date('2027-03-01T22:15:00Z'),
    dealValue: { value: 50_000, currency: 'EUR' },
    notes: 'one\r\ntwo',
    salesStage: '40',
    externalReferenceId: 'CRM-1',
    solutions: [
      { id: 'SOL-1-AAA', name: 'One', type: 'Name' },
      { id: 'SOL-2-BBB', name: 'Two', type: 'Name' },
    ],
    team: [
      { firstName: 'Alex', lastName: 'Wilber', phoneNumber: '+1 425 555 0100', email: 'alex.wilber@contoso.example' },
      { firstName: 'Megan', lastName: 'Bowen', phoneNumber: '+1 425 555 0101', email: 'megan.bowen@contoso.example' },
    ],
  },
};

function exported(referral: Referral, lists = { solution: 2, member: 2 }): Record<BulkColumn, string> {
  const cells = exportedCells(referral);
  return Object.fromEntries(bulkColumns(lists).map((column) => [column, cellIn(cells, column)])) as never;
}

describe('a row without ids', () => {
  it('is a new deal, Partner Center’s own sample among them', () => {
    expect(plan(newDeal)).toMatchObject({
      kind: 'create',
      deal: {
        name: 'UK spring deal',
        customer: {
          name: 'Contoso Corporation',
          address: { addressLine1: 'One Contoso Way', city: 'Redmond', country: 'US', postalCode: '98052' },
          dunsNumber: '081466849',
        },
        contact: { firstName: 'John', email: 'john.customer@contoso.com' },
        value: { value: 12_563, currency: 'USD' },
        closeDate: '2020-01-30',
        salesStage: 40,
        visibility: 'co-sell',
        help: 'WorkloadSpecificValueProposition',
        solutions: [{ id: 'SOL-1234-PQRS', currency: 'USD', price: 10, quantity: 100 }],
        team: [{ firstName: 'Bob', lastName: 'Partner', phoneNumber: '999999', email: 'Bob.partner@Contoso.com' }],
      },
    });
  });

  it('as the sample stands, its id has a letter that no id has', () => {
    expect(plan(sample)).toEqual({ kind: 'refused', problems: [{ why: 'not-an-id', column: 'referralId' }] });
  });

  it('of the template is passed over by its mark, whatever it says', () => {
    expect(plan({ ...newDeal, errors: '[sample] whatever' })).toEqual({ kind: 'sample' });
  });

  it.each([
    [{ helpWanted: 'No', share: 'Yes' }, 'partner-led'],
    [{ helpWanted: 'No', share: 'No' }, 'private'],
  ])('%o is %s', (cells, visibility) => {
    expect(plan({ ...newDeal, ...cells })).toMatchObject({ kind: 'create', deal: { visibility } });
  });

  it('asks for no second Yes to sharing of whoever wants Microsoft’s help', () => {
    expect(plan({ ...newDeal, helpWanted: 'Yes', share: '' })).toMatchObject({ deal: { visibility: 'co-sell' } });
    expect(plan({ ...newDeal, helpWanted: 'No', share: '' })).toMatchObject({ problems: [{ why: 'missing' }] });
  });

  it('takes what a list says twice once, and refuses what it says twice in two ways, or beyond fifty', () => {
    const [solution = '', member = ''] = [sample['solution 1'], sample['member 1']];
    const twice = plan({
      ...newDeal,
      'solution 2': solution,
      'member 3': member.toLowerCase().replace('bob, partner', 'Bob, Partner'),
    });
    expect(twice).toMatchObject({ problems: [{ why: 'listed-twice', column: 'member 3' }] });
    expect(plan({ ...newDeal, 'solution 2': solution, 'member 3': member })).toMatchObject({
      kind: 'create',
      deal: { solutions: [{ id: 'SOL-1234-PQRS' }], team: [{ firstName: 'Bob' }] },
    });
    const differs = plan({ ...newDeal, 'solution 2': 'SOL-1234-PQRS, USD, 11, 100' });
    expect(differs).toMatchObject({ problems: [{ why: 'listed-twice', column: 'solution 2' }] });
    const row = rowReaderOf(headerColumns(['Deal Name', 'Team member 51']))(2, [
      'x',
      'Bob, Partner, 999999, b@c.example',
    ]);
    expect(planRow(row, reading, { byEngagement: [] })).toMatchObject({ problems: [{ why: 'lists-more' }] });
  });

  it('names all that is wrong or missing at once', () => {
    const wrong = {
      ...newDeal,
      name: '',
      currency: 'dollars',
      consent: 'No',
      'solution 1': '',
      contactPhone: '',
      status: 'Closed',
    };
    expect(plan(wrong)).toEqual({
      kind: 'refused',
      problems: [
        { why: 'missing', column: 'name' },
        { why: 'not-a-currency', column: 'currency' },
        { why: 'missing', column: 'solution 1' },
        { why: 'state-pair', column: 'status' },
        { why: 'consent', column: 'consent' },
        { why: 'missing', column: 'contactPhone' },
      ],
    });
  });

  it('is held where a cell can be read in several ways', () => {
    expect(plan({ ...newDeal, value: '1.200' })).toEqual({
      kind: 'held',
      cells: [{ column: 'value', readings: [1_200, 1.2] }],
    });
  });
});

describe('a row that names a referral', () => {
  it.each([
    ['as it was exported', {}],
    [
      'with dates and numbers as a spreadsheet shows them',
      { closeDate: '3/1/2027', value: '50000.00', currency: 'eur' },
    ],
    ['with other line breaks', { notes: 'one\ntwo' }],
    ['with ids written otherwise', { referralId: deal.id.toUpperCase() }],
  ])('%s changes nothing', (_name, cells) => {
    expect(plan({ ...exported(deal), ...cells }, deal)).toEqual({ kind: 'unchanged', referralId: deal.id });
  });

  it('changes nothing though it lacks what is mandatory, or is closed, where it is as it was exported', () => {
    const closed = {
      ...deal,
      record: {
        ...deal.record,
        status: 'Closed',
        substatus: 'Lost',
        team: [],
        solutions: [],
        statusReason: 'Not a customer',
      },
    };
    expect(plan(exported(closed), closed)).toMatchObject({ kind: 'unchanged' });
    expect(plan({ ...exported(closed), notes: 'more' }, closed)).toMatchObject({ problems: [{ why: 'closed' }] });
  });

  it('changes what differs, each from what stands there', () => {
    const row = { ...exported(deal), value: '60000', closeDate: '3/2/2027', notes: '', crmId: '', salesStage: '60' };
    expect(plan(row, deal)).toMatchObject({
      kind: 'change',
      changes: [
        { field: 'externalReferenceId', from: 'CRM-1', to: '' },
        { field: 'notes', from: 'one\r\ntwo', to: '' },
        { field: 'closeDate', from: '2027-03-01', to: '2027-03-02' },
        { field: 'salesStage', from: '40', to: '60' },
        { field: 'dealValue', from: { value: 50_000, currency: 'EUR' }, to: { value: 60_000, currency: 'EUR' } },
      ],
      cleared: expect.arrayContaining(['crmId', 'notes']),
      notTaken: [],
    });
  });

  it('takes no notes whose letters a program has lost, and those that ask something', () => {
    const of = (notes: string) => plan({ referralId: deal.id, notes }, deal);
    for (const notes of ['???????? Azure', 'Call ?? ???', 'Azure, ???? 5'])
      expect(of(notes)).toEqual({ kind: 'refused', problems: [{ why: 'lost', column: 'notes' }] });
    for (const notes of ['Since when ??', 'Who?? When???', '?']) expect(of(notes)).toMatchObject({ kind: 'change' });
  });
  it.each(['', '\u200b', ' \u200e\u00ad'])(
    'what nobody sees (%j) empties a text as an empty cell does, and is kept likewise',
    (cell) => {
      const row = { referralId: deal.id, crmId: cell, campaignId: cell, notes: cell };
      expect(plan(row, { ...deal, record: { ...deal.record, campaignId: '' } })).toMatchObject({
        changes: [
          { field: 'externalReferenceId', from: 'CRM-1', to: '' },
          { field: 'notes', to: '' },
        ],
        cleared: ['crmId', 'notes'],
      });
      expect(plan(row, deal, [], true)).toEqual({ kind: 'unchanged', referralId: deal.id });
    },
  );

  it('is of another currency than the amounts’ name says: that is no change of the deal', () => {
    const of = { referralId: deal.id };
    const other = { kind: 'refused', problems: [{ why: 'header-currency', column: 'value' }] };
    for (const value of ['50000', '60000', '60000 EUR']) {
      expect(under({ ...of, value }, ['USD']), value).toEqual(other);
      expect(under({ ...of, value, currency: 'EUR' }, ['USD']), value).toEqual(other);
      expect(under({ ...of, value, currency: '' }, ['USD']), value).toEqual(other);
    }
    // The cell itself against the row.
    expect(under({ ...of, value: '60000 USD' }, ['EUR'])).toMatchObject({ problems: [{ why: 'other-currency' }] });
    expect(under({ ...of, value: '50000' }, ['EUR'])).toMatchObject({ kind: 'unchanged' });
    const to = { value: 60_000, currency: 'EUR' };
    expect(under({ ...of, value: '60000' }, ['EUR'])).toMatchObject({ changes: [{ field: 'dealValue', to }] });
    // The row’s own cell changes the currency, as the header says.
    const changed = under({ ...of, value: '60000', currency: 'USD' }, ['USD', 'CAD']);
    expect(changed).toMatchObject({ changes: [{ to: { value: 60_000, currency: 'USD' } }] });
    expect(under({ ...of, notes: 'else' }, ['USD'])).toMatchObject({ kind: 'change' });
    // An empty cell is the header's, as in a row of a new deal.
    expect(under({ ...of, value: '50000', currency: '' }, ['EUR'])).toMatchObject({ kind: 'unchanged' });
    expect(under({ ...of, value: '60000', currency: '' }, ['EUR'])).toMatchObject({ changes: [{ to }] });
  });

  it.each([
    '10000 USD',
    'US$10,000',
    '$10,000 USD',
    'USD 10k',
    '10k US dollars',
    'US Dollars 10,000',
    '10 тыс. долларов США',
  ])(
    'takes the currency that an amount itself says where the column of the currency is empty, or there is none: %s',
    (value) => {
      const to = { value: 10_000, currency: 'USD' };
      const changes = [{ field: 'dealValue', from: { value: 50_000, currency: 'EUR' }, to }];
      for (const row of [{ value }, { value, currency: '' }, { value, currency: '\u200b' }])
        expect(plan({ referralId: deal.id, ...row }, deal)).toMatchObject({ kind: 'change', changes });
      // What the row says of its currency goes first; one that several have says nothing.
      const other = { kind: 'refused', problems: [{ why: 'other-currency', column: 'value' }] };
      expect(plan({ referralId: deal.id, value, currency: 'EUR' }, deal)).toEqual(other);
      expect(plan({ referralId: deal.id, value: '$10,000' }, deal)).toEqual(other);
    },
  );

  it('gives a deal its first value only in a currency that the file says, and never drops it in silence', () => {
    const { dealValue: _none, ...record } = deal.record;
    const bare = { ...deal, record };
    const of = { referralId: deal.id, value: '5000' };
    const first = {
      kind: 'change',
      changes: [{ field: 'dealValue', from: null, to: { value: 5_000, currency: 'USD' } }],
    };
    const missing = (column: string) => ({ kind: 'refused', problems: [{ why: 'missing', column }] });
    expect(under(of, ['USD'], bare)).toMatchObject(first);
    expect(under({ ...of, currency: '' }, ['USD'], bare)).toMatchObject(first);
    expect(under({ ...of, currency: 'USD' }, ['USD', 'CAD'], bare)).toMatchObject(first);
    expect(under(of, ['USD', 'CAD'], bare)).toEqual(missing('currency'));
    expect(plan(of, bare)).toEqual(missing('currency'));
    expect(plan({ referralId: deal.id, currency: 'USD' }, bare)).toEqual(missing('value'));
    expect(plan({ referralId: deal.id, value: '', currency: '' }, bare)).toMatchObject({ kind: 'unchanged' });
  });

  it('touches only what the file has columns for', () => {
    expect(plan({ referralId: deal.id, notes: 'new' }, deal)).toMatchObject({
      changes: [{ field: 'notes', to: 'new' }],
      cleared: [],
      notTaken: [],
    });
  });

  it.each([
    [{ customerName: 'Somebody else' }, ['customerName']],
    [{ microsoftStatus: 'Accepted' }, ['microsoftStatus']],
    [{ status: 'New' }, ['status']],
    [{ city: '-' }, ['city']],
    // No state stands there, so that TBD says the same.
    [{ state: 'TBD', postalCode: '—' }, ['postalCode']],
  ])('%o cannot be changed, and is said', (cells, notTaken) => {
    expect(plan({ ...exported(deal), ...cells }, deal)).toMatchObject({ kind: 'change', changes: [], notTaken });
  });

  it.each([
    [{ name: '' }, 'missing'],
    [{ consent: 'No', notes: 'x' }, 'consent'],
    [{ status: 'Closed', substatus: 'Declined', reason: '3' }, 'not-from-here'],
    [{ status: 'Closed', substatus: 'Lost' }, 'reason-missing'],
    [{ salesStage: '100' }, 'not-a-stage'],
    [{ 'solution 1': '', 'solution 2': '' }, 'nothing-left'],
    [{ 'member 2': 'Megan' }, 'member-parts'],
    [{ helpWanted: 'Yes' }, 'missing'],
  ])('%o is refused', (cells, why) => {
    expect(plan({ ...exported(deal), ...cells }, deal)).toMatchObject({
      kind: 'refused',
      problems: expect.arrayContaining([expect.objectContaining({ why })]),
    });
  });

  it.each([
    [{ status: 'Closed', substatus: 'Won' }, { kind: 'won' }],
    [
      { status: 'Closed', substatus: 'Lost', reason: '2' },
      { kind: 'lost', reason: 2 },
    ],
  ])('%o ends the deal', (cells, answer) => {
    expect(plan({ ...exported(deal), ...cells }, deal)).toMatchObject({ kind: 'change', answer });
  });

  it.each([
    [{ status: 'Active', substatus: 'Accepted' }, { answer: { kind: 'accept' } }],
    [{ status: 'Closed', substatus: 'Declined', reason: '4' }, { answer: { kind: 'decline', reason: 4 } }],
    [{ substatus: 'Accepted' }, { kind: 'refused', problems: [{ why: 'answer-unclear', column: 'substatus' }] }],
    [
      { status: 'Closed', substatus: 'Won' },
      { kind: 'refused', problems: [{ why: 'not-from-here', column: 'substatus' }] },
    ],
  ])('%o of a referral that waits for an answer', (cells, outcome) => {
    const waiting = aReferral();
    expect(plan({ ...exported(waiting), ...cells }, waiting)).toMatchObject(outcome);
  });

  it.each(['consent', 'share', 'helpWanted', 'name', 'value', 'currency', 'closeDate', 'status', 'member 1'] as const)(
    'whose mandatory %s was emptied is an error',
    (column) => {
      const outcome = plan({ ...exported(deal, { solution: 1, member: 1 }), 'member 2': '', [column]: '' }, deal);
      const why = column === 'member 1' ? 'nothing-left' : 'missing';
      expect(outcome).toMatchObject({ kind: 'refused', problems: [{ why, column }] });
    },
  );

  it.each([
    [{ referralId: '1.23E+15' }, 'shortened'],
    [{ engagementId: '1,23E+15' }, 'shortened'],
    [{ referralId: 'TBD' }, 'program-empty'],
    [{ referralId: `https://partner.microsoft.com/referrals/${deal.id}/${deal.record.engagementId}` }, 'not-an-id'],
    [{ referralId: `https://partner.microsoft.com.example/referrals/${deal.id}` }, 'not-an-id'],
  ])('by %j is told what is wrong with that', (ids, why) => {
    expect(plan({ ...ids, notes: 'x' } as Cells)).toMatchObject({ kind: 'refused', problems: [{ why }] });
  });

  it('may do so by its link, and takes no placeholder in place of notes that stand', () => {
    const referralId = `https://partner.microsoft.com/dashboard/v2/referrals/${deal.id.toUpperCase()}?tab=notes`;
    expect(plan({ referralId, notes: 'Called again' }, deal)).toMatchObject({ kind: 'change', referralId: deal.id });
    for (const notes of ['-', 'N/A', '—'])
      expect(plan({ referralId, notes }, deal)).toEqual({
        ...{ kind: 'refused', problems: [{ why: 'program-empty', column: 'notes' }] },
      });
  });

  it('that says one half of a state alone is told that the other is missing, and nothing else', () => {
    for (const substatus of ['Won', 'Lost'])
      expect(plan({ referralId: deal.id, substatus }, deal)).toEqual({
        kind: 'refused',
        problems: [{ why: 'missing', column: 'status' }],
      });
  });

  it('that asks Microsoft for help needs no second Yes to sharing', () => {
    const asked = { helpWanted: 'Yes', helpKind: '3', share: '', consent: 'Yes' };
    const contact = {
      contactFirstName: 'Sue',
      contactLastName: 'Smith',
      contactPhone: '5550100',
      contactEmail: 's@x.example',
    };
    expect(plan({ referralId: deal.id, ...asked, ...contact }, deal)).toMatchObject({
      kind: 'change',
      invite: { help: 'ProofOfConceptOrDemo' },
    });
  });

  it('loses nothing of a list that the file does not show', () => {
    const row = {
      ...exported(deal, { solution: 1, member: 1 }),
      'member 1': 'Bob, Partner, 999999, bob@contoso.example',
    };
    expect(plan(row, deal)).toMatchObject({
      changes: [{ field: 'team', add: [{ firstName: 'Bob' }], remove: ['alex.wilber@contoso.example'] }],
    });
  });

  it('reads of its lists only what differs: what stands keeps a price of an older export, and a phone that no row may bring', () => {
    const [first, second] = deal.record.solutions;
    const [alex, megan] = deal.record.team;
    if (!first || !second || !alex || !megan) throw new Error('the deal has two of each');
    const odd: Referral = {
      ...deal,
      record: {
        ...deal.record,
        solutions: [{ ...first, currency: 'USD', price: 12.345, quantity: 1 }, second],
        team: [{ ...alex, phoneNumber: '12' }, megan],
      },
    };
    const older = { ...exported(odd), 'solution 1': 'SOL-1-AAA, USD, 12.345, 1' };
    expect(plan(older, odd)).toMatchObject({ kind: 'unchanged' });
    const moved = { 'solution 1': 'SOL-3-CCC', 'solution 2': 'SOL-1-AAA, USD, 12.345, 1', 'member 2': '' };
    expect(plan({ ...older, ...moved }, odd)).toMatchObject({
      kind: 'change',
      changes: [
        { field: 'solutions', add: [{ id: 'SOL-3-CCC' }], remove: ['SOL-2-BBB'] },
        { field: 'team', add: [], remove: [megan.email] },
      ],
      notTaken: [],
    });
    const repriced = { 'solution 1': 'SOL-1-AAA, USD, 12.346, 1' };
    expect(plan({ ...older, ...repriced }, odd)).toMatchObject({ problems: [{ why: 'not-a-price' }] });
  });

  it('adds to lists, and changes a member in place', () => {
    const cells = {
      'solution 3': 'SOL-3-CCC',
      'member 2': 'Megan, Bowen, +1 425 555 0199, MEGAN.BOWEN@contoso.example',
    };
    expect(plan({ ...exported(deal), ...cells }, deal)).toMatchObject({
      changes: [
        { field: 'solutions', add: [{ id: 'SOL-3-CCC' }], remove: [] },
        { field: 'team', add: [{ phoneNumber: '+1 425 555 0199' }], remove: [] },
      ],
    });
  });

  it('is found by its engagement alone where that is one of ours', () => {
    const { referralId: _id, ...row } = exported(deal);
    expect(plan(row, undefined, [deal])).toMatchObject({ kind: 'unchanged' });
    expect(plan(row, undefined, [deal, deal])).toMatchObject({ problems: [{ why: 'several-found' }] });
    expect(plan(row, undefined, [])).toMatchObject({ problems: [{ why: 'not-found' }] });
    expect(plan(exported(deal))).toMatchObject({ problems: [{ why: 'not-found' }] });
    expect(plan({ ...exported(deal), engagementId: '11111111-0000-4000-8000-000000000001' }, deal)).toMatchObject({
      problems: [{ why: 'ids-disagree' }],
    });
  });
});

it('is planned from the columns that a header names', () => {
  const { places } = headerColumns(['Referral ID', 'notes']);
  expect([...places.keys()]).toEqual(['referralId', 'notes']);
});
