import type { BulkExport } from '../../src/features/bulk/export/bulk-export.ts';
import { exportReady, tooManyCard } from '../../src/features/bulk/export/export-cards.ts';
import type { ImportState } from '../../src/features/bulk/import/bulk-import.ts';
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
    summaryCard(run(locale, 'done'), { ...tally, updated: 864, left: 0 }, { processed: 1_000, failed: 12, restore: 1 }),
  'import-stopped': (locale: Locale) =>
    summaryCard(run(locale, 'stopped'), tally, { processed: 1_000, failed: 696, restore: 0 }),
  'import-over': (locale: Locale) => endedCard(run(locale, 'done'), tally),
  'export-too-many': (locale: Locale) => tooManyCard(locale, view, { total: 12_340, steps, timeZone: 'Europe/Berlin' }),
};
