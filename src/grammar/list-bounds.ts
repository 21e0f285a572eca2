import { readAmount } from '../answers/amount.ts';
import { type CalendarDay, plus, type Unit } from '../answers/calendar.ts';
import { readCountry } from '../answers/country.ts';
import { readCurrency } from '../answers/currency.ts';
import { type DayAnswer, readDay } from '../answers/day.ts';
import type { DayMeaning } from '../answers/day-rules.ts';
import { dayAfter, daySpan, firstDay, saysEnd } from '../answers/day-span.ts';
import { othersDenied, placesDenied } from '../answers/denied-place.ts';
import { pastCloseSaid } from '../answers/past-close.ts';
import { readPastDays } from '../answers/past-days.ts';
import {
  anyCountryOf,
  cityCalled,
  countriesOf,
  countriesSaid,
  countrySaid,
  noCountryOf,
} from '../answers/place-said.ts';
import { countedSince } from './counted-since.ts';
import type { DetailContext } from './details.ts';
import { joinedTokens } from './lexicon.ts';
import type { Meaning, Run } from './meaning.ts';
import { nameIntroduced } from './name-places.ts';
import type { RoleId } from './roles.ts';
import { hasRole, type Piece, type Sentence } from './sentence.ts';
import { isShouted, type Token } from './tokens.ts';

/** The filters of a list or a figure, as far as the sentence states them. */
export interface ListBounds {
  readonly state?: RoleId<'state'>;
  readonly type?: RoleId<'type'>;
  readonly owner?: RoleId<'person'>;
  readonly source?: 'microsoft' | 'partner';
  /** Sort by response deadline, the earliest first. */
  readonly urgent?: true;
  /** Another order was asked for; there is one only. */
  readonly sorts?: true;
  /** `YYYY-MM-DD`, exclusive upper bound of the response deadline. */
  readonly answerBefore?: CalendarDay;
  readonly closingBefore?: CalendarDay;
  /** For figures: one day ahead was said, and not until then: `how many expire tomorrow`. */
  readonly onDay?: CalendarDay;
  /** Days, both included, of the close date: `2027-03-01+2027-03-31`. */
  readonly closing?: string;
  /** Days, both included, on which referrals came in. */
  readonly arrived?: string;
  /** For figures: lower bound, inclusive. */
  readonly since?: CalendarDay;
  /** ISO 3166-1 alpha-2; several, joined by `+`, are alternatives. `!DE+FR`: all but these. */
  readonly country?: string;
  readonly valueFrom?: { readonly value: number; readonly currency?: string };
  /** Understood, but no filter of a list: an upper bound of the value, a lower one of the days. */
  readonly leftOut?: readonly string[];
  /** Cities that are not wanted, with the words that deny them: no filter of a list, and above all not wanted ones. */
  readonly denied?: readonly string[];
  /** What could not be classified: a person, a solution, or search words. */
  readonly words: readonly string[];
}

