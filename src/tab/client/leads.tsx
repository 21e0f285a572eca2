import { useEffect, useRef, useState } from 'preact/hooks';
import type { TabLeads, TabPressed } from '../contract.ts';
import { type Api, isOffline } from './api.ts';
import { Filters } from './filters.tsx';
import { LiveCard } from './panel.tsx';
import { Bar, Chips, focusTitle, problemText, Row, Rows } from './parts.tsx';
import { t } from './texts.ts';
import { useBackOnline } from './use-back-online.ts';
import { useNews } from './use-news.ts';

interface LeadsProps {
  readonly api: Api;
  /** Which leads: as the desk writes it, or out of a link. */
  readonly view: string;
  readonly look: number;
  /** False while something else is in front of it: then it asks for nothing. */
  readonly active: boolean;
  go(view: string): void;
  open(id: string): void;
  say(words: string): void;
  /** Undefined where links cannot be shared: on phones. */
  readonly share: ((view: string, title: string) => void) | undefined;
}

/** Between two looks whether the page would be another one, in milliseconds, give or take a fifth. */
const every = 30_000;

/** Leads, apart from co-sell: one kind of them at a time. What is new waits for a press, as in every list. */
export function Leads({ api, view, look, active, go, open, say, share }: LeadsProps) {
  const [found, setFound] = useState<TabLeads>();
  const [page, setPage] = useState(1);
  const [problem, setProblem] = useState<unknown>();
  const [news, setNews] = useState('');
  const [filtering, setFiltering] = useState(false);
  /** Of the lead destination, in front of the list. */
  const [unverified, setUnverified] = useState<NonNullable<TabPressed['card']>>();
  const latest = useRef(0);
  const left = useRef('');
  const ask = (wanted = page) => api.get<TabLeads>('/leads', { view, page: wanted });
  const load = async (wanted = page) => {
    const turn = ++latest.current;
    try {
      const answer = await ask(wanted);
      if (turn !== latest.current) return;
      setFound(answer);
      setPage(answer.page);
      setProblem(undefined);
      setNews('');
      say(answer.title);
    } catch (error) {
      if (turn === latest.current) setProblem(error);
    }
  };
  const shown = useRef(view);
  useEffect(() => {
    // Another kind begins with its first page.
    const isSame = shown.current === view;
    shown.current = view;
    setUnverified(undefined);
    void load(isSame ? page : 1);
  }, [api, view, look]);
  const offline = isOffline(problem);
  useBackOnline(offline, () => void load(), [view, page]);
  useNews({
    of: [api, view, page],
    stamp: found?.stamp,
    active: active && !unverified && !news,
    every,
    look: async (stamp) => {
      const now = await ask();
      return { changed: now.stamp !== stamp, text: t('tab.page.leads.news'), stamp: now.stamp };
    },
    tell: setNews,
  });

  const turn = (to: number) => {
    focusTitle();
    window.scrollTo(0, 0);
    void load(to);
  };
  const openUnverified = async (leadId: string) => {
    left.current = leadId;
    try {
      const { card } = await api.post<TabPressed>('/press', { verb: 'lead.unverified', data: { leadId, page: 1 } });
      if (card) setUnverified(card);
    } catch (error) {
      setProblem(error);
    }
  };
  const closeUnverified = () => {
    setUnverified(undefined);
    void load();
    setTimeout(() => (document.getElementById(`open-${left.current}`) ?? document.getElementById('title'))?.focus());
  };
  const again = { title: t('tab.page.retry'), act: () => void load() };
  if (!found)
    return problem ? (
      <Bar kind="problem" action={again}>
        {problemText(problem, '')}
      </Bar>
    ) : (
      <p class="loading">{t('tab.page.loading')}</p>
    );
  return (
    <>
      <h1 tabIndex={-1} id="title">
        {found.title}
      </h1>
      {found.about.map((line) => (
        <p class="paragraph" key={line}>
          {line}
        </p>
      ))}
      <div class="tools">
        <fieldset class="choices">
          <legend class="spoken">{t('tab.page.leads.shelves')}</legend>
          {found.shelves.map((shelf) => (
            <button
              key={shelf.view}
              type="button"
              aria-pressed={shelf.here}
              onClick={() => (!shelf.here ? go(shelf.view) : unverified ? closeUnverified() : void load())}
            >
              {shelf.text}
            </button>
          ))}
        </fieldset>
        {found.unverified ? null : (
          <button type="button" onClick={() => setFiltering(true)}>
            {t('tab.page.filters')}
          </button>
        )}
        {share ? (
          <button type="button" onClick={() => share(found.view, found.title)}>
            {t('tab.page.share')}
          </button>
        ) : null}
      </div>
      <Chips filters={found.filters} go={go} />
      {problem ? (
        <Bar kind="problem" action={again}>
          {problemText(problem, found.asOf)}
        </Bar>
      ) : null}
      {news ? (
        <Bar
          kind="info"
          action={{
            title: t('tab.page.refresh'),
            act: () => {
              focusTitle();
              void load();
            },
          }}
        >
          {news}
        </Bar>
      ) : null}
      {unverified ? (
        <div class="panel">
          <LiveCard
            api={api}
            card={unverified}
            say={say}
            instead={(verb) => {
              if (verb !== 'leads.show') return false;
              closeUnverified();
              return true;
            }}
          />
        </div>
      ) : (
        <>
          <p class="summary subtle">
            {t('tab.page.all', { total: `${found.total}${found.isMore ? '+' : ''}` })} ·{' '}
            {t('tab.page.asOf', { time: found.asOf })}
          </p>
          {found.rows.length > 0 ? (
            <Rows label={found.title}>
              {found.rows.map((row) => (
                <Row
                  key={row.id}
                  row={row}
                  open={found.unverified ? (id) => !offline && void openUnverified(id) : open}
                />
              ))}
            </Rows>
          ) : null}
          {found.pages > 1 ? (
            <div class="actions">
              <button type="button" disabled={found.page <= 1} onClick={() => turn(found.page - 1)}>
                {t('tab.page.leads.previous')}
              </button>
              <span>{t('tab.page.leads.page', { page: found.page, pages: found.pages })}</span>
              <button type="button" disabled={found.page >= found.pages} onClick={() => turn(found.page + 1)}>
                {t('tab.page.leads.next')}
              </button>
            </div>
          ) : null}
        </>
      )}
      {filtering ? (
        <Filters
          api={api}
          path="/leads/filters"
          view={found.view}
          bare={found.bare}
          close={() => setFiltering(false)}
          apply={(next) => {
            setFiltering(false);
            go(next);
          }}
        />
      ) : null}
    </>
  );
}
