import { useEffect, useRef, useState } from 'preact/hooks';
import type { TabChanges, TabList, TabMe, TabRow, TabSort } from '../contract.ts';
import { type Api, ApiProblem } from './api.ts';
import { Bulk, mostSelected, type Selected } from './bulk.tsx';
import { Export } from './export.tsx';
import { Filters } from './filters.tsx';
import { Bar, problemText, Row, Rows } from './parts.tsx';
import { t } from './texts.ts';

export interface ListPlace {
  readonly view: string;
  readonly sort: TabSort;
  readonly page?: number;
  readonly words?: string;
}

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
}

const sorts = ['attention', 'deadline', 'updated', 'value', 'customer'] as const satisfies readonly TabSort[];
/** Between two looks whether there is something new, in milliseconds, give or take a fifth. */
const every = 20_000;
const typingPause = 300;

/** A list: its search, filters, order and rows. Rows stay where they are until somebody asks for what is new. */
export function List({ api, place, look, active, stages, go, open, say }: ListProps) {
  const [list, setList] = useState<TabList>();
  const [problem, setProblem] = useState<unknown>();
  const [news, setNews] = useState('');
  const [filtering, setFiltering] = useState(false);
  const [exporting, setExporting] = useState(false);
  const [selected, setSelected] = useState<Selected>(new Map());
  const latest = useRef(0);
  const name = listOf(place.view);
  // What was chosen in one list is not meant in another.
  useEffect(() => setSelected(new Map()), [name]);

  const load = async () => {
    const turn = ++latest.current;
    try {
      const found = await api.get<TabList>('/list', { ...place });
      // Whoever types fast asks several times: the last question counts.
      if (turn !== latest.current) return;
      setList(found);
      setProblem(undefined);
      setNews('');
      say(`${found.title}: ${found.summary}`);
    } catch (error) {
      if (turn === latest.current) setProblem(error);
    }
  };
  useEffect(() => void load(), [api, place, look]);
  useNews({ api, place, list, active, tell: setNews });

  const heart = async (row: TabRow) => {
    const on = !row.favourite;
    try {
      await api.post(`/referrals/${row.id}/favourite`, { on });
      setList(
        (was) => was && { ...was, rows: was.rows.map((one) => (one.id === row.id ? { ...one, favourite: on } : one)) },
      );
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
  const again = { title: t('tab.page.retry'), act: () => void load() };
  if (!list)
    return problem ? (
      <Bar kind="problem" action={again}>
        {problemText(problem, '')}
      </Bar>
    ) : (
      <p class="loading">{t('tab.page.loading')}</p>
    );
  // The desk's own code of the view: what the box says is in it already. Until another list is there, its own place.
  const here: ListPlace = { view: listOf(list.view) === listOf(place.view) ? list.view : place.view, sort: place.sort };
  return (
    <>
      <h1 tabIndex={-1} id="title">
        {list.title}
      </h1>
      <div class="tools">
        <SearchBox place={place} search={(words) => go({ ...here, words, page: 1 })} />
        <label class="sort">
          <span>{t('tab.page.sort')}</span>
          <select
            value={place.sort}
            onChange={(event) => go({ ...here, sort: event.currentTarget.value as TabSort, page: 1 })}
          >
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
      {list.filters.length > 0 ? (
        <div class="chips">
          {list.filters.map(({ text: filter, without }) => (
            <button
              key={without}
              type="button"
              class="chip"
              aria-label={t('tab.page.filters.remove', { filter })}
              onClick={() => go({ ...here, view: without, page: 1 })}
            >
              <bdi>{filter}</bdi> <span aria-hidden="true">✕</span>
            </button>
          ))}
        </div>
      ) : null}
      {list.away ? <Bar kind="info">{list.away}</Bar> : null}
      {problem ? (
        <Bar kind="problem" action={again}>
          {problemText(problem, list.asOf)}
        </Bar>
      ) : null}
      {news ? (
        <Bar kind="info" action={{ title: t('tab.page.refresh'), act: () => void load() }}>
          {news}
        </Bar>
      ) : null}
      <p class="summary subtle">
        {list.summary} · {t('tab.page.asOf', { time: list.asOf })}
      </p>
      {list.others.map((other) => (
        <button key={other.view} type="button" onClick={() => go({ ...here, view: other.view, page: 1 })}>
          {other.text}
        </button>
      ))}
      {list.rows.length > 0 ? (
        <label class="choice">
          <input
            type="checkbox"
            checked={list.rows.every(({ id }) => selected.has(id))}
            onChange={(event) => select(list.rows, event.currentTarget.checked)}
          />
          <span>{t('tab.page.select.all')}</span>
        </label>
      ) : null}
      <Bulk key={name} {...{ api, selected, stages, say }} select={setSelected} done={() => void load()} />
      {list.rows.length > 0 ? (
        <Rows label={list.title}>
          {list.rows.map((row) => (
            <Row
              key={row.id}
              row={row}
              open={open}
              heart={heart}
              select={{ on: selected.has(row.id), set: (one, on) => select([one], on) }}
            />
          ))}
        </Rows>
      ) : null}
      <Pages list={list} leaf={(page) => go({ ...here, page })} />
      {filtering ? (
        <Filters
          api={api}
          view={list.view}
          bare={list.bare}
          close={() => setFiltering(false)}
          apply={(view) => {
            setFiltering(false);
            go({ ...here, view, page: 1 });
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

function Pages({ list, leaf }: { readonly list: TabList; leaf(page: number): void }) {
  if (list.pages < 2) return null;
  return (
    <div class="pages">
      <button type="button" disabled={list.page <= 1} onClick={() => leaf(list.page - 1)}>
        {t('tab.page.previous')}
      </button>
      <span>{t('tab.page.of', { page: list.page, pages: list.pages })}</span>
      <button type="button" disabled={list.page >= list.pages} onClick={() => leaf(list.page + 1)}>
        {t('tab.page.next')}
      </button>
    </div>
  );
}

interface NewsOptions {
  readonly api: Api;
  readonly place: ListPlace;
  readonly list: TabList | undefined;
  readonly active: boolean;
  tell(news: string): void;
}

/** Looks now and then whether the page would be another one, while somebody can see it; what fails is tried at the next time. */
function useNews({ api, place, list, active, tell }: NewsOptions): void {
  const stamp = list?.stamp;
  useEffect(() => {
    if (!stamp || !active) return;
    let timer = 0;
    // What is asked of a place that was left is not heard.
    let over = false;
    const wait = (factor: number) => {
      if (!over) timer = window.setTimeout(ask, every * factor * (0.8 + Math.random() * 0.4));
    };
    const ask = async () => {
      if (document.hidden) return wait(1);
      try {
        const { changed, text: words } = await api.get<TabChanges>('/changes', { ...place, stamp });
        if (over) return;
        if (changed) tell(words);
        else wait(1);
      } catch (error) {
        wait(error instanceof ApiProblem && error.status > 0 ? 3 : 1);
      }
    };
    wait(1);
    return () => {
      over = true;
      clearTimeout(timer);
    };
  }, [api, place, stamp, active]);
}
