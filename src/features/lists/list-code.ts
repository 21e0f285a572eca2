import { z } from 'zod';
import { isDaySpan } from '../../answers/day/day-span.ts';
import { salesStages } from '../referrals/index.ts';
import { decidedRead } from './list-decided.ts';
import {
  type AnyFilterName,
  allFilterNames,
  type DecidedIn,
  dealTypes,
  type ListFilters,
  type ListView,
  listNames,
  listSorts,
  listStates,
  longestText,
  sortOf,
} from './list-view.ts';

/**
 * Encodes a view as one short text for the data of buttons: `outbound;p=2;c=DE;v=50000EUR`. A card has dozens of
 * buttons, and each carries it.
 */
export function encoded({ list, filters, page, sort }: ListView): string {
  const parts = allFilterNames.flatMap((name) =>
    filters[name] === undefined ? [] : `${letters[name]}=${textOf(filters[name])}`,
  );
  return [list, ...(page > 1 ? [`p=${page}`] : []), ...(sort ? [`r=${sort}`] : []), ...parts].join(';');
}

/** The encoded list of the referrals behind a figure of the scorecard. */
export function listBehind(figure: string): string {
  return encoded({ list: 'found', filters: { figure }, page: 1 });
}

const letters = {
  words: 'w',
  state: 's',
  stage: 'g',
  type: 't',
  country: 'c',
  owner: 'o',
  sender: 'f',
  solution: 'n',
  answerBefore: 'a',
  closingBefore: 'b',
  valueFrom: 'v',
  valueUpTo: 'u',
  closing: 'd',
  arrived: 'e',
  decided: 'x',
  figure: 'm',
} as const satisfies Record<AnyFilterName, string>;

function textOf(value: NonNullable<ListFilters[AnyFilterName]>): string {
  if (typeof value === 'object') return `${value.value}${value.currency ?? ''}`;
  return String(value);
}

/**
 * How many rows fit into a card of 20 KB with the longest texts. Each button carries the encoded view, so long filters
 * leave less room. The result is the same on every page of a list, since the filters are.
 */
export function rowsOnPage({ list, filters, sort }: ListView): number {
  const bytes = Buffer.byteLength(encoded({ list, filters, page: 1, ...sortOf({ sort }) }));
  const row = answerless.has(list) ? perRow.plain + bytes : perRow.answerable + 3 * bytes;
  const chips = Math.min(5, Object.keys(filters).length) + (sort ? 1 : 0);
  const used = besideRows + 6 * bytes + chips * (perFilter + bytes);
  return Math.max(2, Math.min(mostRows, Math.floor((room - used) / row)));
}

const mostRows = 8;
/** Bytes, measured with texts of three bytes a letter: the room in a card, and what each part of it takes. */
const room = 20_400;
const besideRows = 2_500;
const perFilter = 640;
const perRow = { plain: 1_900, answerable: 2_370 };
/** Lists without undecided referrals, so without Accept and Decline in their rows. */
const answerless: ReadonlySet<ListView['list']> = new Set(['outbound', 'archived']);

/** A person's text as stored in a view: without the separators of the encoding, and cut to the maximum length. */
export function asFilterText(text: string): string | undefined {
  const said = text
    .normalize('NFKC')
    .replace(/[\p{Cc}\p{Cf};\s]+/gu, ' ')
    // Breaks up `${`, so that no text can be taken for a template expression in a card.
    .replaceAll('${', '$ {')
    .trim();
  return said.slice(0, longestText).toWellFormed().trim() || undefined;
}

const text = z.string().min(1).max(longestText);
const span = z.string().refine((said) => isDaySpan(said));
const worth = z
  .string()
  .regex(/^\d{1,15}(?:\.\d{1,3})?(?:[A-Z]{3})?$/)
  .transform((said) => {
    const value = Number.parseFloat(said);
    const currency = /[A-Z]{3}$/.exec(said)?.[0];
    return currency ? { value, currency } : { value };
  });
const Filters = z.strictObject({
  words: text,
  state: z.enum(listStates),
  stage: z.coerce.number().pipe(z.literal(salesStages)),
  type: z.enum(dealTypes),
  country: z.string().regex(/^!?[A-Z]{2}(?:\+[A-Z]{2}){0,19}$/),
  owner: text,
  sender: text,
  solution: text,
  answerBefore: z.iso.date(),
  closingBefore: z.iso.date(),
  valueFrom: worth,
  valueUpTo: worth,
  closing: span,
  arrived: span,
  decided: z.custom<DecidedIn>((said) => typeof said === 'string' && decidedRead(said) !== undefined),
  figure: z.string().regex(/^[\w~+/-]{1,300}$/),
});

/** Validates an encoded view: button data is untrusted input. */
export const ViewCode = z
  .string()
  .max(500)
  .transform((code, context): ListView => {
    const view = decoded(code);
    if (view) return view;
    context.issues.push({ code: 'custom', message: 'not a view of a list', input: code });
    return z.NEVER;
  });

/** The view that a code stands for; undefined: there is no code, or it is none. */
export const listCodeRead = (code: string | undefined): ListView | undefined =>
  code === undefined ? undefined : decoded(code);

function decoded(code: string): ListView | undefined {
  const [name = '', ...parts] = code.split(';');
  const list = listNames.find((known) => known === name);
  const pairs = parts.map((part) => [part.slice(0, part.indexOf('=')), part.slice(part.indexOf('=') + 1)] as const);
  if (!list || new Set(pairs.map(([key]) => key)).size !== pairs.length) return undefined;
  const { p = '1', r, ...lettered } = Object.fromEntries(pairs);
  const sort = listSorts.find((known) => known === r);
  if (r !== undefined && !sort) return undefined;
  const given = Object.fromEntries(Object.entries(lettered).map(([letter, said]) => [nameOf(letter), said]));
  const page = /^[1-9]\d{0,5}$/.test(p) ? Number(p) : undefined;
  const filters = Filters.partial().safeParse(given);
  if (!page || !filters.success) return undefined;
  return { list, page, filters: filters.data as ListFilters, ...sortOf({ sort }) };
}

function nameOf(letter: string): string {
  return allFilterNames.find((name) => letters[name] === letter) ?? '?';
}
