import type { Parse } from '../meaning.ts';
import { hasRole, isSign, type Piece } from '../sentence.ts';
import { meaning, type Rule } from './rule.ts';

/** What was written behind `note`, behind the name and its colon. Taken as it stands: it is for people. */
export const note: Rule = (parse) => {
  const place = parse.pieces.findIndex(({ roles }) => roles.some(({ kind, id }) => kind === 'action' && id === 'note'));
  if (place < 0 || asksToSee(parse, place)) return undefined;
  const before = parse.pieces.slice(0, place).filter((piece) => !hasRole(piece, 'glue') && !isSign(piece));
  if (before.some((piece) => !piece.name && !hasRole(piece, 'action'))) return undefined;
  const [named] = before.filter((piece) => piece.name);
  const behind = parse.pieces.slice(place + 1);
  const colon = behind.findIndex((piece) => piece.tokens.some(({ text }) => /^[:：–—-]$/.test(text)));
  const name = behind.findIndex((piece) => piece.name);
  if (named) {
    const from = (behind[colon] ?? parse.pieces[place])?.tokens.at(-1)?.to ?? 0;
    return meaning(parse, 'note', { ids: named.name?.ids ?? [], rest: withoutStart(parse.sentence.text.slice(from)) });
  }
  const names = name >= 0 && (colon < 0 ? name <= 1 : name < colon) ? (behind[name]?.name?.ids ?? []) : [];
  const start = names.length > 0 ? behind[Math.max(colon, name)] : parse.pieces[place];
  const from = start?.tokens.at(-1)?.to ?? 0;
  return meaning(parse, 'note', { ids: names, rest: withoutStart(parse.sentence.text.slice(from)) });
};

function withoutStart(text: string): string {
  return text.replace(/^[\s:：,–—-]+/, '');
}

/** `show me the notes`, `notes?`. Behind a colon stand somebody's own words, whatever they are. */
function asksToSee({ pieces, sentence }: Parse, place: number): boolean {
  const colon = pieces.findIndex((piece, at) => at > place && piece.tokens.some(({ text }) => /^[:：]$/.test(text)));
  const shows = (piece: Piece) => hasRole(piece, 'action', 'open') || hasRole(piece, 'question');
  if (colon >= 0) return pieces.slice(0, colon).some(shows);
  return sentence.isQuestion || pieces.some((piece) => hasRole(piece, 'action', 'open'));
}
