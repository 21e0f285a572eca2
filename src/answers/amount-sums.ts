import type { AmountToken } from './amount-tokens.ts';

type NumberToken = Extract<AmountToken, { type: 'number' }>;

/** One amount while its parts arrive: 1억 2천만 is (1 × 억) + ((2 × 천) × 만). */
interface Sum {
  /** What is multiplied already. */
  total: number;
  section: number;
  current?: NumberToken | undefined;
  /** The last multiplier: the next one must be smaller. */
  lastScale: number;
  lastSmall: number;
}

const empty = (): Sum => ({
  total: 0,
  section: 0,
  lastScale: Number.POSITIVE_INFINITY,
  lastSmall: Number.POSITIVE_INFINITY,
});
const begun = (sum: Sum) => sum.current !== undefined || sum.section > 0 || sum.lastScale < Number.POSITIVE_INFINITY;

/** A sum's possible values, and its multiplier (for `100-120k`). */
export interface Summed {
  readonly values: readonly number[];
  readonly scale: number | undefined;
}

/** The sums in a row of tokens: one, or several when the person wrote several amounts. */
export function sumsOf(tokens: readonly AmountToken[]): readonly Summed[] {
  const sums: Sum[] = [empty()];
  // Signs and names of currencies say nothing about how much.
  for (const [index, token] of tokens.entries()) {
    const sum = sums.at(-1) as Sum;
    if (token.type === 'range' && begun(sum)) sums.push(empty());
    if (token.type === 'number' && !addNumber(sum, token, tokens[index + 1])) sums.push({ ...empty(), current: token });
    if (token.type === 'scale' && !multiply(sum, token)) {
      const next = empty();
      multiply(next, token);
      sums.push(next);
    }
  }
  return sums.filter(begun).map(closed);
}

/** Whether the number continues the sum: сто + двадцать, 만 + 5천, 1 млн + 200 тыс; else it begins another amount. */
function addNumber(sum: Sum, token: NumberToken, next: AmountToken | undefined): boolean {
  const value = token.scaled;
  if (sum.current) {
    const before = sum.current.scaled;
    const spelled = sum.current.spelled && token.spelled && before >= 20 && before % 10 === 0;
    const fits = spelled && value > 0 && value < placeOf(before);
    if (fits) sum.current = { ...token, alone: [before + value], scaled: before + value };
    return fits;
  }
  if (sum.lastScale < Number.POSITIVE_INFINITY && !canFollow(sum.lastScale, token, next)) return false;
  sum.current = token;
  return true;
}

/** "120k 30" is no 120,030, but "1 млн 200 000" is 1,200,000. Korean and Chinese go on freely after 만 and 억. */
function canFollow(scale: number, token: NumberToken, next: AmountToken | undefined): boolean {
  const multiplier = next?.type === 'scale' && !next.small ? next.value : undefined;
  if (multiplier !== undefined) return multiplier < scale && token.scaled * multiplier < scale;
  if (token.scaled >= scale) return false;
  return token.spelled || freelyFollowed.has(scale) || token.scaled * 10 >= scale;
}

const freelyFollowed = new Set([1e4, 1e8]);

function placeOf(value: number): number {
  return 10 ** Math.floor(Math.log10(value));
}

function multiply(sum: Sum, { value, small }: Extract<AmountToken, { type: 'scale' }>): boolean {
  if (small) {
    if (value >= sum.lastSmall) return false;
    sum.section += (sum.current?.scaled ?? 1) * value;
    sum.lastSmall = value;
  } else {
    if (value >= sum.lastScale) return false;
    const before = sum.section + (sum.current?.scaled ?? 0);
    sum.total += (sum.section === 0 && !sum.current ? 1 : before) * value;
    Object.assign(sum, { section: 0, lastScale: value, lastSmall: Number.POSITIVE_INFINITY });
  }
  sum.current = undefined;
  return true;
}

function closed({ total, section, current, lastScale, lastSmall }: Sum): Summed {
  const scaled = lastScale < Number.POSITIVE_INFINITY;
  if (!scaled && lastSmall === Number.POSITIVE_INFINITY) return { values: current?.alone ?? [], scale: undefined };
  const rest = section + (current?.scaled ?? 0);
  const written = total + rest;
  const short = shortened(rest, section > 0, lastScale);
  return { values: short ? [total + short, written] : [written], scale: scaled ? lastScale : undefined };
}

/** Said aloud, 1억 5천 is 1억 5천만, and 三萬五 is 三萬五千: the last multiplier is left out. */
function shortened(rest: number, sectioned: boolean, scale: number): number | undefined {
  if (sectioned) return scale === 1e8 && rest >= 100 ? rest * 1e4 : undefined;
  return freelyFollowed.has(scale) && rest >= 1 && rest < 10 ? (rest * scale) / 10 : undefined;
}
