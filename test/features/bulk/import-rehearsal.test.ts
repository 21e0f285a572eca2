import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { slashOrder } from '../../../src/features/bulk/cells/day-cells.ts';
import { cellIn, exportedCells } from '../../../src/features/bulk/cells/exported-cells.ts';
import { type ExportTemplate, exportFile } from '../../../src/features/bulk/export/export-file.ts';
import { templateFile } from '../../../src/features/bulk/export/template-file.ts';
import { openFile } from '../../../src/features/bulk/import/import-file.ts';
import {
  columnCounts,
  importRehearsal,
  type PlannedRow,
  withoutRepeats,
} from '../../../src/features/bulk/import/import-rehearsal.ts';
import { planRow } from '../../../src/features/bulk/import/plan-row.ts';
import type { Referral } from '../../../src/features/referrals/record/referral.ts';
import { aMoment, aReferral } from '../../builders/referral.ts';
import { runs } from '../../support/runs.ts';

const encoder = new TextEncoder();
/** As documented (docs/partner-center.md#csv-columns), with a column for each of its “1 & 2”. */
const template2023 =
  'Errors,Engagement ID,Referral ID,Deal Name,Customer Name,Customer Address Line 1,Customer Address Line 2,Customer City,Customer State,Customer Postal code,Customer Country,Customer D-U-N-S ID,Customer Contact First Name,Customer Contact Last Name,Customer Contact Phone number,Customer Contact Email Address,Partner Referral Status,Partner Referral Substatus,Microsoft Referral Status,Declined/Lost/Error reason,Sales Stage,Estimated Deal Value,Currency,Estimated Close Date,CRM ID,Marketing Campaign ID,Notes,Microsoft help required?,What specific help from Microsoft?,Share with Microsoft sales team,Notes to Microsoft,Consent to share Customer/Partner contact,CLA Number,Device Category,Silicon Type,Azure Certified Device,Attach Services,Microsoft MSX ID,Migrated PSC Deal ID,PartnerID (formerly MPN ID),Marketplace Purchase Intent,Customer Domain Name,Final Matched Customer Account,Managed Account 1,Managed Account 2,Unmanaged Account 1,Unmanaged Account 2,DUNS Account,Solution 1,Team member 1,Team member 2,Microsoft team member 1';

/** The file's rows beside the referrals that stand: what the desk would show before anything is written. */
async function planned(bytes: Uint8Array, standing: readonly Referral[]): Promise<readonly PlannedRow[]> {
  const file = await openFile(bytes);
  if (file.kind === 'refused') throw new Error(file.why);
  const byId = new Map(standing.map((referral) => [referral.id, referral]));
  const rows: PlannedRow[] = [];
  const dates: string[] = [];
  for await (const batch of file.rows())
    for (const each of batch) if (each.kind === 'row') dates.push(each.row.cells.get('closeDate') ?? '');
  const reading = { delimiter: file.layout.delimiter, slashes: slashOrder(dates), now: aMoment };
  for await (const batch of file.rows())
    for (const each of batch) {
      if (each.kind !== 'row') throw new Error(`line ${each.line} is ${each.kind}`);
      const found = byId.get((each.row.cells.get('referralId') ?? '').toLowerCase());
      const named = { byEngagement: [], ...(found ? { byId: found } : {}) };
      rows.push({ line: each.row.line, plan: planRow(each.row, reading, named) });
    }
  return withoutRepeats(rows);
}

async function exportedText(referral: Referral): Promise<string> {
  return new TextDecoder().decode(await exported([referral]));
}

async function exported(referrals: readonly Referral[], template: ExportTemplate = '2021'): Promise<Uint8Array> {
  let text = '';
  const all = async function* () {
    yield* referrals;
  };
  for await (const piece of exportFile(all, template)) text += piece.text;
  return encoder.encode(text);
}

