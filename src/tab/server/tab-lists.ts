import type { z } from 'zod';
import type { Choice } from '../../cards/card-data.ts';
import type { Clock } from '../../clock.ts';
import {
  anyChoice,
  asFilterText,
  encoded,
  type FilterName,
  filterChoices,
  filterNames,
  filtersAsTyped,
  type Lists,
  type ListView,
  listForPage,
  mostChoices,
  type SearchBox,
  type ShownList,
  sortOf,
  type TypedFilters,
  typedFilters,
  ViewCode,
} from '../../features/lists/index.ts';
import { HttpProblem } from '../../http/http-problem.ts';
import { say } from '../../i18n/catalogue.ts';
import { dayIn, formatTime } from '../../i18n/format.ts';
import type { Locale } from '../../i18n/locale.ts';
import {
  type FiltersSent,
  type ListAsked,
  type TabCounts,
  type TabFilters,
  type TabList,
  tabLists,
  tabPageSize,
  type UnreadableView,
} from '../contract.ts';
import type { KeptReadings, ReadView } from './kept-readings.ts';
import { searchedElsewhere } from './search-elsewhere.ts';
import type { TabReader } from './tab-reader.ts';
import { stampOf, stampText } from './tab-stamp.ts';

export interface TabListDeps {
  readonly lists: Lists;
  readonly box: SearchBox;
  readonly readings: KeptReadings<ReadView>;
  /** The lists offered for words that the shown one does not have. */
  readonly elsewhere: KeptReadings<TabList['others']>;
  /** The name of a referral's customer, if the reader may see it. */
  readonly called: (reader: TabReader, id: string) => Promise<string | undefined>;
  readonly clock: Clock;
  /** In words, when Partner Center has not been reached for long; undefined while it is. */
  readonly awaySince: (reader: TabReader) => Promise<string | undefined>;
}

/** Upper bound of rows that scrolling reaches. */
const mostRowsShown = 5_000;

/** Upper bound of referrals whose names are compared. */
const mostNamed = 10;

type Asked = z.output<typeof ListAsked>;

/** A page of a list: the same query, reach and order as in chat, with more rows on a page. */
export async function listAnswer(deps: TabListDeps, reader: TabReader, asked: Asked): Promise<TabList> {
  const seenAt = deps.clock.serverNow();
  const [shown, away] = await Promise.all([listPage(deps, reader, asked), deps.awaySince(reader)]);
  const { view } = shown;
  const { locale, timeZone, person } = reader;
  const words = listForPage(shown, { locale, timeZone, person, now: deps.clock.now() }, tabPageSize);
  const searched = shown.typed ?? view;
  const elsewhere =
    shown.total === 0 && searched.filters.words !== undefined
      ? await deps.elsewhere.read(reader, searched, () => searchedElsewhere(deps, reader, searched))
      : [];
  return {
    view: encoded(view),
    ...(shown.typed ? { typed: encoded(shown.typed) } : {}),
    sort: asked.sort,
    title: words.title,
    summary: words.summary,
    rows: words.rows.map((row) => ({ ...row, may: { ...row.may } })),
    total: shown.total,
    isMore: shown.isMore,
    page: view.page,
    pages: Math.max(1, Math.ceil(shown.total / tabPageSize)),
    filters: words.filters.map((filter) => ({ ...filter })),
    bare: encoded({ list: view.list, filters: {}, page: 1 }),
    others: [...words.others.map((other) => ({ ...other })), ...elsewhere],
    stamp: stampText({ ...stampOf(shown), seenAt, day: dayIn(timeZone, deps.clock.now()) }),
    asOf: asOf(deps, reader),
    ...(away ? { away } : {}),
  };
}

export async function countsAnswer({ lists, awaySince }: TabListDeps, reader: TabReader): Promise<TabCounts> {
  const counting = tabLists.map(async (list) => [list, await lists.count(reader, { list, filters: {} })] as const);
  const [away, counts] = await Promise.all([awaySince(reader), Promise.all(counting)]);
  return {
    counts: Object.fromEntries(
      counts.map(([list, { total, isMore }]) => [list, { total, isMore }]),
    ) as TabCounts['counts'],
    ...(away ? { away } : {}),
  };
}

/** All filters of a list, with what occurs in it to choose from. */
export async function filtersAnswer(
  { lists }: TabListDeps,
  reader: TabReader,
  code: string,
  typed?: TypedFilters,
  problems: Partial<Record<FilterName, string>> = {},
): Promise<TabFilters> {
  const { locale } = reader;
  const view = viewIn(code);
  const values = typed ?? filtersAsTyped(view);
  const choices = filterChoices(await lists.choices(reader, view, mostChoices), values, locale);
  return {
    view: encoded(view),
    fields: filterNames
      // The search box covers it.
      .filter((name) => name !== 'words')
      .map((name) => {
        const offered = name in choices ? withAny(choices[name as keyof typeof choices], locale) : [];
        const problem = problems[name];
        return {
          name,
          label: say(locale, `list.by.${name}`),
          value: values[name] ?? '',
          kind: kindOf(name, values[name] ?? ''),
          choices: [...offered],
          ...(problem ? { problem } : {}),
        };
      }),
  };
}

