import { arePartners } from '../names/partners.ts';
import { foldName, tidy, wordsOf } from '../text/said.ts';
import { keyed } from './line-keywords.ts';
import { companyEndings, lineOpenings, partnersAfter } from './line-words.ts';

/**
 * Upper bound in characters: longer lines are notes or were pasted by mistake; the excess is returned as not
 * understood.
 */
export const longestLine = 2000;
/** Upper bound: a deal has some twenty fields, and the notes may contain a few commas. */
export const mostPieces = 50;

/**
 * Splits the line at commas, semicolons, line breaks, and at bars and slashes between spaces, except inside numbers,
 * dates and companies' names.
 */
export function linePieces(text: string): readonly string[] {
  // `w/` is `with`, as it is typed.
  const opened = withoutOpening(tidy(text.replaceAll(/\r?\n/g, ';')).replace(/(?<=^|\s)w\/ ?(?=\p{L})/giu, 'with '));
  const line = dashesAsCommas(opened);
  const pieces: string[] = [];
  let piece = '';
  for (let place = 0; place < line.length; place++) {
    const sign = line.charAt(place);
    const inNumber = sign === ',' && /\d/.test(line.charAt(place - 1)) && /\d/.test(line.charAt(place + 1));
    const bar = /[|/]/.test(sign) && /^ ?$/.test(line.charAt(place - 1)) && /^ ?$/.test(line.charAt(place + 1));
    if (bar || (/[,;、]/.test(sign) && !inNumber) || isBehindName(piece, line.slice(place))) {
      pieces.push(piece.trim());
      piece = '';
    } else {
      piece += sign;
    }
  }
  return namePieces([...pieces, piece.trim()].filter(Boolean));
}

/** `Fourth Coffee: 12k GBP`: a colon that is behind no field's name, with a number behind it. */
function isBehindName(piece: string, behind: string): boolean {
  const isColon = /^[:：] ?[~$€£¥₩₽]?[\d一二兩三四五六七八九]/u.test(behind) && /\p{L}{2}$/u.test(piece);
  return isColon && keyed(`${piece.trim()}${behind}`)?.colon !== true;
}

/**
 * `Contoso - 2 x landing zone - GBP 60k`: a dash between spaces parts like a comma where a number follows in its piece,
 * and everywhere in a line of dashes alone. Between two numbers it is a range; `Contoso - Retail` is one name.
 */
function dashesAsCommas(line: string): string {
  const parts = line.split(dash);
  if (parts.length < 2) return line;
  const alone = parts.length > 2 && !/[,;、|]/.test(line) && parts.slice(1).some((part) => /\d/.test(part));
  return parts.reduce((before, part) => {
    const next = part.split(/[,;、]/)[0] ?? '';
    const isRange = /\d/.test(before.slice(before.lastIndexOf(' ') + 1)) || /\d \p{L}+$/u.test(before);
    const written = before.slice(Math.max(...[',', ';', '、'].map((sign) => before.lastIndexOf(sign))) + 1).trim();
    const isText = keyed(written)?.field === 'notes';
    const parts = alone || (/\d/.test(next) && !numberedName.test(next.trim()));
    return !isRange && !isText && parts ? `${before}, ${part}` : `${before} - ${part}`;
  });
}

const dash = / [-–—] /;
/** `Contoso - phase 2` is a name to its end; a month begins a day. */
const numberedName =
  /^(?!jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|янв|фев|мар|апр|ма[йя]|июн|июл|авг|сен|окт|ноя|дек|by |due |in |до |к |около |about |qty|x )\p{L}{3,20} \d{1,2}$/iu;

function withoutOpening(line: string): string {
  const lower = line.toLowerCase();
  const opening = wordsOf(lineOpenings).find(
    (words) => lower.startsWith(words) && !/\p{L}/u.test(lower.charAt(words.length)),
  );
  return opening ? line.slice(opening.length).replace(/^[\s:,-]+/, '') : line;
}

/** Comparison key without dots, spaces and accents: S.à r.l. and sarl, S.A. de C.V. and SA de CV. */
const endingKey = (text: string) => foldName(text).replaceAll(' ', '');
const endings = new Set(wordsOf(companyEndings).map(endingKey));
const partners = new Set(wordsOf(partnersAfter));

/** Rejoins pieces that were split at a comma of their own: "Sept 30, 2027" and "Contoso, Inc.". */
export function namePieces(pieces: readonly string[]): readonly string[] {
  const whole: string[] = [];
  for (const [at, piece] of pieces.entries()) {
    const before = whole.at(-1);
    const belongs = isYear(piece)
      ? /\d(?:\p{L}{1,2})?\.?$|\p{L}$/u.test(before ?? '') && /\d/.test(before ?? '')
      : isCompanyEnding(piece) || (whole.length === 1 && (goesOnAsName(piece) || namesPartner(pieces, at, before)));
    if (before !== undefined && belongs) whole[whole.length - 1] = `${before}, ${piece}`;
    else whole.push(piece);
  }
  return whole;
}

/**
 * `Wilson, Sonsini, Goodrich & Rosati`, `Baker, McKenzie LLP`, `Smith, Jones`: surnames up to the one that ends the
 * firm's name.
 */
function namesPartner(pieces: readonly string[], at: number, before = ''): boolean {
  const piece = pieces[at] ?? '';
  if (/\d/.test(piece) || keyed(piece) !== undefined) return false;
  const [end = '', ...others] = piece.split(' ').toReversed();
  if (others.length > 0 && isCompanyEnding(end) && others.every(isNameWord)) return true;
  const ahead = pieces.slice(at).findIndex(goesOnAsName);
  return arePartners(before, piece) || (ahead > 0 && pieces.slice(at, at + ahead).every(isNameWord));
}

const isNameWord = (word: string) => /^\p{Lu}[\p{L}’'-]+$/u.test(word);

function isYear(piece: string): boolean {
  return /^(?:19|20|21)\d\d$/.test(piece);
}

/** Whether the piece is a legal form: Inc., GmbH & Co. KG. */
export function isCompanyEnding(piece: string): boolean {
  return endings.has(endingKey(piece));
}

/** `Smith, Jones & Partners` is one name. Solutions are joined in the same way, but contain digits. */
function goesOnAsName(piece: string): boolean {
  const parts = piece.split(' ');
  const joins = parts.findIndex((part) => partners.has(part.toLowerCase()));
  return (
    joins > 0 && joins < parts.length - 1 && !/\d/.test(piece) && /^\p{Lu}/u.test(piece) && keyed(piece) === undefined
  );
}
