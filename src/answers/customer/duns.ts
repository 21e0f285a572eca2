import { longestAnswer, tidy, withoutEnd, wordsByLength } from '../text/said.ts';
import { dunsLeads, dunsTails } from './duns-words.ts';

export type DunsAnswer =
  | { readonly kind: 'duns'; readonly duns: string }
  | { readonly kind: 'nothing'; readonly reason: 'notDuns' | 'dunsLength' };

const words = (list: string) => wordsByLength(list).join('|');
const lead = new RegExp(
  `^(?:d-?u-?n-?s\\.?(?: ?(?:number|no|nr))?|${words(dunsLeads).replaceAll('’', "['’]")})\\.?[:：#]? ?(?=[\\d:# ])`,
  'i',
);
const tail = new RegExp(`(?<=\\d)(?:${words(dunsTails)})[.!。]?$`, 'i');

/**
 * Nine digits, kept as text. Spreadsheets drop a leading zero, so eight digits are padded; in `12-345-678` it is the last
 * group that lacks a digit.
 */
export function readDuns(text: string): DunsAnswer {
  const said = tidy(text.slice(0, longestAnswer + 1));
  // What stands behind the last digit belongs to the sentence.
  const digits = withoutEnd(said.replace(lead, '').replace(tail, ''), /[\s.,;。\u2010-\u2015\u2212-]/u);
  const number = digits.replace(/[\s.\u2010-\u2015\u2212-]/g, '');
  if (!/^\d+$/.test(number)) return { kind: 'nothing', reason: 'notDuns' };
  const mayLackZero = /\d{4}$/.test(digits);
  if (number.length > 9 || number.length < (mayLackZero ? 8 : 9)) return { kind: 'nothing', reason: 'dunsLength' };
  return { kind: 'duns', duns: number.padStart(9, '0') };
}
