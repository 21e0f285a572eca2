import { easternSign } from '../../answers/text/eastern-signs.ts';
import type { Intent, Meaning } from '../meaning.ts';
import { moodOf } from '../mood/mood.ts';
import { endsAsking } from '../sentence/asked.ts';
import { takenBackAt } from '../sentence/correction.ts';
import { hasRole, isSign, joinedOf, type Piece, type Sentence, textOfPieces } from '../sentence/piece.ts';
import { beforeNoted } from '../sentence/sentence.ts';
import { easternClauses } from './clauses-eastern.ts';
import { noteBeside } from './note-beside.ts';
import { isOrder, isReport } from './order-behind.ts';
import { orderBehindRefusal } from './order-behind-refusal.ts';

/** What reads a part of the sentence as if it stood alone. */
export type PartReader = (text: string) => { readonly sentence: Sentence; readonly meaning: Meaning } | undefined;

/**
 * `add Lee to Zenith and decline it`, `возьми Каскад и запиши, что стартуем в январе`: orders of different kinds, each in a
 * clause that says it when it stands alone. None of them is done before it is asked which, as the others would be dropped.
 * Empty where the sentence has fewer than two. A clause without a name is about the one named before it.
 */
export function wishesApart(sentence: Sentence, read: PartReader): readonly string[] {
  const { text, pieces, isQuestion } = sentence;
  if (isQuestion && !asksOnlyToSee(text, pieces)) return questionsApart(text, pieces, read);
  const apart = orderBehindRefusal(text, read);
  return apart.length > 0 ? apart : ordersApart(sentence, read);
}

function ordersApart({ text, pieces }: Sentence, read: PartReader): readonly string[] {
  const taken = takenBackAt(text);
  const isOfTaken = ({ tokens: [token] }: Piece) =>
    taken !== undefined && token !== undefined && token.from >= taken.from && token.from < taken.to;
  const told = beforeNote(text, pieces).filter((piece) => !isOfTaken(piece));
  if (pieces.every(({ name }) => !name) || told.some(isNoWish)) return [];
  const whole = withoutColon(text, pieces);
  const said = taken && whole === text ? text.slice(0, taken.from) + text.slice(taken.to) : whole;
  const { parts: all, isNoted } =
    said.length > longestOfSeveral || beforeColon(said).includes('?') ? { parts: [] } : partsWithNote(said);
  const atNames = whole === text && !taken && all.length > 0 ? partsAtNames(text, pieces) : [];
  const parts = atNames.length > 0 ? atNames : withoutBareName(all, read);
  if (parts.length < 2 || parts.length > mostParts) return [];
  const wishes = wishesOf(parts, read, atNames.length > 0);
  if (atNames.length > 0 && wishes.length !== atNames.length) return [];
  if (isNoted && (wishes.length !== parts.length || wishes.at(-1)?.intent !== 'note')) return [];
  const isSeveral = new Set(wishes.map(({ key }) => key)).size === wishes.length && wishes.length > 1;
  return isSeveral ? wishes.slice(0, mostWishes).map(({ words }) => words) : [];
}

/** `перенеси Каскад на март и покажи, что ещё закрывается`: the question is what is to be shown. */
function asksOnlyToSee(text: string, pieces: readonly Piece[]): boolean {
  const shown = pieces.findIndex((piece) => hasRole(piece, 'action', 'open'));
  const first = pieces.findIndex((piece) => hasRole(piece, 'question'));
  return !endsAsking(text) && shown > 0 && shown < first;
}

/**
 * `what stage is Zenith in and who’s on it`, `какая сумма у Каскада и кто его ведёт`: two questions about one referral, the second
 * without its name. Each is a button, as the answer to one alone would drop the other.
 */
