import { useEffect, useRef, useState } from 'preact/hooks';
import type { TabMe } from '../contract.ts';
import type { BulkDeed } from '../work-contract.ts';
import { type Api, isBrokenOff, isOffline } from './api.ts';
import { summaryOf } from './bulk-answer.tsx';
import {
  answersAfter,
  type BulkAnswer,
  type BulkResult,
  bulkInParts,
  type Selected,
  withoutDone,
  withUntried,
} from './bulk-results.ts';
import { focusTitle, problemText } from './parts.tsx';
import { t } from './texts.ts';
import { useOnceDrawn } from './use-once-drawn.ts';

export interface BulkOptions {
  readonly api: Api;
  readonly selected: Selected;
  readonly stages: TabMe['stages'];
  /** Results stay readable, but nothing can be done. */
  readonly offline: boolean;
  select(change: (was: Selected) => Selected): void;
  say(words: string): void;
  /** Called after an action: the list may have changed. */
  done(): void;
  /** Called instead where the person has gone to another list meanwhile: what became of it is told there. */
  ended(answer: BulkAnswer): void;
}

/** State of the actions on several rows: the one under way, and what became of those before. */
export function useBulk({ api, selected, stages, offline, select, say, done, ended }: BulkOptions) {
  const [answers, setAnswers] = useState<readonly BulkAnswer[]>([]);
  const [problem, setProblem] = useState<unknown>();
  const { working, setWorking, carryOut } = useParts(api, selected);
  const summary = useRef<HTMLElement>(null);
  const onceDrawn = useOnceDrawn();
  // An action takes some seconds: by its end the person may see another search, or another list.
  const latest = useLatest({ select, done });
  // The list that has just been loaded reached the desk.
  useEffect(() => {
    if (!offline && isOffline(problem)) setProblem(undefined);
  }, [offline]);
  const act = async (deed: BulkDeed, stage?: number) => {
    setWorking({ seen: 0, all: selected.size });
    setProblem(undefined);
    say(t('tab.page.bulk.working', { seen: 0, all: selected.size }));
    const { results, failed } = await carryOut(deed, stage);
    const title = stages.find((one) => one.stage === stage)?.title ?? t(`tab.page.bulk.${deed}`);
    const told = { title, results: isBrokenOff(failed) ? withGoingOn(results, selected) : results, names: selected };
    if (!failed) say(summaryOf(results));
    if (!latest.current) {
      const whole = failed ? withProblem(told, failed) : told;
      if (failed) say(t('tab.page.about', { what: title, said: summaryOf(whole.results) }));
      return ended(whole);
    }
    latest.current.select((was) => withoutDone(was, results));
    setProblem(failed);
    setAnswers((before) => answersAfter(before, told));
    if (results.length > 0) latest.current.done();
    setWorking(undefined);
    // The focused button was removed or disabled. What became of it stands here.
    onceDrawn(() => {
      if (!latest.current || document.activeElement !== document.body) return;
      if (summary.current) summary.current.focus({ preventScroll: true });
      else focusTitle();
    });
  };
  const close = (answer: BulkAnswer) => setAnswers((all) => all.filter((one) => one !== answer));
  return { answers, problem, clear: () => setProblem(undefined), working, summary, act, close };
}

/** Undefined: the list that it was asked for in is no longer shown. */
function useLatest<Value>(value: Value) {
  const latest = useRef<Value | undefined>(undefined);
  latest.current = value;
  useEffect(
    () => () => {
      latest.current = undefined;
    },
    [],
  );
  return latest;
}

interface Outcome {
  readonly results: readonly BulkResult[];
  readonly failed: unknown;
}

function useParts(api: Api, selected: Selected) {
  /** While rows are still to come: how many came, of how many. */
  const [working, setWorking] = useState<{ readonly seen: number; readonly all: number }>();
  /** Results come in by and by: what came of them, and why no more did. */
  const carryOut = async (deed: BulkDeed, stage: number | undefined): Promise<Outcome> => {
    let results: readonly BulkResult[] = [];
    try {
      const rows = [...selected.values()].map(({ id, revision }) => ({ id, revision }));
      for await (const part of bulkInParts(api, { deed, rows, ...(stage === undefined ? {} : { stage }) })) {
        results = part;
        setWorking({ seen: results.length, all: rows.length });
      }
      return { results, failed: undefined };
    } catch (failed) {
      return { results, failed };
    }
  };
  return { working, setWorking, carryOut };
}

/** What became of these is told in chat: the desk goes on, or says how far it came. */
function withGoingOn(results: readonly BulkResult[], selected: Selected): readonly BulkResult[] {
  return withUntried(results, selected.keys(), t('tab.page.bulk.goesOn'));
}

/** Nobody sees the bar of that list any more, nor what is still selected in it. */
function withProblem(told: BulkAnswer, failed: unknown): BulkAnswer {
  const untried = `${t('tab.page.bulk.untried')} ${problemText(failed, '')}`;
  return { ...told, results: withUntried(told.results, told.names.keys(), untried) };
}
