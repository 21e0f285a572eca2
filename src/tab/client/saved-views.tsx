import { useEffect, useState } from 'preact/hooks';
import type { TabViews } from '../work-contract.ts';
import type { Api } from './api.ts';
import type { ListPlace } from './list-place.ts';
import { Bar } from './parts.tsx';
import { Problems } from './problem-bar.tsx';
import { t } from './texts.ts';

interface SavedViewsProps {
  /** False while a list is loading, to avoid a layout shift when it arrives. */
  readonly shown: boolean;
  readonly api: Api;
  readonly here: ListPlace;
  go(place: ListPlace): void;
  say(words: string): void;
  /** Undefined if links can't be shared. */
  readonly share: (() => void) | undefined;
}

/** The person's saved views: open, save, delete; and a link to the current view. */
export function SavedViews({ shown, api, here, go, say, share }: SavedViewsProps) {
  const [views, setViews] = useState<TabViews['views']>([]);
  /** The view being saved or renamed. */
  const [naming, setNaming] = useState<'new' | 'old'>();
  /** Among equal views, the one opened or named last. */
  const [picked, setPicked] = useState('');
  const [told, setTold] = useState('');
  const [problem, setProblem] = useState<unknown>();
  const [refused, setRefused] = useState<unknown>();
  const load = () =>
    void api.get<TabViews>('/views').then((answer) => {
      setViews(answer.views);
      setProblem(undefined);
    }, setProblem);
  useEffect(load, [api]);
  const does = async (work: Promise<TabViews>, name = picked) => {
    try {
      const answer = await work;
      setViews(answer.views);
      setPicked(name);
      setTold(answer.text);
      setProblem(undefined);
      setRefused(undefined);
      setNaming(undefined);
      if (answer.text) say(answer.text);
    } catch (error) {
      setRefused(error);
    }
  };
  const alike = views.filter(({ view, sort }) => view === here.view && sort === here.sort);
  const mine = alike.find(({ name }) => name === picked) ?? alike[0];
  const name = (said: string) => {
    if (naming === 'new') void does(api.post('/views', { name: said, view: here.view, sort: here.sort }), said);
    else if (mine) void does(api.post('/views/rename', { name: mine.name, to: said }), said);
  };
  const close = () => {
    setNaming(undefined);
    setRefused(undefined);
  };
  // Clears the message of the previous view.
  useEffect(() => {
    setTold('');
    close();
  }, [here.view, here.sort]);
  if (!shown) return null;
  return (
    <div class="own-views">
      <ViewChips
        views={views}
        here={mine}
        open={({ name: opened, view, sort }) => {
          setPicked(opened);
          setTold('');
          close();
          go({ view, sort });
        }}
        remove={(gone) => void does(api.post('/views/remove', { name: gone }))}
      />
      {naming ? (
        <ViewName key={naming} naming={naming} was={mine?.name} name={name} cancel={close} />
      ) : (
        <div class="tools">
          <button type="button" onClick={() => setNaming('new')}>
            {t('tab.page.views.save')}
          </button>
          {mine ? (
            <button type="button" onClick={() => setNaming('old')}>
              {t('tab.page.views.rename')}
            </button>
          ) : null}
          {share ? (
            <button type="button" onClick={share}>
              {t('tab.page.share')}
            </button>
          ) : null}
        </div>
      )}
      <Problems {...{ api, problem, refused }} again={load} clear={() => setRefused(undefined)} />
      {told ? <Bar kind="info">{told}</Bar> : null}
    </div>
  );
}

type View = TabViews['views'][number];

interface ViewChipsProps {
  readonly views: readonly View[];
  /** The current view. */
  readonly here: View | undefined;
  open(view: View): void;
  remove(name: string): void;
}

function ViewChips({ views, here, open, remove }: ViewChipsProps) {
  if (views.length === 0) return null;
  return (
    <ul aria-label={t('tab.page.views.own')} class="chips">
      {views.map((view) => (
        <li key={view.name}>
          <button
            type="button"
            class="chip"
            aria-current={view.name === here?.name ? 'true' : undefined}
            onClick={() => open(view)}
          >
            <bdi>{view.name}</bdi>
          </button>
          <button
            type="button"
            class="chip-end"
            aria-label={t('tab.page.views.remove', { name: view.name })}
            onClick={() => remove(view.name)}
          >
            <span aria-hidden="true">✕</span>
          </button>
        </li>
      ))}
    </ul>
  );
}

interface ViewNameProps {
  readonly naming: 'new' | 'old';
  readonly was: string | undefined;
  name(said: string): void;
  cancel(): void;
}

function ViewName({ naming, was, name, cancel }: ViewNameProps) {
  return (
    <form
      class="tools"
      onSubmit={(event) => {
        event.preventDefault();
        name(String(new FormData(event.currentTarget).get('name') ?? '').trim());
      }}
    >
      <label for="view-name">{t('tab.page.views.name')}</label>
      <input id="view-name" name="name" required maxLength={30} defaultValue={naming === 'old' ? was : ''} />
      <button type="submit" class="primary">
        {t(naming === 'new' ? 'tab.page.views.save' : 'tab.page.views.rename')}
      </button>
      <button type="button" onClick={cancel}>
        {t('tab.page.cancel')}
      </button>
    </form>
  );
}
