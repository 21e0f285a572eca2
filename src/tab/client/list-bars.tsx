import { Bar, focusTitle, problemText } from './parts.tsx';
import { t } from './texts.ts';

interface LoadingProps {
  readonly problem: unknown;
  again(): void;
}

/** In place of what is not here yet, or cannot be had. */
export function Loading({ problem, again }: LoadingProps) {
  return problem ? (
    <Bar kind="problem" action={{ title: t('tab.page.retry'), act: again }}>
      {problemText(problem, '')}
    </Bar>
  ) : (
    <p class="loading">{t('tab.page.loading')}</p>
  );
}

interface ListBarsProps {
  readonly problem: unknown;
  /** Of the list that is shown. */
  readonly asOf: string;
  /** What is new, and waits for a press; empty: nothing. */
  readonly news: string;
  again(): void;
}

/** Above a list: what went wrong since it was loaded, and what is new. */
export function ListBars({ problem, asOf, news, again }: ListBarsProps) {
  const refresh = () => {
    focusTitle();
    again();
  };
  return (
    <>
      {problem ? (
        <Bar kind="problem" action={{ title: t('tab.page.retry'), act: again }}>
          {problemText(problem, asOf)}
        </Bar>
      ) : null}
      {news ? (
        <Bar kind="info" action={{ title: t('tab.page.refresh'), act: refresh }}>
          {news}
        </Bar>
      ) : null}
    </>
  );
}
