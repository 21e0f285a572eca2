import { othersDenied } from '../../answers/place/denied-place.ts';
import { hasRole, isSign, type Piece } from './piece.ts';
import type { RoleKind } from './roles.ts';

/** `not Ostrava, take Silverfern`, `не ветер, бери Мегаполис`: drops the negated one of two names. */
export function leaveOutDenied(pieces: Piece[]): void {
  const nothing = [{ kind: 'glue', id: 'glue' }] as const;
  for (const [at, piece] of pieces.entries()) {
    const [before, behind] = [pieces[at - 1], pieces[at + 1]];
    if (!piece.name) continue;
    if (isDeniedInKorean(pieces, at)) {
      pieces[at] = { tokens: piece.tokens, roles: nothing, exact: true };
      if (behind) pieces[at + 1] = { tokens: behind.tokens, roles: nothing, exact: true };
      continue;
    }
    if (!before) continue;
    const isDenied = behind && hasRole(before, 'mood', 'not') && /^[,，]$/.test(behind.tokens[0]?.text ?? '');
    if (!(isDenied && pieces.slice(at + 2).some(({ name }) => name)) && !isDeniedBehind(pieces, at)) continue;
    const not = pieces.slice(0, at).findLastIndex((one) => hasRole(one, 'mood', 'not'));
    const denial = pieces[not];
    if (denial) pieces[not] = { tokens: denial.tokens, roles: nothing, exact: true };
    pieces[at] = { tokens: piece.tokens, roles: nothing, exact: true };
  }
}

/** `everything except mine`, `все кроме отклонённых`: what a list is wished without is no list and no filter of it. */
export function leaveOutExcepted(text: string, pieces: Piece[]): void {
  const denied = pieces.some(({ name }) => name) ? [] : othersDenied(text);
  for (const said of denied) {
    // Of `everything but` the first word stays: all are meant.
    const from = text.indexOf(said) + (/^(?:all|anything|everything) /iu.test(said) ? said.indexOf(' ') : 0);
    const to = text.indexOf(said) + said.length;
    for (const [at, { tokens, roles }] of pieces.entries()) {
      const isInside = (tokens[0]?.from ?? 0) >= from && (tokens.at(-1)?.to ?? 0) <= to;
      if (isInside && roles.some(({ kind }) => deniedKinds.includes(kind)))
        pieces[at] = { tokens, roles: [], exact: true };
    }
  }
}
const deniedKinds: readonly RoleKind[] = ['list', 'state', 'type', 'person', 'filter', 'action', 'mood'];

/** `한빛 말고 코호`, `한빛은 아니고 코호`: the one in front of the denial is not meant. */
function isDeniedInKorean(pieces: readonly Piece[], at: number): boolean {
  const not = pieces[at + 1]?.tokens.map(({ text }) => text).join('');
  return (
    not !== undefined &&
    /^(?:말고|아니(?:고|라|구|야|에요|예요|요))$/u.test(not) &&
    pieces.slice(at + 2).some(({ name }) => name)
  );
}

/** `Stonehaven not Redwood: 200k`, `спектр, не про парус: …` */
function isDeniedBehind(pieces: readonly Piece[], at: number): boolean {
  const said = pieces
    .slice(0, at)
    .filter((piece) => !isSign(piece) && !(hasRole(piece, 'glue') && piece.tokens[0]?.text !== 'not'));
  const [name, not] = said.slice(-2);
  const isNot = not !== undefined && /^(?:not|не)$/.test(not.tokens.map(({ text }) => text).join(''));
  const next = pieces[at + 1];
  return isNot && pieces[at]?.name !== undefined && name?.name !== undefined && (!next || isSign(next));
}
