import { type Dispatch, type StateUpdater, useEffect, useRef, useState } from 'preact/hooks';
import type { TabList, TabRow } from '../contract.ts';
import { type Api, ApiProblem, isOffline } from './api.ts';
import type { ListPlace } from './list-place.ts';

/** Before a page is asked for again that the desk did not answer yet. Milliseconds. */
const breath = 1_000;
const first: ReadonlySet<number> = new Set([1]);

interface ListPagesOptions {
  readonly api: Api;
  readonly place: ListPlace;
  readonly look: number;
  /** Rows as the desk has them now: what was kept of them is renewed. */
  fresh(rows: readonly TabRow[]): void;
  /** The list is here, whole and new. */
  loaded(list: TabList): void;
}

export interface ListPages {
  readonly list: TabList | undefined;
  readonly pages: ReadonlyMap<number, readonly TabRow[]>;
  readonly setPages: Dispatch<StateUpdater<ReadonlyMap<number, readonly TabRow[]>>>;
  readonly problem: unknown;
  setProblem(problem: unknown): void;
  load(): Promise<void>;
  /** The desk answered: what could not be had before is asked for anew. */
  reached(): void;
  /** Pages that come into sight, one by one. */
  fetchNear(wanted: ReadonlySet<number>): void;
}

/** A list and those of its pages that somebody looks at. */
export function useListPages({ api, place, look, fresh, loaded }: ListPagesOptions): ListPages {
  const [list, setList] = useState<TabList>();
  const [pages, setPages] = useState<ReadonlyMap<number, readonly TabRow[]>>(new Map());
  const [problem, setProblem] = useState<unknown>();
  const offline = useRef(false);
  offline.current = isOffline(problem);
  const near = useRef(first);
  const asked = useRef(new Set<string>());
  const latest = useRef(0);
  // Of another list its beginning is looked at.
  useEffect(() => {
    near.current = first;
  }, [place]);
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
      fresh([found, ...others].flatMap(({ rows }) => rows));
      setProblem(undefined);
      loaded(found);
    } catch (error) {
      if (turn === latest.current) setProblem(error);
    }
  };
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
        fresh(found.rows);
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
  const reached = () => {
    if (offline.current) void load();
  };
  useEffect(() => void load(), [api, place, look]);
  return { list, pages, setPages, problem, setProblem, load, reached, fetchNear };
}
