import type { AmountToken, ScaleToken } from './amount-tokens.ts';

type NumberToken = Extract<AmountToken, { type: 'number' }>;

/** Accumulator for one amount: 1억 2천만 is (1 × 억) + ((2 × 천) × 만). */
interface Sum {
  /** The part that has been multiplied already. */
  total: number;
  section: number;
  current?: NumberToken | undefined;
  /** The last multiplier: the next one must be smaller. */
  last?: ScaleToken | undefined;
  lastSmall?: ScaleToken | undefined;
  /** The only number so far; undefined once there is a second one. */
  only?: number | undefined;
  /** 零 preceded the last number, so that no multiplier is implied after it (三千零五 is 3,005). */
  exact: boolean;
}

const empty = (): Sum => ({ total: 0, section: 0, exact: false });
const isEastern = ({ kind }: ScaleToken) => kind === 'korean' || kind === 'chinese';
const begun = ({ current, section, last }: Sum) => current !== undefined || section > 0 || last !== undefined;
const lastScale = ({ last }: Sum) => last?.value ?? Number.POSITIVE_INFINITY;
const lastSmall = ({ lastSmall: small }: Sum) => small?.value ?? Number.POSITIVE_INFINITY;

/** A sum's possible values, and its multipliers, largest first (needed for the ranges `100-120k`, 2~3천만). */
export interface Summed {
  readonly values: readonly number[];
  readonly scales: readonly number[];
  /** At least one multiplier applies to everything before it. */
  readonly isScaled: boolean;
}

/**
 * Adds up a sequence of tokens: one sum, or several if several amounts were written. Undefined if a multiplier has no
 * number to multiply: none is invented.
 */
export function sumsOf(all: readonly AmountToken[]): readonly Summed[] | undefined {
  const tokens = withFractions(all);
  const unit = unitBefore(tokens);
  if (unit === 'unclear') return undefined;
  const sums = sumsIn(unit ? unit.rest : tokens);
  if (!unit || !sums) return sums?.map(closed);
  // "k€ 120k" states the multiplier twice: rejected.
  if (sums.some((sum) => sum.last || sum.lastSmall)) return undefined;
  return sums
    .map(closed)
    .map(({ values }) => ({ values: values.map((value) => value * unit.value), scales: [], isScaled: false }));
}

/** The separator between the last number and the next one. */
type Apart = 'break' | 'pause' | undefined;

/** Processes the tokens in order. Currency tokens do not change a value. */
function sumsIn(tokens: readonly AmountToken[]): readonly Sum[] | undefined {
  const sums: Sum[] = [empty()];
  let apart: Apart;
  for (const [index, token] of tokens.entries()) {
    if (!step(sums, token, tokens[index + 1], apart)) return undefined;
    apart = apartAfter(token, apart);
  }
  return sums.filter(begun);
}

/** Consumes one token. False: the sequence is not a valid amount. */
function step(sums: Sum[], token: AmountToken, next: AmountToken | undefined, apart: Apart): boolean {
  const sum = sums.at(-1) as Sum;
  if (token.type === 'scale') return multiply(sum, token);
  if (token.type === 'zero') zero(sum);
  if (token.type === 'range' && begun(sum)) sums.push(empty());
  if (token.type !== 'number' || addNumber(sum, token, next, apart)) return true;
  sums.push({ ...empty(), current: token, only: token.scaled });
  // "Half of 120k": the desk does no arithmetic of this kind; the person has to state the result.
  return !(sum.current && isPart(sum.current));
}

function apartAfter({ type }: AmountToken, before: Apart): Apart {
  if (type === 'break' || (type === 'pause' && before !== 'break')) return type;
  return type === 'currency' || type === 'pause' ? before : undefined;
}

/** "One point two five" becomes 1.25, "two and a half" before a million 2.5. */
function withFractions(tokens: readonly AmountToken[]): readonly AmountToken[] {
  const found: AmountToken[] = [];
  for (let place = 0; place < tokens.length; place++) {
    const [token, behind] = tokens.slice(place, place + 2) as [AmountToken, AmountToken | undefined];
    const before = found.at(-1);
    if (token.type === 'point' && before?.type === 'number' && behind?.type === 'number') {
      let digits = '';
      while (isDigits(tokens[place + 1])) digits += String((tokens[++place] as NumberToken).scaled);
      const value = Number(`${before.scaled}.${digits}`);
      if (digits) found[found.length - 1] = { type: 'number', spelled: true, alone: [value], scaled: value };
    } else if (isPart(token) && isPlain(before) && behind?.type === 'scale' && !behind.small) {
      const value = before.scaled + token.scaled;
      found[found.length - 1] = { type: 'number', spelled: true, alone: [value], scaled: value };
    } else found.push(token);
  }
  return found;
}

