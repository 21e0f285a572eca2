import { asFilterText } from './list-code.ts';
import { type AnyFilterName, allFilterNames, hasFilters, type ListView, withoutFilter } from './list-view.ts';

/** A suggestion beside an empty list: a list that is not empty, or may not be, without one of the filters or one of the words. */
export interface OtherList {
  readonly view: ListView;
  /** The filter or word left out; absent: all filters. */
  readonly without?: { readonly name: AnyFilterName; readonly word?: string };
  readonly total: number;
  readonly isMore: boolean;
  /** As of `ListCount`: with a total of 0, whether anything is there was not found out. */
  readonly cutAfter?: number;
}

export function hasRows({ total }: Pick<OtherList, 'total'>): boolean {
  return total > 0;
}

/** Upper bounds: each suggestion costs a count, and more would be tedious to read. */
const mostWords = 4;
export const mostOthers = 3;

/** Candidate views, each without one word or one filter; words first, since they are the most likely mistakes. */
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

/** The view without any filter, for when leaving out a single one still finds nothing. */
export function unfiltered({ list, filters }: ListView): Omit<OtherList, 'total' | 'isMore'> {
  return { view: { list, page: 1, filters: list === 'found' && filters.words ? { words: filters.words } : {} } };
}
