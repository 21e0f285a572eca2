import { useEffect, useRef, useState } from 'preact/hooks';
import type { TabCard, TabPressed } from '../contract.ts';
import type { TabPanel } from '../work-contract.ts';
import type { Api } from './api.ts';
import { Card } from './card/card.tsx';
import type { Element } from './card/elements.ts';
import { Bar } from './parts.tsx';
import { PressProblem, ProblemBar } from './problem-bar.tsx';
import { t } from './texts.ts';

interface PanelProps {
  readonly api: Api;
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  say(words: string): void;
  /** Called after a press: other parts of the page may be outdated. */
  changed?(verb: string): void;
}

/** Standalone cards of the desk: a press replaces the card by its result. */
export function Panel({ api, path, query = {}, say, changed }: PanelProps) {
  const [panel, setPanel] = useState<TabPanel>();
  const [problem, setProblem] = useState<unknown>();
  const load = () =>
    api.get<TabPanel>(path, query).then((found) => {
      setPanel(found);
      setProblem(undefined);
    }, setProblem);
  useEffect(() => {
    setPanel(undefined);
    setProblem(undefined);
    void load();
  }, [api, path, JSON.stringify(query)]);
  if (problem) return <ProblemBar problem={problem} again={() => void load()} />;
  if (!panel) return <p class="loading">{t('tab.page.loading')}</p>;
  return (
    <>
      {panel.texts.map((words) => (
        <p class="paragraph" key={words}>
          {words}
        </p>
      ))}
      {panel.cards.map((card, index) => (
        <LiveCard key={index} api={api} card={card} say={say} changed={changed} />
      ))}
    </>
  );
}

interface LiveCardProps extends Pick<PanelProps, 'api' | 'say'> {
  readonly card: TabCard;
  readonly changed?: PanelProps['changed'];
  /** True: handled by the page. */
  instead?(verb: string): boolean;
}

/** An interactive card. No optimistic updates. */
export function LiveCard({ api, card: first, say, changed, instead }: LiveCardProps) {
  const [card, setCard] = useState(first);
  const [words, setWords] = useState('');
  const [problem, setProblem] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const given = useRef(first);
  // A card reloaded by the page replaces the result of a press.
  if (given.current !== first) {
    given.current = first;
    setCard(first);
  }
  const press = async (verb: string, data: Element) => {
    if (instead?.(verb)) return;
    setBusy(true);
    setProblem(undefined);
    setWords('');
    try {
      const answer = await api.post<TabPressed>('/press', { verb, data });
      if (answer.text) setWords(answer.text);
      if (answer.card) setCard(answer.card);
      say(answer.text ?? String((answer.card as { fallbackText?: unknown } | undefined)?.fallbackText ?? ''));
      changed?.(verb);
    } catch (error) {
      setProblem(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <PressProblem api={api} problem={problem} clear={() => setProblem(undefined)} />
      {words ? <Bar kind="info">{words}</Bar> : null}
      <Card card={card} busy={busy} onPress={(verb, data) => void press(verb, data)} />
    </>
  );
}
