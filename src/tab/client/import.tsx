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
  const { found, told, problem, refused, clear, busy, load, send } = useImport(api, say);
  return (
    <>
      <h1 tabIndex={-1} id="title">
        {t('tab.page.import')}
      </h1>
      <p class="paragraph">{t('tab.page.import.how')}</p>
      {android ? (
        <p>{t('tab.page.import.android', { command: t('tab.page.import') })}</p>
      ) : (
        <FileForm busy={busy} send={(file) => void send(file)} />
      )}
      <Problems {...{ api, problem, refused, clear }} again={() => void load()} />
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

function useImport(api: Api, say: ImportProps['say']) {
  const [found, setFound] = useState<TabImport>();
  const [told, setTold] = useState('');
  const [problem, setProblem] = useState<unknown>();
  const [refused, setRefused] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const clear = () => setRefused(undefined);
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
    clear();
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
  return { found, told, problem, refused, clear, busy, load, send };
}

interface FileFormProps {
  readonly busy: boolean;
  send(file: File): void;
}

function FileForm({ busy, send }: FileFormProps) {
  const [name, setName] = useState('');
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        const file = new FormData(event.currentTarget).get('file');
        if (file instanceof File && file.size > 0) send(file);
      }}
    >
      <div class="field">
        <label for="import-file">{t('tab.page.import.choose')}</label>
        <span class="file">
          <input
            id="import-file"
            type="file"
            name="file"
            accept=".csv,text/csv"
            required
            onChange={(event) => setName(event.currentTarget.files?.[0]?.name ?? '')}
          />
          <span class="file-said" aria-hidden="true">
            <span>{t('tab.page.import.pick')}</span>
            <bdi>{name}</bdi>
          </span>
        </span>
      </div>
      <div class="actions">
        <button type="submit" class="primary" disabled={busy}>
          {t('tab.page.import.send')}
        </button>
      </div>
    </form>
  );
}
