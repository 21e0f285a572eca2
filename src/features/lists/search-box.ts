import { leavesOut } from '../../answers/place/place-said.ts';
import { fold, wordsOf } from '../../answers/text/said.ts';
import { denialsBehind, denialsInFront, denialWords } from '../../answers/words/denial-words.ts';
import { everythingWords, overdueWords } from '../../answers/words/list-words.ts';
import type { Turn, Understand } from '../../feature.ts';
import type { Meaning } from '../../grammar/meaning.ts';
import { saysInbound } from '../../grammar/rules/lists/list-named.ts';
import { say } from '../../i18n/catalogue.ts';
import { commandWord } from '../../i18n/command-words.ts';
import { idsInLink } from '../referrals/index.ts';
import { asFilterText } from './list-code.ts';
import { type ListFilters, type ListName, type ListSort, me, sortOf } from './list-view.ts';
import type { SaidFilters } from './list-words.ts';
import { isInOtherScript } from './name-heard.ts';

/** What the text of a search box may mean: a list with filters, or referrals by a name that is misspelt in it. */
export type BoxReading =
  | {
      readonly list: ListName;
      readonly filters: ListFilters;
      readonly sort?: ListSort;
      /** Every word was read: the list is what was asked for, even if it is empty. */
      readonly isWhole: boolean;
      /** The list beside the box as it is. */
      readonly isEverything?: true;
    }
  | { readonly named: readonly string[] };

/** The readings of a text, the likeliest first; lazy, since each costs queries. Whoever asks takes the first that finds something. */
export type SearchBox = (turn: Turn, text: string, within?: BoxPlace) => AsyncIterable<BoxReading>;

/** The list beside the box, and its other filters. */
export interface BoxPlace {
  readonly list: ListName;
  readonly filters: ListFilters;
  readonly sort?: ListSort;
}

export interface SearchBoxDeps {
  readonly said: {
    meant(turn: Turn, text: string, within?: BoxPlace): Promise<SaidFilters & { readonly list: ListName }>;
    /** `deals` are whatever is searched. */
    sentence(
      turn: Turn,
      meaning: Meaning,
      workedOn: Record<string, never>,
    ): Promise<(SaidFilters & { readonly list: ListName }) | undefined>;
  };
  /** Parses a sentence, with approximate matching of names. */
  readonly understand: Understand;
}

const everything = new Set(wordsOf(everythingWords));
const overdue = new Set(wordsOf(overdueWords));
const denials = new Set(wordsOf(denialWords));

