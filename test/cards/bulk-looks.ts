import type { BulkExport } from '../../src/features/bulk/export/bulk-export.ts';
import { exportReady, tooManyCard } from '../../src/features/bulk/export/export-cards.ts';
import type { BulkImport, ImportState, StoredRehearsal } from '../../src/features/bulk/import/bulk-import.ts';
import { importRehearsalCard } from '../../src/features/bulk/import/import-cards.ts';
import { importHowCard } from '../../src/features/bulk/import/import-how-card.ts';
import { fileRefused } from '../../src/features/bulk/import/import-refusal.ts';
import { importRowsCard } from '../../src/features/bulk/import/import-rows-card.ts';
import { endedCard, progressCard, summaryCard } from '../../src/features/bulk/import/run/run-cards.ts';
import type { Locale } from '../../src/i18n/locale.ts';
import type { OutgoingMessage } from '../../src/messenger.ts';

const at = new Date('2026-11-21T09:00:00Z');
const wanted = (locale: Locale): BulkExport => ({
  id: 'e-1',
  by: { tenantId: 't', aadObjectId: 'a', name: 'Alex Wilber' },
  locale,
  timeZone: 'Europe/Berlin',
  zoneIsOwn: true,
  view: 'outbound;c=DE',
  askedAt: at,
  endsAt: at,
});
const file = { name: 'co-sell-outbound-2026-11-21.csv', rows: 312, bytes: 240_000, run: 'r' };
const link = { url: 'https://desk.contoso.example/files/0', until: at };
const view = { list: 'inbound', filters: {}, page: 1 } as const;
const steps = ['2024-02-03T10:00:00Z', '2025-09-30T10:00:00Z', '2026-07-01T10:00:00Z'].map((time) => new Date(time));

const lines = (count: number, from = 2) => Array.from({ length: count }, (_, index) => from + index);
const rehearsal: StoredRehearsal = {
  create: lines(12),
  change: lines(30, 14),
  unchanged: lines(212, 44),
  held: lines(40, 300),
  refused: [
    { why: 'closed', lines: lines(3, 400) },
    { why: 'not-a-currency', lines: lines(3, 410) },
    { why: 'missing', lines: lines(2, 420) },
  ],
  final: { accept: [14, 15], decline: [16], won: [17, 18], lost: [19], invite: [20], share: [20, 21] },
  moved: [
    { value: 410_000, currency: 'EUR' },
    { value: -25_000, currency: 'USD' },
  ],
  added: [{ value: 1_200_000, currency: 'EUR' }],
  cleared: lines(5, 22),
  notTaken: [
    { column: 'city', lines: lines(4, 30) },
    { column: 'microsoftStatus', lines: lines(2, 34) },
  ],
  pastDays: lines(2, 12),
  duplicate: lines(4, 430),
  wonEarly: [17],
  doubts: [{ column: 'closeDate', lines: lines(40, 300), cell: '03/04/2027', readings: ['2027-03-04', '2027-04-03'] }],
  mistakes: [
    { column: 'country', cell: 'Deutchland', why: 'not-a-country', lines: lines(40, 500), readings: ['DE'] },
    {
      column: 'currency',
      cell: 'Dollar',
      why: 'not-a-currency',
      lines: lines(3, 410),
      readings: ['USD', 'TWD', 'AUD'],
    },
    {
      ...{ column: 'reason', cell: 'Customer choose other vendor', why: 'not-a-reason', lines: [420, 421] },
      readings: ['Customer chose another vendor'],
    },
  ],
  decided: [
    { column: 'country', cell: 'Untied States', why: 'not-a-country', as: 'US', lines: lines(12) },
    { column: 'salesStage', cell: 'Negotiatd', why: 'not-a-stage', lines: lines(2, 420) },
  ],
};
const header = [
  'Referral ID',
  'Deal Name',
  'Customer Name',
  'Estimated Deal Value',
  'Currency',
  'Close Date',
  'Region',
];
function imported(locale: Locale, more: Partial<BulkImport> = {}): BulkImport {
  return {
    ...{ id: 'i-1', by: wanted(locale).by, locale, timeZone: 'Europe/Berlin', zoneIsOwn: true, choices: {} },
    ...{ state: 'rehearsed', fileName: 'Pipeline Q4 2026.csv', generation: 1, rehearsal, askedAt: at, endsAt: at },
    layout: { delimiter: ',', header, slashes: 'day-first' },
    ...more,
  };
}
const cellsOf = (name: string, value: string) => ['', name, 'Contoso Corporation', value, 'EUR', '03/04/2027', ''];
const refusedRows = ['UK spring deal', 'Ein sehr langer Name eines Geschäfts, der in keine Zeile passt'].map(
  (name, index) => ({
    ...{ line: 410 + index, cells: cellsOf(name, 'viel'), toDo: false },
    plan: {
      kind: 'refused' as const,
      problems: [
        { why: 'not-a-number' as const, column: 'value' as const },
        { why: 'no-such-day' as const, column: 'closeDate' as const },
      ],
    },
  }),
);
const changedRows = [
  {
    ...{ line: 14, cells: cellsOf('UK spring deal', '20000'), toDo: true },
    plan: {
      ...{ kind: 'change' as const, referralId: 'r', cleared: [], notTaken: ['city' as const] },
      answer: { kind: 'won' as const },
      changes: [
        {
          field: 'dealValue' as const,
          from: { value: 10_000, currency: 'EUR' },
          to: { value: 20_000, currency: 'EUR' },
        },
        { field: 'closeDate' as const, from: '2026-12-31', to: '2027-03-04' },
        {
          field: 'solutions' as const,
          add: [{ id: 'SOL-1', name: 'SOL-1', type: 'Name' as const }],
          remove: ['SOL-2'],
        },
      ],
    },
  },
];

