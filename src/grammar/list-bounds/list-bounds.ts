import { readAge } from '../../answers/day/age-said.ts';
import type { CalendarDay } from '../../answers/day/calendar.ts';
import { firstOfAll, saysEnd } from '../../answers/day/day-span.ts';
import { pastCloseSaid } from '../../answers/day/past-close.ts';
import { othersDenied, placesDenied } from '../../answers/place/denied-place.ts';
import { anyCountryOf, cityCalled, countriesOf, noCountryOf } from '../../answers/place/place-said.ts';
import type { Meaning } from '../meaning.ts';
import type { DetailContext } from '../rules/details.ts';
import { hasRole, type Piece } from '../sentence/piece.ts';
import type { RoleId } from '../sentence/roles.ts';
import { rangeIn, valueBoundsIn } from './amounts-said.ts';
import type { ListBounds } from './bounds.ts';
import { countryCodeIn, hanCountriesIn } from './countries-written.ts';
import { dayFilters, isUnused } from './day-bounds.ts';
import { type DayAsked, dayFoundIn, type FoundDay, isCounted, withinLast } from './day-found.ts';
import { countSaid, orderIn, ordersSaid, rowsSaid } from './orders-said.ts';
import { isCurrency, withoutSaid, withRun } from './runs-read.ts';

/** Classifies each span that is not in the vocabulary. Nothing is dropped: the rest goes to `words`. */
export function boundsOf(meaning: Meaning, context: DetailContext): ListBounds {
  const bounds = withoutDenied(boundsSaid(meaning, context), meaning.sentence.text);
  return withAge(withPastClose(bounds, meaning, context), meaning, context);
}

/** `referrals older than a week`: when they came, whatever else the length was taken for. */
function withAge(bounds: ListBounds, { sentence }: Meaning, { today }: DetailContext): ListBounds {
  const read = readAge(sentence.text, today);
  if (!read) return bounds;
  const { said, age, day } = read;
  const { answerBefore: _answer, closingBefore: _closing, closing: _days, decided: _decided, ...others } = bounds;
  const { leftOut: notRead = [], ...known } = others;
  const leftOut = [...notRead.filter((one) => !said.includes(one)), ...(age === 'other' ? [said] : [])];
  const arrived = { older: `${firstOfAll}+${day}`, younger: `${day}+${today}`, other: undefined }[age];
  return { ...known, ...(leftOut.length > 0 ? { leftOut } : {}), ...(arrived ? { arrived } : {}) };
}

/** `which deals slipped`: open ones that should have closed before today. */
function withPastClose(bounds: ListBounds, { sentence, ids }: Meaning, { today }: DetailContext): ListBounds {
  const said = ids.length === 0 ? pastCloseSaid(sentence.text)?.toLowerCase() : undefined;
  if (said === undefined) return bounds;
  const { urgent: _urgent, ...others } = bounds;
  const isOwn = (word: string) => said.includes(word.toLowerCase());
  return { ...others, state: 'accepted', closingBefore: today, words: bounds.words.filter((word) => !isOwn(word)) };
}

/** `deals not in Germany`: Germany was read like any country in the sentence. */
function withoutDenied(bounds: ListBounds, text: string): ListBounds {
  const all = [
    ...placesDenied(text),
    ...othersDenied(text).map((said) => ({ said, place: said, countries: [] as readonly string[] })),
  ];
  if (all.length === 0) return bounds;
  const { country, ...others } = bounds;
  const codes = all.flatMap(({ countries }) => countries);
  const left = country ? countriesOf(country).filter((code) => !codes.includes(code)) : [];
  const without = left.length === 0 && codes.length > 0 ? noCountryOf(codes) : undefined;
  const cities = all.flatMap(({ said, countries }) => (countries.length === 0 ? [said] : []));
  const isOf = (word: string) =>
    all.some(({ said, place }) => said.toLowerCase().includes(word.toLowerCase()) || cityCalled(place) === word);
  return {
    ...others,
    ...(left.length > 0 ? { country: anyCountryOf(left) } : {}),
    ...(without ? { country: without } : {}),
    words: bounds.words.filter((word) => !isOf(word)),
    ...(cities.length > 0 ? { denied: cities } : {}),
  };
}

