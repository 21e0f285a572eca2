import type { Api } from './api.ts';
import { isUnreadableView } from './list-place.ts';
import { Bar, focusTitle } from './parts.tsx';
import { ProblemBar, Problems } from './problem-bar.tsx';
import { t } from './texts.ts';

interface LoadingProps {
  readonly problem: unknown;
  again(): void;
  /** Shows the list without what its view says beside. Undefined: the view is no more than that. */
  readonly whole: (() => void) | undefined;
}

/** Placeholder while loading or after a failure. */
export function Loading({ problem, again, whole }: LoadingProps) {
  if (!problem) return <p class="loading">{t('tab.page.loading')}</p>;
  return whole && isUnreadableView(problem) ? <Unreadable whole={whole} /> : <ProblemBar {...{ problem, again }} />;
}

function Unreadable({ whole }: { whole(): void }) {
  return (
    <Bar kind="problem" action={{ title: t('tab.page.views.whole'), act: whole }}>
      {t('tab.page.views.unreadable')}
    </Bar>
  );
}

interface ListBarsProps extends LoadingProps {
  readonly api: Api;
  /** What a press in the list failed with. */
  readonly refused: unknown;
  clear(): void;
  readonly asOf: string;
  /** Text of new rows; empty: none. */
  readonly news: string;
}

/** Above a list: errors since it was loaded, and new rows. */
export function ListBars({ api, problem, refused, clear, asOf, news, again, whole }: ListBarsProps) {
  const refresh = () => {
    focusTitle();
    again();
  };
  return (
    <>
      {whole && isUnreadableView(problem) ? (
        <Unreadable whole={whole} />
      ) : (
        <Problems {...{ api, problem, refused, clear, asOf, again }} />
      )}
      {news ? (
        <Bar kind="info" action={{ title: t('tab.page.refresh'), act: refresh }}>
          {news}
        </Bar>
      ) : null}
    </>
  );
}
