import { monthWords } from './day-words.ts';

const month = `(?:${monthWords
  .flatMap((words) => words.split('|'))
  .filter((word) => /^[a-zа-я]{3,9}$/u.test(word))
  .join('|')})`;
const day = String.raw`\d{1,2}(?:st|nd|rd|th|\.)?`;
const dayOfMonth = String.raw`\d{1,2}[./]\d{1,2}\.?`;
/** `24-12` may be Christmas Eve: nothing that digits go on in is a day. */
const begins = String.raw`(?<![\p{L}\d./-])`;
const ends = String.raw`(?![a-zа-я\d/-])`;

const joined: readonly RegExp[] = [
  // `7-11 december`, `7-11 декабря`, `7th-11th of december`
  new RegExp(String.raw`(?<=${begins}${day})-(?=${day} ?(?:of )?${month}(?!\p{L}))`, 'gu'),
  // `dec 7-11`, `december 7th-11th`
  new RegExp(String.raw`(?<=(?<!\p{L})${month}\.? ${day})-(?=${day}${ends})`, 'gu'),
  // `12월 7-11일`, `12月7-11日`
  /(?<=\d{1,2}[월月] ?\d{1,2}[일日號号]?)-(?=\d{1,2}[일日號号])/gu,
  // `12/7-12/11`, `7.12.-11.12.`
  new RegExp(`(?<=${begins}${dayOfMonth})-(?=${dayOfMonth}${ends})`, 'gu'),
];

/** `7.-11.12.`: one month for both. */
const sharedMonth = new RegExp(String.raw`${begins}(\d{1,2})\.-(\d{1,2})\.(\d{1,2})\.?${ends}`, 'gu');

/** Two days that a hyphen joins, apart: `7 - 11 december`. In lower case. */
export function hyphenBetweenDays(text: string): string {
  return joined.reduce((read, hyphen) => read.replace(hyphen, ' - '), text.replace(sharedMonth, '$1.$3. - $2.$3.'));
}
