import { useEffect, useRef, useState } from 'preact/hooks';
import type { TabMe } from '../contract.ts';
import type { BulkDeed } from '../work-contract.ts';
import { type Api, isBrokenOff, isOffline } from './api.ts';
import { type BulkAnswer, BulkResults, summaryOf } from './bulk-answer.tsx';
import { type BulkResult, bulkInParts, type Selected, withoutDone, withUntried } from './bulk-results.ts';
import { focusTitle, problemText } from './parts.tsx';
import { PressProblem } from './problem-bar.tsx';
import { t } from './texts.ts';

/** The server's upper bound. */
export const mostSelected = 100;

interface BulkProps {
  readonly api: Api;
  readonly selected: Selected;
  readonly stages: TabMe['stages'];
  /** Results stay readable, but nothing can be done. */
  readonly offline: boolean;
  select(change: (was: Selected) => Selected): void;
  open(id: string): void;
  say(words: string): void;
  /** Called after an action: the list may have changed. */
  done(): void;
  /** Called instead where the person has gone to another list meanwhile: what became of it is told there. */
  ended(answer: BulkAnswer): void;
}

interface Outcome {
  readonly results: readonly BulkResult[];
  readonly failed: unknown;
}

/** Actions on several rows, with the result of each. */
export function Bulk({ api, selected, stages, offline, select, open, say, done, ended }: BulkProps) {
  const [answer, setAnswer] = useState<BulkAnswer>();
  const [problem, setProblem] = useState<unknown>();
  /** While rows are still to come: how many came, of how many. */
  const [working, setWorking] = useState<{ readonly seen: number; readonly all: number }>();
  const summary = useRef<HTMLElement>(null);
  // An action takes some seconds: by its end the person may see another search, or another list.
  const latest = useRef<Pick<BulkProps, 'select' | 'done'>>(undefined);
  latest.current = { select, done };
  useEffect(
    () => () => {
      latest.current = undefined;
    },
    [],
  );
  // The list that has just been loaded reached the desk.
  useEffect(() => {
    if (!offline && isOffline(problem)) setProblem(undefined);
  }, [offline]);
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
  const act = async (deed: BulkDeed, stage?: number) => {
    setWorking({ seen: 0, all: selected.size });
    setProblem(undefined);
    say(t('tab.page.bulk.working', { seen: 0, all: selected.size }));
    const { results, failed } = await carryOut(deed, stage);
    const title = stages.find((one) => one.stage === stage)?.title ?? t(`tab.page.bulk.${deed}`);
    const told = { title, results: isBrokenOff(failed) ? withGoingOn(results) : results, names: selected };
    if (!failed) say(summaryOf(results));
    if (!latest.current) return leave(told, failed);
    latest.current.select((was) => withoutDone(was, results));
    setProblem(failed);
    // Beside a fault stand the results of the same action, or none.
    setAnswer(told.results.length > 0 ? told : undefined);
    if (results.length > 0) latest.current.done();
    setWorking(undefined);
    // The focused button was removed or disabled. What became of it stands here.
    setTimeout(() => {
      if (!latest.current || document.activeElement !== document.body) return;
      if (summary.current) summary.current.focus({ preventScroll: true });
      else focusTitle();
    });
  };
  /** What became of these is told in chat: the desk goes on, or says how far it came. */
  const withGoingOn = (results: readonly BulkResult[]) =>
    withUntried(results, selected.keys(), t('tab.page.bulk.goesOn'));
  /** Nobody sees the bar of that list any more, nor what is still selected in it. */
  const leave = (told: BulkAnswer, failed: unknown) => {
    const untried = `${t('tab.page.bulk.untried')} ${problemText(failed, '')}`;
    const results = withUntried(told.results, selected.keys(), untried);
    if (failed) say(`${told.title}: ${summaryOf(results)}`);
    ended({ ...told, results });
  };
  if (selected.size === 0 && !answer && !working) return null;
  return (
    <section class="aside bulk" aria-label={t('tab.page.select.count', { count: selected.size, most: mostSelected })}>
      {selected.size > 0 || working ? (
        <BulkDeeds {...{ selected, stages, offline, working, select }} act={(deed, stage) => void act(deed, stage)} />
      ) : null}
      {/* Offline, the bar of the list says so. */}
      <PressProblem
        api={api}
        problem={offline && isOffline(problem) ? undefined : problem}
        clear={() => setProblem(undefined)}
      />
      {answer ? <BulkResults {...{ answer, open, summary }} close={() => setAnswer(undefined)} /> : null}
    </section>
  );
}

interface BulkDeedsProps extends Pick<BulkProps, 'selected' | 'stages' | 'offline' | 'select'> {
  readonly working: { readonly seen: number; readonly all: number } | undefined;
  act(deed: BulkDeed, stage?: number): void;
}

function BulkDeeds({ selected, stages, offline, working, select, act }: BulkDeedsProps) {
  const busy = working !== undefined || offline;
  return (
    <div class="tools">
      <span>
        {working
          ? t('tab.page.bulk.working', working)
          : t('tab.page.select.count', { count: selected.size, most: mostSelected })}
      </span>
      {(['favourite', 'claim', 'remind'] as const).map((deed) => (
        <button key={deed} type="button" disabled={busy} onClick={() => act(deed)}>
          {t(`tab.page.bulk.${deed}`)}
        </button>
      ))}
      <select
        aria-label={t('tab.page.bulk.stage')}
        disabled={busy}
        value=""
        onChange={(event) => event.currentTarget.value && act('stage', Number(event.currentTarget.value))}
      >
        <option value="">{t('tab.page.bulk.stage')}</option>
        {stages.map(({ stage, title }) => (
          <option key={stage} value={stage}>
            {title}
          </option>
        ))}
      </select>
      <button
        type="button"
        disabled={working !== undefined}
        onClick={() => {
          focusTitle();
          select(() => new Map());
        }}
      >
        {t('tab.page.select.none')}
      </button>
    </div>
  );
}
