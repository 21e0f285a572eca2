import { currenciesCalled, readCurrency } from '../../../answers/amount/currency.ts';
import { noCells, yesCells } from '../../../answers/choice/yes-no-cells.ts';
import { readDuns } from '../../../answers/customer/duns.ts';
import { readCountry, readCountryName } from '../../../answers/place/country.ts';
import { locales } from '../../../i18n/locale.ts';
import {
  type DeclineReason,
  declineReasons,
  type HelpCode,
  helpCodes,
  reasonTexts,
  salesStageOf,
} from '../../referrals/index.ts';
import { listedHelp, listedReasons } from '../columns/listed-words.ts';
import { type CellAnswer, empty, fault, saidIn, value } from './cell-answer.ts';

const currencyCodes = new Set(Intl.supportedValuesOf('currency'));
const guid = /^[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}$/;
/** As some programs store them. */
const withoutDashes = /^([\da-f]{8})([\da-f]{4})([\da-f]{4})([\da-f]{4})([\da-f]{12})$/;
const guids = /(?<![\da-f-])[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}(?![\da-f-])/g;
/** Where people copy links of referrals; the format of the rest is not documented (docs/partner-center.md#links). */
const partnerCenter = 'https://partner.microsoft.com/';
const longestLink = 500;

export function isCurrencyCode(text: string): boolean {
  return currencyCodes.has(text.toUpperCase());
}

/** A Partner Center id, lower case; some programs write braces around it or no dashes, and people its link, with no other id in it. */
export function readIdCell(cell: string): CellAnswer<string> {
  const text = saidIn(cell)
    .toLowerCase()
    .replace(/^\{(.*)\}$/, '$1');
  if (text === '') return empty;
  const whole = text.replace(withoutDashes, '$1-$2-$3-$4-$5');
  if (guid.test(whole)) return value(whole);
  const ids = text.startsWith(partnerCenter) && text.length <= longestLink ? (text.match(guids) ?? []) : [];
  const [only, ...others] = new Set(ids);
  return only && others.length === 0 ? value(only) : fault('not-an-id');
}

export function readCurrencyCell(cell: string): CellAnswer<string> {
  const text = saidIn(cell);
  if (text === '') return empty;
  const [, code = '', name] = /^([a-z]{3})(?: ?[-–:(] ?([^()]{1,80})\)?)?$/i.exec(text) ?? [];
  const own = isCurrencyCode(code) ? code.toUpperCase() : undefined;
  // Ambiguous: `USD - Euro` and `USD - EUR after 2027` name two currencies; `old: USD` has a part that is not a code.
  const said = own ? (name === undefined || isNameOf(own, name) ? own : undefined) : currencyNamed(text);
  return said ? value(said) : fault('not-a-currency');
}

/** All currencies that a name or sign may stand for, in any of the desk's languages; none: it names no currency. */
export function currenciesNamed(text: string): readonly string[] {
  const said = readCurrencyCell(text);
  return said.kind === 'value' ? [said.value] : currenciesCalled(text);
}

/** A name shared by several currencies is accepted after a code: `CAD - Dollar`. */
function isNameOf(code: string, name: string): boolean {
  return locales.some((locale) => {
    const answer = readCurrency(name, { locale, defaultCurrency: code });
    return answer.kind === 'ambiguous'
      ? answer.readings.includes(code)
      : answer.kind === 'currency' && answer.currency === code;
  });
}

/** CRMs export names: `US Dollar`. A name that is ambiguous, also between languages, is not a currency. */
function currencyNamed(name: string): string | undefined {
  const answers = locales.map((locale) => readCurrency(name, { locale }));
  if (answers.some(({ kind }) => kind === 'ambiguous')) return undefined;
  const codes = new Set(answers.flatMap((answer) => (answer.kind === 'currency' ? [answer.currency] : [])));
  const [only, ...others] = codes;
  return others.length === 0 ? only : undefined;
}

/** ISO 3166-1 alpha-2, an unambiguous country name, or both: `United States (US)`, `DE - Germany`. */
export function readCountryCell(cell: string): CellAnswer<string> {
  if (cell.trim() === '') return empty;
  const answer = readCountry(cell);
  const country = answer.kind === 'country' ? answer.country : countrySaidTwice(cell);
  return country ? value(country) : fault('not-a-country');
}

