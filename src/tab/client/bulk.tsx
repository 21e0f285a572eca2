import type { RefObject } from 'preact';
import { useRef, useState } from 'preact/hooks';
import type { TabMe, TabRow } from '../contract.ts';
import type { BulkDeed, TabBulk } from '../work-contract.ts';
import type { Api } from './api.ts';
import { failedFirst } from './bulk-results.ts';
import { focusTitle } from './parts.tsx';
import { PressProblem } from './problem-bar.tsx';
import { t } from './texts.ts';

/** The server's upper bound. */
export const mostSelected = 100;

export type Selected = ReadonlyMap<string, Pick<TabRow, 'id' | 'revision' | 'customer'>>;

interface BulkProps {
  readonly api: Api;
  readonly selected: Selected;
  readonly stages: TabMe['stages'];
  select(rows: Selected): void;
  say(words: string): void;
  /** Called after an action: the list may have changed. */
  done(): void;
}

interface BulkAnswer {
  readonly bulk: TabBulk;
  /** What was selected then. */
  readonly names: Selected;
}

/** Actions on several rows, with the result of each. */
export function Bulk({ api, selected, stages, select, say, done }: BulkProps) {
  const [answer, setAnswer] = useState<BulkAnswer>();
  const [problem, setProblem] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const results = useRef<HTMLElement>(null);
  const act = async (deed: BulkDeed, stage?: number) => {
    setBusy(true);
    setProblem(undefined);
    try {
      const rows = [...selected.values()].map(({ id, revision }) => ({ id, revision }));
      const bulk = await api.post<TabBulk>('/bulk', { deed, rows, ...(stage === undefined ? {} : { stage }) });
      setAnswer({ bulk, names: selected });
      say(bulk.summary);
      // Failed rows stay selected for another attempt.
      const left = new Set(bulk.results.filter((one) => !one.done).map(({ id }) => id));
      select(new Map([...selected].filter(([id]) => left.has(id))));
      done();
    } catch (error) {
      setProblem(error);
    } finally {
      setBusy(false);
      // The focused button was removed or disabled. What became of it stands here.
      setTimeout(() => {
        if (document.activeElement !== document.body) return;
        if (results.current) results.current.focus({ preventScroll: true });
        else focusTitle();
      });
    }
  };
  if (selected.size === 0 && !answer) return null;
  return (
    <section class="aside bulk" aria-label={t('tab.page.select.count', { count: selected.size, most: mostSelected })}>
      {selected.size > 0 ? (
        <BulkDeeds {...{ selected, stages, busy, select }} act={(deed, stage) => void act(deed, stage)} />
      ) : null}
      <PressProblem api={api} problem={problem} clear={() => setProblem(undefined)} />
      {answer ? <BulkResults answer={answer} summary={results} close={() => setAnswer(undefined)} /> : null}
    </section>
  );
}

interface BulkDeedsProps extends Pick<BulkProps, 'selected' | 'stages' | 'select'> {
  readonly busy: boolean;
  act(deed: BulkDeed, stage?: number): void;
}

function BulkDeeds({ selected, stages, busy, select, act }: BulkDeedsProps) {
  return (
    <div class="tools">
      <span>{t('tab.page.select.count', { count: selected.size, most: mostSelected })}</span>
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
        onClick={() => {
          focusTitle();
          select(new Map());
        }}
      >
        {t('tab.page.select.none')}
      </button>
    </div>
  );
}

interface BulkResultsProps {
  readonly answer: BulkAnswer;
  readonly summary: RefObject<HTMLElement | null>;
  close(): void;
}

function BulkResults({ answer: { bulk, names }, summary, close }: BulkResultsProps) {
  return (
    <details open={bulk.results.some((one) => !one.done)}>
      <summary ref={summary}>{bulk.summary}</summary>
      <button
        type="button"
        onClick={() => {
          focusTitle();
          close();
        }}
      >
        {t('tab.page.bulk.close')}
      </button>
      <ul class="entries" aria-label={t('tab.page.bulk.results')}>
        {failedFirst(bulk.results).map(({ id, done: isDone, text }) => (
          <li key={id}>
            <span aria-hidden="true">{isDone ? '✓ ' : '✗ '}</span>
            <bdi>{names.get(id)?.customer}</bdi>: {text}
          </li>
        ))}
      </ul>
    </details>
  );
}
