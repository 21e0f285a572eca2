import type { VerbButton } from '../../../cards/card-data.ts';
import { bulkFile } from '../../../cards/cards.ts';
import { type SentenceRow, sentenceCard } from '../../../cards/sentence-card.ts';
import { say } from '../../../i18n/catalogue.ts';
import { aboutIt, dayIn, formatCalendarDate, formatNumber, formatTime } from '../../../i18n/format.ts';
import type { Locale } from '../../../i18n/locale.ts';
import type { OutgoingMessage } from '../../../messenger.ts';
import { encoded, filtersInWords, type ListView, listTitle, ViewCode } from '../../lists/index.ts';
import type { BuiltCard } from '../../referrals/index.ts';
import { type BulkExport, type ExportedFile, mostExportCounted, mostRows } from './bulk-export.ts';

const exportPartVerb = 'bulk.export-part';

/** Only characters that every system allows in file names. */
export function fileNameOf(
  { view, ofImport, table, what: kind }: Pick<BulkExport, 'view' | 'ofImport' | 'table' | 'what'>,
  now: Date,
): string {
  const list = view?.split(';', 1)[0];
  const what = ofImport
    ? `import-${ofImport.file}`
    : table
      ? table
      : list === undefined
        ? 'template'
        : list === 'found'
          ? 'referrals'
          : list;
  const named = kind === 'registrations' ? `registrations${view === undefined ? '-template' : ''}` : what;
  return `co-sell-${named}-${now.toISOString().slice(0, 10)}.csv`;
}

/** The list and its filters: “Outbound deals · Country: Germany”. */
export function listInWords(locale: Locale, view: ListView): string {
  return [listTitle(view, locale), ...filtersInWords(locale, view.filters).map(({ text }) => text)].join(' · ');
}

/** Teams' consent card for an upload into the person's own storage. */
export function exportOffer(wanted: BulkExport, { name, bytes, rows }: ExportedFile): OutgoingMessage {
  const description = [readyTitle(wanted, rows), ...contents(wanted)].join(' · ');
  return { kind: 'file-offer', name, bytes, description, context: { feature: fileOffersOf, id: wanted.id } };
}

/** Routes the answers to this feature. */
export const fileOffersOf = 'bulk';

function readyTitle({ locale, view, ofImport, table, what }: BulkExport, rows: number): string {
  if (table) return say(locale, `bulk.table.${table}`, { count: rows });
  if (ofImport) return say(locale, 'bulk.result.ready', { file: say(locale, `bulk.result.${ofImport.file}`) });
  if (what === 'registrations' && view !== undefined) return say(locale, 'bulk.registrations.ready', { count: rows });
  return view === undefined ? say(locale, 'bulk.template.ready') : say(locale, 'bulk.export.ready', { count: rows });
}

function contents({ locale, view }: BulkExport): readonly string[] {
  return view === undefined ? [] : [listInWords(locale, ViewCode.parse(view))];
}

export function exportReady(
  wanted: BulkExport,
  { rows, name }: ExportedFile,
  link: { readonly url: string; readonly until: Date },
): OutgoingMessage {
  const { locale, timeZone, zoneIsOwn, view, ofImport, table, what } = wanted;
  const title = readyTitle(wanted, rows);
  const until = formatTime(locale, link.until, timeZone, { zone: !zoneIsOwn });
  const others = laterColumnsButton(wanted);
  const lines = [
    ...(what === 'registrations' ? [say(locale, 'bulk.registrations.how')] : []),
    ...(view === undefined && !ofImport && !table && !what ? [say(locale, 'bulk.template.how')] : contents(wanted)),
    say(locale, 'bulk.export.link', { until }),
  ];
  const card = bulkFile({
    locale,
    fallbackText: title,
    title,
    lines: lines.map((text) => ({ text })),
    button: say(locale, 'bulk.button.download'),
    url: link.url,
    tooltip: name,
    others: others.map((other) => ({ ...other, submitted: { verb: other.verb, ...other.data } })),
  });
  const buttons = others.map(({ verb, data, title: words }) => ({ title: words, verb, data }));
  return { kind: 'card', card, summary: title, ...(buttons.length > 0 ? { buttons } : {}) };
}

/** For a list in the first template's columns: the same list in those of the 2023 template. */
function laterColumnsButton({ locale, view, created, what }: BulkExport): readonly VerbButton[] {
  if (view === undefined || what !== undefined) return [];
  const title = say(locale, 'bulk.button.columns2023');
  const part = Object.entries(created ?? {}).map(([end, moment]) => [end, moment.toISOString()]);
  return [{ title, tooltip: title, verb: exportPartVerb, data: { view, what: '2023', ...Object.fromEntries(part) } }];
}

export function exportLate({ locale }: BulkExport): OutgoingMessage {
  return { kind: 'text', text: say(locale, 'bulk.export.late') };
}

/** A part of a list that is too long for one file: created from this time on, up to the next part's. */
export interface ExportPart {
  readonly from?: Date;
  readonly before?: Date;
}

interface TooMany {
  readonly total: number;
  /** Creation time of the first referral of each part. */
  readonly steps: readonly Date[];
  readonly within?: ExportPart;
  readonly timeZone: string;
  readonly what?: BulkExport['what'];
}

/** Offers the parts of a list that is too long for one file, by creation time. */
export function tooManyCard(locale: Locale, view: ListView, found: TooMany): BuiltCard {
  return sentenceCard(locale, {
    title: tooManyText(locale, found.total, mostExportCounted),
    lines: [listInWords(locale, view), say(locale, 'bulk.export.choosePart')],
    rows: found.steps.map((_, index) => partRow(locale, view, found, index)),
  });
}

function partRow(locale: Locale, view: ListView, found: TooMany, index: number): SentenceRow {
  const { total, steps, within = {}, timeZone, what } = found;
  const day = (moment = new Date(0)) => formatCalendarDate(locale, new Date(dayIn(timeZone, moment)));
  const [from, next] = [steps[index], steps[index + 1]];
  const [first, end] = [index > 0 ? from : within.from, next ?? within.before];
  const count = next ? Math.min(mostRows, total - index * mostRows) : total - index * mostRows;
  const title = end
    ? say(locale, 'bulk.export.part', { from: day(from), to: day(end) })
    : say(locale, 'bulk.export.lastPart', { from: day(from) });
  const button = say(locale, 'list.button.export');
  const data = {
    ...{ view: encoded({ ...view, page: 1 }), ...(what ? { what } : {}) },
    ...(first ? { from: first.toISOString() } : {}),
    ...(end ? { before: end.toISOString() } : {}),
  };
  return {
    title,
    detail:
      count > mostRows
        ? tooManyText(locale, count, mostRows)
        : say(locale, 'bulk.export.partRows', { count: Math.max(1, count) }),
    buttons: [{ title: button, tooltip: aboutIt(locale, button, title), verb: exportPartVerb, data }],
  };
}

/** @param most upper bound of the count: beyond it the text says "more than". */
function tooManyText(locale: Locale, count: number, most: number): string {
  return say(locale, 'bulk.export.tooMany', {
    count: count > most ? `${formatNumber(locale, most)}+` : formatNumber(locale, count),
    most: formatNumber(locale, mostRows),
  });
}
