import type { RefObject } from 'preact';
import { type BulkAnswer, type BulkResult, failedFirst } from './bulk-results.ts';
import { focusTitle } from './parts.tsx';
import { t } from './texts.ts';

interface BulkResultsProps {
  readonly answer: BulkAnswer;
  readonly summary?: RefObject<HTMLElement | null> | undefined;
  /** Shown away from its list or beside another: it says which action it was. */
  readonly titled?: boolean;
  open(id: string): void;
  close(): void;
}

export function summaryOf(results: readonly BulkResult[]): string {
  return t('tab.page.bulk.summary', { done: results.filter((one) => one.done).length, all: results.length });
}

export function BulkResults({ answer, summary, titled, open, close }: BulkResultsProps) {
  const { title, results, names } = answer;
  return (
    <div class="result">
      <details open={results.some((one) => !one.done)}>
        <summary {...(summary ? { ref: summary } : {})}>
          {titled ? t('tab.page.about', { what: title, said: summaryOf(results) }) : summaryOf(results)}
        </summary>
        <ul class="entries" aria-label={t('tab.page.bulk.results')}>
          {failedFirst(results).map(({ id, done: isDone, text }) => (
            <li key={id}>
              <span aria-hidden="true">{isDone ? '✓ ' : '✗ '}</span>
              {isDone ? (
                <bdi>{names.get(id)?.customer}</bdi>
              ) : (
                <button
                  type="button"
                  class="link"
                  aria-label={t('tab.page.bulk.open', { customer: names.get(id)?.customer ?? '' })}
                  onClick={() => open(id)}
                >
                  <bdi>{names.get(id)?.customer}</bdi>
                </button>
              )}
              : {text}
            </li>
          ))}
        </ul>
      </details>
      <button
        type="button"
        aria-label={titled ? t('tab.page.about', { what: t('tab.page.bulk.close'), said: title }) : undefined}
        onClick={() => {
          focusTitle();
          close();
        }}
      >
        {t('tab.page.bulk.close')}
      </button>
    </div>
  );
}

/** Above whatever is shown: an action whose list was left before it ended. */
export function BulkEnded({ answer, open, close }: Pick<BulkResultsProps, 'answer' | 'open' | 'close'>) {
  return (
    <section class="aside bulk" aria-label={answer.title}>
      <BulkResults {...{ answer, open, close }} titled />
    </section>
  );
}
