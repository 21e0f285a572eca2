import type { VerbButton } from '../../../cards/card-data.ts';
import type { ImportCardRow } from '../../../cards/import-card.ts';
import { plain, unformatted } from '../../../cards/plain.ts';
import { say } from '../../../i18n/catalogue.ts';
import { aboutIt, formatAlternatives } from '../../../i18n/format.ts';
import { nearCellText } from '../cells/near-cells.ts';
import type { BulkImport, StoredRehearsal } from './bulk-import.ts';
import type { DecidedMistake, SameMistake } from './repeated-mistake.ts';
import { importVerbs, seenData } from './row-groups.ts';
import { columnNames, faultText } from './row-sentences.ts';

const mostDecided = 6;
/** In characters, of a cell or a reading on a card. */
const longestShown = 40;
/** That fits a chat of 360 px. */
const longestButton = 28;

/** Repeated mistakes, each with what it may be meant as; then what was decided about others. */
export function mistakeRows(
  imported: BulkImport,
  { mistakes = [], decided = [] }: StoredRehearsal,
): readonly ImportCardRow[] {
  return [...mistakes.map((mistake, place) => mistakeRow(imported, mistake, place)), ...decidedRow(imported, decided)];
}

/** One press decides for all of its rows. */
function mistakeRow(imported: BulkImport, { readings, ...mistake }: SameMistake, place: number): ImportCardRow {
  const { locale } = imported;
  const { why, lines } = mistake;
  const title = say(locale, 'bulk.row.mistake', { ...named(imported, mistake), count: lines.length });
  const how = {
    fault: faultText(locale, why),
    readings: formatAlternatives(
      locale,
      readings.map((reading) => textOf(imported, why, reading)),
    ),
  };
  const choose = (text: string, more: Readonly<Record<string, string>>): VerbButton => ({
    ...{ title: text, tooltip: aboutIt(locale, text, title), verb: importVerbs.choose },
    data: { ...seenData(imported), ...more, mistake: place },
  });
  const rows = say(locale, 'bulk.button.rows');
  return {
    title,
    details: [say(locale, 'bulk.row.mistake.how', how)],
    buttons: [
      ...readings.map((value) => {
        // The sentence above has the currency's name.
        const reading = (why === 'not-a-currency' ? value : nearCellText(locale, why, value)).slice(0, longestShown);
        const whole = say(locale, 'bulk.button.meant', { reading });
        return choose(whole.length > longestButton ? unformatted(reading, longestButton) : whole, {
          what: 'meant',
          value,
        });
      }),
      choose(say(locale, 'bulk.button.leaveErrors'), { what: 'leave' }),
      {
        ...{ title: rows, tooltip: aboutIt(locale, rows, title), verb: importVerbs.rows },
        data: { ...seenData(imported), group: 'error', page: 1, mistake: place },
      },
    ],
  };
}

function decidedRow(imported: BulkImport, decided: readonly DecidedMistake[]): readonly ImportCardRow[] {
  if (decided.length === 0) return [];
  const { locale } = imported;
  const details = decided.slice(-mostDecided).map((each) => {
    const about = { ...named(imported, each), count: each.lines.length };
    return each.as === undefined
      ? say(locale, 'bulk.row.decided.left', about)
      : say(locale, 'bulk.row.decided.as', {
          ...about,
          reading: `${textOf(imported, each.why, each.as)}${each.alike ? ', …' : ''}`,
        });
  });
  const title = say(locale, 'bulk.button.decideAnew');
  return [
    {
      title: say(locale, 'bulk.row.decided', { count: decided.length }),
      details: decided.length > mostDecided ? ['…', ...details] : details,
      buttons: [{ title, tooltip: title, verb: importVerbs.choose, data: { ...seenData(imported), what: 'anew' } }],
    },
  ];
}

function named(
  { layout }: BulkImport,
  { column, cell, ways, alike }: Pick<SameMistake, 'column' | 'cell' | 'ways'> & Pick<DecidedMistake, 'alike'>,
) {
  const others = ways || alike ? ', …' : '';
  return { column: columnNames(layout?.header ?? [])(column), cell: `${plain(cell, { max: longestShown })}${others}` };
}

function textOf({ locale }: BulkImport, why: SameMistake['why'], reading: string): string {
  return plain(nearCellText(locale, why, reading), { max: longestShown });
}
