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
  const own = useOwnViews({ api, say, done: () => setNaming(undefined) });
  const { views, picked, setPicked, setTold, does, clear, lost } = own;
  const alike = views.filter(({ view, sort }) => view === here.view && sort === here.sort);
  const mine = alike.find(({ name }) => name === picked) ?? alike[0];
  const name = (said: string) => {
    if (naming === 'new')
      void does(() => api.post('/views', { name: said, view: here.view, sort: here.sort }), said, said);
    else if (mine) void does(() => api.post('/views/rename', { name: mine.name, to: said }), said);
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

interface OwnViewsOptions extends Pick<SavedViewsOptions, 'api' | 'say'> {
  /** Called after a deed that was done. */
  done(): void;
}

/** The views as the desk has them, and what came of the last deed. */
function useOwnViews({ api, say, done }: OwnViewsOptions) {
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
  const does = async (work: () => Promise<TabViews>, name = picked, loses?: string) => {
    // A second press of the same button is no second view.
    if (busy.current) return;
    busy.current = true;
    // Of the deed before it.
    setTold('');
    const before = views.find((view) => view.name === loses);
    try {
      const answer = await work();
      const isKept = answer.views.some(
        (view) => view.name === before?.name && view.view === before.view && view.sort === before.sort,
      );
      setLost(isKept ? undefined : before);
      setViews(answer.views);
      setPicked(name);
      setTold(answer.text);
      setProblem(undefined);
      clear();
      done();
      if (answer.text) say(answer.text);
    } catch (error) {
      setRefused(error);
    } finally {
      busy.current = false;
    }
  };
  return { views, picked, setPicked, told, setTold, lost, problem, refused, clear, load, does };
}