/** The one reading of the message box and of the tab’s search: filters, owners, names as they are heard, then sentences of the chat. */
export function searchBox({ said, understand }: SearchBoxDeps): SearchBox {
  return async function* readings(turn, text, within) {
    // As it is copied out of a browser.
    const linked = text.includes('://') ? idsInLink(text) : [];
    if (linked.length > 0) return yield { named: linked };
    const { list, filters: meant, problems, isUnread, ...sorting } = await said.meant(turn, text, within);
    // A filter that was not understood leaves the whole list, or a part that was not asked for: only its words are searched for.
    const words = isUnread && asFilterText(text);
    const filters = words ? { ...within?.filters, words } : meant;
    const isWhole = filters.words === undefined && problems.length === 0;
    const first = { list, filters, ...sortOf(sorting), isWhole };
    if (isWhole && overdue.has(fold(text))) return yield* late(turn, text, first, within);
    yield first;
    // Behind the first: somebody may be called so.
    if (everything.has(fold(text)))
      return yield { list: 'found', filters: {}, ...within, isWhole: true, isEverything: true };
    yield* sentences(turn, text, within);
    yield* conditions(turn, text, within);
    if (isInOtherScript(text)) yield* named(turn, text);
  };

  /** Where no answer is late, deals whose close date is over; where there are none either, what was said first. */
  async function* late(turn: Turn, text: string, first: BoxReading & BoxPlace, within: BoxPlace | undefined) {
    yield { ...first, isWhole: false };
    const deals = { filters: {}, ...within, list: 'outbound' } as const;
    const placed = inPlace({ ...deals, filters: (await said.meant(turn, text, deals)).filters }, within);
    if (placed) yield { ...placed, isWhole: false };
    yield first;
  }

  async function* sentences(turn: Turn, text: string, within: BoxPlace | undefined): AsyncGenerator<BoxReading> {
    for (const meaning of await understand(turn, text)) {
      const meant = meaning.intent === 'list' ? await said.sentence(turn, meaning, {}) : undefined;
      const placed =
        meant && inPlace({ ...meant, list: within ? listSaidIn(meaning, meant.list) : meant.list }, within);
      if (placed && isAsDenied(placed.filters, text)) yield { ...placed, isWhole: false };
      // `who owns Fabrikam`, `accept Fabrikam`: a box does nothing and answers nothing, it shows what is spoken of.
      else if (meaning.intent !== 'list' && meaning.ids.length > 0 && isAsDenied({}, text))
        yield { named: meaning.ids };
    }
  }

  /** `from Austria`, `over fifty thousand`, `Alex has`: as people type a condition in a box but not in chat. */
  async function* conditions(turn: Turn, text: string, within: BoxPlace | undefined): AsyncGenerator<BoxReading> {
    for (const meaning of await understand(turn, say(turn.locale, 'extension.asked', { words: text }))) {
      const meant = meaning.intent === 'list' ? await said.sentence(turn, meaning, {}) : undefined;
      // Unparsed words are no condition: the result would be the unfiltered list.
      const isCondition = meant && Object.keys(meant.filters).some((name) => name !== 'words');
      // The added noun must not choose the list.
      const placed = isCondition && inPlace({ ...meant, list: listSaidIn(meaning, meant.list) }, within);
      if (placed && isAsDenied(placed.filters, text)) yield { ...placed, isWhole: false };
    }
  }

  /** `график дизайн`: of a name as it is heard, the words that sound like it; in chat the name is one behind `find`. */
  async function* named(turn: Turn, text: string): AsyncGenerator<BoxReading> {
    for (const { intent, ids } of await understand(turn, `${commandWord(turn.locale, 'referral')} ${text}`))
      if (intent === 'open' && ids.length > 0) yield { named: ids };
  }
}

/** `not fabrikam`: a list leaves out nothing but countries, and what is not wanted must not be what is found. */
function isAsDenied({ country }: ListFilters, text: string): boolean {
  const words = fold(text).split(' ');
  const denies = (word: string) =>
    denials.has(word) ||
    wordsOf(denialsBehind).some((denial) => word.endsWith(denial)) ||
    wordsOf(denialsInFront).some((denial) => word.startsWith(denial));
  return !words.some(denies) || (country !== undefined && leavesOut(country));
}

/** The list that the sentence names, and not the one that is shown where it names none. */
function listSaidIn({ sentence }: Meaning, list: ListName): ListName {
  return list === 'inbound' && !saysInbound(sentence.text) ? 'found' : list;
}

/** In the list beside the box. Undefined: what was said cannot be said of it, and without that it would show more than was asked for. */
function inPlace({ list, filters, sort }: BoxPlace, within: BoxPlace | undefined): BoxPlace | undefined {
  const sorting = sortOf({ sort });
  if (!within) return { list, filters, ...sorting };
  const narrowing = asNarrowing(list, filters, within.list);
  return narrowing && { list: within.list, filters: { ...within.filters, ...narrowing, ...filters }, ...sorting };
}

/** `my deals` in the list of what came in: what the list that is said has of another list, as a filter of that one. */
function asNarrowing(said: ListName, { state, answerBefore }: ListFilters, within: ListName): ListFilters | undefined {
  if (said === within || said === 'found' || (said === 'inbound' && within === 'inbox')) return {};
  switch (said) {
    case 'mine':
      return { owner: me };
    case 'inbox':
      // A deadline is only of what waits.
      if (answerBefore !== undefined) return {};
      return within === 'inbound' && (state ?? 'received') === 'received' ? { state: 'received' } : undefined;
    case 'archived':
      // What ended so is archived.
      return state === undefined || state === 'received' || state === 'accepted' ? undefined : {};
    default:
      return undefined;
  }
}
