import { useEffect, useState } from 'preact/hooks';
import type { TabViews } from '../work-contract.ts';
import type { Api } from './api.ts';
import type { ListPlace } from './list-place.ts';
import { Bar, problemText } from './parts.tsx';
import { t } from './texts.ts';

interface SavedViewsProps {
  readonly api: Api;
  readonly here: ListPlace;
  go(place: ListPlace): void;
  say(words: string): void;
  /** Undefined where links cannot be shared. */
  readonly share: (() => void) | undefined;
}

/** Lists under names of one's own: opened, kept, let go; and the one that is shown as a link for others. */
export function SavedViews({ api, here, go, say, share }: SavedViewsProps) {
  const [views, setViews] = useState<TabViews['views']>([]);
  /** A view that is kept anew, or one that gets another name. */
  const [naming, setNaming] = useState<'new' | 'old'>();
  const [told, setTold] = useState('');
  const [problem, setProblem] = useState<unknown>();
  const does = async (work: Promise<TabViews>) => {
    try {
      const answer = await work;
      setViews(answer.views);
      setTold(answer.text);
      setProblem(undefined);
      setNaming(undefined);
      if (answer.text) say(answer.text);
    } catch (error) {
      setProblem(error);
    }
  };
  useEffect(() => void does(api.get<TabViews>('/views')), [api]);
  const save = (name: string) => void does(api.post<TabViews>('/views', { name, view: here.view, sort: here.sort }));
  const rename = (name: string, to: string) => void does(api.post<TabViews>('/views/rename', { name, to }));
  const mine = views.find(({ view, sort }) => view === here.view && sort === here.sort);
  // What was said of one view is not said of the next.
  useEffect(() => {
    setTold('');
    setNaming(undefined);
  }, [here.view, here.sort]);
  return (
    <div class="own-views">
      {views.length > 0 ? (
        <ul aria-label={t('tab.page.views.own')} class="chips">
          {views.map(({ name, view, sort }) => (
            <li key={name}>
              <button
                type="button"
                class="chip"
                aria-current={name === mine?.name ? 'true' : undefined}
                onClick={() => go({ view, sort })}
              >
                <bdi>{name}</bdi>
              </button>
              <button
                type="button"
                class="chip-end"
                aria-label={t('tab.page.views.remove', { name })}
                onClick={() => void does(api.post<TabViews>('/views/remove', { name }))}
              >
                <span aria-hidden="true">✕</span>
              </button>
            </li>
          ))}
        </ul>
      ) : null}
      {naming ? (
        <form
          class="tools"
          onSubmit={(event) => {
            event.preventDefault();
            const name = String(new FormData(event.currentTarget).get('name') ?? '').trim();
            if (naming === 'new') save(name);
            else if (mine) rename(mine.name, name);
          }}
        >
          <label for="view-name">{t('tab.page.views.name')}</label>
          <input id="view-name" name="name" required maxLength={30} defaultValue={naming === 'old' ? mine?.name : ''} />
          <button type="submit" class="primary">
            {t(naming === 'new' ? 'tab.page.views.save' : 'tab.page.views.rename')}
          </button>
          <button type="button" onClick={() => setNaming(undefined)}>
            {t('tab.page.cancel')}
          </button>
        </form>
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
      {problem ? <Bar kind="problem">{problemText(problem, '')}</Bar> : null}
      {told ? <Bar kind="info">{told}</Bar> : null}
    </div>
  );
}
