import { tidy } from '../../answers/text/said.ts';
import type { Locale } from '../../i18n/locale.ts';
import { hasRole, isSign } from '../sentence/piece.ts';
import { sentenceOf } from '../sentence/sentence.ts';

const longest = 40;
const most = 100;

/** `accept 1`, `1번 수락`: a deed and the number of a row, and nothing else. The rows themselves are known to whoever showed them. */
export function rowSaid(text: string, locale: Locale): number | undefined {
  const said = tidy(text);
  const [digits, ...more] = said.match(/\d+/gu) ?? [];
  const number = Number(digits);
  if (said.length > longest || digits === undefined || more.length > 0 || number < 1 || number > most) return undefined;
  const sentence = sentenceOf(said.replace(digits, ' ').replace(/[#№]|(?<=\s)번/gu, ' '), locale);
  const pieces =
    sentence?.pieces.filter((piece) => !isSign(piece) && !hasRole(piece, 'glue') && !hasRole(piece, 'thing')) ?? [];
  const [deed, ...others] = pieces;
  const isDeed = deed && deeds.some((one) => hasRole(deed, 'action', one));
  return isDeed && others.every((piece) => hasRole(piece, 'mood', 'polite') || hasRole(piece, 'talk'))
    ? number
    : undefined;
}

const deeds = ['accept', 'decline', 'open', 'claim', 'release'] as const;
