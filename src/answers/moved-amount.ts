import { readAmount } from './amount.ts';
import type { CurrencyContext } from './currency.ts';
import { fold, wordsOf } from './said.ts';
import { hasNumeral } from './words/amount-words.ts';
import { movedBetween, movedWords } from './words/moved-amount-words.ts';

const longest = 100;
const movement = wordsOf(movedWords);

/** `down to 80 from 100`, `снизили до 80 со 100`, 100에서 80으로 내렸어요, 從100降到80: the text of the new amount. */
export function movedTo(text: string, context: CurrencyContext): string | undefined {
  const said = fold(text);
  if (said.length > longest || !hasNumeral.test(said) || !movement.some((word) => said.includes(word)))
    return undefined;
  const isAmount = (one: string) => readAmount(one, context).kind !== 'nothing';
  for (const [before, between, newOne] of movedBetween) {
    const start = before === '' ? 0 : said.indexOf(before);
    const middle = said.indexOf(between, start + before.length);
    if (start < 0 || middle < 0) continue;
    const first = said.slice(start + before.length, middle).trim();
    const second = withoutInto(said.slice(middle + between.length).trim());
    if (isAmount(first) && isAmount(second)) return newOne === 'first' ? first : second;
  }
  return undefined;
}

/** 80으로 내렸어요: the particle and the verb behind the number. */
function withoutInto(said: string): string {
  return said.replace(/(?<=[\d가-힣])(?:으로|로)(?: ?[가-힣]{2,8})?$/u, '');
}
