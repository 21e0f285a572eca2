import { easternSign } from '../../answers/text/eastern-signs.ts';
import type { Intent, Meaning } from '../meaning.ts';
import { moodOf } from '../mood/mood.ts';
import { endsAsking } from '../sentence/asked.ts';
import { hasRole, isSign, type Piece, type Sentence, textOfPieces } from '../sentence/piece.ts';
import { isOrder, isReport } from './order-behind.ts';

/** What reads a part of the sentence as if it stood alone. */
export type PartReader = (text: string) => { readonly sentence: Sentence; readonly meaning: Meaning } | undefined;

const behindWish = (clause: string, before: PartWish, read: PartReader): string =>
  begins(clause, read) ?? givenAlso(clause, before, read) ?? '';

/** Empty where the first clause is none. */
export function wishesOf(parts: readonly string[], read: PartReader, isOfNames: boolean): readonly PartWish[] {
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
export const longestOfSeveral = 160;

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
    return { words: clause, key: keyOfWish(own.meaning), intent: own.meaning.intent, name: own.meaning.nameSaid };
  if (!nameBefore || own?.sentence.pieces.some(({ name }) => name)) return undefined;
  const intent = own && isWanted(own) ? own.meaning.intent : undefined;
  for (const words of clauseWithName(clause, nameBefore, own?.sentence)) {
    const found = read(words);
    if (!found || found.meaning.ids.length === 0 || !isOfOneName(found.sentence) || !isWanted(found)) continue;
    if (intent && found.meaning.intent !== intent) continue;
    return { words, key: keyOfWish(found.meaning), intent: found.meaning.intent, name: nameBefore };
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
export function clauseWithName(clause: string, name: string, sentence: Sentence | undefined): readonly string[] {
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

const keyOfWish = ({ intent, ids }: Meaning) => `${intent} ${ids.join(' ')}`;