const guid = (number: number) => `22222222-0000-4000-8000-${String(number).padStart(12, '0')}`;
const text = fc.string({ unit: fc.constantFrom(...'abcАбв한漢🙂"\',;\t\n\r =+-@＝#$%{}'), maxLength: 30 });
const note = fc.oneof(
  { weight: 9, arbitrary: text },
  {
    weight: 1,
    arbitrary: fc
      .string({ unit: 'binary', minLength: 0, maxLength: 200 })
      .map((said) => said.replaceAll('\0', '').toWellFormed()),
  },
);
const member = fc.record({
  firstName: text,
  lastName: text,
  phoneNumber: fc.constantFrom('+1 425 555 0100', '999999', ''),
  email: fc.constantFrom('a@contoso.example', 'b@contoso.example', ''),
});
const anyReferral = fc.record({
  name: text,
  customer: text,
  notes: fc.option(note, { nil: undefined }),
  city: fc.option(text, { nil: undefined }),
  value: fc.option(
    fc.oneof(
      { weight: 3, arbitrary: fc.integer({ min: 0, max: 10_000_000 }) },
      fc.constantFrom(0.1234, 1.2, 1.234, 2500.125, 12345.6789, 0.0000005),
    ),
    { nil: undefined },
  ),
  closes: fc.option(fc.date({ min: new Date('2000-01-01'), max: new Date('2090-01-01'), noInvalidDate: true }), {
    nil: undefined,
  }),
  state: fc.constantFrom(
    ['New', 'Received'],
    ['Active', 'Accepted'],
    ['Closed', 'Won'],
    ['Closed', 'Declined'],
    ['Closed', 'Expired'],
  ),
  team: fc.array(member, { maxLength: 3 }),
  contacts: fc.array(member, { maxLength: 2 }),
  kind: fc.constantFrom('inbound' as const, 'outbound' as const),
  crm: fc.option(text, { nil: undefined }),
});

function referralOf(
  made: typeof anyReferral extends fc.Arbitrary<infer Made> ? Made : never,
  number: number,
): Referral {
  const base = aReferral({ id: guid(number) });
  const { notes: _notes, closesAt: _closes, dealValue: _value, ...record } = base.record;
  const [status = '', substatus = ''] = made.state;
  return {
    ...base,
    kind: made.kind,
    record: {
      ...record,
      id: guid(number),
      status,
      substatus,
      name: made.name,
      team: made.team,
      customer: {
        ...record.customer,
        name: made.customer,
        contacts: made.contacts,
        address: made.city ? { city: made.city } : {},
      },
      ...(made.notes === undefined ? {} : { notes: made.notes }),
      ...(made.closes ? { closesAt: made.closes } : {}),
      ...(made.crm ? { externalReferenceId: made.crm } : {}),
      ...(made.value === undefined ? {} : { dealValue: { value: made.value, currency: 'EUR' } }),
    },
  };
}

const languages = [
  'The customer said “yes, but…”, and wants a call.\nThen: 3 options; see "plan B".',
  'Заказчик ответил: «да», но просит скидку;\tи ещё звонок.\r\nДальше — договор №5.',
  '고객이 "네"라고 했어요, 다음 주에 다시 전화해요.\n-- 계약 논의 🙂',
  "客戶說「好」，但要再談；請於週五前回覆。\n=合約'草案' 👍🏽",
];
/** In full, five files of a run's most. */
const ofOneFile = runs(200, 1_000);
const longNote = fc
  .tuple(fc.constantFrom(...languages), fc.integer({ min: 1, max: 120 }))
  .map(([said, times]) => Array.from(said.repeat(times)).slice(0, 5_000).join(''));
/** As `anyReferral`, with what a year of work leaves behind. */
const fullReferral = fc.record({
  made: anyReferral,
  notes: fc.option(longNote, { nil: undefined }),
  name: fc.oneof(fc.constantFrom(...languages.map((said) => [...said].slice(0, 40).join(''))), text),
  solutions: fc.array(fc.constantFrom('SOL-1234-PQRS', 'SOL-9-ABC', 'Azure, "Data"'), { maxLength: 4 }),
  help: fc.option(fc.constantFrom('Workload', 'General'), { nil: undefined }),
  stage: fc.option(fc.constantFrom('20', '40%', 'Qualify', 'Close'), { nil: undefined }),
});

