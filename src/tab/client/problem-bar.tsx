import { createContext } from 'preact';
import { useContext, useEffect } from 'preact/hooks';
import { type Api, isOffline } from './api.ts';
import { Bar, problemText } from './parts.tsx';
import { t } from './texts.ts';
import { useBackOnline } from './use-back-online.ts';

/** False while a view is covered by something else or Teams has suspended the page: no requests then. */
export const Uncovered = createContext(true);

interface ProblemBarProps {
  /** What the last load failed with; undefined: nothing is shown. */
  readonly problem: unknown;
  readonly asOf?: string | undefined;
  /** Loads again: by a button, and unasked once the desk can be reached again. */
  again(): void;
}

/** Why a view could not be loaded. After being offline every view recovers through this bar. */
export function ProblemBar({ problem, asOf = '', again }: ProblemBarProps) {
  const uncovered = useContext(Uncovered);
  useBackOnline(uncovered && isOffline(problem), again);
  if (!problem) return null;
  return (
    <Bar kind="problem" action={{ title: t('tab.page.retry'), act: again }}>
      {problemText(problem, asOf)}
    </Bar>
  );
}

interface PressProblemProps {
  readonly api: Api;
  readonly problem: unknown;
  /** Sets the problem back. */
  clear(): void;
}

/** Why a press or a download failed. Neither is repeated unasked, and what was typed stays: only the bar ends once the desk is reached. */
export function PressProblem({ api, problem, clear }: PressProblemProps) {
  const uncovered = useContext(Uncovered);
  useBackOnline(uncovered && isOffline(problem), () => void api.isReached().then((isReached) => isReached && clear()));
  return problem ? <Bar kind="problem">{problemText(problem, '')}</Bar> : null;
}

interface ProblemsProps extends ProblemBarProps {
  readonly api: Api;
  /** What the last press failed with. Kept apart: a load that succeeds is no answer to it. */
  readonly refused: unknown;
  /** Sets `refused` back. */
  clear(): void;
}

/** Of a view that is loaded and has presses of its own: one bar at a time. */
export function Problems({ api, refused, clear, ...loading }: ProblemsProps) {
  // The load that has just succeeded reached the desk.
  useEffect(() => {
    if (!loading.problem && isOffline(refused)) clear();
  }, [loading.problem]);
  return loading.problem ? <ProblemBar {...loading} /> : <PressProblem {...{ api, clear }} problem={refused} />;
}