function boundsSaid(meaning: Meaning, context: DetailContext): ListBounds {
  const order = ordersSaid(meaning.sentence.text);
  const has = (kind: string, id: string) => meaning.filters.some((role) => role.kind === kind && role.id === id);
  const roleOf = <Id>(kind: string) => meaning.filters.find((role) => role.kind === kind)?.id as Id | undefined;
  const day = dayFoundIn(meaning, context);
  const expiring =
    !order.some((one) => orderOfDeadline.test(one)) && has('filter', 'expiring') && !isEndOfDay(meaning, day);
  const owner = ownerOf(meaning);
  const state = isYetToExpire(meaning, day, context.today) ? undefined : roleOf<RoleId<'state'>>('state');
  const type = roleOf<RoleId<'type'>>('type');
  const days = daysOf(meaning, day, { expiring, ...context });
  const bounds: ListBounds = {
    words: meaning.nameSaid ? [meaning.nameSaid] : [],
    ...(state && !countsByDay(meaning, state, days) ? { state } : {}),
    ...(type ? { type } : {}),
    ...(owner ? { owner } : {}),
    ...sortsOf(order),
    ...(has('filter', 'from-microsoft') ? { source: 'microsoft' as const } : {}),
    ...(has('filter', 'from-partner') ? { source: 'partner' as const } : {}),
    ...(has('filter', 'urgent') || (expiring && !day) ? { urgent: true as const } : {}),
    ...days,
  };
  const written = hanCountriesIn(meaning);
  const codes = [...written.map(({ country }) => country), ...[countryCodeIn(meaning) ?? []].flat()];
  const { range, amounts } = amountsOf(meaning, day, context);
  const notMine = notMineSaid.exec(meaning.sentence.text)?.[0];
  const notTheirs = meaning.list === 'mine' ? notTheirsSaid.exec(meaning.sentence.text)?.[0] : undefined;
  const leftOut = [
    ...idleDay(meaning, day, days, { expiring, ...context }),
    ...rowsWanted(meaning, [...order, ...saidOf(day)]),
    ...(notMine === undefined ? [] : [notMine]),
    ...(notTheirs === undefined ? [] : [notTheirs]),
  ];
  const understood = [
    ...saidOf(day),
    withinLast(meaning, context.today)?.said,
    readAge(meaning.sentence.text, context.today)?.said,
    range?.said,
    range?.upTo,
    ...amounts.said,
    ...leftOut,
    ...written.map(({ said }) => said),
    ...order,
    ...countSaid(meaning.sentence.text),
  ].filter((said) => said !== undefined);
  return meaning.runs
    .map((run) => ({ ...run, text: understood.reduce(withoutSaid, run.text) }))
    .filter(({ text }) => text !== '' && !(meaning.intent === 'pipeline' && isCurrency(text, context)))
    .reduce((read, run) => withRun(read, run, context), {
      ...bounds,
      ...(codes.length > 0 ? { country: anyCountryOf(codes) } : {}),
      ...(range?.bound ?? amounts.bound),
      ...(leftOut.length > 0 ? { leftOut } : {}),
    });
}

function sortsOf(order: readonly string[]): Pick<ListBounds, 'sorts'> {
  const sorts = orderIn(order);
  return sorts ? { sorts } : {};
}

function ownerOf({ filters, sentence }: Meaning): ListBounds['owner'] {
  if (filters.some(({ kind, id }) => kind === 'filter' && id === 'unowned')) return 'nobody';
  const owner = filters.find(({ kind }) => kind === 'person')?.id as RoleId<'person'> | undefined;
  return owner === 'me' && notMineSaid.test(sentence.text) ? undefined : owner;
}

/** `急的裡面不是我的那些`, `내 거 말고 급한 거`: lists can be of one person, and not of all but one. */
const notMineSaid =
  /(?:不是|非|不要)我的|(?:除了)?我的?(?:以外|之外)的?|내 ?[거것꺼](?:는|은|만)? ?(?:말고|빼고|제외하?고?)|내 ?[거것꺼](?:이|가)? ?아닌/u;

