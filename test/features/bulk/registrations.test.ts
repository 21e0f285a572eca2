import { describe, expect, it } from 'vitest';
import type { BulkColumn } from '../../../src/features/bulk/columns/bulk-columns.ts';
import { registrationColumns } from '../../../src/features/bulk/columns/registration-columns.ts';
import { openFile } from '../../../src/features/bulk/import/import-file.ts';
import { planRow } from '../../../src/features/bulk/import/plan-row.ts';
import type { FileReading, ImportRow } from '../../../src/features/bulk/import/row-reader.ts';
import { registrationFile, registrationTemplate } from '../../../src/features/bulk/registrations/registration-file.ts';
import type { Referral } from '../../../src/features/referrals/record/referral.ts';
import type { Registration, RegistrationTerms } from '../../../src/features/referrals/record/registration.ts';
import { nothingKnown } from '../../../src/features/solutions/index.ts';
import { aMoment, aReferral } from '../../builders/referral.ts';

/** Partner Center's own, in its order (docs/partner-center.md#csv-columns). */
const columns =
  'Referral ID,Registration Date,Registration Type,Registration Status,Registration Status Reason,Is Marketplace Transacted,Marketplace Transaction Date,Is Deployed on Azure,Contract Value,Contract Currency,Contract Term,Contract Sign Date,Contract Start Date,Contract End Date,Solution Value,Solution Currency,Primary Deployment On,Pricing Model,Review Pending Date,Action Required Date,Passed Date,Failed Date,Approved Date,Errors';

const day = (days: number) => new Date(aMoment.getTime() + days * 86_400_000).toISOString().slice(0, 10);
const cell = (days: number) => day(days).replace(/^(\d+)-(\d+)-(\d+)$/, '$2/$3/$1');
const today = day(0);
const reading: FileReading = {
  ...{ delimiter: ',', slashes: 'month-first', now: aMoment },
  registering: { locale: 'en', timeZone: 'UTC', today, known: nothingKnown },
};

const base = aReferral({ kind: 'outbound' });
const solutions = [{ id: 'SOL-34104-EBB', name: 'Retail Insights', type: 'Name' }];
function won(registration?: Registration, record: Partial<Referral['record']> = {}): Referral {
  const dealValue = { value: 80_000, currency: 'USD' };
  const createdAt = new Date(aMoment.getTime() - 50 * 86_400_000);
  const state = { status: 'Closed', substatus: 'Won', dealValue, solutions, createdAt } as const;
  return { ...base, record: { ...base.record, ...state, ...record, ...(registration ? { registration } : {}) } };
}
const filled: Readonly<Partial<Record<BulkColumn, string>>> = {
  ...{ marketplace: 'No', marketplaceOn: '', azure: 'yes', contractValue: '90,000', contractCurrency: 'usd' },
  ...{ term: 'finite', signedOn: cell(-2), startsOn: cell(-1), endsOn: cell(364), solutionValue: '80000' },
  ...{ solutionCurrency: 'USD', deployment: 'Customer', pricing: 'Pay as you go' },
};
const terms: RegistrationTerms = {
  ...{ solutionId: 'SOL-34104-EBB', deployedOnAzure: true, deploymentOn: 'Customer', pricingModel: 'PayAsYouGo' },
  ...{ marketplaceOn: '', term: 'Finite', signedOn: day(-2), startsOn: day(-1), endsOn: day(364) },
  contractValue: { value: 90_000, currency: 'USD' },
  solutionValue: { value: 80_000, currency: 'USD' },
};

function plan(
  cells: Readonly<Partial<Record<BulkColumn, string>>>,
  deal: Referral,
  currencies: ImportRow['currencies'] = new Map(),
) {
  const row = { line: 2, cells: new Map(Object.entries({ referralId: deal.id, ...cells }) as [BulkColumn, string][]) };
  return planRow({ ...row, currencies }, reading, { byId: deal, byEngagement: [] });
}

async function fileOf(...deals: readonly Referral[]): Promise<string> {
  const all = async function* () {
    yield* deals;
  };
  let text = '';
  for await (const piece of registrationFile(all())) text += piece.text;
  return text;
}