function questionsApart(text: string, pieces: readonly Piece[], read: PartReader): readonly string[] {
  const [named, ...others] = pieces.filter(({ name }) => name);
  const said = text.replace(/[?!. ]{1,4}$/u, '');
  const at = said.search(asksMore);
  if (!named || others.length > 0 || at < 0 || said.length > longestOfSeveral) return [];
  const name = textOfPieces(text, [named]);
  const [first, second] = [said.slice(0, at), said.slice(at).replace(/^,? ?(?:and|и|а) /iu, '')];
  if (!first.includes(name)) return [];
  const own = read(first)?.meaning;
  const other = [...withName(second, name, read(second)?.sentence), `${second} ${name}`]
    .map((words) => ({ words, meaning: read(words)?.meaning }))
    .find(
      ({ meaning }) =>
        meaning?.intent.startsWith('ask-') && meaning.intent !== 'ask-status' && meaning.runs.length === 0,
    );
  const isTwo = own?.intent.startsWith('ask-') && other?.meaning && own.intent !== other.meaning.intent;
  return isTwo ? [first, other.words] : [];
}
const asksMore =
  /,? (?:and|и|а) (?=(?:who|what|when|where|how|which|кто|что|когда|где|сколько|какая|какой|на како[мй])(?:['’]s)? )/iu;

/** `再幫我記一下 預算還沒下來`: what a note says is no mood of the wishes before it. */
function beforeNote(text: string, pieces: readonly Piece[]): readonly Piece[] {
  const note = pieces.findIndex((piece) => hasRole(piece, 'action', 'note'));
  return note > 0 ? pieces.slice(0, note) : beforeNoted(text, pieces).head;
}

/**
 * `大安接受長青拒絕`, `接大安不接柏森`, `冠宇贏了松鶴輸了`: nothing parts them but the names, each with a verb of its own, behind it
 * or in front of it. Empty where a name has none.
 */
function partsAtNames(text: string, pieces: readonly Piece[]): readonly string[] {
  const named = pieces.flatMap(({ name }, at) => (name ? [at] : []));
  if (!easternSign.test(text) || named.length < 2 || pieces.some(isSign)) return [];
  const isDeed = (piece: Piece) =>
    piece.exact && piece.roles.some(({ kind, id }) => kind === 'action' && ofOneName.has(id));
  const [first = 0] = named;
  const isBehind = !pieces.slice(0, first).some(isDeed);
  const starts = named.map((at, index) => {
    if (index === 0) return 0;
    const before = pieces
      .slice(0, at)
      .findLastIndex((piece) => (isBehind ? !/^把$/u.test(joinedOf(piece)) : isDeed(piece)));
    return isBehind ? before + 1 : before;
  });
  const ends = [...starts.slice(1), pieces.length];
  const clauses = starts.map((from, at) => pieces.slice(from, ends[at]));
  const isWhole = (clause: readonly Piece[]) => clause.filter(({ name }) => name).length === 1 && clause.some(isDeed);
  return clauses.every(isWhole) ? clauses.flatMap((clause) => easternClauses(textOfPieces(text, clause))) : [];
}
const ofOneName: ReadonlySet<string> = new Set([
  ...(['accept', 'decline', 'claim', 'release', 'assign', 'won', 'lost', 'change'] as const),
]);

const behindWish = (clause: string, before: PartWish, read: PartReader): string =>
  begins(clause, read) ?? givenAlso(clause, before, read) ?? '';

/** Empty where the first clause is none. */
function wishesOf(parts: readonly string[], read: PartReader, isOfNames: boolean): readonly PartWish[] {
  const wishes: PartWish[] = [];
  for (const clause of parts) {
    const before = wishes.at(-1);
    const words = before && !isOfNames ? behindWish(clause, before, read) : clause;
    const wish = words === '' ? undefined : wishOf(words, before?.name, read);
    const look = before && !wish ? lookOf(words, before.name, read) : undefined;
    if (look) wishes.push(look);
    else if (wish && (before || isOfNames || !isReported(words, wish.intent) || remindsBehind(parts, wish, read)))
      wishes.push(wish);
    else if (!before) return [];
    // What follows a Korean or Chinese note is its text, however it is parted.
    if (wish?.intent === 'note' && easternSign.test(clause)) break;
  }
  return wishes;
}

/** `把 Zenith 交給 Megan`: a name without a verb is parted from its own clause by the space behind it. */
function withoutBareName(parts: readonly string[], read: PartReader): readonly string[] {
  const isBare = (clause: string) => {
    const sentence = read(clause)?.sentence;
    return !sentence || sentence.pieces.every(({ roles }) => roles.every(({ kind }) => kind === 'glue'));
  };
  const [first = '', second, ...others] = parts;
  if (second === undefined || !easternSign.test(second) || !isBare(first)) return parts;
  return withoutBareName([`${first} ${second}`, ...others], read);
}

/** `Zenith: accept, and remind me on Friday`: the sign behind the name that begins it parts nothing. */
function withoutColon(text: string, [first, sign]: readonly Piece[]): string {
  const token = sign?.tokens[0];
  return first?.name && token && /^[:：]$/.test(token.text) ? text.slice(0, token.from) + text.slice(token.to) : text;
}

interface PartWish {
  readonly words: string;
  readonly key: string;
  readonly intent: Intent;
  readonly name: string;
}

/** `Zenith signed, …`, `Zenith closes next month, …`: told before what is wanted, where an order says `mark Zenith won`. */
const isReported = (words: string, intent: Intent) =>
  ((intent === 'won' || intent === 'lost') && !marks.test(words)) || (intent === 'set-close-date' && told.test(words));
/** `won Zenith, and remind me to invoice on Monday`: the end is not only told, where nothing but a reminder is wished behind it. */
const remindsBehind = ([, ...others]: readonly string[], { intent }: PartWish, read: PartReader): boolean =>
  intent !== 'set-close-date' &&
  others.length > 0 &&
  others.every((clause) => read(clause)?.meaning.intent === 'remind');
const marks = /(?<!\p{L})(?:mark|close|set|make|put|отметь(?:те)?|закрой(?:те)?|поставь(?:те)?)(?!\p{L})/iu;
const told = /(?<!\p{L})(?:closes|ends|signs|закрывается)(?!\p{L})/iu;

const mostWishes = 3;
/** Upper bounds: each part is read by itself. */
const mostParts = 5;
const longestOfSeveral = 160;

/** `give Zenith to Megan and add a note: waiting, and then some`: what stands behind the colon is the note's, to the end. */
function partsWithNote(text: string): { readonly parts: readonly string[]; readonly isNoted?: boolean } {
  const beside = noteBeside(text);
  if (beside) {
    const verb = /\p{Script=Cyrillic}/u.test(text) ? 'запиши' : 'note';
    return { parts: [...partsOf(beside.head), `${verb}: ${beside.note}`], isNoted: true };
  }
  const colon = text.search(/[:：]/);
  if (colon < 0) return { parts: partsOf(text) };
  const parts = partsOf(text.slice(0, colon));
  return { parts: parts.with(-1, `${parts.at(-1)}${text.slice(colon)}`), isNoted: true };
}

/** What a note asks is its own. */
const beforeColon = (text: string) => text.replace(/[:：].*$/su, '');

const partsOf = (text: string) =>
  easternSign.test(text) ? easternClauses(text) : text.split(between).filter((part) => /\p{L}/u.test(part));
const between =
  /[,.;!] (?:and then |and also |then |also |and |but |а также |и потом |потом |и |а |но )?| (?:and then|and also|and|then|plus|but|а также|и потом|и ещё|и еще|потом|и|а|но) /iu;

const isNoWish = (piece: Piece) => (['not', 'if', 'hearsay'] as const).some((mood) => hasRole(piece, 'mood', mood));

/** A further clause is a wish only where a verb of a deed begins it: `no budget and no time` belongs to the clause before. */
function begins(clause: string, read: PartReader): string | undefined {
  if (easternSign.test(clause)) return beginsInSigns(clause, read);
  if (toldOfThem.test(clause)) return undefined;
  const own = read(clause);
  const first = own?.sentence.pieces.find(
    (piece) => !isSign(piece) && !hasRole(piece, 'mood', 'polite') && !isIntroduction(piece),
  );
  // `accept Zenith; Coho can wait`: said of another one, which is named.
  if (first?.name && own?.meaning.intent === 'remind') return clause;
  const isVerb = first?.roles.some(({ kind }) => kind === 'action') === true && first.exact;
  // `ромашку на 60% и закрытие на конец января`
  const isField = first !== undefined && changed.some((field) => hasRole(first, 'field', field));
  return isVerb || isField || puts.test(clause) ? clause : undefined;
}

/** The verb ends a Korean clause and may end a Chinese one. What is told (客戶沒預算了) belongs to the clause before. */
function beginsInSigns(clause: string, read: PartReader): string | undefined {
  const own = read(clause);
  const pieces = own?.sentence.pieces ?? [];
  const isVerb = pieces.some(
    ({ roles, exact }) => exact && roles.some(({ kind, id }) => kind === 'action' && orders.has(id)),
  );
  const isField = pieces.some((piece) => changed.some((field) => hasRole(piece, 'field', field)));
  // `立揚給怡君`, `다래푸드는 서준 줘`: given without a verb of giving.
  const isGiven = own?.meaning.intent === 'assign';
  return (isVerb || isField || isGiven) && !isReport(clause) ? clause : undefined;
}
const orders: ReadonlySet<string> = new Set([
  'accept',
  'decline',
  'claim',
  'release',
  'assign',
  'note',
  'remind',
  'change',
]);

/** `decline Zenith, they went with Coho`: told of somebody, and no order. */
const toldOfThem = /^(?:they|he|she|they['’](?:ve|re|ll)|они|он|она) /iu;

const isIntroduction = ({ tokens }: Piece) =>
  /^(?:then|also|please|just|ещё|еще|потом|также)$/.test(tokens[0]?.text ?? '');
const changed = ['value', 'stage', 'closeDate'] as const;
/** Verbs of a card's buttons, which are no deeds of a sentence. */
const puts = /^(?:add|put|remove|invite|rename|добавь|добавьте|убери|уберите|пригласи|пригласите|переименуй) /iu;

function wishOf(clause: string, nameBefore: string | undefined, read: PartReader): PartWish | undefined {
  const own = read(clause);
  if (own && own.meaning.ids.length > 0 && isOfOneName(own.sentence) && isWanted(own))
    return { words: clause, key: keyOf(own.meaning), intent: own.meaning.intent, name: own.meaning.nameSaid };
  if (!nameBefore || own?.sentence.pieces.some(({ name }) => name)) return undefined;
  const intent = own && isWanted(own) ? own.meaning.intent : undefined;
  for (const words of withName(clause, nameBefore, own?.sentence)) {
    const found = read(words);
    if (!found || found.meaning.ids.length === 0 || !isOfOneName(found.sentence) || !isWanted(found)) continue;
    if (intent && found.meaning.intent !== intent) continue;
    return { words, key: keyOf(found.meaning), intent: found.meaning.intent, name: nameBefore };
  }
  return undefined;
}

/** `передай Каскад Ли, а Маяк Олегу`: of the second hand-over only the deal and the person are said. */
function givenAlso(clause: string, { intent }: PartWish, read: PartReader): string | undefined {
  if (intent !== 'assign' || !twoWords.test(clause)) return undefined;
  const given = `передай ${clause}`;
  const found = read(given)?.meaning;
  return found?.intent === 'assign' && found.ids.length === 1 ? given : undefined;
}
const twoWords = /^\p{Script=Cyrillic}{2,20}(?: \p{Script=Cyrillic}{2,20}){1,2}$/u;

/** `…, and show me what closes in December`: behind an order, a list or a figure is a wish of its own. */
function lookOf(clause: string, name: string, read: PartReader): PartWish | undefined {
  const own = read(clause);
  if (!own || own.sentence.pieces.some((piece) => piece.name) || endsAsking(clause)) return undefined;
  const isShown = own.sentence.pieces.some((piece) => piece.exact && hasRole(piece, 'action', 'open'));
  const { intent, list } = own.meaning;
  return isShown && looks.has(intent) ? { words: clause, key: `${intent} ${list ?? ''}`, intent, name } : undefined;
}
const looks: ReadonlySet<Intent> = new Set(['list', 'count', 'pipeline']);

/** `decline it` with the name in the place of the pronoun, else with the name beside. */
function withName(clause: string, name: string, sentence: Sentence | undefined): readonly string[] {
  const said = sentence?.pieces.filter((piece) => !isSign(piece)) ?? [];
  // `note that we start in May`: followed by more, it is a conjunction.
  const isPronoun = (piece: Piece) =>
    pronoun.test(textOfPieces(clause, [piece])) &&
    (piece === said.at(-1) || !/^(?:that|this|это)/iu.test(textOfPieces(clause, [piece])));
  const it = said.find((piece) => hasRole(piece, 'thing', 'it') && isPronoun(piece));
  const [from, to] = [it?.tokens[0]?.from, it?.tokens.at(-1)?.to];
  const inPlace = from === undefined || to === undefined ? [] : [`${clause.slice(0, from)}${name}${clause.slice(to)}`];
  return [...inPlace, `${name}: ${clause}`, `${name} ${clause}`, `${clause} ${name}`];
}

const pronoun = /^(?:it|this|that|this one|that one|the deal|его|её|ее|эту|этот|это)$/iu;

/** Several referrals may be called so: the button's words ask which. */
const isOfOneName = ({ pieces }: Sentence) => pieces.filter(({ name }) => name).length === 1;

function isWanted({ sentence, meaning }: { readonly sentence: Sentence; readonly meaning: Meaning }): boolean {
  const isOfCard = meaning.intent === ('open' satisfies Intent) && puts.test(sentence.text);
  const isAnother = withoutDetail.has(meaning.intent) && meaning.runs.length > 0;
  return (isOrder(meaning) || isOfCard) && !isAnother && moodOf(sentence) === 'asks' && !sentence.isQuestion;
}

/** `take the rest of the day off`: words are left over of a deed that has no detail. */
const withoutDetail: ReadonlySet<Intent> = new Set(['accept', 'claim', 'release']);

const keyOf = ({ intent, ids }: Meaning) => `${intent} ${ids.join(' ')}`;
