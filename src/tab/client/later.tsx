import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { type Api, ApiProblem } from './api.ts';
import { Bar } from './parts.tsx';
import type { OtherPlace } from './places.ts';
import { ProblemBar } from './problem-bar.tsx';
import { beginAgainAt } from './start-place.ts';
import { t } from './texts.ts';

const notReached = new ApiProblem(0, 'offline');

interface LaterProps<Props extends object> {
  readonly api: Api;
  /** The place as in a deep link: where the page begins if it has to be loaded anew. */
  readonly place: `view/${OtherPlace}`;
  /** A chunk that the first view does not load. */
  load(): Promise<ComponentType<Props>>;
  readonly props: Props;
}

/**
 * A part of the page that is loaded on demand. Browsers remember that a module failed, so after being offline the page is loaded anew
 * in its place. A chunk that is missing although the desk answers is one of an older build: a button does the same.
 */
export function Later<Props extends object>({ api, place, load, props }: LaterProps<Props>) {
  const [part, setPart] = useState<{ readonly view: ComponentType<Props> }>();
  const [failed, setFailed] = useState<'offline' | 'missing'>();
  useEffect(() => {
    load().then(
      (view) => setPart({ view }),
      async () => setFailed((await api.isReached()) ? 'missing' : 'offline'),
    );
  }, []);
  if (part) return <part.view {...props} />;
  if (!failed) return <p class="loading">{t('tab.page.loading')}</p>;
  const anew = () => beginAgainAt(place);
  if (failed === 'offline')
    return (
      <ProblemBar problem={notReached} again={() => void api.isReached().then((isReached) => isReached && anew())} />
    );
  return (
    <Bar kind="problem" action={{ title: t('tab.page.retry'), act: anew }}>
      {t('tab.page.failed')}
    </Bar>
  );
}
