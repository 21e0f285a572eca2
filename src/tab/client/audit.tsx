import { useEffect, useState } from 'preact/hooks';
import type { TabAudit, TabAuditFile } from '../work-contract.ts';
import type { Api } from './api.ts';
import { Bar, FileCopy } from './parts.tsx';
import { Problems } from './problem-bar.tsx';
import { save } from './save-file.ts';
import { t } from './texts.ts';

interface AuditProps {
  readonly api: Api;
  readonly id: string;
  say(words: string): void;
}

export const auditTypes = { csv: 'text/csv;charset=utf-8', jsonl: 'application/x-ndjson' } as const;

/** The audit of a referral and its integrity. */
export function AuditShown({ api, id, say }: AuditProps) {
  const { audit, copy, problem, refused, clear, load, take } = useAudit({ api, id, say });
  return (
    <>
      <Problems {...{ api, problem, refused, clear }} again={() => void load()} />
      {audit ? (
        <>
          <Bar kind={audit.isWhole ? 'info' : 'problem'}>{audit.text}</Bar>
          <div class="tools">
            <button type="button" onClick={() => void take('csv')}>
              {t('tab.page.audit.csv')}
            </button>
            <button type="button" onClick={() => void take('jsonl')}>
              {t('tab.page.audit.lines')}
            </button>
          </div>
          {copy ? <FileCopy text={copy} /> : null}
          <AuditLines lines={audit.lines} />
        </>
      ) : null}
    </>
  );
}

function useAudit({ api, id, say }: AuditProps) {
  const [audit, setAudit] = useState<TabAudit>();
  const [copy, setCopy] = useState('');
  const [problem, setProblem] = useState<unknown>();
  const [refused, setRefused] = useState<unknown>();
  const clear = () => setRefused(undefined);
  const load = () =>
    api.get<TabAudit>(`/referrals/${id}/audit`).then((found) => {
      setAudit(found);
      setProblem(undefined);
      say(found.text);
    }, setProblem);
  useEffect(() => void load(), [api, id]);
  const take = async (format: keyof typeof auditTypes) => {
    try {
      const file = await api.get<TabAuditFile>(`/referrals/${id}/audit-file`, { format });
      save(file.name, auditTypes[format], file.text);
      // Fallback for frames that block downloads.
      setCopy(file.text);
      clear();
    } catch (error) {
      setRefused(error);
    }
  };
  return { audit, copy, problem, refused, clear, load, take };
}

function AuditLines({ lines }: Pick<TabAudit, 'lines'>) {
  return (
    <ol class="entries" reversed start={lines[0]?.number}>
      {lines.map(({ number, when, what, who, changes, seal }) => (
        <li key={number}>
          <bdi>{what}</bdi> · <bdi>{who}</bdi>
          {changes.map((change) => (
            <div key={change}>
              <bdi>{change}</bdi>
            </div>
          ))}
          <div class="subtle">
            {number} · {when}
            {seal ? ` · ${seal}` : ''}
          </div>
        </li>
      ))}
    </ol>
  );
}
