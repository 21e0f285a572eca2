import { currencyNames } from '../../../answers/amount/currency.ts';
import { noCells, yesCells } from '../../../answers/choice/yes-no-cells.ts';
import { unitWords } from '../../../answers/day/day-words.ts';
import { countriesNamedLike } from '../../../answers/place/country.ts';
import { fold, foldName, wordsOf } from '../../../answers/text/said.ts';
import { isAlmost } from '../../../grammar/sentence/spelling.ts';
import { say } from '../../../i18n/catalogue.ts';
import { commonCurrencies } from '../../../i18n/currencies.ts';
import { countryName, currencyName, formatCalendarDate } from '../../../i18n/format.ts';
import { type Locale, locales } from '../../../i18n/locale.ts';
import {
  declineReasons,
  helpCodes,
  reasonTexts,
  salesStageOf,
  salesStages,
  salesStageTexts,
} from '../../referrals/index.ts';
import type { BulkColumn } from '../columns/bulk-columns.ts';
import { listedHelp, listedReasons } from '../columns/listed-words.ts';
import { type ChoiceColumn, registrationChoices } from '../registrations/registration-choices.ts';
import { endsNamed, finiteUntil } from '../registrations/term-cell.ts';
import { type CellFault, saidIn } from './cell-answer.ts';
import { currenciesNamed, readHelpCell, readReasonCell, statesInCells } from './code-cells.ts';
import { amountsNear, daysNear } from './near-values.ts';

/** Faults of cells that can be like something: of columns that know their words, and of days and amounts. */
const faultsOfWords = [
  ...(['not-a-country', 'not-a-currency', 'not-a-status', 'not-a-reason', 'not-a-stage', 'not-a-help'] as const),
  ...(['not-yes-or-no', 'not-an-intent', 'not-a-solution', 'not-a-choice'] as const),
  ...(['day-number', 'short-year', 'not-a-day', 'not-a-number', 'negative'] as const),
] as const satisfies readonly CellFault[];
export type FaultOfWord = (typeof faultsOfWords)[number];

export function isFaultOfWord(why: string): why is FaultOfWord {
  return (faultsOfWords as readonly string[]).includes(why);
}

/** Most readings that are offered of one cell, a button each. */
export const mostReadings = 3;

interface UnreadCell {
  readonly column: BulkColumn;
  readonly why: FaultOfWord;
  readonly cell: string;
}

/**
 * What an unreadable cell may be meant as, each as the cell would have to be written; [] if it is like nothing that the column
 * knows. Only offered: a person chooses.
 *
 */
export function nearCells({ column, why, cell }: UnreadCell, known: KnownOfFile): readonly string[] {
  const near = nearBy[why](saidIn(cell), { column, ...known });
  return [...new Set(near)].slice(0, mostReadings);
}

interface KnownOfFile {
  /** Ids that other rows of the file have. */
  readonly solutions: readonly string[];
  /** When the file is read. */
  readonly now: Date;
}
interface KnownHere extends KnownOfFile {
  readonly column: BulkColumn;
}
type Near = (said: string, known: KnownHere) => readonly string[];

const nearBy: Readonly<Record<FaultOfWord, Near>> = {
  'not-a-country': (said) => countriesNamedLike(said, isAlmost),
  'not-a-currency': (said, { column }) => (column.startsWith('solution ') ? inSecondPart(said) : currenciesNear(said)),
  'not-a-status': (said, { column }) => {
    const own = statesInCells[column === 'status' ? 'status' : 'substatus'];
    const words = foldName(said).split(' ');
    return own.filter((state) => [foldName(said), ...words].some((word) => isLike(word, state.toLowerCase())));
  },
  'not-a-reason': (said) =>
    declineReasons
      .filter((each) =>
        isWordedLike(said, each, [
          reasonTexts[each],
          listedReasons[each] ?? '',
          ...locales.map((locale) => say(locale, `reason.${each}`)),
        ]),
      )
      .map((each) => reasonTexts[each]),
  'not-a-help': (said) =>
    helpCodes
      .filter((code, index) =>
        isWordedLike(said, index + 1, [
          code,
          listedHelp[code],
          ...locales.map((locale) => say(locale, `help.${code}`)),
        ]),
      )
      .map((code) => listedHelp[code]),
  'not-a-stage': (said) =>
    salesStages
      .filter((stage) =>
        isWordedLike(
          said,
          stage,
          salesStageTexts(stage).filter((text) => text !== String(stage)),
        ),
      )
      .map(String),
  'not-yes-or-no': (said, { column }) => {
    // No button says whether somebody has consented.
    if (column === 'consent') return [];
    const isOf = (words: readonly string[]) => words.some((word) => word.length > 1 && isLike(foldName(said), word));
    const [signOfYes, signOfNo] = [/^[1x✓✔☑]$/iu.test(said), /^[0☐]$/u.test(said)];
    return [...(isOf(yesCells) || signOfYes ? ['Yes'] : []), ...(isOf(noCells) || signOfNo ? ['No'] : [])];
  },
  'not-an-intent': (said) =>
    (
      [
        ['Yes', 'yes'],
        ['No', 'no'],
        ['HaveNotDecided', 'have not decided'],
        ['HaveNotDecided', 'not decided'],
        ['HaveNotDecided', 'undecided'],
      ] as const
    )
      .filter(([, words]) => isLike(joined(said), joined(words)) || isLike(foldName(said), words))
      .map(([intent]) => intent),
  'day-number': (said, { now }) => daysNear(said, now),
  'short-year': (said, { now }) => daysNear(said, now),
  'not-a-day': (said, { now }) => daysNear(said, now),
  'not-a-number': amountsNear,
  negative: amountsNear,
  'not-a-choice': (said, { column }) => {
    const choices = Object.hasOwn(registrationChoices, column) ? registrationChoices[column as ChoiceColumn] : [];
    // `Perpetual (1)`, `2. Perpetual`: a number beside a word numbers it, or says since when.
    const words = joined(said.replace(/[\d().]/g, ' '));
    const named = choices
      .filter(({ cell, names }) => [cell, ...names].some((name) => isLike(words, joined(name))))
      .map(({ cell }) => cell);
    if (column !== 'term') return named;
    const ends = endsNamed(said);
    if (ends.length > 0) return ends.map(finiteUntil);
    return named.length === 0 && saysLength(said) ? ['Finite'] : named;
  },
  'not-a-solution': (said, { solutions }) => {
    const [id = '', ...others] = said.split(',');
    return solutions
      .filter((known) => isAlmost(joined(id), joined(known)))
      .map((known) => [known, ...others.map((part) => part.trim())].join(', '));
  },
};

