import { isKoreanQuestionWord, isKoreanVerb } from '../../answers/aside/sentence-like.ts';
import { placesDenied } from '../../answers/place/denied-place.ts';
import { noCountryOf } from '../../answers/place/place-said.ts';
import type { Turn } from '../../feature.ts';
import { say } from '../../i18n/catalogue.ts';
import type { Locale } from '../../i18n/locale.ts';
import { asFilterText, encoded } from './list-code.ts';
import type { FilterContext } from './list-filter-said.ts';
import { looseWords } from './list-loose-words.ts';
import { hasFilters, type ListFilters, type ListName, type ListView, me } from './list-view.ts';
import type { SaidFilters } from './list-words.ts';
import type { Lists } from './lists.ts';
import { calledInOtherScript, isInOtherScript } from './name-heard.ts';
import { orderAsked } from './order-asked.ts';
import type { ListCount } from './referral-lists.ts';

/**
 * The filters that a word without a filter name may stand for, found by a look-up: owner, sender, else words of the
 * referral or of its solutions.
 */
type LookedUp = 'owner' | 'sender' | 'words' | 'solution';

export interface ListMeant {
  readonly list: ListName;
  /** Filters given by name, or parsed already. */
  readonly filters: ListFilters;
  /** The words that do not name their filter. */
  readonly words: string;
  readonly problems: readonly string[];
  /**
   * Whether a word may be the name of something where it stands in the sentence. Absent: of a command, where each word
   * is searched for.
   */
  readonly mayBeName?: (word: string) => boolean;
  /** Of a search box: all of it may be a name that is not typed to its end. */
  readonly mayBeHalf?: boolean;
}

const mostLookedUp = 4;

/**
 * Resolves the filters of a list. Words without a filter name are tried as country, state, stage, date and amount, then
 * looked up as a person, a sender or text; the first reading that finds something is used. A word that finds nothing
 * remains a filter, so that the empty list names it; one that is no name where it stands in a sentence, and a Korean verb
 * or question word beside other filters, is left out, and the list says so.
 */
export async function filtersMeant(
  deps: { readonly lists: Pick<Lists, 'count' | 'choices' | 'customersBegun'> },
  turn: Turn,
  { list, filters: named, words: all, problems: before, mayBeName = () => true, mayBeHalf }: ListMeant,
  context: FilterContext,
): Promise<SaidFilters> {
  const denied = placesDenied(all);
  const words = denied.reduce((left, { said }) => left.replace(said, ' '), all);
  const cities = denied.flatMap(({ said, countries }) => (countries.length === 0 ? [said] : []));
  // The sentence may have told of it already.
  const problems = [...new Set([...before, ...cities.map((said) => deniedPlace(said, context.locale))])];
  const loose = looseWords(words, list, context, named);
  const codes = denied.flatMap(({ countries }) => countries);
  const without = codes.length > 0 ? { country: noCountryOf(codes) } : {};
  const filters = { ...without, ...named, ...loose.filters };
  const { sorting, problems: ofOrder } = orderAsked(loose.sorts, context.locale);
  const remarks = [...problems, ...ofOrder];
  const finder = lookUps(deps, turn, list);
  const whole = asFilterText(loose.words.join(' '));
  if (!whole) {
    const heard = await heardAsCountry(deps, turn, { list, words, named, read: loose.filters });
    return { filters: heard ?? filters, problems: remarks, ...sorting };
  }
  // Half a name sounds as many a word does, so it counts only where nothing else was typed.
  const found = await finder(whole, filters, mayBeHalf && !hasFilters(filters));
  if (found) return { filters: found, problems: remarks, ...sorting };
  const isNothing = (word: string, beside: ListFilters) => !mayBeName(word) || isLeftOut(word, list, beside);
  const read =
    loose.words.length > 1
      ? await wordByWord(finder, loose.words, filters, isNothing)
      : isNothing(whole, filters)
        ? { filters, leftOut: [whole] }
        : { filters: { ...filters, words: whole }, leftOut: [] };
  return {
    ...sorting,
    filters: read.filters,
    problems: [...remarks, ...read.leftOut.map((word) => leftOut(word, context))],
    unread: read.leftOut.filter((word) => !mayBeName(word)),
  };
}

