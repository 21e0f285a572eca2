import { type Dispatch, type StateUpdater, useEffect, useRef, useState } from 'preact/hooks';
import type { TabPressed, TabReferral } from '../contract.ts';
import { type Api, ApiProblem, isOffline } from './api.ts';
import { type Element, hasInputs } from './card/elements.ts';

interface DetailOptions {
  readonly api: Api;
  readonly id: string;
  readonly look: number;
  readonly active: boolean;
  say(words: string): void;
}

/** Polling interval in milliseconds while no form is open. */
const every = 15_000;

/** State of a referral and its presses. No optimistic updates. */
export function useDetail({ api, id, look, active, say }: DetailOptions) {
  const [found, setFound] = useState<TabReferral>();
  /** A menu of the card is open: the card is not replaced meanwhile. */
  const [menu, setMenu] = useState(false);
  const { problem, load, outdate } = useLoad({ api, id, setFound });
  const presses = usePresses({ api, id, found, setFound, setMenu, outdate, say });
  const open = menu || (found !== undefined && hasInputs(found.card));
  useEffect(() => {
    if (!open) void load();
  }, [api, id, look]);
  const offline = isOffline(problem) || isOffline(presses.refused);
  const still = active && found !== undefined && !presses.busy && !open && !offline;
  useEffect(() => {
    if (!still) return;
    const timer = setInterval(() => !document.hidden && void load(), every);
    return () => clearInterval(timer);
  }, [still, id]);
  return { found, problem, offline, load, ...presses };
}

type SetFound = Dispatch<StateUpdater<TabReferral | undefined>>;

interface LoadOptions extends Pick<DetailOptions, 'api' | 'id'> {
  readonly setFound: SetFound;
}

function useLoad({ api, id, setFound }: LoadOptions) {
  const [problem, setProblem] = useState<unknown>();
  const latest = useRef(0);
  const load = async () => {
    latest.current += 1;
    const turn = latest.current;
    try {
      const now = await api.get<TabReferral>(`/referrals/${id}`);
      if (turn !== latest.current) return;
      setFound(now);
      setProblem(undefined);
    } catch (error) {
      if (turn !== latest.current) return;
      setProblem(error);
      // No longer theirs to see.
      if (error instanceof ApiProblem && error.status === 404) setFound(undefined);
    }
  };
  /** Responses to requests from before a press are outdated. */
  const outdate = () => {
    latest.current += 1;
    setProblem(undefined);
  };
  return { problem, load, outdate };
}

interface PressOptions extends LoadOptions, Pick<DetailOptions, 'say'> {
  readonly found: TabReferral | undefined;
  setMenu(open: boolean): void;
  outdate(): void;
}

function usePresses({ api, id, found, setFound, setMenu, outdate, say }: PressOptions) {
  /** Why the last press failed. No form is open while a load has failed, so a load never replaces what was typed. */
  const [refused, setRefused] = useState<unknown>();
  const [words, setWords] = useState('');
  const [busy, setBusy] = useState(false);
  const clear = () => setRefused(undefined);
  const press = async (verb: string, data: Element) => {
    outdate();
    setBusy(true);
    clear();
    setWords('');
    try {
      const { card, text: told } = await api.post<TabPressed>('/press', { verb, data });
      if (told) setWords(told);
      setMenu(verb.endsWith('.more'));
      if (card) await show(card);
    } catch (error) {
      setRefused(error);
    } finally {
      setBusy(false);
    }
  };
  /** Shows the result of a press; reloads the history unless it is a form. */
  const show = async (card: TabReferral['card']) => {
    const now = hasInputs(card) ? undefined : await api.get<TabReferral>(`/referrals/${id}`).catch(() => undefined);
    // Of a load during the press.
    outdate();
    setFound((was) => was && { ...(now ?? was), card });
    say(String((card as { fallbackText?: unknown }).fallbackText ?? ''));
  };
  const heart = async () => {
    const on = !found?.favourite;
    try {
      await api.post(`/referrals/${id}/favourite`, { on });
      setFound((was) => was && { ...was, favourite: on });
      clear();
    } catch (error) {
      setRefused(error);
    }
  };
  return { refused, clear, words, busy, press, heart };
}
