import { describe, expect, it } from 'vitest';
import type { Click } from '../../../src/feature.ts';
import type { BulkColumn } from '../../../src/features/bulk/columns/bulk-columns.ts';
import type { BulkImport, ImportedRow } from '../../../src/features/bulk/import/bulk-import.ts';
import { importActions } from '../../../src/features/bulk/import/import-actions.ts';
import { importRehearsalCard } from '../../../src/features/bulk/import/import-cards.ts';
import { importRowsCard, rowsOnImportPage } from '../../../src/features/bulk/import/import-rows-card.ts';
import { storedRehearsal } from '../../../src/features/bulk/import/stored-rehearsal.ts';
import { textsOf } from '../../harness/cards.ts';

const at = new Date('2026-11-21T09:00:00Z');
const header = ['Deal Name'.padEnd(80, '名'), 'Customer Name', 'Notes', 'Estimated Deal Value', 'Currency'];
const imported: BulkImport = {
  ...{ id: 'i-1', by: { tenantId: 't', aadObjectId: 'a', name: 'Alex' }, locale: 'ko', timeZone: 'Asia/Seoul' },
  ...{
    zoneIsOwn: true,
    state: 'running',
    fileName: '*'.repeat(300),
    choices: {},
    generation: 2,
    askedAt: at,
    endsAt: at,
  },
  layout: { delimiter: ',', header, slashes: 'month-first' },
  part: { number: 1, of: 2, firstLine: 2, lastLine: 1_001, nextId: 'i-1.2' },
};

describe('the rows behind a number', () => {
  it.each(['漢', '*', '🙂', '<'])('fit on a card, whatever the longest texts are made of: %s', (sign) => {
    const text = sign.repeat(5_000);
    const rows = Array.from({ length: rowsOnImportPage }, (_, index) => ({
      ...{ line: index + 2, cells: [text, text, text, '1', 'EUR'], toDo: true },
      plan: {
        ...{ kind: 'change' as const, referralId: 'r', cleared: [] },
        notTaken: ['name', 'customerName', 'notes', 'value'] as const,
        changes: [
          { field: 'name' as const, from: text, to: text },
          { field: 'notes' as const, from: text, to: text },
          { field: 'campaignId' as const, from: text, to: text },
          { field: 'team' as const, add: [], remove: [text, text, text, text] },
        ],
      },
    }));
    const { card } = importRowsCard(imported, { group: 'change', page: 1, rows });
    expect(textsOf(card as never).length).toBeGreaterThan(rowsOnImportPage);
  });
});

it('each sentence of a rehearsal names the columns that it is about, as the file calls them', () => {
  const layout = {
    ...{ delimiter: ',', slashes: 'day-first' as const },
    header: ['Deal', 'Währung', 'Estimated Close Date', 'CRM ID', 'Notes', 'Solution 1', 'Solution 2'],
  } as const;
  const row = (line: number, plan: ImportedRow['plan']) => ({ line, cells: ['', '', '3/4/2027'], plan, toDo: true });
  const missing = (column: BulkColumn) => ({
    kind: 'refused' as const,
    problems: [{ why: 'missing' as const, column }],
  });
  const cleared = ['crmId', 'notes'] as const;
  const rehearsal = storedRehearsal(
    [
      ...(['currency', 'solution 2', 'currency'] as const).map((column, index) => row(index + 2, missing(column))),
      row(5, { kind: 'refused', problems: [{ why: 'not-an-email', column: 'notes' }] }),
      row(6, { kind: 'held', cells: [{ column: 'closeDate', readings: ['2027-03-04', '2027-04-03'] }] }),
      row(7, { kind: 'change', referralId: 'r', changes: [{ field: 'share' }], cleared, notTaken: ['city'] }),
      row(8, { kind: 'refused', problems: [{ why: 'cell-count' }] }),
    ],
    [],
    (line) => ({ line, cells: new Map([['closeDate', '3/4/2027']]) }),
    { now: new Date('2026-11-21T09:00:00Z'), today: '2026-11-21' },
  );
  const said = textsOf(importRehearsalCard({ ...imported, locale: 'en', layout, rehearsal }).card as never).join('\n');
  for (const text of [
    '3: Currency (2), Solution 1 (1): This is mandatory.',
    '1: Notes: This is no e-mail address.',
    '1: The row has ',
    'Estimated Close Date: “3/4/2027” can be',
    'CRM ID (1), Notes (1): Optional cells are empty',
    'Customer City (1)',
  ])
    expect(said).toContain(text);
});

it('Import of a file’s first thousand rows has the next ones rehearsed: its card is the run’s from then on', async () => {
  const done: string[] = [];
  const action = importActions({
    store: { start: async () => imported, readNext: async (id: string) => done.push(`read ${id}`) > 0 } as never,
    rehearser: {} as never,
    clock: { now: () => at },
    roles: { admins: [{ who: 'a', locations: [] }], users: [], homeTenant: undefined },
    nudge: () => void done.push('nudged'),
    runner: {
      nudge: () => void done.push('runs'),
      card: async () => ({ card: { type: 'AdaptiveCard' }, summary: '' }),
    },
  }).find(({ verb }) => verb === 'bulk.import-start');
  const click = {
    person: { tenantId: 't', aadObjectId: 'a' },
    locale: 'en',
    log: { info: () => {} },
  } as unknown as Click;
  await action?.handle(click, { importId: 'i-1', generation: 1 });
  expect(done).toEqual(['runs', 'read i-1.2', 'nudged']);
});
