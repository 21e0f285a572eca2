import { useEffect, useRef, useState } from 'preact/hooks';
import type { TabPressed, TabReferral } from '../contract.ts';
import { type Api, isOffline } from './api.ts';
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
  const [problem, setProblem] = useState<unknown>();
  /** Why the last press failed. No form is open while a load has failed, so a load never replaces what was typed. */
  const [refused, setRefused] = useState<unknown>();
  const [words, setWords] = useState('');
  const [busy, setBusy] = useState(false);
  /** A menu of the card is open: the card is not replaced meanwhile. */
  const [menu, setMenu] = useState(false);
  /** Responses to requests from before a press are outdated. */
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
      if (turn === latest.current) setProblem(error);
    }
  };
  const open = menu || (found !== undefined && hasInputs(found.card));
  useEffect(() => {
    if (!open) void load();
  }, [api, id, look]);
  const offline = isOffline(problem) || isOffline(refused);
  const still = active && found !== undefined && !busy && !open && !offline;
  useEffect(() => {
    if (!still) return;
    const timer = setInterval(() => !document.hidden && void load(), every);
    return () => clearInterval(timer);
  }, [still, id]);

  const press = async (verb: string, data: Element) => {
    latest.current += 1;
    setBusy(true);
    setProblem(undefined);
    setRefused(undefined);
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
    latest.current += 1;
    // Of a load during the press.
    setProblem(undefined);
    setFound((was) => was && { ...(now ?? was), card });
    say(String((card as { fallbackText?: unknown }).fallbackText ?? ''));
  };
  const heart = async () => {
    const on = !found?.favourite;
    try {
      await api.post(`/referrals/${id}/favourite`, { on });
      setFound((was) => was && { ...was, favourite: on });
      setRefused(undefined);
    } catch (error) {
      setRefused(error);
    }
  };
  const clear = () => setRefused(undefined);
  return { found, problem, refused, clear, offline, words, busy, load, press, heart };
}
