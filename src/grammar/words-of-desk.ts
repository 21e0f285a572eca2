import type { Locale } from '../i18n/locale.ts';
import { commandSaid } from './commands-said/command-said.ts';
import { hasRole, joinedOf, type Piece } from './sentence/piece.ts';
import type { RoleKind } from './sentence/roles.ts';
import { sentenceOf } from './sentence/sentence.ts';
import { isShouted } from './sentence/tokens.ts';

/** What names, things and function words are not: whoever uses one of these speaks to the desk. */
const ofDesk: readonly RoleKind[] = ['action', 'list', 'field', 'question', 'state', 'talk'];

/**
 * Whether words that may be a name or a place have some of the desk's own among them: `export germany`, `Megan took adatum`,
 * `독일 담당자 없는 거`. Capitalized as names are, it may be one (`Open Door Ltd`); with a slip, only a verb in front is read (`accpet saltwater`).
 */
export function usesWordsOfDesk(text: string, locale: Locale): boolean {
  const sentence = sentenceOf(text.replace(inQuotationMarks, ' '), locale);
  if (!sentence) return false;
  const isOne = (piece: Piece, at: number) =>
    isOfDesk(piece, at, sentence.pieces.length) && !mayBeOfName(piece, at) && !isCapitalized(sentence.text, piece);
  return (
    sentence.pieces.some(isOne) || percent.test(text) || narrows.test(text) || commandSaid(text, locale) !== undefined
  );
}

/** A name, whatever it is made of: `ООО «Открытые решения»`. */
const inQuotationMarks = /[«„“"「『][^«»„“”"「」『』]{1,80}[»“”"」』]/gu;
/** `only germany`, `독일만`, 只看德國: of a list that is shown. */
const narrows = /^(?:only|just|только|лишь)\s+\p{Ll}|^[가-힣]{2,10}만$|^只/u;
const percent = /\d ?[%％]/u;

function isOfDesk(piece: Piece, at: number, count: number): boolean {
  if (piece.isSlip || !piece.exact) return at === 0 && count > 1 && hasRole(piece, 'action');
  const isFilter = hasRole(piece, 'filter') && !hasRole(piece, 'filter', 'from-microsoft');
  const isTold = hasRole(piece, 'mood') && !hasRole(piece, 'mood', 'polite');
  return isFilter || isTold || ofDesk.some((kind) => hasRole(piece, kind));
}

/** Chinese names are cut out of the same characters: 永安建設 has a greeting, 統合資訊 the word that opens a card. */
function mayBeOfName(piece: Piece, at: number): boolean {
  const said = joinedOf(piece);
  if (!/^\p{Script=Han}+$/u.test(said)) return false;
  return said.length < 2 || (at > 0 && hasRole(piece, 'action', 'open'));
}

/** The first word is capitalized anyway: what stands behind it tells. */
function isCapitalized(text: string, { tokens }: Piece): boolean {
  const [first] = tokens;
  if (!first || isShouted(text) || !/^\p{Lu}/u.test(text.slice(first.from))) return false;
  const behind = text.slice(first.to).match(/\p{L}+/gu) ?? [];
  return first.from > 0 || (behind.length > 0 && behind.every((word) => /^\p{Lu}/u.test(word) || word.length < 4));
}
