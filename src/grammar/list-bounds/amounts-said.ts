import { readAmount } from '../../answers/amount/amount.ts';
import type { Meaning } from '../meaning.ts';
import type { DetailContext } from '../rules/details.ts';
import { hasRole, type Piece, type Sentence } from '../sentence/piece.ts';
import type { Token } from '../sentence/tokens.ts';
import { textOfTokens } from './day-found.ts';

/** `between 50k and 90k`, `от 50 до 90 тысяч` */
export function rangeIn(text: string, context: DetailContext) {
  const [said, low = '', high = ''] = ranges.map((pattern) => pattern.exec(text)).find((found) => found !== null) ?? [];
  const scale = /\p{L}[^\d]{0,20}$/u.exec(high)?.[0] ?? '';
  const [from, to] = [/\p{L}/u.test(low) ? low : `${low} ${scale}`, high].map((one) => leastSaid(one.trim(), context));
  if (said === undefined || !from || !to || from.value >= to.value) return undefined;
  // `from $50k to 90k`: one currency is that of both.
  const currency = to.currency ?? from.currency;
  const [valueFrom, valueUpTo] = [from, to].map(({ value }) => ({ value, ...(currency ? { currency } : {}) }));
  return { said, upTo: high, bound: { ...(valueFrom ? { valueFrom } : {}), ...(valueUpTo ? { valueUpTo } : {}) } };
}

const ranges: readonly RegExp[] = [
  /\b(?:between|from) ([$€£]?\d[\d.,]{0,12} ?[km]?) (?:and|to) ([$€£]?\d[\d.,]{0,12} ?(?:k|m|thousand|million)?(?: (?:eur|usd|gbp|euros?|dollars?))?)(?!\p{L})/iu,
  /(?<!\p{L})от (\d[\d.,]{0,12}(?: ?(?:тыс|тысяч|млн))?) до (\d[\d.,]{0,12}(?: ?(?:тыс|тысяч|млн|миллионов))?)(?!\p{L})/iu,
  /(?<!\p{L})с (\d[\d.,]{0,12}(?: ?(?:тыс|тысяч|млн))?) до (\d[\d.,]{0,12} ?(?:тыс|тысяч|млн|миллионов))(?!\p{L})/iu,
];

const longestAmount = 5;

/** The least value and the greatest one, `over 50k and under 90k`, with how they are written. */
export function valueBoundsIn(meaning: Meaning, context: DetailContext) {
  const [least, most] = [boundIn(meaning, 'over', context), boundIn(meaning, 'under', context)];
  const isOther = most && most.worth.value !== least?.worth.value;
  return {
    said: [...(least ? [least.said] : []), ...(isOther ? [most.said] : [])],
    bound: { ...(least ? { valueFrom: least.worth } : {}), ...(isOther ? { valueUpTo: most.worth } : {}) },
  };
}

/** The longest span beside the bound that reads as an amount: in `5만 이상`, 만 is a particle in the vocabulary. */
function boundIn({ sentence }: Meaning, bound: 'over' | 'under', context: DetailContext) {
  const places = [...sentence.pieces.keys()].filter((at) => hasRole(sentence.pieces[at] as Piece, 'bound', bound));
  for (const at of places) {
    const found = amountBeside(sentence, at, context);
    if (found) return found;
  }
  return undefined;
}

/** `5만 이상 9만 이하`, `五萬以上九萬以下`: their amount stands in front of them. */
const standsBehind = /^(?:이상|이하|미만|초과|넘|以上|以下|以內)/u;

function amountBeside(sentence: Sentence, at: number, context: DetailContext) {
  const { text } = sentence;
  const { before, after } = besideBound(sentence, at);
  for (let count = longestAmount; count > 0; count--) {
    for (const tokens of [after.slice(0, count), before.slice(-count)]) {
      const said =
        tokens.length === count && !(tokens[0] === after[0] && isLengthAt(after, count))
          ? textOfTokens(text, tokens, 0, count)
          : '';
      const read = said ? leastSaid(said, context) : undefined;
      if (!read) continue;
      const { value, currency } = read;
      return { said, worth: { value, ...(currency ? { currency } : {}) } };
    }
  }
  return undefined;
}

/** The words up to the next bound on either side: behind it stands its own amount. */
function besideBound({ pieces }: Sentence, at: number) {
  const isBound = (piece: Piece) => hasRole(piece, 'bound');
  const next = pieces.findIndex((piece, place) => place > at && isBound(piece));
  const last = pieces.slice(0, at).findLastIndex(isBound);
  const isBehind = standsBehind.test(pieces[at]?.tokens[0]?.text ?? '');
  return {
    before: pieces.slice(last + 1, at).flatMap(({ tokens }) => tokens),
    after: isBehind ? [] : pieces.slice(at + 1, next < 0 ? undefined : next).flatMap(({ tokens }) => tokens),
  };
}

/** Behind the number stands a unit of time. */
function isLengthAt(tokens: readonly Token[], count: number): boolean {
  const next = tokens.slice(count, count + 2).map(({ text }) => text);
  return timeUnit.test(next.join(/^\p{Script=Han}/u.test(next[0] ?? '') ? '' : ' '));
}

/** `超過一個月沒動的`, `over 30 days old`: that is how long. */
const timeUnit =
  /^(?:個?(?:天|日|週|周|月|年|禮拜|星期|季|小時)|(?:days?|weeks?|months?|quarters?|years?|hours?)(?!\p{L})|(?:дн|недел|месяц|год|лет|час)\p{L}{0,4}|(?:일|주일?|달|개월|년|시간)(?!\p{L}))/u;

/** `2억5천` is ambiguous: for a bound, take the larger reading. */
export function leastSaid(said: string, context: DetailContext): { value: number; currency?: string } | undefined {
  const read = readAmount(oneOf(said), context);
  if (read.kind === 'amount') return read;
  return read.kind === 'ambiguous' ? [...read.readings].sort((one, other) => other.value - one.value)[0] : undefined;
}

/** `дороже миллиона`: without a number it means one million. */
const oneOf = (said: string) => said.replace(/^(?=(?:миллион|миллиард|тысяч|лям)\p{L}{0,3}(?![\p{L}]))/iu, '1 ');