const isDigits = (token: AmountToken | undefined) => token?.type === 'number' && Number.isInteger(token.scaled);
const isPlain = (token: AmountToken | undefined): token is NumberToken =>
  token?.type === 'number' && token.alone.length === 1 && Number.isInteger(token.scaled);
const isPart = (token: AmountToken): token is NumberToken =>
  token.type === 'number' && token.spelled && token.scaled < 1 && token.scaled > 0;

/**
 * A unit that precedes the number, as in tables and forms: `k€ 120`, `тыс. руб. 120`, 백만원 120, "USD in thousands: 120".
 * Without a currency name between them, a Korean or Chinese multiplier may itself mean one unit (만 5천 is 15,000), so
 * before plain digits it is ambiguous.
 */
function unitBefore(
  tokens: readonly AmountToken[],
): { readonly value: number; readonly rest: readonly AmountToken[] } | 'unclear' | undefined {
  const first = tokens.findIndex(({ type }) => type === 'number' || type === 'zero');
  const before = first < 0 ? tokens : tokens.slice(0, first);
  const scales = before.filter((token) => token.type === 'scale');
  const number = tokens[first];
  const [leading] = scales;
  if (!leading) return undefined;
  // "Thousands of dollars" does not mean one thousand.
  if (number?.type !== 'number') return number === undefined && scales.some(isPlural) ? 'unclear' : undefined;
  const lastAt = before.findLastIndex(({ type }) => type === 'scale');
  const behind = tokens[first + 1];
  const between = before.slice(lastAt + 1);
  if (between.some(({ type }) => type === 'range' || type === 'minus')) return undefined;
  const named = between.some(({ type }) => type === 'currency' || type === 'pause');
  // "A million two hundred thousand", 만 5천: the sum continues with a smaller multiplier. "Тысяч сто", "миллиона два":
  // Russian inverts noun and number for an approximate count.
  const counted = number.spelled && scales.length === 1 && isPlural(leading);
  if (!counted && !named && (number.spelled || (behind?.type === 'scale' && behind.value < leading.value)))
    return undefined;
  if (!counted && (number.spelled || (isEastern(leading) && !named))) return 'unclear';
  return { value: scales.reduce((product, { value }) => product * value, 1), rest: tokens.slice(first) };
}

/** A plural form, which cannot stand for a single unit. */
const isPlural = ({ plural }: ScaleToken) => plural === true;

function zero(sum: Sum): void {
  if (begun(sum)) sum.exact = true;
  else sum.current = { type: 'number', spelled: true, alone: [0], scaled: 0 };
}

/**
 * Whether the number continues the sum (сто + двадцать, 만 + 5천, 1 млн + 200 тыс); otherwise it begins another amount.
 */
function addNumber(sum: Sum, token: NumberToken, next: AmountToken | undefined, apart: Apart): boolean {
  const value = token.scaled;
  if (sum.current) return goesOn(sum, sum.current, token, apart);
  // "1 млн, 200 тыс" continues; "120 thousand, 150" may be two amounts.
  if (begun(sum) && (apart === 'break' || (apart === 'pause' && next?.type !== 'scale'))) return false;
  if (sum.last && value > 0 && value < 1 && next?.type !== 'scale') {
    // "Two million and a half" is 2.5 million.
    sum.total += value * sum.last.value;
    sum.only = undefined;
    return true;
  }
  if (sum.last && !canFollow(sum.last, sum.exact, token, next)) return false;
  if (!sum.last && sum.lastSmall && !token.spelled && sum.lastSmall.kind === 'word' && value >= sum.lastSmall.value)
    return false;
  sum.only = begun(sum) ? undefined : value;
  sum.current = token;
  return true;
}

/** Twenty + five, сто + двадцать; "one twenty", "two fifty" omit the word for hundred. */
function goesOn(sum: Sum, current: NumberToken, token: NumberToken, apart: Apart): boolean {
  const [before, value] = [current.scaled, token.scaled];
  const spelled = current.spelled && token.spelled && !apart;
  const fits = before >= 20 && before % 10 === 0 && value >= 1 && value < placeOf(before);
  const hundreds = isDigit(current) && value >= 20 && value < 100;
  if (!spelled || !(fits || hundreds)) return false;
  const both = hundreds ? before * 100 + value : before + value;
  sum.only = both;
  sum.current = { ...token, alone: [both], scaled: both };
  return true;
}

