import type { CurrencyContext } from '../../../answers/amount/currency.ts';
import { soundsLikeSentence } from '../../../answers/aside/sentence-like.ts';
import { isCompanyEnding } from '../../../answers/line/line-pieces.ts';
import { solutionFor } from '../../../answers/line/line-words.ts';
import { nameAndMore } from '../../../answers/line/name-and-more.ts';
import { boundToNext } from '../../../answers/line/name-and-more-words.ts';
import type { DealLine } from '../../../answers/line/one-line.ts';
import { isEasternName } from '../../../answers/names/eastern-name.ts';
import { isSurname } from '../../../answers/names/partners.ts';
import { isKnownCity } from '../../../answers/place/city.ts';
import { pluralEnd } from '../../../answers/text/plural-end.ts';
import { fold } from '../../../answers/text/said.ts';
import { solutionParts } from '../questions/shared/several-solutions.ts';
import { solutionWords } from '../questions/shared/solution-line.ts';

interface Catalogue {
  solutions(words: string, limit: number): Promise<readonly { readonly name: string }[]>;
}

type Piece = DealLine['notUnderstood'][number];

/**
 * A line's customer that is none: a sentence (`金額還不知道`), or a solution of the catalogue beside its customer
 * (`landing zone for Wingtip Toys`, `landing zone, 윙팁토이`). What is left over may be where the customer is.
 */
export async function withCustomerApart(
  read: DealLine,
  catalogue: Catalogue,
  context: CurrencyContext,
): Promise<DealLine> {
  const { customer } = read.fields;
  if (customer === undefined) return read;
  if (soundsLikeSentence(customer)) return withoutCustomer(read, customer);
  const apart = await withSolutionApart(read, customer, catalogue, context);
  return withPlace(withNameAlone(apart, context));
}

/** A sum, a count or a day within the name: what stands before it is the customer, and nothing of the rest is dropped. */
function withNameAlone(read: DealLine, context: CurrencyContext): DealLine {
  const { customer = '' } = read.fields;
  const more = nameAndMore(customer, context);
  if (!more) return read;
  const bound = boundToNext.test(more.rest) ? read.understood.find(({ field }) => field === 'value') : undefined;
  const without = bound ? withoutValue(read, more.rest, bound.said) : withoutCustomer(read, more.rest);
  return more.name === '' ? without : { ...without, fields: { ...without.fields, customer: more.name } };
}

function withoutValue(read: DealLine, rest: string, said: string): DealLine {
  const { value: _open, ...fields } = read.fields;
  const understood = read.understood.filter(({ field }) => field !== 'value');
  return withoutCustomer({ ...read, fields, understood }, `${rest} ${said}`);
}

/** `Paul Weber, Lucerne Publishing`: which of the two is the customer is asked, where the first is called like a person. */
export function namesOfTwo({ fields: { customer = '' }, notUnderstood }: DealLine): readonly string[] {
  const words = customer.split(' ');
  const isLatin = words.length === 2 && words.every((word) => /^\p{Lu}\p{Ll}+$/u.test(word));
  const isPerson = isLatin ? isSurname(words[1] ?? '') : words.length === 1 && isNamedInEast(customer);
  const other = notUnderstood.find((piece) => isName(piece) && isCapital(piece.said) && !isKnownCity(piece.said));
  return isPerson && other && !words.some(isCompanyEnding) ? [other.said, customer] : [];
}

/** Three signs that begin with a family name. */
const isNamedInEast = (said: string) => /^[\p{Script=Hangul}\p{Script=Han}]{3}$/u.test(said) && isEasternName(said);

function withoutCustomer(read: DealLine, said: string): DealLine {
  const { customer: _none, place: _nowhere, ...fields } = read.fields;
  const understood = read.understood.filter(({ field }) => field !== 'customer');
  return { ...read, fields, understood, notUnderstood: [{ said }, ...read.notUnderstood] };
}

async function withSolutionApart(
  read: DealLine,
  customer: string,
  catalogue: Catalogue,
  context: CurrencyContext,
): Promise<DealLine> {
  // Of `2 landing zones` only the name is looked up.
  const named = (said: string) =>
    (solutionParts(said, context)?.[0] ?? solutionWords(said, context)).words
      .replace(/^\d{1,6} /, '')
      .replace(pluralEnd, '');
  const isSolution = async (said: string) => {
    const words = named(said);
    return (
      /\S \S/.test(words) && (await catalogue.solutions(words, 2)).some(({ name }) => fold(name).includes(fold(words)))
    );
  };
  const [first = '', second = '', ...more] = customer.split(solutionFor);
  if (second !== '' && more.length === 0) {
    if (await isSolution(first)) return withSolution(read, second, first);
    return (await isSolution(second)) ? withSolution(read, first, second) : read;
  }
  const words = customer.split(' ');
  const small = words.findLastIndex((word) => !/^\p{Ll}/u.test(word)) + 1;
  // Typed small behind a name: `Adventure Works retail insights`.
  const behind = words.slice(small).join(' ');
  if (small > 0 && (await isSolution(behind))) return withSolution(read, words.slice(0, small).join(' '), behind);
  const at = read.notUnderstood.findIndex(isName);
  const instead = read.notUnderstood[at]?.said;
  if (instead === undefined || !(await isSolution(customer))) return read;
  return withSolution({ ...read, notUnderstood: read.notUnderstood.toSpliced(at, 1) }, instead, customer);
}

function isName({ field, said }: Piece): boolean {
  return field === undefined && /^[\p{L}«“"「(]/u.test(said) && !isKnownCity(said) && !soundsLikeSentence(said);
}

function withSolution(read: DealLine, customer: string, said: string): DealLine {
  const solution = [...(read.fields.solution ?? []), { said }];
  return { ...read, fields: { ...read.fields, customer, solution } };
}

/**
 * `Denver, Alpine Ski House, 85k`, `Boston, 50k`: a city alone is where the customer is, and the customer is what else is named
 * like one, or asked for. Behind the readers of solutions and people, whose names look the same.
 */
export function withCityInFront(read: DealLine): DealLine {
  const { customer: city, ...fields } = read.fields;
  if (city === undefined || fields.place !== undefined || !isKnownCity(city)) return read;
  const at = read.notUnderstood.findIndex((piece) => isName(piece) && isCapital(piece.said));
  const customer = read.notUnderstood[at]?.said;
  if (customer === undefined && read.understood.length + read.questions.length < 2) return read;
  return {
    ...read,
    fields: { ...fields, place: city, ...(customer === undefined ? {} : { customer }) },
    notUnderstood: at < 0 ? read.notUnderstood : read.notUnderstood.toSpliced(at, 1),
  };
}

/** Of scripts without capitals, each word could be a name. */
const isCapital = (said: string) => /^[^\p{Ll}]*[\p{Lu}\p{Lo}]/u.test(said);

/** `Contoso, 40k EUR, end of March, Berlin`: a city that is nothing else. */
function withPlace(read: DealLine): DealLine {
  const at = read.notUnderstood.findIndex(({ field, said }) => field === undefined && isKnownCity(said));
  const place = read.notUnderstood[at]?.said;
  if (place === undefined || read.fields.place !== undefined) return read;
  return { ...read, fields: { ...read.fields, place }, notUnderstood: read.notUnderstood.toSpliced(at, 1) };
}