function fullReferralOf(
  full: typeof fullReferral extends fc.Arbitrary<infer Made> ? Made : never,
  number: number,
): Referral {
  const referral = referralOf({ ...full.made, name: full.name }, number);
  const { record } = referral;
  const solutions = [...new Set(full.solutions)].map((id) => ({ id, name: id, type: 'Name' as const }));
  return {
    ...referral,
    record: {
      ...record,
      solutions,
      ...(full.notes === undefined ? {} : { notes: full.notes }),
      ...(full.stage === undefined ? {} : { salesStage: full.stage }),
      ...(full.help ? { invite: { ...record.invite, assistanceRequestCode: full.help } } : {}),
    } as Referral['record'],
  };
}

/** What programs make of a file before it comes back. */
const savedBy: Readonly<Record<string, (bytes: Uint8Array) => Uint8Array>> = {
  'as it is': (bytes) => bytes,
  'without a byte order mark': (bytes) => bytes.subarray(3),
  'with semicolons': (bytes) =>
    encoder.encode(stringify(cellsOf(bytes), { delimiter: ';', record_delimiter: '\r\n', quoted_match: /[\r\n]/ })),
  'as Excel’s Unicode text': (bytes) =>
    Buffer.from(
      `\ufeff${stringify(cellsOf(bytes), { delimiter: '\t', record_delimiter: '\r\n', quoted_match: /[\r\n]/ })}`,
      'utf16le',
    ),
  'in the columns of 2023': (bytes) => bytes,
};

function cellsOf(bytes: Uint8Array): string[][] {
  return parse(Buffer.from(bytes), { bom: true });
}

describe('a file that was exported', () => {
  it.each(Object.keys(savedBy).map((how, index) => [how, index + 1] as const))(
    `of ${ofOneFile} referrals, saved %s: all unchanged`,
    async (how, seed) => {
      const made = fc.sample(fullReferral, { numRuns: ofOneFile, seed });
      const referrals = made.map(fullReferralOf);
      expect(Math.max(...referrals.map(({ record }) => record.notes?.length ?? 0))).toBeGreaterThan(4_900);
      const file = await exported(referrals, how.endsWith('2023') ? '2023' : '2021');
      const rows = await planned((savedBy[how] as (bytes: Uint8Array) => Uint8Array)(file), referrals);
      const others = rows.filter(({ plan }) => plan.kind !== 'unchanged');
      expect([rows.length, others]).toEqual([ofOneFile, []]);
    },
  );

  it('changes nothing when it comes back, whatever its records hold or lack', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyReferral, { minLength: 1, maxLength: 12 }), async (made) => {
        const referrals = made.map(referralOf);
        const rows = await planned(await exported(referrals), referrals);
        expect(rows.map(({ plan }) => plan)).toEqual(
          referrals.map(({ id }) => ({ kind: 'unchanged', referralId: id })),
        );
      }),
      { numRuns: runs(60, 2_000) },
    );
  });

  it('changes nothing either in the columns of 2023', async () => {
    const { record } = aReferral();
    const deal = aReferral({
      record: { ...record, mpnId: '4711', microsoftCrmId: '7-ABC', marketplaceIntent: 'HaveNotDecided' },
    });
    const [header = '', row = ''] = new TextDecoder().decode(await exported([deal], '2023')).split('\r\n');
    expect(header).toBe(template2023);
    expect(row).toContain(',7-ABC,,4711,Have not decided,,,,,,,,SOL-15974-MQF');
    expect(await planned(encoder.encode(`${header}\r\n${row}`), [deal])).toMatchObject([
      { plan: { kind: 'unchanged' } },
    ]);
  });

  it('takes nothing in whose place letters were lost, except where they are lost in Partner Center too', async () => {
    const { record } = aReferral();
    const deal = aReferral({ record: { ...record, notes: 'M\ufffdller said yes' } });
    const file = new TextDecoder().decode(await exported([deal]));
    const kindsOf = async (text: string) => (await planned(encoder.encode(text), [deal])).map(({ plan }) => plan);
    expect(await kindsOf(file)).toMatchObject([{ kind: 'unchanged' }]);
    expect(await kindsOf(file.replace('M\ufffdller said yes', 'Müller sagt ja'))).toMatchObject([{ kind: 'change' }]);
    for (const broken of ['M\ufffdller said no', 'M\ufffd\ufffdller said yes'])
      expect(await kindsOf(file.replace('M\ufffdller said yes', broken))).toEqual([
        { kind: 'refused', problems: [{ why: 'lost', column: 'notes' }] },
      ]);
    const asNew = file.replace(deal.id, '').replace(record.engagementId, '');
    expect(await kindsOf(asNew)).toEqual([{ kind: 'refused', problems: [{ why: 'lost', column: 'notes' }] }]);
    const opened = await openFile(encoder.encode('Deal Name,Customer Name\r\nM\ufffdller,Contoso'));
    expect(opened).toEqual({ kind: 'refused', why: 'lost' });
  });

  it('has a name for each of its cells', () => {
    const cells = exportedCells(aReferral());
    expect(cellIn(cells, 'referralId')).toBe(aReferral().id);
    expect(cellIn(cells, 'member 50')).toBe('');
  });
});

