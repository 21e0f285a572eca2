import { useEffect, useState } from 'preact/hooks';
import type { TabImport } from '../work-contract.ts';
import type { Api } from './api.ts';
import { LiveCard } from './panel.tsx';
import { Bar } from './parts.tsx';
import { Problems } from './problem-bar.tsx';
import { t } from './texts.ts';

interface ImportProps {
  readonly api: Api;
  /** On phones a file picker in a page can terminate Teams, so files are sent in the chat. */
  readonly android: boolean;
  say(words: string): void;
}

/** Polling interval in milliseconds while a file is read or a run is in progress. */
const every = 2_500;

/** Upload of a file: the rehearsal is the chat's own card. */
export function Import({ api, android, say }: ImportProps) {
  const [found, setFound] = useState<TabImport>();
  const [told, setTold] = useState('');
  const [problem, setProblem] = useState<unknown>();
  const [refused, setRefused] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const load = async () => {
    try {
      setFound(await api.get<TabImport>('/import'));
      setProblem(undefined);
    } catch (error) {
      setProblem(error);
      // Polling continues after a failure.
      setFound((was) => was && { ...was });
    }
  };
  useEffect(() => void load(), [api]);
  useEffect(() => {
    if (!found?.again) return;
    const timer = setTimeout(() => void load(), every);
    return () => clearTimeout(timer);
  }, [found]);
  const send = async (file: File) => {
    setBusy(true);
    setRefused(undefined);
    try {
      const answer = await api.upload<{ readonly text: string }>('/import', { name: file.name }, file);
      setTold(answer.text);
      say(answer.text);
      await load();
    } catch (error) {
      setRefused(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <h1 tabIndex={-1} id="title">
        {t('tab.page.import')}
      </h1>
      <p class="paragraph">{t('tab.page.import.how')}</p>
      {android ? (
        <p>{t('tab.page.import.android', { command: t('tab.page.import') })}</p>
      ) : (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            const file = new FormData(event.currentTarget).get('file');
            if (file instanceof File && file.size > 0) void send(file);
          }}
        >
          <div class="field">
            <label for="import-file">{t('tab.page.import.choose')}</label>
            <input id="import-file" type="file" name="file" accept=".csv,text/csv" required />
          </div>
          <div class="actions">
            <button type="submit" class="primary" disabled={busy}>
              {t('tab.page.import.send')}
            </button>
          </div>
        </form>
      )}
      <Problems {...{ api, problem, refused }} again={() => void load()} clear={() => setRefused(undefined)} />
      {told && !found?.card ? <Bar kind="info">{told}</Bar> : null}
      <h2>{t('tab.page.import.last')}</h2>
      {!found ? null : found.card ? (
        <div class="panel">
          <LiveCard api={api} card={found.card} say={say} changed={() => void load()} />
        </div>
      ) : (
        <p class="subtle">{found.text || t('tab.page.import.none')}</p>
      )}
    </>
  );
}
