import { fold, withoutEnds, wordsOf } from '../text/said.ts';
import { placeOfWord } from '../text/written-words.ts';
import { type Amount, readAmount } from './amount.ts';
import { hasNumeral } from './amount-words.ts';
import type { CurrencyContext } from './currency.ts';
import { movedBetween, movedFillers, movedKorean, movedStems, movedWords, rangeWord } from './moved-amount-words.ts';
import { sameUnit } from './same-unit.ts';

const longest = 100;
const movement = wordsOf(movedWords);
const stems = wordsOf(movedStems);
const korean = wordsOf(movedKorean);
const fillers = wordsOf(movedFillers);
/** Further apart, the scale of one of the two was most likely left out. */
const mostApart = 100;

/** `down to 80 from 100`, `снизили до 80 со 100`, 100에서 80으로 내렸어요, 從100降到80: the text of the new amount. */
export function movedTo(text: string, context: CurrencyContext): string | undefined {
  const said = fold(text);
  if (said.length > longest || !hasNumeral.test(said)) return undefined;
  for (const { before, between, newOne, moves = false } of movedBetween) {
    const start = before === '' || before === '從' ? said.indexOf(before) : placeOfWord(said, before);
    const middle = said.indexOf(between, start + before.length);
    if (start < 0 || middle < 0) continue;
    const lead = movedIn(said.slice(0, start));
    if (lead === undefined) continue;
    const [first, movedFirst] = withoutMovement(
      withoutEnds(said.slice(start + before.length, middle), /[\s,，]/u),
      lead,
    );
    const [second, movedSecond] = withoutMovement(said.slice(middle + between.length).trim(), true);
    if (!(moves || lead || movedFirst || movedSecond)) continue;
    const amounts = newOne === 'first' ? ([first, second] as const) : ([second, first] as const);
    const moved = inUnitOf(...amounts, context);
    if (moved !== undefined) return moved;
  }
  return undefined;
}

/** Whether the words before the amounts tell of a change. Undefined: they tell something else. */
function movedIn(lead: string): boolean | undefined {
  const words = lead.split(/[\s,，]+/u).filter(Boolean);
  if (!words.every((word) => isMovement(word) || isFiller(word))) return undefined;
  return words.some(isMovement);
}

function isMovement(word: string): boolean {
  return movement.includes(word) || stems.some((stem) => word.startsWith(stem));
}

/** Chinese writes them together: 我們把金額. */
function isFiller(word: string): boolean {
  if (fillers.includes(word)) return true;
  const first = fillers.find((one) => /^\p{Script=Han}/u.test(one) && word.startsWith(one));
  return first !== undefined && isFiller(word.slice(first.length));
}

/** `from 100 EUR down`, `80 снизили`, 80으로 내렸어요: the amount, and whether a word of movement stood behind it. */
function withoutMovement(said: string, takesRange: boolean): readonly [amount: string, moved: boolean] {
  const into = /(?<=[\d가-힣])(?:으로|로)(?: ?([가-힣]{2,8}))?$/u.exec(said);
  if (into) return [said.slice(0, into.index), korean.some((stem) => into[1]?.startsWith(stem))];
  const space = said.lastIndexOf(' ');
  const last = said.slice(space + 1);
  if (space < 0 || !isMovement(last) || (last === rangeWord && !takesRange)) return [said, false];
  return [said.slice(0, space), true];
}

/** The new amount, with the scale and the currency that only the former one has. Undefined where it is left open. */
function inUnitOf(now: string, former: string, context: CurrencyContext): string | undefined {
  const [before] = amountsOf(former, context);
  if (!before || amountsOf(now, context).length === 0) return undefined;
  const whole = sameUnit(now, former);
  if (whole === undefined) return undefined;
  const readings = amountsOf(whole, context);
  return readings.some(({ value }) => value * mostApart > before.value)
    ? withCurrency(whole, former, context)
    : undefined;
}

/** `down to 80k from 100k EUR` */
function withCurrency(now: string, former: string, { locale }: CurrencyContext): string {
  const isSaid = amountsOf(now, { locale }).some(({ currency }) => currency);
  const currencies = new Set(amountsOf(former, { locale }).map(({ currency }) => currency));
  const [only] = currencies;
  return only && currencies.size === 1 && !isSaid ? `${now} ${only.toLowerCase()}` : now;
}

function amountsOf(text: string, context: CurrencyContext): readonly Amount[] {
  const read = readAmount(text, context);
  if (read.kind === 'nothing') return [];
  return read.kind === 'amount' ? [read] : read.readings;
}
