const bare = /^(\d{1,3}(?:[.,]\d{1,2})?)(?:으로|로|이요|요)?$/u;
const withCurrency =
  /^(?:[$€£] ?\d{1,3}(?:[.,]\d{1,2})?|\d{1,3}(?:[.,]\d{1,2})? ?(?:[$€£]|eur|euros?|usd|dollars?|bucks|gbp|pounds?|евро|долл\p{L}*|руб\p{L}*|유로|달러|歐元?|美元|美金))$/iu;
const scaled = /\d ?(?:k|m|mn|million|thousand|grand|тыс|млн|[kкКK]|[천만억]|[千萬億])(?!\p{Script=Latin})/iu;
/** Further apart, the number was most likely not meant in the unit of the former one: `1.2m, no, 900`, `cut from 60k to 500`. */
const mostLess = 20;
const mostMore = 3;
/** Days of a month are as far apart as they like: `1 March, no, 15`. */
const lastDay = 31;

/**
 * A bare number in the unit of the one it takes the place of: 80 of `100k` is `80k`, 6 of `5 March` is `6 March`. Anything
 * else stays as it is. Undefined where its unit is left open.
 */
export function sameUnit(now: string, former: string): string | undefined {
  const number = bare.exec(now.trim())?.[1];
  // `between 80 and 100k, put 90 euros`: 90 or 90,000 euros.
  if (number === undefined) return withCurrency.test(now.trim()) && scaled.test(former) ? undefined : now;
  const [only, ...others] = [...former.matchAll(/\d+(?:[.,]\d+)*/g)];
  if (!only) return now;
  const [digits] = only;
  const rest = former.slice(0, only.index) + former.slice(only.index + digits.length);
  if (others.length === 0 && !/[\p{L}\p{Sc}%]/u.test(rest)) return number;
  const ratio = numberOf(number) / numberOf(digits);
  const most = numberOf(number) <= lastDay ? lastDay : mostMore;
  if (others.length > 0 || ratio > most || ratio * mostLess < 1) return undefined;
  return former.slice(0, only.index) + number + former.slice(only.index + digits.length);
}

const numberOf = (digits: string) => Number(digits.replace(/,(?=\d{1,2}$)/, '.').replaceAll(',', ''));
