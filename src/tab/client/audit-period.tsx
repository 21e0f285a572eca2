import { useState } from 'preact/hooks';
import type { TabAuditPeriod } from '../work-contract.ts';
import type { Api } from './api.ts';
import { auditTypes } from './audit.tsx';
import { DateInput } from './date-input.tsx';
import { Bar, FileCopy } from './parts.tsx';
import { PressProblem } from './problem-bar.tsx';
import { save } from './save-file.ts';
import { t } from './texts.ts';

interface AuditPeriodProps {
  readonly api: Api;
  /** By the desk's clock. */
  readonly today: string;
  say(words: string): void;
}

const days = 30;

/** Download of the audit of a period, of everybody or of one person. */
export function AuditPeriod({ api, today, say }: AuditPeriodProps) {
  const { answer, problem, clear, busy, take } = useAuditFile({ api, say });
  return (
    <form
      class="panel audit-period"
      onSubmit={(event) => {
        event.preventDefault();
        const { submitter } = event as SubmitEvent;
        const isLines = submitter instanceof HTMLButtonElement && submitter.value === 'jsonl';
        void take(event.currentTarget, isLines ? 'jsonl' : 'csv');
      }}
    >
      <p class="paragraph">{t('tab.page.audit.period')}</p>
      <PressProblem {...{ api, problem, clear }} />
      {answer ? <Bar kind={answer.file ? 'info' : 'problem'}>{answer.text}</Bar> : null}
      <PeriodFields today={today} />
      <div class="actions">
        <button type="submit" value="csv" disabled={busy}>
          {t('tab.page.audit.csv')}
        </button>
        <button type="submit" value="jsonl" disabled={busy}>
          {t('tab.page.audit.lines')}
        </button>
      </div>
      {answer?.file ? <FileCopy text={answer.file.text} /> : null}
    </form>
  );
}

function useAuditFile({ api, say }: Pick<AuditPeriodProps, 'api' | 'say'>) {
  const [answer, setAnswer] = useState<TabAuditPeriod>();
  const [problem, setProblem] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const take = async (form: HTMLFormElement, format: keyof typeof auditTypes) => {
    const typed = new FormData(form);
    const text = (name: string) => String(typed.get(name) ?? '').trim();
    setBusy(true);
    // Of the period before: a refusal stands alone.
    setAnswer(undefined);
    try {
      const asked = { from: text('from'), until: text('until'), person: text('person'), format };
      const found = await api.get<TabAuditPeriod>('/audit', asked);
      setAnswer(found);
      setProblem(undefined);
      if (found.file) save(found.file.name, auditTypes[format], found.file.text);
      say(found.text);
    } catch (error) {
      setProblem(error);
    } finally {
      setBusy(false);
    }
  };
  return { answer, problem, clear: () => setProblem(undefined), busy, take };
}

function PeriodFields({ today }: Pick<AuditPeriodProps, 'today'>) {
  const first = new Date(Date.parse(today) - days * 86_400_000).toISOString().slice(0, 10);
  return (
    <>
      <div class="field">
        <label for="audit-from">{t('tab.page.scorecard.from')}</label>
        <DateInput id="audit-from" name="from" required day={first} />
      </div>
      <div class="field">
        <label for="audit-until">{t('tab.page.scorecard.to')}</label>
        <DateInput id="audit-until" name="until" required day={today} />
      </div>
      <div class="field">
        <label for="audit-person">{t('tab.page.audit.person')}</label>
        <input id="audit-person" name="person" maxLength={200} />
      </div>
    </>
  );
}
