import { describe, expect, it } from 'vitest';
import type { Click } from '../../../src/feature.ts';
import type { BulkImport } from '../../../src/features/bulk/import/bulk-import.ts';
import { importActions } from '../../../src/features/bulk/import/import-actions.ts';
import { importRowsCard, rowsOnImportPage } from '../../../src/features/bulk/import/import-rows-card.ts';
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

it('Import of a file’s first thousand rows has the next ones rehearsed: its card is the run’s from then on', async () => {
  const done: string[] = [];
  const action = importActions({
    store: { start: async () => imported, readNext: async (id: string) => done.push(`read ${id}`) > 0 } as never,
    rehearser: {} as never,
    clock: { now: () => at },
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
