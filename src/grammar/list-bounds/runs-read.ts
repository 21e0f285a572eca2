import { readCurrency } from '../../answers/amount/currency.ts';
import { anyCountryOf, cityCalled, countriesSaid } from '../../answers/place/place-said.ts';
import type { Run } from '../meaning.ts';
import { nameIntroduced } from '../names/name-places.ts';
import type { DetailContext } from '../rules/details.ts';
import { leastSaid } from './amounts-said.ts';
import type { ListBounds } from './bounds.ts';

/** `my pipeline in euros`: figures list each currency separately anyway. */
export function isCurrency(text: string, { locale }: DetailContext): boolean {
  const bare = text.replace(/(?<=\p{Script=Hangul}{2})(?:으?로)$/u, '');
  return [text, bare].some((said) => readCurrency(said, { locale }).kind === 'currency');
}

const partOfDay = /^(?:中午|上午|下午|晚上|早上|傍晚|오전|오후|점심|저녁|아침)(?:에|까지|전|前)?$/u;

/** `week Germany` beside `this week`: an unclassified span may overlap a day that was read across its edge. */
export function withoutSaid(text: string, said: string): string {
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

export function withRun(bounds: ListBounds, run: Run, context: DetailContext): ListBounds {
  // `before Christmas` is not Christmas Island.
  const found = run.bound === 'before' || run.bound === 'after' ? [] : countriesSaid(run.text.replace(oneOfThem, ''));
  if (found.length > 0)
    return { ...bounds, country: anyCountryOf([...(bounds.country ? [bounds.country] : []), ...found]) };
  const amount = /\p{N}|[百千萬億]|тыс|млн/iu.test(run.text) ? leastSaid(run.text, context) : undefined;
  if (amount && run.bound === 'over' && !bounds.valueFrom) {
    const { value, currency } = amount;
    return { ...bounds, valueFrom: { value, ...(currency ? { currency } : {}) } };
  }
  const isMost = run.bound === 'under' || (run.bound === 'before' && !isCount.test(run.text));
  if (amount && isMost && !bounds.valueUpTo) {
    const { value, currency } = amount;
    return { ...bounds, valueUpTo: { value, ...(currency ? { currency } : {}) } };
  }
  return unread(bounds, run);
}

/** `до 60 тысяч` is a value; behind the same word, a bare number may be a day, a year or a stage. */
const isCount = /^\d{1,4}%?$/;

/** `독일꺼중에`, `독일 건 중에서` */
const oneOfThem = /(?<=\p{Script=Hangul}{2}) ?(?:[꺼거건것](?:들)?)? ?중에서?$/u;
