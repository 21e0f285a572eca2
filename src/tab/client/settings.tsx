import { useEffect, useState } from 'preact/hooks';
import type { TabPanelName, TabPanels } from '../work-contract.ts';
import type { Api } from './api.ts';
import { AuditPeriod } from './audit-period.tsx';
import { Ladder } from './ladder.tsx';
import { Panel } from './panel.tsx';
import { ProblemBar } from './problem-bar.tsx';
import { t } from './texts.ts';

interface SettingsProps {
  readonly api: Api;
  say(words: string): void;
  /** The person changed language or zone. */
  renew(): void;
}

/** Personal settings, and the desk's for admins: the chat's cards, one at a time. */
export function Settings({ api, say, renew }: SettingsProps) {
  const [{ panels, today }, setPanels] = useState<TabPanels>({ panels: [], today: '' });
  const [name, setName] = useState<TabPanelName>('settings');
  const [problem, setProblem] = useState<unknown>();
  const load = () =>
    api.get<TabPanels>('/panels').then((answer) => {
      setPanels(answer);
      setProblem(undefined);
    }, setProblem);
  useEffect(() => void load(), [api]);
  return (
    <>
      <h1 tabIndex={-1} id="title">
        {t('tab.page.settings')}
      </h1>
      <ProblemBar problem={problem} again={() => void load()} />
      <fieldset class="tools choices" aria-label={t('tab.page.settings')}>
        {panels.map((panel) => (
          <button key={panel.name} type="button" aria-pressed={panel.name === name} onClick={() => setName(panel.name)}>
            {panel.title}
          </button>
        ))}
      </fieldset>
      {name === 'reminders' ? (
        <Ladder api={api} say={say} />
      ) : name === 'audit' ? (
        <AuditPeriod {...{ api, today, say }} />
      ) : panels.length > 0 ? (
        <div class="panel">
          <Panel
            key={name}
            api={api}
            path="/panel"
            query={{ name }}
            say={say}
            changed={(verb) => verb === 'settings.save' && renew()}
          />
        </div>
      ) : null}
    </>
  );
}