/** `메건 아니고 내꺼만`, `不要Megan的 只要我的`: whose are not wished is no word to search for among one's own. */
const notTheirsSaid =
  /(?<!\S)\p{L}{2,12} ?(?:꺼|거)? ?(?:아니고|말고|빼고)(?= )|(?<=不要)[\p{Script=Latin}]{2,20}(?=的)/u;

const saidOf = (day: FoundDay | undefined): readonly string[] => (day ? [day.said] : []);

/** A day that bounds nothing. */
function idleDay(
  meaning: Meaning,
  day: FoundDay | undefined,
  { arrived, decided }: Partial<ListBounds>,
  asked: DayAsked,
): readonly string[] {
  return day && !arrived && !decided && isUnused(meaning, day, asked) ? [day.said] : [];
}

/** How many rows, where it was not read with an order or a day. */
const rowsWanted = ({ sentence: { text } }: Meaning, read: readonly string[]): readonly string[] =>
  rowsSaid(text).filter((said) => !read.some((one) => one.includes(said)));

/** `from 1 to 15 october` is no amount. */
function amountsOf(meaning: Meaning, day: FoundDay | undefined, context: DetailContext) {
  const amounts = valueBoundsIn(meaning, context);
  if (!day?.range) return { amounts, range: rangeIn(meaning.sentence.text, context) };
  const isOfDay = amounts.said.some((said) => day.said.includes(said));
  return { amounts: isOfDay ? { said: [], bound: {} } : amounts, range: undefined };
}

/** `오늘 뭐부터 봐야 돼?`: asks for an order, and today is when. */
function daysOf(meaning: Meaning, day: FoundDay | undefined, asked: DayAsked): Partial<ListBounds> {
  const { text } = meaning.sentence;
  const isOfToday = meaning.list === 'inbox' || meaning.list === 'inbound';
  if (asksWhatFirst.test(text) || (isOfToday && day?.answer.day === asked.today && toBeHandled.test(text))) return {};
  return dayFilters(meaning, day, asked);
}

/** What happened on a day counts by that, whatever its state is now. */
function countsByDay(meaning: Meaning, state: RoleId<'state'>, { decided, arrived }: Partial<ListBounds>): boolean {
  return decided !== undefined || (arrived !== undefined && state === 'received' && isCounted(meaning));
}

/** The order is by the deadline, which is no bound then. */
const orderOfDeadline = /deadline|due|срок|дедлайн|마감|기한|期限|到期|截止/iu;

/** `closing before year end`: the end is that of the period, and nothing expires; in front of it, as in `end this week`, it is a verb. */
function isEndOfDay({ sentence: { text, pieces } }: Meaning, day: FoundDay | undefined): boolean {
  if (!day || !saysEnd(day.said)) return false;
  const from = text.indexOf(day.said);
  const to = from + day.said.length;
  const isWithin = ({ tokens }: Piece) =>
    tokens.every(
      (token) =>
        token.from >= from &&
        token.to <= to &&
        /^ends?$/.test(token.text) &&
        (token.from > from || /^ of /iu.test(text.slice(token.to))),
    );
  return pieces.filter((piece) => hasRole(piece, 'filter', 'expiring')).every(isWithin);
}

/** `明天過期的轉介`: what has not expired yet; in Chinese, 過期 has no tense. */
const isYetToExpire = ({ intent, sentence: { text } }: Meaning, found: FoundDay | undefined, today: CalendarDay) =>
  intent === 'list' && found !== undefined && found.answer.day >= today && /(?<!已)(?<!已經)過期(?!了)/u.test(text);

/** `오늘 처리할 거 있어?`, 今天有什麼要處理, 오늘 급한 거: what waits is to be worked on today, and need not end today. */
const toBeHandled =
  /^(?!.*(?:답|응답|회신|마감|만료|[回答]覆?|到期|截止)).*(?:처리|할 ?(?:일|거|것|게)|해야|급한|급해|要(?:處理|做|忙|弄|看)|待辦|待處理|急)/u;
const asksWhatFirst = /뭐부터|무엇부터|어떤 거부터|뭘 먼저|뭐 먼저|先(?:處理|看|做|回|弄|忙)/u;
