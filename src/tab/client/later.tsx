import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { type Api, ApiProblem } from './api.ts';
import type { PagePart } from './page-parts.ts';
import { Bar } from './parts.tsx';
import { ProblemBar } from './problem-bar.tsx';
import { beginAgainAt } from './start-place.ts';
import { t } from './texts.ts';

const notReached = new ApiProblem(0, 'offline');

interface LaterProps<Module> {
  readonly api: Api;
  /** Where the page begins if it has to be loaded anew: `view/` and its kind, `referral/` and its id. */
  readonly place: string;
  readonly part: PagePart<Module>;
  children(module: Module): ComponentChildren;
}

/**
 * A part of the page that is loaded on demand. What failed is loaded again in its place; only where it fails though the desk answers,
 * as a chunk of an older build does, the whole page is loaded anew.
 */
export function Later<Module>({ api, place, part, children }: LaterProps<Module>) {
  const [loaded, setLoaded] = useState(part.loaded);
  const [failed, setFailed] = useState<'offline' | 'missing'>();
  useEffect(() => {
    if (loaded) return;
    part.load().then(setLoaded, async () => setFailed((await api.isReached()) ? 'missing' : 'offline'));
  }, []);
  if (loaded) return <>{children(loaded)}</>;
  if (!failed) return <p class="loading">{t('tab.page.loading')}</p>;
  const again = () =>
    void part.load().then(setLoaded, async () => {
      if (await api.isReached()) beginAgainAt(place);
    });
  if (failed === 'offline') return <ProblemBar problem={notReached} again={again} />;
  return (
    <Bar kind="problem" action={{ title: t('tab.page.retry'), act: again }}>
      {t('tab.page.failed')}
    </Bar>
  );
}