it('the template that comes back creates nothing', async () => {
  const rows = await planned(encoder.encode(templateFile('This row shows …', '01/30/2027')), []);
  expect(rows.map(({ plan }) => plan.kind)).toEqual(['sample']);
});

describe('the figures', () => {
  const row = (line: number, plan: PlannedRow['plan']): PlannedRow => ({ line, plan });
  const change = (id: string, from: number, to: number) =>
    ({
      kind: 'change',
      referralId: id,
      changes: [{ field: 'dealValue', from: { value: from, currency: 'EUR' }, to: { value: to, currency: 'EUR' } }],
      cleared: [],
      notTaken: ['customerName'],
    }) as const;

  it('tell the lines behind each number, and by how much values move', () => {
    const figures = importRehearsal([
      row(2, change('a', 10, 30)),
      row(3, { ...change('b', 5, 4), answer: { kind: 'won' } }),
      row(4, { kind: 'unchanged', referralId: 'c' }),
      row(5, { kind: 'refused', problems: [{ why: 'closed' }, { why: 'missing', column: 'name' }] }),
      row(6, { kind: 'refused', problems: [{ why: 'closed' }] }),
      row(7, { kind: 'refused', problems: [{ why: 'consent', column: 'consent' }] }),
      ...(['solution 2', 'value', 'solution 1'] as const).map((column, index) =>
        row(10 + index, { kind: 'refused', problems: [{ why: 'missing', column }] }),
      ),
      row(8, { kind: 'sample' }),
      row(9, { kind: 'held', cells: [] }),
    ]);
    expect(figures).toMatchObject({
      create: [],
      change: [2, 3],
      unchanged: [4],
      held: [9],
      refused: [
        {
          ...{ why: 'missing', lines: [10, 11, 12] },
          columns: [
            { column: 'solution 1', rows: 2 },
            { column: 'value', rows: 1 },
          ],
        },
        { why: 'closed', lines: [5, 6], columns: [] },
        { why: 'consent', lines: [7], columns: [{ column: 'consent', rows: 1 }] },
      ],
      final: { won: [3], lost: [] },
      moved: [{ value: 19, currency: 'EUR' }],
    });
    expect([...figures.notTaken]).toEqual([['customerName', [2, 3]]]);
  });

  it('of an amount with three decimals: saved by a program without the zero, or beside another currency, it is the same', async () => {
    const base = aReferral({ id: guid(1) });
    const deal = { ...base, record: { ...base.record, dealValue: { value: 1.234, currency: 'EUR' } } };
    const file = await exportedText(deal);
    const plansOf = async (text: string) => (await planned(encoder.encode(text), [deal])).map(({ plan }) => plan);
    expect(file).toContain(',1.2340,EUR,');
    for (const cell of ['1.2340', '1.234', '1.23400', '01.234'])
      expect(await plansOf(file.replace(',1.2340,', `,${cell},`))).toMatchObject([{ kind: 'unchanged' }]);
    expect(await plansOf(file.replace(',1.2340,', ',1.235,'))).toMatchObject([{ kind: 'held' }]);
    const thousands: readonly (readonly [number, string])[] = [
      ...([
        [1.2, '1.200'],
        [2.5, '2.500'],
        [12.01, '12.010'],
      ] as const),
    ];
    for (const [stands, cell] of thousands) {
      const once = { ...deal, record: { ...deal.record, dealValue: { value: stands, currency: 'EUR' } } };
      const said = (await exportedText(once)).replace(`,${stands},EUR,`, `,${cell},EUR,`);
      expect([cell, await planned(encoder.encode(said), [once])]).toMatchObject([cell, [{ plan: { kind: 'held' } }]]);
    }
    const to = { value: 1.234, currency: 'USD' };
    expect(await plansOf(file.replace(',EUR,', ',USD,'))).toMatchObject([{ kind: 'change', changes: [{ to }] }]);
  });

  it.each([
    [0.125, '0.125'],
    [1.234, '1.234'],
    [2500.125, '2500.125'],
    [0.1 + 0.2, '0.30000000000000004'],
  ])('of a solution’s price %f: as it was exported before today, it is the same', async (price, cell) => {
    const base = aReferral({ id: guid(1) });
    const tag = {
      type: 'Name',
      id: 'SOL-1234-PQRS',
      name: 'Landing zone',
      currency: 'USD',
      price,
      quantity: 2,
    } as const;
    const deal = { ...base, record: { ...base.record, solutions: [tag] } };
    const text = (await exportedText(deal)).replace(/(SOL-1234-PQRS, USD, )[\d.]+/, `$1${cell}`);
    expect(await planned(encoder.encode(text), [deal])).toMatchObject([{ plan: { kind: 'unchanged' } }]);
  });

  it('refuse both rows of one referral', () => {
    const rows = withoutRepeats([
      row(2, change('a', 1, 2)),
      row(3, { kind: 'unchanged', referralId: 'a' }),
      row(4, change('b', 1, 2)),
    ]);
    expect(importRehearsal(rows)).toMatchObject({ change: [4], refused: [{ why: 'twice', lines: [2, 3] }] });
  });

  it('refuse both also where one of them can’t be taken for another reason: corrected and sent again, it would overwrite', () => {
    const named = { id: 'a', name: 'Spring', customer: 'Contoso' };
    const wrong = { kind: 'refused', problems: [{ why: 'not-a-currency', column: 'currency' }] } as const;
    const rows = withoutRepeats([{ ...row(2, wrong), named }, { ...row(3, change('a', 1, 2)), named }, row(4, wrong)]);
    expect(importRehearsal(rows)).toMatchObject({
      change: [],
      refused: [
        { why: 'twice', lines: [2, 3] },
        { why: 'not-a-currency', lines: [4] },
      ],
    });
    expect(rows[0]?.plan).toMatchObject({ problems: [{ why: 'twice' }, { why: 'not-a-currency' }] });
  });
});