/** Classifies each span that is not in the vocabulary. Nothing is dropped: the rest goes to `words`. */
export function boundsOf(meaning: Meaning, context: DetailContext): ListBounds {
  return withPastClose(withoutDenied(boundsSaid(meaning, context), meaning.sentence.text), meaning, context);
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
  const day = dayIn(meaning, context);
  const expiring =
    !order.some((one) => orderOfDeadline.test(one)) && has('filter', 'expiring') && !isEndOfDay(meaning, day);
  const owner = has('filter', 'unowned') ? 'nobody' : roleOf<RoleId<'person'>>('person');
  const state = isYetToExpire(meaning, day, context.today) ? undefined : roleOf<RoleId<'state'>>('state');
  const type = roleOf<RoleId<'type'>>('type');
  const bounds: ListBounds = {
    words: meaning.nameSaid ? [meaning.nameSaid] : [],
    ...(state ? { state } : {}),
    ...(type ? { type } : {}),
    ...(owner ? { owner } : {}),
    ...(order.length === 0 ? {} : { sorts: true as const }),
    ...(has('filter', 'from-microsoft') ? { source: 'microsoft' as const } : {}),
    ...(has('filter', 'from-partner') ? { source: 'partner' as const } : {}),
    ...(has('filter', 'urgent') || (expiring && !day) ? { urgent: true as const } : {}),
    // `오늘 뭐부터 봐야 돼?`: asks for an order, and today is when.
    ...(asksWhatFirst.test(meaning.sentence.text) ? {} : daysSaid(meaning, day, { expiring, ...context })),
  };
  const amount = amountIn(meaning, context);
  const written = hanCountriesIn(meaning);
  const codes = [...written.map(({ country }) => country), ...[countryCodeIn(meaning) ?? []].flat()];
  const isIdle = day && !arrivedOn(meaning, day, context) && isUnused(meaning, day, { expiring, ...context });
  const unused = isIdle ? day.said : undefined;
  const range = rangeIn(meaning.sentence.text, context);
  const leftOut = [unused, range?.upTo].filter((said) => said !== undefined);
  const understood = [
    day?.said,
    withinLast(meaning, context.today)?.said,
    range?.said,
    range?.upTo,
    amount?.said,
    ...written.map(({ said }) => said),
    ...order,
  ].filter((said) => said !== undefined);
  return meaning.runs
    .map((run) => ({ ...run, text: understood.reduce(withoutSaid, run.text) }))
    .filter(({ text }) => text !== '' && !(meaning.intent === 'pipeline' && isCurrency(text, context)))
    .reduce((read, run) => withRun(read, run, context), {
      ...bounds,
      ...(codes.length > 0 ? { country: anyCountryOf(codes) } : {}),
      ...(range?.bound ?? amount?.bound),
      ...(leftOut.length > 0 ? { leftOut } : {}),
    });
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

/** `сколько отклонили за год`, `за месяц`: the last one, counted back from today. */
function withinLast(
  meaning: Meaning,
  today: CalendarDay,
): { readonly said: string; readonly since: CalendarDay } | undefined {
  const said = isCounted(meaning) ? withinWords.exec(meaning.sentence.text)?.[1] : undefined;
  const unit = said && lengths[said.toLowerCase()];
  const since = unit && plus(today, -1, unit);
  return said && since ? { said, since } : undefined;
}
const withinWords = /(?<!\p{L})за (год|квартал|месяц|неделю)(?!\p{L})/iu;
const lengths: Readonly<Record<string, Unit>> = { год: 'year', квартал: 'quarter', месяц: 'month', неделю: 'week' };

/** The words that ask for another order: `sorted by deadline`, `biggest first`, `top 5`. */
const ordersSaid = (text: string) => orders.flatMap((pattern) => pattern.exec(text)?.[0].trim() ?? []);
/** How many are wanted, beside an order: a list shows them all. */
const howMany =
  '(?:\\d{1,2}|two|three|four|five|six|seven|eight|nine|ten|twenty|два|две|три|четыре|пять|шесть|семь|восемь|девять|десять|пару|пятёрк[ау]|пятерк[ау]|тройк[ау]|десятк[ау])';
const orders: readonly RegExp[] = [
  new RegExp(`(?<!\\p{L})(?:top|топ)[ -]${howMany}(?!\\p{L})`, 'iu'),
  new RegExp(
    `(?<!\\p{L})${howMany} (?:biggest|largest|smallest|newest|oldest|latest|highest|most valuable)(?!\\p{L})`,
    'iu',
  ),
  new RegExp(
    `(?<!\\p{L})${howMany} сам(?:ая|ую|ые|ый|ое|ой|ых) (?:крупн|больш|дорог|мелк|маленьк|нов|стар|свеж)\\p{L}{2,3}`,
    'iu',
  ),
  /\b(?:sort(?:ed)?|order(?:ed)?)(?: it| them)? by [\p{L}-]{2,15}/iu,
  /\bby (?:deadline|due date|value|amount|size|date|name|country|owner|age)(?: first)?$/i,
  /\b(?:biggest|largest|smallest|newest|oldest|latest|highest value|most valuable)\b/i,
  /(?<!\p{L})сам(?:ая|ую|ые|ый|ое|ой|ых) (?:крупн|больш|дорог|мелк|маленьк|нов|стар|свеж)\p{L}{2,3}(?!\p{L})/iu,
  /(?:제일|가장|젤) ?(?:큰|비싼|작은|오래된|최근)(?: ?(?:거|것|건))?/u,
  /(?:금액|값|마감|마감일|기한|날짜|이름|최신|오래된|큰|작은|높은|낮은|빠른|비싼)(?:이|은|일)? ?(?:큰|작은|높은|낮은|빠른)? ?순(?:으로|서대로|서로|대로)?(?: ?정렬\p{Script=Hangul}{0,4})?(?: ?줄 ?세워\p{Script=Hangul}{0,2})?/u,
  /(?:依|按|照|用)照?(?:金額|日期|期限|時間|名稱|結案日|大小)(?:大小|高低|先後)?來?(?:排序?列?)|(?:金額|價值)?(?:由|從)?(?:大(?:到|至)小|小(?:到|至)大|高(?:到|至)低|低(?:到|至)高)(?:來?排序?)?/u,
  /最(?:大|小|新|舊|貴)(?:的|筆的?|單的?)?/u,
  /(?:от)?сортир\p{L}{1,10} по \p{L}{3,15}/iu,
  /(?<!\p{L})по (?:срокам|сроку|сумме|суммам|дате|датам|дедлайнам|дедлайну|алфавиту|размеру)[.!?]?$/iu,
  /(?<!\p{L})(?:самые )?(?:крупн|больш|нов|стар|мелк|маленьк|дорог)\p{L}{2,3} (?:сначала|первыми|сверху)|сначала (?:самые )?(?:крупн|больш|нов|стар|мелк|маленьк|дорог)\p{L}{2,3}/iu,
];

/** `my pipeline in euros`: figures list each currency separately anyway. */
function isCurrency(text: string, { locale }: DetailContext): boolean {
  const bare = text.replace(/(?<=\p{Script=Hangul}{2})(?:으?로)$/u, '');
  return [text, bare].some((said) => readCurrency(said, { locale }).kind === 'currency');
}

/** `日本的轉介`, `法國或德國`: a single character of a country’s name may be a function word elsewhere. */
function hanCountriesIn({ sentence: { pieces, text } }: Meaning): readonly { said: string; country: string }[] {
  const tokens = pieces
    .flatMap(({ name, roles, tokens: all }) =>
      name ? [] : all.map((token) => ({ ...token, isOwn: roles.length > 0 })),
    )
    .slice(0, 40);
  const found: { said: string; country: string }[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const one = hanCountryAt(text, tokens.slice(at, at + longestHanCountry));
    if (!one) continue;
    found.push(one);
    at += one.said.length - 1;
  }
  return found;
}

const longestHanCountry = 5;

/** The longest country's name that begins with the first of these characters. */
function hanCountryAt(
  text: string,
  tokens: readonly (Token & { readonly isOwn: boolean })[],
): { said: string; country: string } | undefined {
  for (let count = tokens.length; count > 1; count--) {
    const covered = tokens.slice(0, count);
    if (covered.every(({ isOwn }) => isOwn) || !covered.every((sign) => /^\p{Script=Han}$/u.test(sign.text))) continue;
    const said = text.slice(covered[0]?.from, covered.at(-1)?.to);
    const country = said.length === count ? countrySaid(said) : undefined;
    if (country) return { said, country };
  }
  return undefined;
}

/** `referrals in the US`: a capitalized code is a country, although `us` is a function word. */
function countryCodeIn({ sentence }: Meaning): string | undefined {
  const { text, pieces } = sentence;
  if (isShouted(text)) return undefined;
  const code = pieces
    .filter((piece) => piece.tokens.length === 1 && hasRole(piece, 'glue'))
    .map(({ tokens: [token] }) => text.slice(token?.from, token?.to))
    .find((said) => /^[A-Z]{2}$/.test(said) && said !== 'OK');
  const read = code ? readCountry(code) : undefined;
  return read?.kind === 'country' ? read.country : undefined;
}

/** `between 50k and 90k`, `от 50 до 90 тысяч`: the lower one is a filter. */
function rangeIn(text: string, context: DetailContext) {
  const [said, low = '', high = ''] = ranges.map((pattern) => pattern.exec(text)).find((found) => found !== null) ?? [];
  const scale = /\p{L}[^\d]{0,20}$/u.exec(high)?.[0] ?? '';
  const [from, to] = [/\p{L}/u.test(low) ? low : `${low} ${scale}`, high].map((one) => leastSaid(one.trim(), context));
  if (said === undefined || !from || !to || from.value >= to.value) return undefined;
  const { value, currency } = from;
  return { said, upTo: high, bound: { valueFrom: { value, ...(currency ? { currency } : {}) } } };
}

const ranges: readonly RegExp[] = [
  /\b(?:between|from) ([$€£]?\d[\d.,]{0,12} ?[km]?) (?:and|to) ([$€£]?\d[\d.,]{0,12} ?(?:k|m|thousand|million)?(?: (?:eur|usd|gbp|euros?|dollars?))?)(?!\p{L})/iu,
  /(?<!\p{L})от (\d[\d.,]{0,12}(?: ?(?:тыс|тысяч|млн))?) до (\d[\d.,]{0,12}(?: ?(?:тыс|тысяч|млн|миллионов))?)(?!\p{L})/iu,
];

const partOfDay = /^(?:中午|上午|下午|晚上|早上|傍晚|오전|오후|점심|저녁|아침)(?:에|까지|전|前)?$/u;

const longestAmount = 5;

/** The longest span beside `over` that reads as an amount: in `5만 이상`, 만 is a particle in the vocabulary. */
function amountIn({ sentence }: Meaning, context: DetailContext) {
  const places = [...sentence.pieces.keys()].filter((at) => hasRole(sentence.pieces[at] as Piece, 'bound', 'over'));
  for (const at of places) {
    const found = amountBeside(sentence, at, context);
    if (found) return found;
  }
  return undefined;
}

function amountBeside({ pieces, text }: Sentence, at: number, context: DetailContext) {
  const before = pieces.slice(0, at).flatMap(({ tokens }) => tokens);
  const after = pieces.slice(at + 1).flatMap(({ tokens }) => tokens);
  for (let count = longestAmount; count > 0; count--) {
    for (const tokens of [after.slice(0, count), before.slice(-count)]) {
      const said = tokens.length === count ? textOf(text, tokens, 0, count) : '';
      const read = said ? leastSaid(said, context) : undefined;
      if (!read) continue;
      const { value, currency } = read;
      return { said, bound: { valueFrom: { value, ...(currency ? { currency } : {}) } } };
    }
  }
  return undefined;
}

/** `2억5천` is ambiguous: for a bound, take the larger reading. */
function leastSaid(said: string, context: DetailContext): { value: number; currency?: string } | undefined {
  const read = readAmount(oneOf(said), context);
  if (read.kind === 'amount') return read;
  return read.kind === 'ambiguous' ? [...read.readings].sort((one, other) => other.value - one.value)[0] : undefined;
}

/** `дороже миллиона`: without a number it means one million. */
const oneOf = (said: string) => said.replace(/^(?=(?:миллион|миллиард|тысяч|лям)\p{L}{0,3}(?![\p{L}]))/iu, '1 ');

/** `week Germany` beside `this week`: an unclassified span may overlap a day that was read across its edge. */
function withoutSaid(text: string, said: string): string {
  if (said.includes(text)) return '';
  if (text.includes(said)) return text.replace(said, ' ').trim();
  // In `독일 5만`, 만 is a particle in the vocabulary.
  for (let length = Math.min(said.length - 1, text.length); length > 0; length--)
    if (/\d/.test(said.slice(0, length)) && text.endsWith(` ${said.slice(0, length)}`))
      return text.slice(0, -length).trim();
  // `月要結的` behind 這個月: the first of its signs is a function word elsewhere.
  for (let length = Math.min(said.length - 1, text.length); length > 0; length--)
    if (endsInHan.test(said) && text.startsWith(said.slice(-length))) return text.slice(length).trim();
  const words = said.split(' ');
  for (let count = words.length - 1; count > 0; count--) {
    const [first, last] = [words.slice(0, count).join(' '), words.slice(-count).join(' ')];
    if (text.startsWith(`${last} `)) return text.slice(last.length).trim();
    if (text.endsWith(` ${first}`)) return text.slice(0, -first.length).trim();
  }
  return text;
}

const endsInHan = /\p{Script=Han}$/u;

/** `메건이 올해 뭐 수주했어`: drops the subject particle from a name. */
const koreanSubject = /(?<=^\p{Script=Hangul}{2,6})(?:이|가|은|는)$/u;

function unread(bounds: ListBounds, run: Run): ListBounds {
  // `明天中午前要回的`: lists know days alone.
  if (partOfDay.test(run.text)) return { ...bounds, leftOut: [...(bounds.leftOut ?? []), run.text] };
  const said = run.text.replace(koreanSubject, '').replace(oneOfThem, '').replace(nameIntroduced, '');
  return { ...bounds, words: [...bounds.words, cityCalled(said)] };
}

function withRun(bounds: ListBounds, run: Run, context: DetailContext): ListBounds {
  // `before Christmas` is not Christmas Island.
  const found = run.bound === 'before' || run.bound === 'after' ? [] : countriesSaid(run.text.replace(oneOfThem, ''));
  if (found.length > 0)
    return { ...bounds, country: anyCountryOf([...(bounds.country ? [bounds.country] : []), ...found]) };
  const amount = /\p{N}|[百千萬億]|тыс|млн/iu.test(run.text) ? leastSaid(run.text, context) : undefined;
  if (amount && run.bound === 'over' && !bounds.valueFrom) {
    const { value, currency } = amount;
    return { ...bounds, valueFrom: { value, ...(currency ? { currency } : {}) } };
  }
  // `1억 이하`: lists filter by the least value alone.
  if (amount && run.bound === 'under') return { ...bounds, leftOut: [...(bounds.leftOut ?? []), run.text] };
  return unread(bounds, run);
}

/** `독일꺼중에`, `독일 건 중에서` */
const oneOfThem = /(?<=\p{Script=Hangul}{2}) ?(?:[꺼거건것](?:들)?)? ?중에서?$/u;

interface FoundDay {
  readonly answer: Extract<DayAnswer, { kind: 'day' }>;
  readonly said: string;
}

const longestDay = 6;

/**
 * The longest span that reads as a day or a period: `this week`, `на этой неделе`, `이번 주`. Linear: spans have an upper
 * bound.
 */
function dayIn(meaning: Meaning, context: DetailContext): FoundDay | undefined {
  const tokens = meaning.sentence.pieces.flatMap((piece) => (piece.name ? [] : piece.tokens)).slice(0, 60);
  for (let count = Math.min(longestDay, tokens.length); count > 0; count--) {
    for (let at = 0; at + count <= tokens.length; at++) {
      const said = textOf(meaning.sentence.text, tokens, at, count);
      const answer = said.length <= 40 ? lastDayOf(readDay(said.replace(untilThen, ''), context)) : undefined;
      if (answer && !/^\d+$/.test(joinedTokens(tokens, at, count))) return { answer, said };
    }
  }
  return undefined;
}

/** `금요일까지인 거` */
const untilThen = /(?<=까지)인$/u;

/** `this weekend` is ambiguous: for an upper bound, take the later day. */
function lastDayOf(answer: DayAnswer): FoundDay['answer'] | undefined {
  if (answer.kind !== 'ambiguous') return answer.kind === 'day' ? answer : undefined;
  const day = [...answer.readings].sort().at(-1);
  return day ? { kind: 'day', day, meaning: 'exact', past: false } : undefined;
}

function textOf(text: string, tokens: readonly Token[], at: number, count: number): string {
  return text.slice(tokens[at]?.from, tokens[at + count - 1]?.to);
}

function covers(day: FoundDay, run: Run): boolean {
  const said = day.said.replace(/(?:以前|之前|前要?)$/u, '');
  return day.said.includes(run.text) || run.text.startsWith(`${said} `) || run.text.endsWith(said);
}

function daysSaid(meaning: Meaning, found: FoundDay | undefined, asked: DayAsked): Partial<ListBounds> {
  if (found) return dayBound(meaning, found, asked);
  const within = withinLast(meaning, asked.today);
  return within ? { since: within.since } : {};
}

function dayBound(meaning: Meaning, found: FoundDay, asked: DayAsked): Partial<ListBounds> {
  const { expiring, today } = asked;
  const { day, meaning: means } = found.answer;
  if (isCounted(meaning) && !endsAhead(meaning, found, asked)) {
    const since = sinceOf(meaning, found, today);
    return since ? { since } : {};
  }
  const arrived = arrivedOn(meaning, found, asked);
  if (arrived) return { arrived };
  // A lower bound and a day behind us are no filter of these lists: they stay words, which the list says.
  if (isUnused(meaning, found, asked)) return {};
  // `what’s on my plate today`: today is when, and bounds nothing.
  if (meaning.list === 'mine' && day === today && !speaksOfEnd(meaning)) return {};
  const isEnd = includesItsDay(meaning.sentence.text, found);
  const isBefore = !isEnd && isBeforeDay(meaning, found);
  const isOneDay = isCounted(meaning) && !isBefore && !isEnd && isDayAlone(meaning, found) && day > today;
  const onDay = isOneDay ? { onDay: day } : {};
  if (boundsTheAnswer(meaning, expiring)) return { answerBefore: isBefore ? day : dayAfter(found.answer), ...onDay };
  if (isBefore) return { closingBefore: means === 'lastOfMonth' ? `${day.slice(0, 8)}01` : day };
  return isOneDay ? { closingBefore: dayAfter(found.answer), ...onDay } : closingOn(meaning, found, isEnd);
}

/** `by the end of march`, `in two months`: until then. `in march` is that month, and none before it. */
function closingOn({ sentence }: Meaning, { answer }: FoundDay, isEnd: boolean): Partial<ListBounds> {
  const isUntil = isEnd || answer.meaning === 'counted' || untilWords.test(sentence.text);
  return isUntil ? { closingBefore: dayAfter(answer) } : { closing: daySpan(answer) };
}

/** `close on Friday`, and not `close by Friday`, which is one word for closing. */
function isDayAlone({ sentence: { text } }: Meaning, { answer, said }: FoundDay): boolean {
  // A day is read with the words of closing in front of it.
  const isUpTo = upTo.test(text.slice(0, text.indexOf(said) + said.length));
  return oneDay.has(answer.meaning) && !isUpTo && !easternBefore.test(text);
}
const oneDay: ReadonlySet<DayMeaning> = new Set(['exact', 'nextSuch', 'weekday']);
const upTo = /(?<![\p{L}\p{N}])(?:by|before|until|till|within|through|до|к|ко|не позже|не позднее) (?:\p{L}|\d)/iu;

/** A day is the last one then, and not the only one. */
const untilWords = /\b(?:by|until|till|within)\b|(?<![\p{L}\p{N}])(?:до|к|ко)(?!\p{L})|안에|이내|내에|內/iu;

/** The days on which referrals came in: `new this week`, `что пришло в октябре`. Counts have their own. */
function arrivedOn(meaning: Meaning, found: FoundDay, { locale, today }: DetailContext): string | undefined {
  const { text } = meaning.sentence;
  if (isCounted(meaning) || meaning.list === 'archived' || !saysArrival(meaning, found)) return undefined;
  // Nothing came on a day ahead: `new referrals for tomorrow`.
  if (countedSince(firstDay(found.answer), today, found.said) === undefined) return undefined;
  const { days } = readPastDays(found.said.replace(besideDays, ''), { locale, today });
  if (!days) return undefined;
  const isSince = meaning.runs.some((run) => run.bound === 'after' && covers(found, run)) || sinceThen.test(text);
  return `${days.from}+${isSince ? today : days.until}`;
}

function saysArrival({ intent, sentence: { text } }: Meaning, { answer, said }: FoundDay): boolean {
  if (isNewOf(text)) return true;
  if (!arrived.test(text) || beforeWords.test(text)) return false;
  return answer.past || pastWords.test(said) || (intent === 'list' && !easternBefore.test(text));
}

const sinceThen = /\bsince\b|(?<!\p{L})(?:с|со) |이후|부터|以來|之後|以後/iu;
/** Korean and Chinese join them to the day. */
const besideDays = /(?<=\p{Script=Hangul})에(?:는)?$|(?:以來|之後|以後|이후|부터)$/u;

const dealsNamed = /거래|딜|交易|\bdeals?\b|сдел[ко]/iu;

function boundsTheAnswer(meaning: Meaning, expiring: boolean): boolean {
  const { list, sentence } = meaning;
  // `이번 달에 마감되는 거래`, `마감되는 내 거래`: of deals, `ends` means the close date.
  const isOfDeals = list === 'outbound' || (list === 'mine' && dealsNamed.test(sentence.text));
  if (isOfDeals && sentence.pieces.some(endsADeal)) return false;
  if (expiring) return true;
  // For inbound referrals a day without `close` means the response deadline.
  const isOfAnswers = list === 'inbound' || list === 'inbox' || (list === 'mine' && sentence.pieces.some(ofDeadline));
  return isOfAnswers && !closes(meaning);
}

/** `明天過期的轉介`: what has not expired yet; in Chinese, 過期 has no tense. */
const isYetToExpire = ({ intent, sentence: { text } }: Meaning, found: FoundDay | undefined, today: CalendarDay) =>
  intent === 'list' && found !== undefined && found.answer.day >= today && /(?<!已)(?<!已經)過期(?!了)/u.test(text);

const asksWhatFirst = /뭐부터|무엇부터|어떤 거부터|뭘 먼저|뭐 먼저|先(?:處理|看|做|回|弄|忙)/u;

/** `before the end of the week`, of the month, and `내일까지`: the last day is meant, too. */
function includesItsDay(text: string, { said, answer }: FoundDay): boolean {
  const isUntil = /까지$/u.test(said) || /^\s?까지/u.test(text.split(said)[1] ?? '');
  return isUntil || answer.meaning === 'endOfWeek' || saysEnd(said);
}

const isCounted = ({ intent }: Meaning) => intent === 'count' || intent === 'pipeline';
const isBeforeDay = (meaning: Meaning, found: FoundDay) =>
  meaning.runs.some((run) => run.bound === 'before' && covers(found, run));

interface DayAsked extends DetailContext {
  readonly expiring: boolean;
}

/** `how many deals close by Friday`, `how many expire tomorrow`: an end still to come bounds them as in a list. */
function endsAhead(meaning: Meaning, found: FoundDay, { expiring, today }: DayAsked): boolean {
  const { day } = found.answer;
  const { text } = meaning.sentence;
  const isUpTo = upTo.test(text.slice(0, text.indexOf(found.said) + found.said.length));
  const isAhead = firstDay(found.answer) > today || (day >= today && (isUpTo || isBeforeDay(meaning, found)));
  // `how many expire this week`
  return expiring ? day >= today : isAhead && closes(meaning);
}

/** A figure has a lower bound alone: `before October` is none. */
function sinceOf(meaning: Meaning, found: FoundDay, today: CalendarDay): CalendarDay | undefined {
  return isBeforeDay(meaning, found) ? undefined : countedSince(firstDay(found.answer), today, found.said);
}

function isUnused(meaning: Meaning, found: FoundDay, asked: DayAsked): boolean {
  const { today } = asked;
  if (isCounted(meaning)) return !endsAhead(meaning, found, asked) && sinceOf(meaning, found, today) === undefined;
  if (meaning.runs.some((run) => run.bound === 'after' && covers(found, run))) return true;
  const { text } = meaning.sentence;
  const isPast = found.answer.past || pastWords.test(found.said);
  if (meaning.list === 'archived') return !closes(meaning) && !beforeWords.test(text);
  // Nothing came on a day ahead: `new referrals for tomorrow`.
  if (isNewOf(text) && firstDay(found.answer) <= today) return true;
  if (!arrived.test(text) || beforeWords.test(text)) return false;
  return isPast || (meaning.intent === 'list' && !easternBefore.test(text));
}

const pastWords =
  /\b(?:last|past|previous|yesterday)\b|(?<!\p{L})(?:прошл|вчера)|어제|그제|지난|昨天|前天|上(?:個|週|周|禮拜|星期)/iu;
const beforeWords = /\b(?:before|until|by|closing|expir)|(?<!\p{L})(?:до|истек|сгор|закры)/iu;
/** `明天前要收到回覆的`: ahead of us it is a deadline; `三天前收到的` is none. */
const easternBefore =
  /마감|까지(?! ?(?:들어|도착|온))|到期|截止|[一二三四五六日號天底末期週周月]前(?![天年]|收到|進來|轉來|有進|進了)/u;
/** `what’s new today`, `что прислал Майкрософт на этой неделе`: when it came, and no deadline. */
const isNewOf = (text: string) =>
  newWords.test(text) && !beforeWords.test(text) && !dueWords.test(text) && !easternBefore.test(text);
const newWords =
  /\b(?:new|sent|sends?|shared|news)\b|(?<!\p{L})(?:нов(?:ого|ое|ые|ых|ая|енько\p{L}{1,3})|свеж\p{L}{1,3}|присла\p{L}{1,3}|отправил\p{L}?)(?!\p{L})|새로|새 ?(?:추천|리드|거)|신규|보낸|보냈|보내 ?준|新的|新進|新來|寄來|送來|發來|給我們的|傳來/iu;
const dueWords = /\b(?:due|expires?|answer(?:ed)?|left|ends?|close)\b|(?<!\p{L})(?:ответ|срок|гор(?:ит|ят)|сгор)/iu;

/** Came to us, in whatever form. */
const arrived =
  /\b(?:came|comes|come|arrived|arrives|received|got) ?(?:in)?\b|(?<!\p{L})(?:пришл|приш[её]л|приход|поступ|прилет|за (?:эти )?выходные)|들어온|들어왔|도착한|도착했|(?:어제|지난주|지난달) ?온|(?:進來|收到|轉來|有進(?![度展行])|進了)/iu;

/** `今天要回的我的轉介`: what is to be answered then. */
const ofDeadline = (piece: Piece) =>
  hasRole(piece, 'field', 'deadline') ||
  hasRole(piece, 'filter', 'expiring') ||
  (hasRole(piece, 'list', 'inbox') && /[回답覆]|응답|회신/u.test(piece.tokens.map(({ text }) => text).join('')));
const endsADeal = (piece: Piece) => /^(?:마감|끝나|종료|ending|ends)/.test(piece.tokens[0]?.text ?? '');

function closes({ sentence }: Meaning): boolean {
  return sentence.pieces.some((piece) => hasRole(piece, 'field', 'closeDate'));
}

/** With a close, a deadline, an answer or `until` beside it, today is a bound; alone it is when somebody asks. */
function speaksOfEnd(meaning: Meaning): boolean {
  const { pieces, text } = meaning.sentence;
  const ends = (piece: Piece) => ofDeadline(piece) || endsADeal(piece) || hasRole(piece, 'bound', 'before');
  return closes(meaning) || pieces.some(ends) || beforeWords.test(text) || easternBefore.test(text);
}
