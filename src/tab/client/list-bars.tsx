import { isUnreadableView } from './list-place.ts';
import { Bar, focusTitle } from './parts.tsx';
import { ProblemBar } from './problem-bar.tsx';
import { t } from './texts.ts';

interface LoadingProps {
  readonly problem: unknown;
  again(): void;
  /** Shows the list without what its view says beside. Undefined: the view is no more than that. */
  readonly whole: (() => void) | undefined;
}

/** Placeholder while loading or after a failure. */
export function Loading({ problem, again, whole }: LoadingProps) {
  return problem ? (
    <ListProblem {...{ problem, again, whole }} asOf="" />
  ) : (
    <p class="loading">{t('tab.page.loading')}</p>
  );
}

function ListProblem({ problem, asOf, again, whole }: LoadingProps & { readonly asOf: string }) {
  return whole && isUnreadableView(problem) ? (
    <Bar kind="problem" action={{ title: t('tab.page.views.whole'), act: whole }}>
      {t('tab.page.views.unreadable')}
    </Bar>
  ) : (
    <ProblemBar {...{ problem, asOf, again }} />
  );
}

interface ListBarsProps extends LoadingProps {
  readonly asOf: string;
  /** Text of new rows; empty: none. */
  readonly news: string;
}

/** Above a list: errors since it was loaded, and new rows. */
export function ListBars({ problem, asOf, news, again, whole }: ListBarsProps) {
  const refresh = () => {
    focusTitle();
    again();
  };
  return (
    <>
      <ListProblem {...{ problem, asOf, again, whole }} />
      {news ? (
        <Bar kind="info" action={{ title: t('tab.page.refresh'), act: refresh }}>
          {news}
        </Bar>
      ) : null}
    </>
  );
}
