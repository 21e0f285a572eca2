import { useEffect, useRef, useState } from 'preact/hooks';
import type { TabPressed, TabReferral } from '../contract.ts';
import { type Api, isOffline } from './api.ts';
import { Audit } from './audit.tsx';
import { Card } from './card/card.tsx';
import { type Element, hasInputs } from './card/elements.ts';
import { Bar, problemText } from './parts.tsx';
import { t } from './texts.ts';

interface DetailProps {
  readonly api: Api;
  readonly id: string;
  readonly look: number;
  /** False while Teams has put the page to sleep: then it asks for nothing. */
  readonly active: boolean;
  readonly admin: boolean;
  /** Undefined where links cannot be shared: on phones. */
  readonly share: ((id: string, title: string) => void) | undefined;
  back(): void;
  say(words: string): void;
}

/** While no form stands open, the card follows what others do; in milliseconds. */
const every = 15_000;

/** One referral: its card with all its buttons, and what happened to it. Nothing is shown as done before the desk says so. */
export function Detail({ api, id, look, active, admin, share, back, say }: DetailProps) {
  const [found, setFound] = useState<TabReferral>();
  const [problem, setProblem] = useState<unknown>();
  const [words, setWords] = useState('');
  const [busy, setBusy] = useState(false);
  /** A menu of the card stands open: nothing takes its place while somebody reads it. */
  const [menu, setMenu] = useState(false);
  const title = useRef<HTMLHeadingElement>(null);

  /** An answer that was asked for before somebody pressed is of the card as it was. */
  const latest = useRef(0);

  const load = async () => {
    latest.current += 1;
    const turn = latest.current;
    try {
      const now = await api.get<TabReferral>(`/referrals/${id}`);
      if (turn !== latest.current) return;
      setFound(now);
      setProblem(undefined);
    } catch (error) {
      if (turn === latest.current) setProblem(error);
    }
  };
  useEffect(() => {
    if (!found || !(menu || hasInputs(found.card))) void load();
  }, [api, id, look]);
  useEffect(() => title.current?.focus(), [found === undefined]);
  const still = active && found !== undefined && !busy && !menu && !hasInputs(found.card);
  useEffect(() => {
    if (!still) return;
    const timer = setInterval(() => !document.hidden && void load(), every);
    return () => clearInterval(timer);
  }, [still, id]);

  const press = async (verb: string, data: Element) => {
    latest.current += 1;
    setBusy(true);
    setProblem(undefined);
    setWords('');
    try {
      const { card, text: told } = await api.post<TabPressed>('/press', { verb, data });
      if (told) setWords(told);
      setMenu(verb.endsWith('.more'));
      if (card) await show(card);
    } catch (error) {
      setProblem(error);
    } finally {
      setBusy(false);
    }
  };
  /** The card that the press led to; what happened beside it is asked for anew unless a form stands there. */
  const show = async (card: TabReferral['card']) => {
    const now = hasInputs(card) ? undefined : await api.get<TabReferral>(`/referrals/${id}`).catch(() => undefined);
    latest.current += 1;
    setFound((was) => was && { ...(now ?? was), card });
    say(String((card as { fallbackText?: unknown }).fallbackText ?? ''));
  };
  const heart = async () => {
    const on = !found?.favourite;
    try {
      await api.post(`/referrals/${id}/favourite`, { on });
      setFound((was) => was && { ...was, favourite: on });
    } catch (error) {
      setProblem(error);
    }
  };

  return (
    <>
      <div class="tools">
        <button type="button" onClick={back}>
          <span aria-hidden="true">‹ </span>
          {t('tab.page.back')}
        </button>
        {found?.favourite === undefined ? null : (
          <button
            type="button"
            class="heart"
            aria-pressed={found.favourite}
            aria-label={t('tab.page.heart', { customer: found.title })}
            onClick={heart}
          >
            <span aria-hidden="true">{found.favourite ? '♥' : '♡'}</span>
          </button>
        )}
        {found && share ? (
          <button type="button" onClick={() => share(id, found.title)}>
            {t('tab.page.share')}
          </button>
        ) : null}
        {found ? (
          <span class="subtle">{t(busy ? 'tab.page.working' : 'tab.page.asOf', { time: found.asOf })}</span>
        ) : null}
      </div>
      {problem ? (
        <Bar kind="problem" action={{ title: t('tab.page.retry'), act: () => void load() }}>
          {problemText(problem, found?.asOf ?? '')}
        </Bar>
      ) : null}
      {words ? <Bar kind="info">{words}</Bar> : null}
      {found ? (
        <>
          <h1 tabIndex={-1} ref={title} class="spoken">
            <bdi>{found.title}</bdi>
          </h1>
          <div class="detail">
            <Card
              card={found.card}
              busy={busy || isOffline(problem)}
              onPress={(verb, data) => void press(verb, data)}
            />
            <div class="beside">
              <Entries title={t('tab.page.history')} entries={found.history} />
              <Entries title={t('tab.page.reminders')} entries={found.reminders} />
              <Entries title={t('tab.page.copies')} entries={found.copies} />
              {admin && found.history.length > 0 ? <Audit api={api} id={id} say={say} /> : null}
            </div>
          </div>
        </>
      ) : problem ? null : (
        <p class="loading">{t('tab.page.loading')}</p>
      )}
    </>
  );
}

function Entries({ title, entries }: { readonly title: string; readonly entries: TabReferral['history'] }) {
  return (
    <section>
      <h2>{title}</h2>
      {entries.length === 0 ? <p class="subtle">{t('tab.page.none')}</p> : null}
      <ul class="entries">
        {entries.map((entry, index) => (
          <li key={index}>
            <bdi>{entry.text}</bdi>
            <div class="subtle">{entry.when}</div>
          </li>
        ))}
      </ul>
    </section>
  );
}