function asCard(message: OutgoingMessage) {
  if (message.kind !== 'card') throw new Error('no card');
  return message;
}

const run = (locale: Locale, state: ImportState = 'running') => ({
  ...{ id: 'i-1', locale, state, timeZone: 'Europe/Berlin', zoneIsOwn: true, fileName: 'Deals of the autumn (2).csv' },
  endsAt: new Date('2026-12-21T09:00:00Z'),
});
const tally = { total: 1_000, created: 120, updated: 180, unchanged: 4, refused: 12, left: 684 };
const until = new Date('2026-11-21T09:01:00Z');

/** Files out, and what came of files in. */
export const bulkLooks = {
  'export-ready': (locale: Locale) => asCard(exportReady(wanted(locale), file, link)),
  'template-ready': (locale: Locale) => {
    const { view: _none, ...template } = wanted(locale);
    return asCard(exportReady(template, { ...file, rows: 0 }, link));
  },
  'import-running': (locale: Locale) =>
    progressCard(run(locale), { tally, minutesLeft: 3, final: { count: 7, until } }),
  'import-slower': (locale: Locale) => progressCard(run(locale), { tally, pause: { away: false, until } }),
  'import-away': (locale: Locale) => progressCard(run(locale), { tally, pause: { away: true, until } }),
  'import-stopping': (locale: Locale) => progressCard(run(locale, 'pausing'), { tally }),
  'import-done': (locale: Locale) =>
    summaryCard(
      run(locale, 'done'),
      { ...tally, updated: 864, left: 0 },
      { processed: 1_000, failed: 12, restore: 1, kept: 2 },
    ),
  'import-stopped': (locale: Locale) =>
    summaryCard(run(locale, 'stopped'), tally, { processed: 1_000, failed: 696, restore: 0, kept: 0 }),
  'import-over': (locale: Locale) => endedCard(run(locale, 'done'), tally),
  'export-too-many': (locale: Locale) => tooManyCard(locale, view, { total: 12_340, steps, timeZone: 'Europe/Berlin' }),
  'import-how': (locale: Locale) => importHowCard(locale, { url: link.url, until: '10:00' }),
  'import-rehearsal': (locale: Locale) => importRehearsalCard(imported(locale)),
  'import-rehearsal-part': (locale: Locale) =>
    importRehearsalCard(
      imported(locale, {
        choices: { takesDuplicates: true, keepsEmptied: true },
        layout: { delimiter: ',', header, slashes: 'day-first', above: 2 },
        part: { number: 1, of: 3, firstLine: 2, lastLine: 1_001, nextId: 'i-2' },
        rehearsal: { ...rehearsal, doubts: [], held: [], duplicate: [], cleared: [], refused: [] },
      }),
    ),
  'import-rows-refused': (locale: Locale) =>
    importRowsCard(imported(locale), { group: 'error', page: 1, rows: refusedRows }),
  'import-rows-changed': (locale: Locale) =>
    importRowsCard(imported(locale), { group: 'change', page: 2, rows: changedRows }),
  'import-refused': (locale: Locale) => asCard(fileRefused(imported(locale), { why: 'encoding' })),
};
