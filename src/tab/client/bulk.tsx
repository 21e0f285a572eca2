import type { BulkDeed } from '../work-contract.ts';
import { isOffline } from './api.ts';
import { BulkResults } from './bulk-answer.tsx';
import { focusTitle } from './parts.tsx';
import { PressProblem } from './problem-bar.tsx';
import { t } from './texts.ts';
import { type BulkOptions, useBulk } from './use-bulk.ts';

/** The server's upper bound. */
export const mostSelected = 100;

interface BulkProps extends BulkOptions {
  open(id: string): void;
}

/** Actions on several rows, with the result of each. */
export function Bulk({ open, ...options }: BulkProps) {
  const { api, selected, stages, offline, select } = options;
  const { answers, problem, clear, working, summary, act, close } = useBulk(options);
  if (selected.size === 0 && answers.length === 0 && !working) return null;
  return (
    <section class="aside bulk" aria-label={t('tab.page.select.count', { count: selected.size, most: mostSelected })}>
      {selected.size > 0 || working ? (
        <BulkDeeds {...{ selected, stages, offline, working, select }} act={(deed, stage) => void act(deed, stage)} />
      ) : null}
      {/* Offline, the bar of the list says so. */}
      <PressProblem api={api} problem={offline && isOffline(problem) ? undefined : problem} clear={clear} />
      {answers.map((answer, at) => (
        <BulkResults
          key={answer}
          {...{ answer, open }}
          summary={at === 0 ? summary : undefined}
          titled={answers.length > 1}
          close={() => close(answer)}
        />
      ))}
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
