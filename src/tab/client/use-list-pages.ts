import { type Dispatch, type StateUpdater, useEffect, useRef, useState } from 'preact/hooks';
import type { TabList, TabRow } from '../contract.ts';
import { type Api, breath, isTooFast } from './api.ts';
import type { ListPlace } from './list-place.ts';

const first: ReadonlySet<number> = new Set([1]);

interface ListPagesOptions {
  readonly api: Api;
  readonly place: ListPlace;
  readonly look: number;
  /** Replaces cached rows by fresh ones. */
  fresh(rows: readonly TabRow[]): void;
  /** The list was loaded anew. */
  loaded(list: TabList): void;
}

export interface ListPages {
  readonly list: TabList | undefined;
  readonly pages: ReadonlyMap<number, readonly TabRow[]>;
  readonly setPages: Dispatch<StateUpdater<ReadonlyMap<number, readonly TabRow[]>>>;
  readonly problem: unknown;
  load(): Promise<void>;
  /** Loads pages as they become visible. */
  fetchNear(wanted: ReadonlySet<number>): void;
}

/** A list with its visible pages. */
export function useListPages({ api, place, look, fresh, loaded }: ListPagesOptions): ListPages {
  const [list, setList] = useState<TabList>();
  const [pages, setPages] = useState<ReadonlyMap<number, readonly TabRow[]>>(new Map());
  const [problem, setProblem] = useState<unknown>();
  const { near, asked, latest } = useTurns(place);
  const load = async () => {
    const turn = ++latest.current;
    try {
      const [found, ...others] = await Promise.all(
        [1, ...[...near.current].filter((page) => page > 1)].map((page) =>
          api.get<TabList>('/list', { ...place, page }),
        ),
      );
      // Only the last of several quick requests counts.
      if (turn !== latest.current || !found) return;
      setList(found);
      setPages((was) => pagesAfter(was, [found, ...others], (page) => asked.current.has(`${turn} ${page}`)));
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
        // May be requested again.
        asked.current.delete(`${turn} ${page}`);
        if (!isTooFast(error)) return setProblem(error);
        // After fast scrolling: requests the pages that are still visible again.
        setTimeout(() => isMeant() && near.current.has(page) && fetchPage(page, turn), breath);
      },
    );
  };
  useEffect(() => void load(), [api, place, look]);
  return { list, pages, setPages, problem, load, fetchNear };
}

function useTurns(place: ListPlace) {
  /** The pages in sight. */
  const near = useRef(first);
  /** Pages that were requested, each with its turn. */
  const asked = useRef(new Set<string>());
  /** Incremented by each load. */
  const latest = useRef(0);
  // Another list starts at its beginning.
  useEffect(() => {
    near.current = first;
  }, [place]);
  return { near, asked, latest };
}

/** The pages that were loaded, and of the others those that were requested meanwhile. */
function pagesAfter(was: ListPages['pages'], found: readonly TabList[], isKept: (page: number) => boolean) {
  return new Map([
    ...[...was].filter(([page]) => isKept(page)),
    ...found.map(({ page, rows }) => [page, rows] as const),
  ]);
}
