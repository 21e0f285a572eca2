import { useEffect, useState } from 'preact/hooks';
import type { TabChanges, TabList, TabMe, TabRow } from '../contract.ts';
import { type Api, isOffline } from './api.ts';
import type { Selected } from './bulk.tsx';
import { Filters } from './filters.tsx';
import { ListBars, Loading } from './list-bars.tsx';
import { isUnreadableView, type ListPlace, listNameOf, menuLists } from './list-place.ts';
import { ListRows, ListSummary } from './list-rows.tsx';
import { ListTools } from './list-tools.tsx';
import { Bar, Chips } from './parts.tsx';
import { SavedViews } from './saved-views.tsx';
import { useBackOnline } from './use-back-online.ts';
import { useListPages } from './use-list-pages.ts';
import { useNews } from './use-news.ts';

interface ListProps {
  readonly api: Api;
  readonly place: ListPlace;
  /** Incremented to refresh: after a resume, and after returning from a referral. */
  readonly look: number;
  /** False while covered: no requests and no announcements then. */
  readonly active: boolean;
  readonly stages: TabMe['stages'];
  go(place: ListPlace): void;
  open(id: string): void;
  say(words: string): void;
  /** The counts of the lists may have changed. */
  changed(): void;
  /** Of whom the desk expects no answer: an empty inbox is no merit of theirs. */
  readonly withoutRole: boolean;
  /** Undefined if links can't be shared, as on phones. */
  readonly share: ((place: ListPlace, title: string) => void) | undefined;
}

/** A list: search, filters, order, rows. Rows do not move until the person asks for new ones. */
export function List(props: ListProps) {
  const { api, place, look, active, stages, withoutRole, go, open, say, changed, share } = props;
  const [news, setNews] = useState('');
  /** Result of the last poll; undefined: none since the list was loaded. */
  const [away, setAway] = useState<string>();
  const [filtering, setFiltering] = useState(false);
  const [exporting, setExporting] = useState(false);
  const { selected, setSelected, renew } = useSelected(listNameOf(place.view));
  const { list, pages, setPages, problem, setProblem, load, fetchNear } = useListPages({
    ...{ api, place, look, fresh: renew },
    loaded: (found) => {
      setNews('');
      setAway(undefined);
      say(`${found.title}: ${summaryOf(found)}`);
    },
  });
  const name = listNameOf(place.view);
  const summaryOf = (found: TabList) =>
    withoutRole && found.total === 0 && listNameOf(found.view) === 'inbox' ? '' : found.summary;
  const offline = isOffline(problem);
  useBackOnline(offline && active, () => void load());
  useNews({
    of: [api, place],
    stamp: list?.stamp,
    active: active && !news,
    look: async (stamp) => {
      const changes = await api.get<TabChanges>('/changes', { ...place, stamp });
      setAway(changes.away ?? '');
      return changes;
    },
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
  const again = () => void load();
  /** Out of a view that the desk reads no more. */
  const bare = menuLists.find((list) => list === name) ?? 'inbox';
  const whole = bare === place.view ? undefined : () => go({ view: bare, sort: place.sort });
  // Rows of the previous list are not shown under this one's name, unless this one can't be loaded.
  const shown = list && (problem || listNameOf(list.view) === name) ? list : undefined;
  // The desk's encoding contains the search words already. Until the list is loaded, the requested place is used.
  const here: ListPlace = {
    view: shown && listNameOf(shown.view) === name ? shown.view : place.view,
    sort: place.sort,
  };
  return (
    <>
      {shown ? (
        <>
          <h1 tabIndex={-1} id="title">
            {shown.title}
          </h1>
          <ListTools
            {...{ api, place, here, exporting, setExporting, go, say }}
            list={shown}
            filter={() => setFiltering(true)}
          />
          <Chips filters={shown.filters} go={(view) => go({ ...here, view })} />
        </>
      ) : null}
      {/* Always in this place of the tree: one's own views are asked for once, whatever list is on its way. */}
      <SavedViews
        {...{ api, go, say }}
        shown={shown !== undefined || isUnreadableView(problem)}
        here={shown ? { ...here, view: shown.view } : here}
        share={shown && share && (() => share({ ...here, view: shown.view }, shown.title))}
      />
      {shown ? (
        <>
          {(away ?? shown.away) ? <Bar kind="info">{away ?? shown.away}</Bar> : null}
          <ListBars {...{ problem, news, again, whole }} asOf={shown.asOf} />
          <ListSummary list={{ ...shown, summary: summaryOf(shown) }} go={(view) => go({ ...here, view })} />
          <ListRows
            {...{ api, name, pages, selected, stages, offline, open, setSelected, say }}
            list={shown}
            sort={place.sort}
            near={fetchNear}
            heart={(row) => void heart(row)}
            done={() => {
              again();
              changed();
            }}
          />
        </>
      ) : (
        <Loading {...{ problem, again, whole }} />
      )}
      {shown && filtering ? (
        <Filters
          api={api}
          view={shown.view}
          bare={shown.bare}
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

/** Clears the selection when the list changes. */
function useSelected(list: string) {
  const [selected, setSelected] = useState<Selected>(new Map());
  useEffect(() => setSelected(new Map()), [list]);
  /** Actions carry the revisions of the rows as last shown. */
  const renew = (rows: readonly TabRow[]) => {
    const fresh = new Map(rows.map(({ id, revision }) => [id, revision]));
    setSelected(
      (was) => new Map([...was].map(([id, one]) => [id, { ...one, revision: fresh.get(id) ?? one.revision }])),
    );
  };
  return { selected, setSelected, renew };
}
