import type { NameMatch } from '../names/names.ts';
import { hasRole, isSign, type Piece, type Sentence } from '../sentence/piece.ts';
import type { Action } from '../sentence/roles.ts';

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

/**
 * `move Coho to proposal and set the value to 90k`, `拾光改到提案階段，金額改三百萬`: two fields of one deal, each in a clause of
 * its own. Of the two none is changed before it is asked, as the other one would be dropped.
 */
export function changesTwo({ text, pieces, isQuestion }: Sentence): boolean {
  const names = pieces.filter(({ name }) => name).length;
  const isOther = pieces.some(
    (piece) => isNoWish(piece) || hasRole(piece, 'action', 'note') || hasRole(piece, 'action', 'create'),
  );
  if (names !== 1 || isQuestion || isOther || /[:：]/.test(text) || text.length > longestOfTwo) return false;
  const clauses = text
    .split(
      /[,，;；。]\s?|(?<=\p{Script=Hangul}고) | (?:and|и|그리고) |並且?|然後|而且|順便|(?<=[萬億元]) (?=\p{Script=Han})/u,
    )
    .filter((clause) => clause.trim() !== '');
  const topics = clauses.map((clause) => topicsOfChange.find((topic) => topic.test(clause)));
  return new Set(topics.filter(Boolean)).size > 1 && /[\p{N}百千萬億]/u.test(text) && clauses.every(changes);
}

const longestOfTwo = 160;
const topicsOfChange: readonly RegExp[] = [
  /단계|스테이지|제안(?:으로|까지)|협상(?:으로|까지)|階段|提案|議價|(?<!\p{L})(?:stage|proposal|negotiation|qualified|предложени\p{L}|переговор\p{L}{1,2}|этап\p{L}{0,2}|стади\p{L}{1,2})(?!\p{L})/iu,
  /금액|가격|金額|價格|[\p{N}一二三四五六七八九十百千兩] ?[萬億만억]|\d ?천(?: ?\d ?백)?(?:만|원)?(?:으로|까지)|(?<!\p{L})(?:value|amount|price|сумм\p{L}{1,2})(?!\p{L})/iu,
  /마감일|종료일|계약일|(?:월말|월초|분기말|연말|\d ?일|\d ?월)(?:으?로|까지) ?(?:미|옮|당|늦|연기)|[延提移][到後前至].{0,6}[月週日號底初]|結案日|成交日|簽約日|(?<!\p{L})(?:close date|closing date|дат\p{L}{1,2} закрытия)(?!\p{L})/iu,
];
const changes = (clause: string) =>
  /[로]$|로 |(?:올리|올려|내리|내려|바꾸|바꿔|변경|옮기|미루|미뤄|당기|당겨|수정)|[改調延移推升降換到]|(?<!\p{L})(?:set|change|move|raise|put|make|update|to|поставь|измени|поменяй|перенеси|перевед|сумм\p{L}{1,2} на|на)(?!\p{L})/iu.test(
    clause,
  );

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
