import { withoutHedge } from '../../answers/aside/aside.ts';
import { readDayShift } from '../../answers/day/moved-day.ts';
import { easternSign } from '../../answers/text/eastern-signs.ts';
import { withoutPictures } from '../../answers/text/said.ts';
import type { Locale } from '../../i18n/locale.ts';
import type { Meaning } from '../meaning.ts';
import { moodOf } from '../mood/mood.ts';
import { saysBound } from '../rules/changes/change.ts';
import { type DetailReaders, setters } from '../rules/rule.ts';
import { asksSomething } from '../sentence/asked.ts';
import { hasRole, isSign, type Piece, type Sentence } from '../sentence/piece.ts';
import { clausesOfValues } from './clauses-of-values.ts';
import type { PartReader } from './part-wish.ts';

/** Upper bounds: each part is read by itself. */
const mostParts = 4;
const longestOfSeveral = 200;

/**
 * `push Coho to May, value 90k, stage negotiation`, `코호 금액 9만으로, 마감은 5월 말로`: several fields of the one deal that is named, each
 * in a clause of its own. Undefined unless every clause says one of them and nothing else: then none is dropped in silence.
 */
export function changesTogether(
  sentence: Sentence,
  locale: Locale,
  readers: DetailReaders,
  read: PartReader,
): Meaning | undefined {
  const { text, pieces, isQuestion } = sentence;
  const names = pieces.filter(({ name }) => name);
  const [named] = names;
  const ids = named?.name?.ids ?? [];
  const isUnsure = pieces.some(
    (piece) =>
      moods.some((mood) => hasRole(piece, 'mood', mood)) || others.some((action) => hasRole(piece, 'action', action)),
  );
  if (names.length !== 1 || ids.length === 0 || isQuestion || isUnsure || text.length > longestOfSeveral)
    return undefined;
  const said = withoutEnd(text);
  if (asksSomething(said, locale, 'first')) return undefined;
  const at = named?.tokens[0]?.from ?? 0;
  const called = text.slice(at, named?.tokens.at(-1)?.to);
  // `콘토소에 5천만원, 12월 말 마감`: sold to them, a new deal.
  if (/\p{Script=Hangul}에$/u.test(called)) return undefined;
  const isOfIt = (change: Meaning) => change.ids.join(' ') === ids.join(' ');
  const ways = [clausesOf(said, called), clausesAtFields(said, sentence), clausesOfValues(said, sentence, readers)];
  const found = ways.map((clauses) => changesIn(clauses, called, readers, read));
  const way = found.findIndex((all, at) => all?.every((one) => isOfIt(one) && (at === 0 || isReadWhole(one))));
  const all = found[way];
  const [first, ...more] = all ?? [];
  if (!all || !first) return undefined;
  const mood = moodOf(sentence);
  if (mood !== 'asks' && mood !== 'tells') return undefined;
  // What is only told, guessed or a bound is offered: `金額一百萬以上結案三月底前`, `金額一百萬結案三月底`.
  const isOrder = way === 0 || pieces.some((piece) => hasRole(piece, 'action', 'change'));
  const isSure = mood === 'asks' && isOrder && withoutHedge(said) === said;
  return { ...first, more, exact: isSure && all.every(({ exact, sentence: one }) => exact && !saysBound(one)) };
}

const moods = ['not', 'if', 'hearsay'] as const;
/** What is no change of a field: each of them has its own way. */
const others = [
  'accept',
  'decline',
  'claim',
  'release',
  'assign',
  'won',
  'lost',
  'note',
  'create',
  'remind',
  'undo',
] as const;

/** An emoji says nothing of the deal. */
const withoutEnd = (text: string) => withoutPictures(text).replace(/[\s.!~。！]{1,5}$/u, '');

const between =
  /(?<!\d)[,;，；、。] ?| ?[,;，；、。](?!\d) ?| (?:and|also|plus|и|а также|а|그리고) | (?:на|for) (?=\d[\d., ]{0,12} ?(?:тыс|млн|миллион|к(?!\p{L})|k(?!\p{L})|thousand|million|mln|[€$₽]))|(?<=\p{Script=Hangul}(?:이고|하고|꾸고|리고|기고|루고|추고|주고|치고|두고|놓고|잡고)) |並且?|然後|而且|順便/iu;

/** `Coho: value 90k and …`: the colon behind the name parts nothing. */
function clausesOf(text: string, called: string): readonly string[] {
  const bare = text.startsWith(called) ? called + text.slice(called.length).replace(/^ ?[:：–—-](?= ?\S)/u, ' ') : text;
  return bare
    .split(between)
    .map((clause) => clause.trim())
    .filter((clause) => /[\p{L}\p{N}]/u.test(clause));
}

/**
 * `금액 1억 마감 3월말`, `金額一百萬 結案三月底`: in Korean and Chinese each field’s word may begin its own clause, with a space before it or
 * nothing at all.
 */