/** A digit written as an English or Russian word; in Chinese 三五 each digit is a number of its own. */
const isDigit = ({ spelled, scaled, eastern }: NumberToken) =>
  spelled && eastern !== true && Number.isInteger(scaled) && scaled >= 1 && scaled <= 9;

/** "120k 30" is not 120,030, but "1 млн 200 000" is 1,200,000. In Korean and Chinese any number may follow 만 and 억. */
function canFollow(
  { value: scale, kind }: ScaleToken,
  exact: boolean,
  token: NumberToken,
  next: AmountToken | undefined,
): boolean {
  const multiplier = next?.type === 'scale' && !next.small ? next.value : undefined;
  if (multiplier !== undefined) return multiplier < scale && token.scaled * multiplier < scale;
  if (token.scaled >= scale) return false;
  if (token.spelled || exact || freelyFollowed.has(scale)) return true;
  return kind !== 'abbreviated' && token.scaled * 10 >= scale;
}

const freelyFollowed = new Set([1e4, 1e8]);

function placeOf(value: number): number {
  return 10 ** Math.floor(Math.log10(value));
}

/** False: the multiplier has no number of its own, and the sum cannot be multiplied again. */
function multiply(sum: Sum, scale: ScaleToken): boolean {
  const fits = scale.small ? multiplyDigit(sum, scale) : multiplyAll(sum, scale);
  sum.exact = false;
  sum.current = undefined;
  return fits;
}

function multiplyDigit(sum: Sum, scale: ScaleToken): boolean {
  if (scale.value >= lastSmall(sum)) return false;
  if (!sum.current && begun(sum) && !isEastern(scale)) return false;
  sum.section += (sum.current?.scaled ?? 1) * scale.value;
  sum.lastSmall = scale;
  return true;
}

function multiplyAll(sum: Sum, scale: ScaleToken): boolean {
  const before = sum.section + (sum.current?.scaled ?? 0);
  const counted = sum.current !== undefined || sum.section > 0;
  if (scale.value < lastScale(sum)) {
    if (!counted && sum.last) return false;
    sum.total += (counted ? before : 1) * scale.value;
  } else {
    // 二十萬億, "two thousand million": the multiplier applies to everything before it.
    const whole = sum.current === undefined || isEastern(scale);
    if (!whole || scale.kind === 'abbreviated' || scale.value === lastScale(sum)) return false;
    sum.total = (sum.total + before) * scale.value;
  }
  Object.assign(sum, { section: 0, last: scale, lastSmall: undefined });
  return true;
}

function closed(sum: Sum): Summed {
  const { total, section, current, last } = sum;
  if (!last && !sum.lastSmall) return { values: current?.alone ?? [], scales: [], isScaled: false };
  const rest = section + (current?.scaled ?? 0);
  const short = sum.exact ? undefined : shortened(sum);
  const whole = sum.only ? (total + rest) / sum.only : undefined;
  const scales = [whole, last?.value].filter((scale) => scale !== undefined);
  // 4억5천, 四億五千: 400,005,000 is said 4억 5천원 by nobody; digits (4억 5000) may be either.
  const isSaidShort = section > 0 && !current && last?.value === 1e8 && sum.lastSmall?.value === 1000;
  const values = short === undefined ? [total + rest] : isSaidShort ? [short] : [short, total + rest];
  return { values, scales: [...new Set(scales)], isScaled: last !== undefined };
}

/** Spoken forms omit the last multiplier: 1억 5천 is 1억 5천만, 三萬五 is 三萬五千, 三千五 is 三千五百. */
function shortened({ total, section, current, last, lastSmall: small }: Sum): number | undefined {
  const ones = current?.scaled ?? 0;
  const digit = ones >= 1 && ones < 10 && Number.isInteger(ones);
  const chinese = section > 0 && small?.kind === 'chinese' && small.value >= 100 && digit;
  const rest = section + (chinese ? (ones * small.value) / 10 : ones);
  // "Миллион двести": hundreds after a million mean thousands (1,200,000).
  const inHundreds = last !== undefined && !isEastern(last) && last.kind !== 'abbreviated' && last.value >= 1e6;
  if (inHundreds && (current?.spelled || section > 0) && rest >= 100 && rest < 1000 && rest % 10 === 0)
    return total + rest * 1000;
  // 2억 5천 and 2억 5000 mean 2억 5천만.
  if ((section > 0 || ones >= 1000) && last?.value === 1e8 && rest >= 100 && rest < 1e4) return total + rest * 1e4;
  if (section > 0) return chinese ? total + rest : undefined;
  return last && freelyFollowed.has(last.value) && digit ? total + (ones * last.value) / 10 : undefined;
}