/** Of one letter as well: `P3Y`, `36M`. */
const unitsOfTime: readonly string[] = [...Object.values(unitWords).flatMap(wordsOf), 'm', 'y'];

/** `36 months`, `3-year`, `3년간`; a number alone may be that of the row, and one of four digits is a year of the calendar. */
function saysLength(said: string): boolean {
  return [...said.matchAll(/(?<!\d)\d{1,3}[ -]?(\p{L}{1,20})/gu)].some(([, word = '']) =>
    unitsOfTime.some((unit) => fold(word) === unit || (isWrittenTogether.test(unit) && word.startsWith(unit))),
  );
}
const isWrittenTogether = /[\p{Script=Hangul}\p{Script=Han}]/u;

/** Shortest beginning that says more than chance. */
const enoughToBegin = 3;

/** Misspelt, cut off or continued. */
function isLike(said: string, word: string): boolean {
  const [shorter, longer] = said.length < word.length ? [said, word] : [word, said];
  return (
    said === word ||
    isAlmost(said, word) ||
    (shorter.length >= enoughToBegin && longer.startsWith(shorter)) ||
    (word.length < enoughToBegin && said.length === word.length + 1 && said === word + word.at(-1))
  );
}

/** By its number, or by one of its wordings. */
function isWordedLike(said: string, number: number, wordings: readonly string[]): boolean {
  const [first = '', ...rest] = foldName(said).split(' ');
  const isNumbered = Number.isInteger(Number(first)) && first !== '';
  const words = (isNumbered ? rest : [first, ...rest]).join('');
  if (words === '') return false;
  if (isNumbered && Number(first) === number) return true;
  return wordings.some((wording) => wording !== '' && isLike(words, joined(wording)));
}

function joined(text: string): string {
  return foldName(text).replaceAll(' ', '');
}

/** `SOL-1234-PQRS, Euros, 10`: the currency stands behind the id. */
function inSecondPart(said: string): readonly string[] {
  const [id = '', currency = '', ...others] = said.split(',').map((part) => part.trim());
  return currenciesNear(currency).map((code) => [id, code, ...others].join(', '));
}

function currenciesNear(said: string): readonly string[] {
  const named = currenciesNamed(said);
  if (named.length > 0) return commonFirst(named);
  const text = fold(said);
  const letters = text.toUpperCase();
  const byCode = commonCurrencies.filter((code) => isSlipOfCode(letters, code));
  const byName = locales.flatMap((locale) =>
    currencyNames(locale).flatMap(([code, name]) => (isAlmost(text, name) ? [code] : [])),
  );
  return [...new Set([...byCode, ...byName])];
}

/** Two letters exchanged, one left out at the end or typed twice: three letters have too many neighbours for more. */
function isSlipOfCode(said: string, code: string): boolean {
  if (said.length === 3) return [...said].sort().join('') === [...code].sort().join('');
  return said.length === 4 && said.startsWith(code) && said.at(3) === said.at(2);
}

function commonFirst(codes: readonly string[]): readonly string[] {
  const place = (code: string) => (commonCurrencies.indexOf(code) + 1 || commonCurrencies.length + 1) - 1;
  return codes.toSorted((one, other) => place(one) - place(other));
}

/** A reading as people say it: `Germany` of DE. */
export function nearCellText(locale: Locale, why: FaultOfWord, reading: string): string {
  switch (why) {
    case 'not-a-country':
      return countryName(locale, reading);
    case 'not-a-currency':
      return reading.length === 3 ? `${currencyName(locale, reading)} (${reading})` : reading;
    case 'not-a-reason': {
      const reason = readReasonCell(reading);
      return reason.kind === 'value' ? say(locale, `reason.${reason.value}`) : reading;
    }
    case 'not-a-help': {
      const help = readHelpCell(reading);
      return help.kind === 'value' ? say(locale, `help.${help.value}`) : reading;
    }
    case 'day-number':
    case 'short-year':
    case 'not-a-day':
      return formatCalendarDate(locale, new Date(reading));
    case 'not-a-stage':
      return `${salesStageOf(reading) ?? reading}\u00a0%`;
    default:
      return reading;
  }
}
