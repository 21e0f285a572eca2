import { hasNumeral } from '../amount/amount-words.ts';
import { sameUnit } from '../amount/same-unit.ts';
import { changeOfAnswer } from '../aside/taken-over-words.ts';
import { wordsByLength } from '../text/said.ts';
import { type LineContext, readField } from './line-fields.ts';

const turns = wordsByLength(changeOfAnswer);
const mostWords = 4;
const alphabetic = /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Hangul}\p{N}]/u;

/**
 * `Munson 40k no wait 50k eur`, `東昇 4萬不對5萬歐元`: the amount (or the day) that was taken back while typing is neither the value
 * nor a part of the customer's name. Only between two readings of the same field: `No Wait Logistics` stays a name.
 */
export function withoutFormer(line: string, context: LineContext): string {
  const lower = line.toLowerCase();
  if (lower.length !== line.length) return line;
  for (const turn of turns) {
    const at = lower.indexOf(turn);
    if (at < 1 || !standsApart(lower, at, turn)) continue;
    const before = line.slice(0, at).replace(/[\s,，]{1,3}$/u, '');
    const behind = line.slice(at + turn.length).replace(/^[\s,，:：]{1,3}/u, '');
    for (const field of ['value', 'closeDay'] as const) {
      const isRead = (said: string) => hasNumeral.test(said) && readField(field, said, context).kind !== 'nothing';
      const former = lastWords(before).find(isRead);
      const isInPlace = (said: string) => isRead(said) && endsThere(field, said, behind, context);
      const now = former === undefined ? undefined : firstWords(behind).find(isInPlace);
      if (former === undefined || now === undefined) continue;
      const kept = sameUnit(now, former);
      if (kept !== undefined) return `${before.slice(0, -former.length)}${kept}${behind.slice(now.length)}`;
    }
  }
  return line;
}

/**
 * In the place of the former: `actually 30 day trial`, `correction 50 seats` and a bare year are numbers of something else.
 * What follows in the same piece is the other field.
 */
function endsThere(field: 'value' | 'closeDay', said: string, behind: string, context: LineContext): boolean {
  if (field === 'value' && bareYear.test(said.trim())) return false;
  const [rest = ''] = behind.slice(said.length).split(/[,，;；]/u);
  if (rest.trim() === '' || field === 'closeDay') return true;
  return readField('closeDay', rest.trim(), context).kind !== 'nothing';
}

const bareYear = /^(?:19|20)\d\d$/u;

/** Longest first. */
function lastWords(text: string): readonly string[] {
  const places = [...text.matchAll(/[\s,，]/gu)].map(({ index }) => index + 1).slice(-mostWords);
  return (places.length < mostWords ? [0, ...places] : places).map((place) => text.slice(place));
}

function firstWords(text: string): readonly string[] {
  const [piece = ''] = text.split(/[,，;；]/u);
  const places = [...piece.matchAll(/\s|$/gu)].map(({ index }) => index).slice(0, mostWords);
  return places.reverse().map((place) => piece.slice(0, place));
}

/** 不對 stands between two numbers without spaces. */
function standsApart(line: string, at: number, turn: string): boolean {
  if (/\p{Script=Han}/u.test(turn)) return true;
  const begins = !alphabetic.test(turn.charAt(0)) || !alphabetic.test(line.charAt(at - 1));
  return begins && !alphabetic.test(line.charAt(at + turn.length));
}