describe('a row of a file of registrations', () => {
  it('registers a won deal by the rules of the form on its card', () => {
    expect(plan(filled, won())).toMatchObject({ kind: 'change', registration: { kind: 'register', terms } });
    const late = plan({ ...filled, signedOn: cell(-61), endsOn: '' }, won());
    expect(late).toMatchObject({ kind: 'refused', problems: [{ why: 'missing', column: 'endsOn' }] });
    expect(plan({ ...filled, signedOn: cell(-61) }, won())).toMatchObject({
      problems: [{ why: 'registration', column: 'signedOn', text: expect.stringContaining('60 days') }],
    });
    expect(plan({ ...filled, contractValue: '20000', pricing: 'Free' }, won())).toMatchObject({
      problems: [{ why: 'not-a-choice', column: 'pricing' }],
    });
  });

  it('asks which solution it is where the deal has several', () => {
    const two = won(undefined, { solutions: [...solutions, { id: 'SOL-2-BBB', name: 'Two', type: 'Name' }] });
    expect(plan(filled, two)).toMatchObject({ problems: [{ why: 'registration', column: 'solution 1' }] });
    expect(plan({ ...filled, 'solution 1': 'SOL-2-BBB' }, two)).toMatchObject({
      registration: { terms: { solutionId: 'SOL-2-BBB' } },
    });
  });

  it('is none of a deal that is open, or registered already; it creates nothing', () => {
    const open = won(undefined, { status: 'Active', substatus: 'Accepted' });
    expect(plan(filled, open)).toMatchObject({ problems: [{ why: 'not-registrable', text: /won/ }] });
    const standing: Registration = { id: 'r', status: 'Approved', terms };
    expect(plan({ ...filled, contractValue: '1' }, won(standing))).toMatchObject({
      problems: [{ why: 'not-registrable', text: expect.stringContaining('registered already') }],
    });
    const row = { line: 2, cells: new Map<BulkColumn, string>([['contractValue', '1']]) };
    expect(planRow(row, reading, { byEngagement: [] })).toMatchObject({ problems: [{ why: 'missing' }] });
  });

  it('answers what Microsoft asks, with what is different; other cells that differ are said', () => {
    const asked: Registration = { id: 'r', status: 'ActionRequired', statusReason: 'Which contract?', terms };
    const answer = plan({ contractValue: '95000', registrationStatus: 'Passed' }, won(asked));
    expect(answer).toMatchObject({
      notTaken: ['registrationStatus'],
      registration: { kind: 'register-again', terms: { contractValue: { value: 95_000, currency: 'USD' } } },
    });
  });

  it('leaves amounts with three decimals as they stand, with the export’s zero and without it', async () => {
    const [contractValue, solutionValue] = [
      { value: 123.125, currency: 'EUR' },
      { value: 1.234, currency: 'EUR' },
    ];
    const asked = won({ id: 'r', status: 'ActionRequired', terms: { ...terms, contractValue, solutionValue } });
    const text = await fileOf(asked);
    expect(text).toContain(',123.1250,EUR,');
    expect(text).toContain(',1.2340,EUR,');
    for (const amounts of [
      { contractValue: '123.1250', solutionValue: '1.2340' },
      { contractValue: '123.125', solutionValue: '1.234' },
    ]) {
      expect(plan(amounts, asked)).toMatchObject({ kind: 'unchanged' });
      expect(
        plan({ ...amounts, contractCurrency: 'EUR', solutionCurrency: 'EUR', pricing: 'Other' }, asked),
      ).toMatchObject({
        registration: { kind: 'register-again', terms: { pricingModel: 'Other' } },
      });
    }
    expect(plan({ contractValue: '1.235', contractCurrency: 'EUR' }, asked)).toMatchObject({ kind: 'held' });
  });

  it.each([
    ['contractValue', 'contractCurrency', '90000', 95_000],
    ['solutionValue', 'solutionCurrency', '80000', 75_000],
  ] as const)(
    'does not take the same number as the %s that stands where its name says other money',
    (amount, currency, cell, other) => {
      const asked = won({ id: 'r', status: 'ActionRequired', terms });
      const refused = { kind: 'refused', problems: [{ why: 'header-currency', column: amount }] };
      for (const beside of [{}, { [currency]: 'USD' }, { [currency]: '' }])
        for (const value of [cell, `${other}`])
          expect(plan({ [amount]: value, ...beside }, asked, new Map([[currency, ['EUR']]]))).toEqual(refused);
      expect(plan({ [amount]: cell }, asked, new Map([[currency, ['USD']]]))).toMatchObject({ kind: 'unchanged' });
      expect(plan({ [amount]: `${other}` }, asked, new Map([[currency, ['USD', 'CAD']]]))).toMatchObject({
        registration: { terms: { [amount]: { value: other, currency: 'USD' } } },
      });
    },
  );

  it.each([
    ['its own column is empty', { endsOn: '' }, { kind: 'change', registration: { terms: { endsOn: '2027-12-31' } } }],
    [
      'the column says the same',
      { endsOn: '12/31/2027' },
      { kind: 'change', registration: { terms: { endsOn: '2027-12-31' } } },
    ],
    ['the column says another day', { endsOn: '12/30/2027' }, { kind: 'refused', problems: [{ column: 'term' }] }],
  ])('takes an end beside the term where %s', (_, cells, planned) => {
    expect(plan({ ...filled, term: 'Finite, 2027-12-31', ...cells }, won())).toMatchObject(planned);
  });

  it.each(['Perpetual, 2027-12-31', 'Perpetual 2027-12-31', 'Perpetual (бессрочный)', 'Other, 2027-12-31'])(
    'takes no end in silence, and nothing else that stands beside the term: %s',
    (term) => {
      const problems = expect.arrayContaining([{ why: 'not-a-choice', column: 'term' }]);
      expect(plan({ ...filled, endsOn: '', term }, won())).toMatchObject({ kind: 'refused', problems });
    },
  );

  it('asks for no end where the term that stands is perpetual', () => {
    const forever: RegistrationTerms = { ...terms, term: 'Perpetual', endsOn: '' };
    const asked: Registration = { id: 'r', status: 'ActionRequired', terms: forever };
    expect(plan({ contractValue: '950000', endsOn: '' }, won(asked))).toMatchObject({
      registration: { kind: 'register-again', terms: { contractValue: { value: 950_000, currency: 'USD' } } },
    });
  });
});