it('a row counts once for a list, however many of its places are meant', () => {
  expect(columnCounts([['solution 1', 'solution 2', 'solution 3', 'notes'], ['solution 2']])).toEqual([
    { column: 'solution 1', rows: 2 },
    { column: 'notes', rows: 1 },
  ]);
});

describe('a file that is none', () => {
  it.each([
    ['no-header', 'one,two\n1,2'],
    ['columns-twice', 'Deal Name,deal name\n1,2'],
    ['too-many-columns', `Deal Name${',x'.repeat(10_000)}\n`],
    ['spreadsheet', 'PK\u0003\u0004[Content_Types].xml'],
  ])('is refused: %s', async (why, said) => {
    expect(await openFile(encoder.encode(said))).toMatchObject({ kind: 'refused', why });
  });

  it.each([
    ['cell-count', 'Deal Name,Notes,Currency\n1,2\n'],
    ['cell-count', 'Deal Name,Notes,Currency\n1,2,3,4\n'],
    ['cell-too-long', `Deal Name,Notes,Currency\n1,${'x'.repeat(33_001)},3\n`],
  ])('has a row that is refused: %s', async (why, said) => {
    const file = await openFile(encoder.encode(said));
    const rows = file.kind === 'open' ? await Array.fromAsync(file.rows()) : [];
    expect(rows.flat()).toMatchObject([{ kind: 'misshapen', line: 2, why }]);
  });
});
