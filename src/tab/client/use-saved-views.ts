import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { TabViews } from '../work-contract.ts';
import type { Api } from './api.ts';
import { type ListPlace, listNameOf } from './list-place.ts';

interface SavedViewsOptions {
  readonly api: Api;
  readonly here: ListPlace;
  say(words: string): void;
}

/** State of the person's saved views, and of the form that names one. */
export function useSavedViews({ api, here, say }: SavedViewsOptions) {
  /** The view being saved or renamed. */
  const [naming, setNaming] = useState<'new' | 'old'>();
  const own = useOwnViews({ api, say });
  const { views, picked, setPicked, setTold, does, clear, lost } = own;
  const alike = views.filter(({ view, sort }) => view === here.view && sort === here.sort);
  const mine = alike.find(({ name }) => name === picked) ?? alike[0];
  const name = (said: string) => {
    const done =
      naming === 'old' && mine
        ? does(() => api.post('/views/rename', { name: mine.name, to: said }), said)
        : does(() => api.post('/views', { name: said, view: here.view, sort: here.sort }), said, said);
    void done.then((isDone) => isDone && setNaming(undefined));
  };
  const remove = (gone: string) => void does(() => api.post('/views/remove', { name: gone }), picked, gone);
  const undo = lost && (() => void does(() => api.post('/views', lost), lost.name));
  const close = () => {
    setNaming(undefined);
    clear();
  };
  const opens = (opened: string) => {
    setPicked(opened);
    setTold('');
    close();
  };
  // Clears the message of the previous view. A search that comes in while a new view is being named takes nobody's typing: what is
  // saved is what is shown then.
  // Before it is painted, so that it closes no form that was opened since.
  useLayoutEffect(() => {
    setTold('');
    if (naming !== 'new') close();
  }, [here.view, here.sort]);
  useLayoutEffect(close, [listNameOf(here.view)]);
  const { told, problem, refused, load } = own;
  return { views, mine, naming, setNaming, name, remove, undo, close, opens, told, problem, refused, clear, load };
}

/** The views as the desk has them, and what came of the last deed. */
function useOwnViews({ api, say }: Pick<SavedViewsOptions, 'api' | 'say'>) {
  const [views, setViews] = useState<TabViews['views']>([]);
  /** Among equal views, the one opened or named last. */
  const [picked, setPicked] = useState('');
  const [told, setTold] = useState('');
  /** What the last deed removed, or replaced by another of its name. */
  const [lost, setLost] = useState<TabViews['views'][number]>();
  const [problem, setProblem] = useState<unknown>();
  const [refused, setRefused] = useState<unknown>();
  const clear = () => setRefused(undefined);
  const load = () =>
    void api.get<TabViews>('/views').then((answer) => {
      setViews(answer.views);
      setProblem(undefined);
    }, setProblem);
  useEffect(load, [api]);
  const busy = useRef(false);
  /** False: refused, or not done as far as is known. */
  const does = async (work: () => Promise<TabViews>, name = picked, loses?: string): Promise<boolean> => {
    // A second press of the same button is no second view.
    if (busy.current) return false;
    busy.current = true;
    // Of the deed before it.
    setTold('');
    const before = views.find((view) => view.name === loses);
    try {
      const answer = await work();
      const isKept = answer.views.some(
        (view) => view.name === before?.name && view.view === before.view && view.sort === before.sort,
      );
      setLost(isKept || answer.refused ? undefined : before);
      setViews(answer.views);
      if (!answer.refused) setPicked(name);
      setTold(answer.text);
      setProblem(undefined);
      clear();
      if (answer.text) say(answer.text);
      return !answer.refused;
    } catch (error) {
      setRefused(error);
      return false;
    } finally {
      busy.current = false;
    }
  };
  return { views, picked, setPicked, told, setTold, lost, problem, refused, clear, load, does };
}