/** Литвер is a slip of Литва to one reader and Litware to another: where no referral is of that country, the customer who sounds so. */
async function heardAsCountry(
  { lists }: { readonly lists: Pick<Lists, 'count' | 'choices' | 'customersBegun'> },
  turn: Turn,
  { list, words, named, read }: Pick<ListMeant, 'list' | 'words'> & Readonly<Record<'named' | 'read', ListFilters>>,
): Promise<ListFilters | undefined> {
  const isCountryAlone = read.country !== undefined && Object.keys(read).length === 1;
  if (!isCountryAlone || !isInOtherScript(words)) return undefined;
  if ((await countOnce(lists, turn, { list, filters: { ...named, ...read } })).total > 0) return undefined;
  const called = await calledInOtherScript(lists, turn, words, named);
  return called && { ...named, ...called };
}

const isPersonsName = (said: string) => /^\p{L}{3,20}$/u.test(said);

type Finder = (said: string, filters: ListFilters, mayBeHalf?: boolean) => Promise<ListFilters | undefined>;

/** Without another filter the whole list would look as if it matched: a firm may be called 다해줘. */
function isLeftOut(word: string, list: ListName, { state: _state, ...others }: ListFilters): boolean {
  if (isKoreanQuestionWord(word)) return list !== 'found' || hasFilters(others);
  return isKoreanVerb(word) && hasFilters(others);
}

/** A list leaves out countries, and knows no cities: it is said, and what is not wanted is never what is shown alone. */
export function deniedPlace(said: string, locale: Locale): string {
  return say(locale, 'list.problem', { said: said.trim().slice(0, 60), why: say(locale, 'list.problem.denied') });
}

function leftOut(said: string, { locale }: FilterContext): string {
  return say(locale, 'list.problem', { said: said.slice(0, 60), why: say(locale, 'list.problem.foundNothing') });
}

interface ReadByWord {
  readonly filters: ListFilters;
  readonly leftOut: readonly string[];
}

async function wordByWord(
  finder: Finder,
  words: readonly string[],
  filters: ListFilters,
  isNothing: (word: string, beside: ListFilters) => boolean,
): Promise<ReadByWord> {
  let meant = filters;
  const unknown: string[] = [];
  for (const [index, word] of words.entries()) {
    const said = asFilterText(word);
    if (!said) continue;
    const found = index < mostLookedUp ? await finder(said, meant) : undefined;
    if (found) meant = found;
    else unknown.push(said);
  }
  const without = unknown.filter((said) => isNothing(said, meant));
  const kept = unknown.filter((said) => !without.includes(said));
  const text = asFilterText([meant.words, ...kept].filter(Boolean).join(' '));
  return { filters: text ? { ...meant, words: text } : meant, leftOut: without };
}

/** Cache per turn: the same words are read as a list, as a sentence and as a condition, one after the other. */
const countedIn = new WeakMap<Turn, Map<string, Promise<ListCount>>>();

function countOnce(lists: Pick<Lists, 'count'>, turn: Turn, view: Omit<ListView, 'page'>): Promise<ListCount> {
  const known = countedIn.get(turn) ?? new Map<string, Promise<ListCount>>();
  countedIn.set(turn, known);
  const key = encoded({ ...view, page: 1 });
  const counted = known.get(key) ?? lists.count(turn, view);
  known.set(key, counted);
  return counted;
}

/**
 * The first reading with a non-empty result, in the order owner, sender, then text or solution, whichever finds more.
 */
function lookUps(
  { lists }: { readonly lists: Pick<Lists, 'count' | 'choices' | 'customersBegun'> },
  turn: Turn,
  list: ListName,
): Finder {
  return async (said, filters, mayBeHalf = false) => {
    const by = async (name: LookedUp) => {
      const taken = filters[name] !== undefined || (name === 'owner' && list === 'mine');
      const next = { ...filters, [name]: said };
      return taken
        ? { next, total: 0 }
        : { next, total: (await countOnce(lists, turn, { list, filters: next })).total };
    };
    const [owner, sender, words, solution] = await Promise.all([
      by('owner'),
      by('sender'),
      by('words'),
      by('solution'),
    ]);
    const most = solution.total > words.total ? solution : words;
    const found = [owner, sender, most].find(({ total }) => total > 0)?.next;
    if (found) return found;
    // A colleague who has none of these has others: the empty list names whose it is.
    const isColleague = async () =>
      filters.owner === undefined && list !== 'mine' && isPersonsName(said)
        ? (await countOnce(lists, turn, { list: 'found', filters: { owner: said } })).total > 0
        : false;
    const isOfOthers = [owner, sender, most].every(({ total }) => total === 0) && hasFilters(filters);
    if (isOfOthers && (await isColleague())) return { ...filters, owner: said };
    const known = list === 'mine' ? { ...filters, owner: me } : filters;
    const called = await calledInOtherScript(lists, turn, said, known, mayBeHalf);
    return called && { ...filters, ...called };
  };
}
