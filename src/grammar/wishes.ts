import type { NameMatch } from './names.ts';
import type { Action } from './roles.ts';
import { hasRole, isSign, type Piece, type Sentence } from './sentence.ts';

/** Something to be done with a referral, one of several in a sentence. */
export interface Wish {
  readonly deed: (typeof deeds)[number];
  readonly name: NameMatch;
}

const deeds = ['accept', 'decline', 'claim', 'release', 'won', 'lost'] as const satisfies readonly Action[];

/**
 * `accept Harvest Moon and decline Pacific Crest`: two names, each with a verb of its own, and the verbs differ. None of
 * them is done before it is asked which; empty where the sentence is about one thing.
 */
export function wishesIn({ pieces, isQuestion }: Sentence): readonly Wish[] {
  const names = pieces.filter(({ name }) => name);
  if (names.length < 2 || isQuestion || pieces.some((piece) => isNoWish(piece))) return [];
  const wishes = clausesOf(pieces).map(wishOf);
  if (wishes.length < 2 || wishes.some((wish) => wish === undefined)) return [];
  const all = wishes.filter((wish) => wish !== undefined);
  const isSame = all.every(({ deed }) => deed === all[0]?.deed);
  return isSame ? [] : all;
}

const isNoWish = (piece: Piece) => (['not', 'if', 'hearsay'] as const).some((mood) => hasRole(piece, 'mood', mood));

/** Parted by a conjunction or a sign; what has neither verb nor name belongs to the clause before. */
function clausesOf(pieces: readonly Piece[]): readonly (readonly Piece[])[] {
  const clauses: Piece[][] = [[]];
  for (const piece of pieces) {
    const said = piece.tokens.map(({ text }) => text).join('');
    const parts = /^[,;.，。；&]$/.test(said) || /^(?:and|then|but|и|а|но|그리고|然後|而且|並且|但是)$/.test(said);
    const isFull = clauses.at(-1)?.some(({ name }) => name);
    if (parts && isFull && !piece.name) clauses.push([]);
    else if (!isSign(piece)) clauses.at(-1)?.push(piece);
    // `가온은 수락하고 늘봄은 거절해`: the verb itself goes on.
    if (/\p{Script=Hangul}고$/u.test(said) && clauses.at(-1)?.some(({ name }) => name)) clauses.push([]);
  }
  return clauses.filter((clause) =>
    clause.some((piece) => piece.name || deeds.some((deed) => hasRole(piece, 'action', deed))),
  );
}

function wishOf(clause: readonly Piece[]): Wish | undefined {
  const [name, ...others] = clause.flatMap((piece) => (piece.name ? [piece.name] : []));
  const found = deeds.filter((deed) => clause.some((piece) => piece.exact && hasRole(piece, 'action', deed)));
  const [deed] = found;
  return name && others.length === 0 && deed && name.ids.length === 1 ? { deed, name } : undefined;
}
