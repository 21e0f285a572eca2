import { useEffect, useRef, useState } from 'preact/hooks';
import type { TabLeads, TabPressed } from '../contract.ts';
import { type Api, isOffline } from './api.ts';
import { focusTitle } from './parts.tsx';
import { t } from './texts.ts';
import { useNews } from './use-news.ts';
import { useOnceDrawn } from './use-once-drawn.ts';

interface LeadsOptions {
  readonly api: Api;
  readonly view: string;
  readonly look: number;
  readonly active: boolean;
  say(words: string): void;
}

/** Polling interval in milliseconds, with a jitter of a fifth. */
const every = 30_000;

/** State of a page of leads, its news, and an opened lead of the lead destination. */
export function useLeads({ api, view, look, active, say }: LeadsOptions) {
  const [found, setFound] = useState<TabLeads>();
  const [page, setPage] = useState(1);
  const [problem, setProblem] = useState<unknown>();
  const [refused, setRefused] = useState<unknown>();
  const [news, setNews] = useState('');
  const { unverified, forget, openUnverified, closeUnverified } = useUnverified({
    api,
    setRefused,
    closed: () => void load(),
  });
  const latest = useRef(0);
  const ask = (wanted = page) => api.get<TabLeads>('/leads', { view, page: wanted });
  const load = async (wanted = page) => {
    const turn = ++latest.current;
    try {
      const answer = await ask(wanted);
      if (turn !== latest.current) return;
      setFound(answer);
      setPage(answer.page);
      setProblem(undefined);
      setRefused(undefined);
      setNews('');
      say(answer.title);
    } catch (error) {
      if (turn === latest.current) setProblem(error);
    }
  };
  const isShown = useShown(view);
  useEffect(() => {
    forget();
    // Another kind resets to its first page.
    void load(isShown() ? page : 1);
  }, [api, view, look]);
  const offline = isOffline(problem) || isOffline(refused);
  useNews({
    of: [api, view, page],
    stamp: found?.stamp,
    active: active && !unverified && !news,
    every,
    look: async (stamp) => {
      const now = await ask();
      return { changed: now.stamp !== stamp, text: t('tab.page.leads.news'), stamp: now.stamp };
    },
    tell: setNews,
  });

  const turn = (to: number) => {
    focusTitle();
    window.scrollTo(0, 0);
    void load(to);
  };
  const clear = () => setRefused(undefined);
  return { found, problem, refused, clear, news, offline, unverified, load, turn, openUnverified, closeUnverified };
}

/** Whether it is the view that was shown when this was asked last. */
function useShown(view: string): () => boolean {
  const shown = useRef(view);
  return () => {
    const isSame = shown.current === view;
    shown.current = view;
    return isSame;
  };
}

interface UnverifiedOptions extends Pick<LeadsOptions, 'api'> {
  setRefused(problem: unknown): void;
  closed(): void;
}

/** The opened lead of the lead destination. */
function useUnverified({ api, setRefused, closed }: UnverifiedOptions) {
  const [unverified, setUnverified] = useState<NonNullable<TabPressed['card']>>();
  const left = useRef('');
  const onceDrawn = useOnceDrawn();
  const openUnverified = async (leadId: string) => {
    left.current = leadId;
    try {
      const { card } = await api.post<TabPressed>('/press', { verb: 'lead.unverified', data: { leadId, page: 1 } });
      setRefused(undefined);
      if (card) setUnverified(card);
    } catch (error) {
      setRefused(error);
    }
  };
  const closeUnverified = () => {
    setUnverified(undefined);
    closed();
    onceDrawn(() => (document.getElementById(`open-${left.current}`) ?? document.getElementById('title'))?.focus());
  };
  return { unverified, forget: () => setUnverified(undefined), openUnverified, closeUnverified };
}
