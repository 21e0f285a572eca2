import { useEffect, useState } from 'preact/hooks';
import type { Api } from './api.ts';
import { Bar } from './parts.tsx';
import { beginAgainAt } from './start-place.ts';
import { t } from './texts.ts';

/** During a deployment both builds answer by turns, and a page loaded anew may be the old one: told once no more of its own answer. */
const inARow = 3;

/**
 * The desk has a newer page: this one goes on, but may ask for what is no more. Loaded anew by a press alone, as something may be typed;
 * and not taken back, as it would move what is below it under a hand.
 */
export function Newer({ api, place }: { readonly api: Api; readonly place: string }) {
  const [isOld, setOld] = useState(false);
  useEffect(() => {
    let others = 0;
    api.onServed((served) => {
      others = isOwn(served) ? 0 : others + 1;
      if (others >= inARow) setOld(true);
    });
  }, [api]);
  if (!isOld) return null;
  return (
    <Bar kind="info" action={{ title: t('tab.page.newer.load'), act: () => beginAgainAt(place) }}>
      {t('tab.page.newer')}
    </Bar>
  );
}

function isOwn(script: string): boolean {
  return [...document.scripts].some(({ src }) => src.endsWith(`/${script}`));
}
