import { useState } from 'preact/hooks';
import type { TabMe } from '../contract.ts';
import type { BulkAnswer } from './bulk-results.ts';
import { Filters } from './filters.tsx';
import { ListBars, Loading } from './list-bars.tsx';
import { isUnreadableView, type ListPlace, listNameOf, menuLists } from './list-place.ts';
import { ListRows, ListSummary } from './list-rows.tsx';
import { ListTools } from './list-tools.tsx';
import { Bar, Chips } from './parts.tsx';
import { SavedViews } from './saved-views.tsx';
import { type ListOptions, useList } from './use-list.ts';

interface ListProps extends ListOptions {
  readonly stages: TabMe['stages'];
  go(place: ListPlace): void;
  open(id: string): void;
  /** An action on several rows ended after this list was left. */
  ended(answer: BulkAnswer): void;
  /** Undefined if links can't be shared, as on phones. */
  readonly share: ((place: ListPlace, title: string) => void) | undefined;
}

/** A list: search, filters, order, rows. */
export function List(props: ListProps) {
  const { api, place, go, say, changed, share } = props;
  const found = useList(props);
  const { name, problem, shown, again } = found;
  const [filtering, setFiltering] = useState(false);
  const [exporting, setExporting] = useState(false);
  /** Out of a view that the desk reads no more. */
  const bare = menuLists.find((list) => list === name) ?? 'inbox';
  const whole = bare === place.view ? undefined : () => go({ view: bare, sort: place.sort });
  // The desk's encoding contains the search words already. Until the list is loaded, the requested place is used.
  const here: ListPlace = { view: ofList(name, shown?.view) ?? place.view, sort: place.sort };
  const done = () => {
    again();
    changed();
  };
  const view = (next: string) => {
    setFiltering(false);
    go({ ...here, view: next });
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
        </>
      ) : null}
      {/* Always in this place of the tree: one's own views are asked for once, whatever list is on its way. */}
      <SavedViews
        {...{ api, go, say }}
        shown={shown !== undefined || isUnreadableView(problem)}
        here={shown ? { ...here, view: shown.view } : here}
        share={shown && share && (() => share({ ...here, view: shown.view }, shown.title))}
      />
      {/* Below what stays in its place: a search that is answered while somebody presses a button moves it from under no hand. */}
      {shown ? <Chips filters={shown.filters} go={view} /> : null}
      {shown ? (
        <ShownList {...props} {...found} {...{ shown, whole, view }} done={done} />
      ) : (
        <Loading {...{ problem, again, whole }} />
      )}
      {shown && filtering ? (
        <Filters api={api} view={shown.view} bare={shown.bare} close={() => setFiltering(false)} apply={view} />
      ) : null}
    </>
  );
}

const ofList = (name: string, view: string | undefined) =>
  view !== undefined && listNameOf(view) === name ? view : undefined;

type Found = ReturnType<typeof useList>;

interface ShownListProps extends ListProps, Omit<Found, 'shown'> {
  readonly shown: NonNullable<Found['shown']>;
  readonly whole: (() => void) | undefined;
  view(view: string): void;
  done(): void;
}

/** What has come of a list: bars, summary and rows. */
function ShownList(props: ShownListProps) {
  const { api, place, stages, shown, name, pages, selected, offline, problem, refused, clear, news } = props;
  const { open, say, done, ended, setSelected, heart, fetchNear, again, whole, view } = props;
  return (
    <>
      {shown.away ? <Bar kind="info">{shown.away}</Bar> : null}
      <ListBars {...{ api, problem, refused, clear, news, again, whole }} asOf={shown.asOf} />
      <ListSummary list={shown} go={view} />
      <ListRows
        {...{ api, name, pages, selected, stages, offline, open, setSelected, say, done, ended }}
        list={shown}
        sort={place.sort}
        near={fetchNear}
        heart={(row) => void heart(row)}
      />
    </>
  );
}
