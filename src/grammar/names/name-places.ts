import { countrySaid } from '../../answers/place/place-said.ts';
import { easternSign } from '../../answers/text/eastern-signs.ts';
import { hasRole, isSign, type Piece, type Sentence } from '../sentence/piece.ts';
import { isShouted } from '../sentence/tokens.ts';

/**
 * Where a list is asked for in a sentence, which of its unknown words may be the name of something (`referrals from
 * zorbix`, `zorbix deals`, `anything of Blue Yonder`), and which are words of the language that nobody listed (`anything
 * urgent yet`, `my deals tdy`). A name is capitalized, quoted, in another script, behind a preposition, beside the word
 * for what is listed, or where somebody stands of whom is asked (`does zorbix have`). Only asked of words that no referral has.
 */
export function namePlacesIn({ text, pieces }: Sentence): (word: string) => boolean {
  const [first] = pieces;
  // `inbound coho banana`: a list's command, and what it is to look for.
  const isCommand = first !== undefined && hasRole(first, 'list') && !asks.test(text);
  if (isCommand || !/\p{Ll}/u.test(text) || isShouted(text) || easternSign.test(text)) return () => true;
  const names = namesPlacedIn(text, pieces);
  const isWord = (word: string) => /^[\p{Script=Latin}\p{Script=Cyrillic}’'-]+$/u.test(word);
  return (word) =>
    word.split(' ').some((one) => !isWord(one) || (names.has(one.toLowerCase()) && !qualities.test(one)));
}

/** What a referral is like, and no customer is called: `any junk leads`, `живые заявки`. The desk has no filter by them. */
const qualities =
  /^(?:junk|rubbish|garbage|crap|dead|dud|fake|bogus|bad|poor|weak|cold|warm|cool|good|decent|great|best|worst|strong|solid|serious|real|promising|interesting|attractive|juicy|easy|quick|hard|small|tiny|big|huge|large|major|minor|stale|fresh|duplicate|duplicated|dubious|shady|suspicious|worthwhile|worthless|useless|relevant|irrelevant|мусорн|хлам|мёртв|мертв|плох|слаб|холодн|тёпл|тепл|хорош|годн|стоящ|толков|сильн|серь[её]зн|реальн|перспективн|интересн|вкусн|лёгк|легк|быстр|сложн|мелк|маленьк|больш|крупн|жирн|протухш|свеж|дублирующ|сомнительн|подозрительн|бесполезн|ненужн|лев|живы|жив)(?:ы[ехмй]|и[ехмй]|ого|его|ому|ая|яя|ую|юю|ой|ей|ое|ее|ий|ый)?$/iu;

/** `whats on my plate tdy` is no command, although all of it means a list. */
const asks = /^(?:what|which|show|give|any|list|gimme|что|чего|чё|че|какие|покажи|дай|есть)/iu;
const mostWords = 4;

function namesPlacedIn(text: string, pieces: readonly Piece[]): ReadonlySet<string> {
  const said = pieces.filter((piece) => !isSign(piece));
  const names = new Set<string>();
  for (let at = 0; at < said.length; at++) {
    let end = at;
    while (end < said.length && isUnknown(said[end])) end++;
    const run = said.slice(at, end);
    const isPlaced = run.length <= mostWords && isPlace(said[at - 1], run, said[end]);
    const introduced = run.findIndex(introducesName) + 1;
    for (const [place, piece] of run.entries())
      if (isPlaced || (introduced > 0 && place >= introduced) || isWrittenAsName(text, piece))
        for (const token of piece.tokens) names.add(token.text);
    at = Math.max(at, end - 1);
  }
  return names;
}

function isPlace(before: Piece | undefined, run: readonly Piece[], behind: Piece | undefined): boolean {
  return isBehindPreposition(before) || isBesideListed(before, behind) || isAsked(before, run, behind);
}

const wordOf = (piece: Piece | undefined) => piece?.tokens.map(({ text }) => text).join(' ') ?? '';

/** `does zorbix have`, `where zorbix is the customer`, `что ведёт зорбикс`; `is happening` and `has come` are verbs alone. */
function isAsked(before: Piece | undefined, run: readonly Piece[], behind: Piece | undefined): boolean {
  if (run.length === 0 || /(?:ing|ed)$/.test(wordOf(run[0]))) return false;
  return asksOf.test(wordOf(before)) || owns.test(wordOf(behind));
}

const asksOf = /(?:^| )(?:does|did|is|has|where|everything|вед[её]т|вела?|держит)$/;
const owns = /^(?:has|have|had|owns?|works?|working|handles?|runs|holds?|got)(?: |$)/;

/** `deals tagged zorbix`: the word itself is no part of the name. */
export const nameIntroduced = /^(?:named|called|titled|tagged|labell?ed) (?=\S)/i;
const introducesName = (piece: Piece) => nameIntroduced.test(`${wordOf(piece)} x`);

/** A country stands where a name may, too, and ends one: `referrals from Germany tdy`. */
const isUnknown = (piece: Piece | undefined) =>
  piece !== undefined &&
  !piece.name &&
  piece.roles.length === 0 &&
  !isSign(piece) &&
  countrySaid(wordOf(piece)) === undefined;

/** The first word of a sentence is capitalized anyway. */
function isWrittenAsName(text: string, { tokens }: Piece): boolean {
  return tokens.some(({ from, to }) => {
    const word = text.slice(from, to);
    return (from > 0 && /^\p{Lu}/u.test(word)) || /["“«„]$/.test(text.slice(0, from));
  });
}

const prepositions =
  /^(?:from|of|for|by|about|with|at|called|named|like|containing|у|от|для|по|про|о|об|с|со|под|насчет|насчёт|из|к)$/;
const isBehindPreposition = (piece: Piece | undefined) => prepositions.test(wordOf(piece));

const isListed = (piece: Piece | undefined) =>
  piece !== undefined &&
  (hasRole(piece, 'list') || hasRole(piece, 'thing', 'referral') || hasRole(piece, 'thing', 'deal'));

/** `zorbix deals`, `сделки зорбикса` */
function isBesideListed(before: Piece | undefined, behind: Piece | undefined): boolean {
  const isRussian = /\p{Script=Cyrillic}/u.test(before?.tokens[0]?.text ?? '');
  return isListed(behind) || (isRussian && isListed(before));
}