/** Name and code have to agree: `Georgia (US)` names two countries. */
function countrySaidTwice(cell: string): string | undefined {
  const said = saidIn(cell);
  const open = said.endsWith(')') ? said.lastIndexOf('(') : -1;
  const dash = [' - ', ' – '].map((sign) => said.indexOf(sign)).find((place) => place > 0);
  const halves =
    open > 0
      ? [said.slice(0, open), said.slice(open + 1, -1)]
      : dash === undefined
        ? []
        : [said.slice(0, dash), said.slice(dash + 3)];
  const codes = halves.map((half) => {
    const answer = readCountryName(half.trim());
    return answer.kind === 'country' ? answer.country : undefined;
  });
  return codes[0] !== undefined && codes[0] === codes[1] ? codes[0] : undefined;
}

export function readDunsCell(cell: string): CellAnswer<string> {
  if (cell.trim() === '') return empty;
  const answer = readDuns(cell);
  return answer.kind === 'duns' ? value(answer.duns) : fault('not-duns');
}

/** Yes or no in the desk's languages; only unambiguous words, since one of the columns is a consent. */
export function readYesNoCell(cell: string): CellAnswer<boolean> {
  // Telephones write a tick with the selector that makes it a picture.
  const text = saidIn(cell).toLowerCase().replaceAll('\ufe0f', '');
  if (text === '') return empty;
  if (yesCells.includes(text)) return value(true);
  return noCells.includes(text) ? value(false) : fault('not-yes-or-no');
}

/** Partner Center's number, its wording, or both: `3 - Customer chose another vendor`. */
export function readReasonCell(cell: string): CellAnswer<DeclineReason> {
  return readListed(cell, declineReasons, (each) => [reasonTexts[each], listedReasons[each] ?? ''], 'not-a-reason');
}

/** Partner Center's numbers and wording, or the API's names. */
export function readHelpCell(cell: string): CellAnswer<HelpCode> {
  return readListed(cell, helpCodes, (each) => [each, listedHelp[each]], 'not-a-help');
}

/** The percent of a stage, its name, or both: `40 - Develop`. Won is not accepted: a deal is won by its status. */
export function readStageCell(cell: string): CellAnswer<number> {
  if (cell.trim() === '') return empty;
  const text = saidIn(cell);
  const [, number, behind = ''] = /^(\d{1,3})(?:[.,]0+)?(?!\d)(.*)$/s.exec(text) ?? [];
  if (number === undefined) return asStage(salesStageOf(text));
  const [stage, words] = [salesStageOf(number), lettersOf(behind)];
  // `40 - Propose` contradicts itself.
  return words === '' || salesStageOf(words) === stage ? asStage(stage) : fault('not-a-stage');
}

function asStage(stage: number | undefined): CellAnswer<number> {
  return stage === undefined ? fault('not-a-stage') : value(stage);
}

const intents = { yes: 'Yes', no: 'No', havenotdecided: 'HaveNotDecided' } as const;

/** Whether the customer means to buy through Microsoft's marketplace; also by the API's own names. */
export function readIntentCell(cell: string): CellAnswer<(typeof intents)[keyof typeof intents]> {
  const text = lettersOf(cell);
  if (text === '') return empty;
  return Object.hasOwn(intents, text) ? value(intents[text as keyof typeof intents]) : fault('not-an-intent');
}

/** Partner Center's own words for the two halves of a state. */
export const statesInCells = {
  status: ['New', 'Active', 'Closed'],
  substatus: ['Pending', 'Received', 'Accepted', 'Won', 'Lost', 'Declined', 'Expired', 'Error'],
} as const;

/** Partner Center's own words, case-insensitive. */
export function readStateCell(cell: string, which: keyof typeof statesInCells): CellAnswer<string> {
  const text = saidIn(cell).toLowerCase();
  if (text === '') return empty;
  const known = statesInCells[which].find((state) => state.toLowerCase() === text);
  return known ? value(known) : fault('not-a-status');
}

function readListed<Item>(
  cell: string,
  list: readonly Item[],
  textsOf: (item: Item) => readonly string[],
  why: 'not-a-reason' | 'not-a-help',
): CellAnswer<Item> {
  const text = saidIn(cell);
  if (text === '') return empty;
  // A program that keeps numbers as decimals writes `3.0`.
  const [, number, words = ''] = /^(\d{1,2})?(?:[.,]0+(?=$|\s))?(?:\s*[-–.:)]?\s*)(.*)$/s.exec(text) ?? [];
  const byNumber = number === undefined ? undefined : list[Number(number) - 1];
  const letters = lettersOf(words);
  const byWords =
    letters === '' ? undefined : list.find((each) => textsOf(each).some((own) => lettersOf(own) === letters));
  // `3 - Not a customer` contradicts itself.
  const agrees = words.trim() === '' || (byWords !== undefined && (number === undefined || byNumber === byWords));
  const found = agrees ? (byNumber ?? byWords) : undefined;
  return found === undefined ? fault(why) : value(found);
}

function lettersOf(text: string): string {
  return text.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');
}
