import { asFilterText } from './list-code.ts';
import { type AnyFilterName, allFilterNames, hasFilters, type ListView, withoutFilter } from './list-view.ts';

/** A list that holds something, beside one that holds nothing: the same without one of its filters, or without a word. */
export interface OtherList {
  readonly view: ListView;
  /** What it leaves out; absent: all filters. */
  readonly without?: { readonly name: AnyFilterName; readonly word?: string };
  readonly total: number;
  readonly isMore: boolean;
}

/** More would be a list to read; each costs a count. */
const mostWords = 4;
export const mostOthers = 3;

/** Views without one thing each, the surest slips first: a word, then a filter. */
export function othersOf(view: ListView): readonly Omit<OtherList, 'total' | 'isMore'>[] {
  const { list, filters } = view;
  const words = filters.words?.split(' ') ?? [];
  const oneWordLess = words.length < 2 || words.length > mostWords ? [] : words;
  const names = allFilterNames.filter(
    (name) => filters[name] !== undefined && (name !== 'words' || oneWordLess.length === 0),
  );
  return [
    ...oneWordLess.flatMap((word, at) => {
      const rest = asFilterText(words.toSpliced(at, 1).join(' '));
      return rest
        ? [{ view: { list, page: 1, filters: { ...filters, words: rest } }, without: { name: 'words' as const, word } }]
        : [];
    }),
    ...names.map((name) => ({
      view: { list, page: 1, filters: withoutFilter(filters, name) },
      without: { name },
    })),
  ].filter((other) => list !== 'found' || hasFilters(other.view.filters));
}

/** All of it: where no one filter alone is what nothing fits. */
export function unfiltered({ list, filters }: ListView): Omit<OtherList, 'total' | 'isMore'> {
  return { view: { list, page: 1, filters: list === 'found' && filters.words ? { words: filters.words } : {} } };
}
