import { useEffect, useRef, useState } from 'preact/hooks';
import type { TabChanges, TabList, TabMe, TabRow, TabSort } from '../contract.ts';
import { type Api, ApiProblem, isOffline } from './api.ts';
import { Bulk, mostSelected, type Selected } from './bulk.tsx';
import { Export } from './export.tsx';
import { Filters } from './filters.tsx';
import type { ListPlace } from './list-place.ts';
import { Bar, Chips, focusTitle, problemText, Row } from './parts.tsx';
import { RowsWindow } from './rows-window.tsx';
import { SavedViews } from './saved-views.tsx';
import { t } from './texts.ts';
import { useBackOnline } from './use-back-online.ts';
import { useNews } from './use-news.ts';

interface ListProps {
  readonly api: Api;
  readonly place: ListPlace;
  /** Counts up when the page should look again: after a resume, and when somebody comes back from a referral. */
  readonly look: number;
  /** False while something else is in front of it: then it neither asks nor speaks. */
  readonly active: boolean;
  readonly stages: TabMe['stages'];
  go(place: ListPlace): void;
  open(id: string): void;
  say(words: string): void;
  /** How many there are in which list may be another number now. */
  changed(): void;
  /** Undefined where links cannot be shared: on phones. */
  readonly share: ((place: ListPlace, title: string) => void) | undefined;
}

const sorts = ['attention', 'deadline', 'updated', 'value', 'customer'] as const satisfies readonly TabSort[];
const typingPause = 150;
/** Before a page is asked for again that the desk did not answer yet. Milliseconds. */
const breath = 1_000;
/** As the desk gives at once. */
const pageSize = 50;
const first: ReadonlySet<number> = new Set([1]);