function clausesAtFields(text: string, { pieces }: Sentence): readonly string[] {
  // A sign within a clause parts something that none of the words begins.
  if (!easternSign.test(text) || /[;；、。]|[,，](?! ?(?:그리고 )?\p{Script=Hangul})/u.test(text)) return [];
  const fields = pieces.filter((piece) => !piece.name && setters.some(([field]) => beginsField(piece, field)));
  const starts = fields.flatMap(({ tokens }) => tokens[0]?.from ?? []).filter((from) => from < text.length);
  const ends = [...starts.slice(1), text.length];
  return starts
    .map((from, at) => text.slice(at === 0 ? 0 : from, ends[at]))
    .map((clause) => clause.trim().replace(/(?: ?[,;，；、。]| ?그리고|(?<=[\d억만천원])에)$/u, ''));
}

/** No unknown word stands beside the value. */
function isReadWhole({ rest, sentence: { text, pieces } }: Meaning): boolean {
  const from = text.indexOf(rest);
  const isInRest = (at: number) => at >= from && at < from + rest.length;
  const isUnknown = (piece: Piece) => !piece.name && piece.roles.length === 0 && !isSign(piece);
  return pieces.every((piece) => !isUnknown(piece) || piece.tokens.every((token) => isInRest(token.from)));
}

/** `마감` alone is the deadline, and with a day that is set the close date. */
const beginsField = (piece: Piece, field: (typeof setters)[number][0]) =>
  hasRole(piece, 'field', field) || (field === 'closeDate' && /^마감/u.test(piece.tokens[0]?.text ?? ''));

/** Undefined unless every clause says a field of its own. */
function changesIn(
  clauses: readonly string[],
  called: string,
  readers: DetailReaders,
  read: PartReader,
): readonly Meaning[] | undefined {
  if (clauses.length < 2 || clauses.length > mostParts) return undefined;
  const all = clauses.flatMap((clause) => changeIn(clause, called, readers, read) ?? []);
  return new Set(all.map(({ intent }) => intent)).size === clauses.length ? all : undefined;
}

/** With the name in front of it, behind it, or in its own place. */
function changeIn(clause: string, called: string, readers: DetailReaders, read: PartReader): Meaning | undefined {
  const bare = clause
    .replace(/^(?:and|also|и|а|그리고) /iu, '')
    .replace(/(?<=\p{Script=Hangul})(이고|고)$/u, '')
    // `三月中結`: the verb behind the day.
    .replace(/(?<=[月號日底初中末季])[結簽]$/u, '');
  if (saysNoField.test(bare)) return undefined;
  const ways = clause.includes(called)
    ? [clause, bare]
    : [`${called}: ${bare}`, `${called} ${bare}`, `${bare} ${called}`];
  for (const words of ways) {
    const found = read(words);
    const reader = setters.find(([, intent]) => intent === found?.meaning.intent)?.[2];
    if (
      found &&
      reader &&
      (!percentage.test(bare) || isOfStage(bare, called, found.sentence)) &&
      !found.sentence.isQuestion &&
      found.meaning.rest !== '' &&
      isRead(found.meaning, readers, reader)
    )
      return { ...found.meaning, rest: withoutField(found.meaning) };
  }
  return undefined;
}

/** `закрытие 1 марта`: the field's word in front of its value says which field it is, and is no part of the value. */
function withoutField({ rest: said, sentence: { pieces, text } }: Meaning): string {
  const rest = said.replace(/^[\s:：]{1,3}/u, '');
  if (easternSign.test(text)) return rest;
  const from = text.indexOf(rest);
  const first = pieces.find(({ tokens }) => tokens[0]?.from === from);
  const isField = first !== undefined && setters.some(([field]) => hasRole(first, 'field', field));
  return isField ? rest.slice((first.tokens.at(-1)?.to ?? from) - from).trim() || rest : rest;
}

/** A number alone may be a year, a count or an amount. */
const saysNoField = /^[\d\s]{1,9}$/u;
/** A discount, a deposit and a share have a word of their own: a stage is called so, stands alone, or is where the deal is. */
function isOfStage(clause: string, called: string, { pieces }: Sentence): boolean {
  const said = clause.replace(called, '').replace(percentage, '');
  return pieces.some((piece) => hasRole(piece, 'field', 'stage')) || whereItStands.test(said);
}

const percentage = /\p{N}{1,3} ?(?:[%％]|percent|процент(?:а|ов)?|퍼센트|프로)/iu;
const whereItStands =
  /^\s*(?:(?:is|it[’']s|now|currently|at|set|put|move|to|на|сейчас|теперь|уже|поставь(?:те)?|переведи(?:те)?|지금|이제|現在|到|在)\s*){0,4}$/iu;

function isRead({ rest, ids }: Meaning, readers: DetailReaders, reader: (typeof setters)[number][2]): boolean {
  return (
    ids.length > 0 &&
    (readers[reader](easternSign.test(rest) ? rest.trim() : rest) ||
      (reader === 'isDay' && readDayShift(rest)?.isAll === true))
  );
}
