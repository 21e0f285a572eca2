import { useState } from 'preact/hooks';
import type { TabCard, TabPressed } from '../contract.ts';
import type { TabExport } from '../work-contract.ts';
import type { Api } from './api.ts';
import { LiveCard } from './panel.tsx';
import { Bar } from './parts.tsx';
import { PressProblem } from './problem-bar.tsx';
import { save } from './save-file.ts';
import { t } from './texts.ts';

interface ExportProps {
  readonly api: Api;
  readonly view: string;
  say(words: string): void;
}

/** Export of the list: as a download if the client allows it, and always by the chat. */
export function Export({ api, view, say }: ExportProps) {
  const [told, setTold] = useState('');
  const [card, setCard] = useState<TabCard>();
  const [problem, setProblem] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const does = async (work: () => Promise<string>) => {
    setBusy(true);
    setProblem(undefined);
    try {
      const words = await work();
      setTold(words);
      say(words);
    } catch (error) {
      setProblem(error);
    } finally {
      setBusy(false);
    }
  };
  const here = () =>
    does(async () => {
      const { file, text } = await api.get<TabExport>('/export', { view });
      if (file) save(file.name, 'text/csv;charset=utf-8', file.text);
      return text;
    });
  const toChat = () =>
    does(async () => {
      const answer = await api.post<TabPressed>('/press', { verb: 'bulk.export', data: { view } });
      setCard(answer.card);
      return answer.text ?? '';
    });
  return (
    <section class="aside" aria-label={t('tab.page.export')}>
      <div class="tools">
        <button type="button" disabled={busy} onClick={() => void here()}>
          {t('tab.page.export.download')}
        </button>
        <button type="button" disabled={busy} onClick={() => void toChat()}>
          {t('tab.page.export.chat')}
        </button>
      </div>
      <p class="subtle">{t('tab.page.export.hint')}</p>
      <PressProblem api={api} problem={problem} clear={() => setProblem(undefined)} />
      {told ? <Bar kind="info">{told}</Bar> : null}
      {card ? <LiveCard api={api} card={card} say={say} /> : null}
    </section>
  );
}