describe('the file of registrations', () => {
  it('has Partner Center’s columns, and comes back unchanged', async () => {
    const registered = won({ id: 'r', status: 'ReviewPending', terms });
    const text = await fileOf(registered, won(), won(undefined, { substatus: 'Lost' }));
    expect(text.split('\r\n')[0]).toBe(`\ufeff${columns},Deal Name,Customer Name,Solution ID`);
    const file = await openFile(Buffer.from(text));
    if (file.kind !== 'open') throw new Error(file.why);
    expect(file.columns).toMatchObject({ kind: 'registrations', unknown: [] });
    const rows = (await Array.fromAsync(file.rows())).flat();
    const plans = rows.map((each, index) => {
      if (each.kind !== 'row') throw new Error(each.kind);
      return planRow(each.row, reading, { byId: index === 0 ? registered : won(), byEngagement: [] });
    });
    expect(plans).toMatchObject([{ kind: 'unchanged' }, { kind: 'unchanged' }]);
  });

  it('has a template whose row is passed over', async () => {
    const file = await openFile(Buffer.from(registrationTemplate('so', '11/01/2026')));
    const rows = file.kind === 'open' ? (await Array.fromAsync(file.rows())).flat() : [];
    expect(rows.map((each) => each.kind === 'row' && planRow(each.row, reading, { byEngagement: [] }))).toEqual([
      { kind: 'sample' },
    ]);
  });

  it('is told from a file of deals by what people fill in: others’ columns are not read in either', async () => {
    const deals = await openFile(Buffer.from('Referral ID,Deal Name,Registration Status\n1,2,3'));
    expect(deals).toMatchObject({ columns: { kind: 'deals', unknown: [registrationColumns.registrationStatus] } });
    const mixed = await openFile(Buffer.from('Referral ID,Contract Value,Notes\n1,2,3'));
    expect(mixed).toMatchObject({ columns: { kind: 'registrations', unknown: ['Notes'] } });
  });
});
