import { useLayoutEffect, useState } from 'preact/hooks';
import type { TabChanges, TabList, TabRow } from '../contract.ts';
import { type Api, isOffline } from './api.ts';
import type { Selected } from './bulk-results.ts';
import { type ListPlace, listNameOf } from './list-place.ts';
import { t } from './texts.ts';
import { useListPages } from './use-list-pages.ts';
import { useNews } from './use-news.ts';

export interface ListOptions {
  readonly api: Api;
  readonly place: ListPlace;
  /** Incremented to refresh: after a resume, and after returning from a referral. */
  readonly look: number;
  /** False while covered: no requests and no announcements then. */
  readonly active: boolean;
  /** Of whom the desk expects no answer: an empty inbox is no merit of theirs. */
  readonly withoutRole: boolean;
  say(words: string): void;
  /** The counts of the lists may have changed. */
  changed(): void;
}

/** State of a list: its pages, what is selected, and its news. Rows do not move until the person asks for new ones. */
export function useList({ api, place, look, active, withoutRole, say, changed }: ListOptions) {
  const [news, setNews] = useState('');
  /** Result of the last poll; undefined: none since the list was loaded. */
  const [away, setAway] = useState<string>();
  const name = listNameOf(place.view);
  const { selected, setSelected, renew } = useSelected(name);
  const summaryOf = (found: TabList) =>
    withoutRole && found.total === 0 && listNameOf(found.view) === 'inbox' ? '' : found.summary;
  const [refused, setRefused] = useState<unknown>();
  const { list, pages, setPages, problem, load, fetchNear } = useListPages({
    ...{ api, place, look, fresh: renew },
    loaded: (found) => {
      setNews('');
      setRefused(undefined);
      setAway(undefined);
      say(t('tab.page.about', { what: found.title, said: summaryOf(found) }));
    },
  });
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
      setRefused(undefined);
      changed();
    } catch (error) {
      setRefused(error);
    }
  };
  // Rows of the previous list are not shown under this one's name, unless this one can't be loaded.
  const shown = list && (problem || listNameOf(list.view) === name) ? list : undefined;
  return {
    ...{ name, pages, problem, refused, news, selected, setSelected, heart, fetchNear },
    offline: isOffline(problem) || isOffline(refused),
    clear: () => setRefused(undefined),
    shown: shown && { ...shown, summary: summaryOf(shown), away: away ?? shown.away },
    again: () => void load(),
  };
}

/** Clears the selection when the list changes, before it is painted: none that was made in it. */
function useSelected(list: string) {
  const [selected, setSelected] = useState<Selected>(new Map());
  useLayoutEffect(() => setSelected(new Map()), [list]);
  /** Actions carry the revisions of the rows as last shown. */
  const renew = (rows: readonly TabRow[]) => {
    const fresh = new Map(rows.map(({ id, revision }) => [id, revision]));
    setSelected(
      (was) => new Map([...was].map(([id, one]) => [id, { ...one, revision: fresh.get(id) ?? one.revision }])),
    );
  };
  return { selected, setSelected, renew };
}