/** A list: its search, filters, order and rows. Rows stay where they are until somebody asks for what is new. */
export function List({ api, place, look, active, stages, go, open, say, changed, share }: ListProps) {
  const [list, setList] = useState<TabList>();
  const [pages, setPages] = useState<ReadonlyMap<number, readonly TabRow[]>>(new Map());
  const near = useRef(first);
  const asked = useRef(new Set<string>());
  const [problem, setProblem] = useState<unknown>();
  const [news, setNews] = useState('');
  const [filtering, setFiltering] = useState(false);
  const [exporting, setExporting] = useState(false);
  const [selected, setSelected] = useState<Selected>(new Map());
  const latest = useRef(0);
  const name = listOf(place.view);
  // What was chosen in one list is not meant in another.
  useEffect(() => setSelected(new Map()), [name]);

  // Of another list its beginning is looked at.
  useEffect(() => {
    near.current = first;
  }, [place]);
  /** What is selected is acted on as it was last shown. */
  const renew = (rows: readonly TabRow[]) => {
    const fresh = new Map(rows.map(({ id, revision }) => [id, revision]));
    setSelected(
      (was) => new Map([...was].map(([id, one]) => [id, { ...one, revision: fresh.get(id) ?? one.revision }])),
    );
  };
  const load = async () => {
    const turn = ++latest.current;
    try {
      const [found, ...others] = await Promise.all(
        [1, ...[...near.current].filter((page) => page > 1)].map((page) =>
          api.get<TabList>('/list', { ...place, page }),
        ),
      );
      // Whoever types fast asks several times: the last question counts.
      if (turn !== latest.current || !found) return;
      setList(found);
      // What came into sight meanwhile was asked for in this turn, and stays.
      setPages(
        (was) =>
          new Map([
            ...[...was].filter(([page]) => asked.current.has(`${turn} ${page}`)),
            ...[found, ...others].map(({ page, rows }) => [page, rows] as const),
          ]),
      );
      renew([found, ...others].flatMap(({ rows }) => rows));
      setProblem(undefined);
      setNews('');
      say(`${found.title}: ${found.summary}`);
    } catch (error) {
      if (turn === latest.current) setProblem(error);
    }
  };
  /** Pages that come into sight, one by one. */
  const fetchNear = (wanted: ReadonlySet<number>) => {
    near.current = wanted;
    const turn = latest.current;
    for (const page of wanted) if (!pages.has(page) && !asked.current.has(`${turn} ${page}`)) fetchPage(page, turn);
  };
  const fetchPage = (page: number, turn: number) => {
    const isMeant = () => turn === latest.current;
    asked.current.add(`${turn} ${page}`);
    api.get<TabList>('/list', { ...place, page }).then(
      (found) => {
        if (!isMeant()) return;
        setPages((was) => new Map(was).set(page, found.rows));
        renew(found.rows);
      },
      (error) => {
        if (!isMeant()) return;
        // It may come into sight again.
        asked.current.delete(`${turn} ${page}`);
        if (!(error instanceof ApiProblem && error.status === 429)) return setProblem(error);
        // Whoever leafs faster than the desk answers: what they still look at is asked for once more.
        setTimeout(() => isMeant() && near.current.has(page) && fetchPage(page, turn), breath);
      },
    );
  };
  useEffect(() => void load(), [api, place, look]);
  const offline = isOffline(problem);
  useBackOnline(offline, () => void load(), [place]);
  useNews({
    of: [api, place],
    stamp: list?.stamp,
    active: active && !news,
    look: (stamp) => api.get<TabChanges>('/changes', { ...place, stamp }),
    tell: (words) => {
      setNews(words);
      changed();
    },
  });

  const heart = async (row: TabRow) => {
    const on = !row.favourite;
    try {
      await api.post(`/referrals/${row.id}/favourite`, { on });
      const hearted = (one: TabRow) => (one.id === row.id ? { ...one, favourite: on } : one);
      setPages((was) => new Map([...was].map(([page, rows]) => [page, rows.map(hearted)])));
      changed();
    } catch (error) {
      setProblem(error);
    }
  };
  const select = (rows: readonly TabRow[], on: boolean) => {
    const next = new Map(selected);
    for (const { id, revision, customer } of rows) {
      if (!on) next.delete(id);
      else if (next.size < mostSelected) next.set(id, { id, revision, customer });
    }
    setSelected(next);
  };
  const bulkDone = () => {
    void load();
    changed();
  };
  const again = { title: t('tab.page.retry'), act: () => void load() };
  // Rows of another list do not stand under this one's name in the menu, unless nothing else can be had.
  if (!list || (!problem && listOf(list.view) !== name))
    return problem ? (
      <Bar kind="problem" action={again}>
        {problemText(problem, '')}
      </Bar>
    ) : (
      <p class="loading">{t('tab.page.loading')}</p>
    );
  // The desk's own code of the view: what the box says is in it already. Until another list is there, its own place.
  const here: ListPlace = { view: listOf(list.view) === name ? list.view : place.view, sort: place.sort };
  const loaded = [...pages.values()].flat().slice(0, mostSelected);
  return (
    <>
      <h1 tabIndex={-1} id="title">
        {list.title}
      </h1>
      <div class="tools">
        <SearchBox place={place} search={(words) => go({ ...here, words })} />
        <label class="sort">
          <span>{t('tab.page.sort')}</span>
          <select value={place.sort} onChange={(event) => go({ ...here, sort: event.currentTarget.value as TabSort })}>
            {sorts.map((sort) => (
              <option key={sort} value={sort}>
                {t(`tab.page.sort.${sort}`)}
              </option>
            ))}
          </select>
        </label>
        <button type="button" onClick={() => setFiltering(true)}>
          {t('tab.page.filters')}
        </button>
        <button type="button" aria-expanded={exporting} onClick={() => setExporting(!exporting)}>
          {t('tab.page.export')}
        </button>
      </div>
      {exporting ? <Export key={list.view} api={api} view={list.view} say={say} /> : null}
      <Chips filters={list.filters} go={(view) => go({ ...here, view })} />
      <SavedViews
        {...{ api, here: { ...here, view: list.view }, go, say }}
        share={share && (() => share({ ...here, view: list.view }, list.title))}
      />
      {list.away ? <Bar kind="info">{list.away}</Bar> : null}
      {problem ? (
        <Bar kind="problem" action={again}>
          {problemText(problem, list.asOf)}
        </Bar>
      ) : null}
      {news ? (
        <Bar
          kind="info"
          action={{
            title: t('tab.page.refresh'),
            act: () => {
              focusTitle();
              void load();
            },
          }}
        >
          {news}
        </Bar>
      ) : null}
      <p class="summary subtle">
        {list.pages > 1 ? t('tab.page.all', { total: `${list.total}${list.isMore ? '+' : ''}` }) : list.summary} ·{' '}
        {t('tab.page.asOf', { time: list.asOf })}
      </p>
      {list.others.map((other) => (
        <button
          key={other.view}
          type="button"
          onClick={() => {
            focusTitle();
            go({ ...here, view: other.view });
          }}
        >
          {other.text}
        </button>
      ))}
      {list.rows.length > 0 && !offline ? (
        <label class="choice select-all">
          <input
            type="checkbox"
            checked={loaded.every(({ id }) => selected.has(id))}
            onChange={(event) => select(loaded, event.currentTarget.checked)}
          />
          <span>{t('tab.page.select.all')}</span>
        </label>
      ) : null}
      {offline ? null : <Bulk key={name} {...{ api, selected, stages, say }} select={setSelected} done={bulkDone} />}
      {list.rows.length > 0 ? (
        <RowsWindow
          key={`${list.view} ${list.sort}`}
          label={list.title}
          total={list.total}
          pages={list.pages}
          size={pageSize}
          rowsOf={(page) => pages.get(page)}
          near={fetchNear}
          draw={(row, index) => (
            <Row
              key={row.id}
              row={row}
              index={index}
              open={open}
              heart={offline ? undefined : { on: row.favourite, press: () => void heart(row) }}
              select={offline ? undefined : { on: selected.has(row.id), set: (on) => select([row], on) }}
            />
          )}
        />
      ) : null}
      {filtering ? (
        <Filters
          api={api}
          view={list.view}
          bare={list.bare}
          close={() => setFiltering(false)}
          apply={(view) => {
            setFiltering(false);
            go({ ...here, view });
          }}
        />
      ) : null}
    </>
  );
}

/** Which list a view is of, without its filters. */
function listOf(view: string): string {
  return view.split(';')[0] ?? '';
}

function SearchBox({ place, search }: { readonly place: ListPlace; search(words: string): void }) {
  const timer = useRef<number | undefined>(undefined);
  const name = listOf(place.view);
  // What was typed for a list that was left is not looked for.
  useEffect(() => () => clearTimeout(timer.current), [name]);
  const typed = (words: string) => {
    clearTimeout(timer.current);
    timer.current = window.setTimeout(() => search(words), typingPause);
  };
  return (
    <search>
      <input
        type="search"
        // Another list begins with an empty box; the one that is searched keeps what is typed.
        key={name}
        aria-label={t('tab.page.search')}
        placeholder={t('tab.page.search')}
        defaultValue={place.words ?? /;w=([^;]*)/.exec(place.view)?.[1] ?? ''}
        onInput={(event) => typed(event.currentTarget.value)}
      />
    </search>
  );
}