/** What was typed into the filters: the view that it makes, or the form again with what is wrong in it. */
export async function filteredAnswer(
  deps: TabListDeps,
  reader: TabReader,
  { view: code, values }: z.output<typeof FiltersSent>,
): Promise<{ readonly view: string } | TabFilters> {
  const view = viewIn(code);
  const known = Object.fromEntries(filterNames.map((name) => [name, values[name]])) as TypedFilters;
  const words = view.filters.words === undefined ? {} : { words: view.filters.words };
  const { filters, problems } = typedFilters(reader, view, known, deps.clock.now());
  if (Object.keys(problems).length > 0) return filtersAnswer(deps, reader, code, known, problems);
  return { view: encoded({ ...view, filters: { ...filters, ...words }, page: 1 }) };
}

export function viewProblem(): HttpProblem {
  const code: UnreadableView = 'unreadable-view';
  return new HttpProblem(400, code, 'The view could not be understood.', {}, { reason: 'view' });
}

export function viewIn(code: string): ListView {
  const view = ViewCode.safeParse(code);
  if (!view.success) throw viewProblem();
  return view.data;
}

export function asOf({ clock }: Pick<TabListDeps, 'clock'>, { locale, timeZone, zoneIsOwn }: TabReader): string {
  return formatTime(locale, clock.now(), timeZone, { zone: !zoneIsOwn });
}

/** The page that is asked for. Words that no referral has as they are written are read as the message box reads them. */
export async function listPage(deps: TabListDeps, reader: TabReader, asked: Asked): Promise<PageShown> {
  const { sort } = asked;
  const show = (view: ListView) =>
    deps.lists.show(reader, view, {
      ...{ size: tabPageSize, most: mostRowsShown },
      // What was typed goes before what is chosen: the order that is named beside the filters is the rows' own.
      sort: view.sort ?? (sort === 'attention' ? undefined : sort),
    });
  const typed = asView(asked);
  const known = await deps.readings.of(reader, typed);
  if (known) return { ...(await show({ ...known, page: typed.page })), typed };
  const shown = await show(typed);
  const { words, ...filters } = typed.filters;
  if (words === undefined || shown.total > 0) return shown;
  let read: ShownList | undefined;
  const meant = await deps.readings.read(reader, typed, async () => {
    for await (const view of viewsRead(deps, reader, { ...typed, filters }, words)) {
      read = await show({ ...view, page: typed.page });
      const { isWhole, ...meant } = view;
      if (read.total > 0 || isWhole) return meant;
    }
    return undefined;
  });
  return meant ? { ...(read ?? (await show({ ...meant, page: typed.page }))), typed } : shown;
}

/** The views that the words may mean in this list. */
async function* viewsRead(deps: TabListDeps, reader: TabReader, typed: ListView, words: string) {
  const { list, filters } = typed;
  for await (const reading of deps.box(reader, words, { list, filters })) {
    const meant = 'named' in reading ? await nameOf(deps, reader, reading.named) : reading.filters;
    const view = {
      list,
      filters: { ...filters, ...meant },
      ...sortOf(typed),
      ...('sort' in reading ? sortOf(reading) : {}),
    };
    // A list without the words is none that was asked for, but by `all`.
    const isAsItWas = encoded({ ...view, page: 1 }) === encoded({ ...typed, page: 1 });
    if (meant?.words === words || (isAsItWas && !('isEverything' in reading))) continue;
    yield { ...view, isWhole: 'isWhole' in reading && reading.isWhole };
  }
}

/** The customer's name as it is written, of referrals that a misspelt one names; undefined: they have several. */
async function nameOf({ called }: TabListDeps, reader: TabReader, ids: readonly string[]) {
  const names = new Set(await Promise.all(ids.slice(0, mostNamed).map((id) => called(reader, id))));
  const [only, ...others] = [...names].flatMap((name) => asFilterText(name ?? '') ?? []);
  return only && others.length === 0 ? { words: only } : undefined;
}

export interface PageShown extends ShownList {
  /** As it was typed, where its words were read as filters. */
  readonly typed?: ListView;
}

/** With the search box's words, which take the place of those before. */
function asView({ view: code, page, words, sort }: Asked): ListView {
  const view = viewIn(code);
  const { words: before, ...others } = view.filters;
  // Another order that is chosen takes the place of the one that came with the link.
  const own = sort === 'attention' ? sortOf(view) : {};
  const text = words === undefined ? before : asFilterText(words);
  const filters = { ...others, ...(text ? { words: text } : {}) };
  return { list: view.list, filters, page: page ?? view.page, ...own };
}

/** A card's choices that are searched while somebody types need none that means nothing; a page's do. */
function withAny(choices: readonly Choice[], locale: Locale): readonly Choice[] {
  const known = choices.map(({ title, value }) => ({ title, value }));
  const isThere = known.some(({ value }) => value === anyChoice);
  return isThere ? known : [{ title: say(locale, 'list.by.any'), value: anyChoice }, ...known];
}

function kindOf(name: FilterName, value: string): 'text' | 'choice' | 'date' {
  if (name === 'valueFrom' || name === 'valueUpTo') return 'text';
  if (name !== 'answerBefore' && name !== 'closingBefore') return 'choice';
  // What was typed and is no day yet stands as it was typed.
  return value === '' || /^\d{4}-\d\d-\d\d$/.test(value) ? 'date' : 'text';
}
