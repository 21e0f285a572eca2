import { useState } from 'preact/hooks';
import type { TabCard, TabLeads } from '../contract.ts';
import type { Api } from './api.ts';
import { Filters } from './filters.tsx';
import { ListBars, Loading } from './list-bars.tsx';
import { LiveCard } from './panel.tsx';
import { Chips, Parts, Row, Rows } from './parts.tsx';
import { t } from './texts.ts';
import { useLeads } from './use-leads.ts';

interface LeadsProps {
  readonly api: Api;
  /** Encoded view, from the desk or from a link. */
  readonly view: string;
  readonly look: number;
  /** False while covered by something else: no requests then. */
  readonly active: boolean;
  go(view: string): void;
  open(id: string): void;
  say(words: string): void;
  /** Undefined if links can't be shared, as on phones. */
  readonly share: ((view: string, title: string) => void) | undefined;
}

/** Leads, one kind at a time. New rows appear on a press, as in every list. */
export function Leads({ api, view, look, active, go, open, say, share }: LeadsProps) {
  const leads = useLeads({ api, view, look, active, say });
  const [filtering, setFiltering] = useState(false);
  const { found, problem, refused, clear, news, unverified, closeUnverified } = leads;
  const again = () => void leads.load();
  const whole = view === 'waiting' ? undefined : () => go('waiting');
  if (!found) return <Loading {...{ problem, again, whole }} />;
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
      <LeadTools
        found={found}
        go={go}
        stay={() => (unverified ? closeUnverified() : again())}
        filter={() => setFiltering(true)}
        share={share}
      />
      <Chips filters={found.filters} go={go} />
      <ListBars {...{ api, problem, refused, clear, news, again, whole }} asOf={found.asOf} />
      {unverified ? (
        <Unverified api={api} card={unverified} say={say} close={closeUnverified} />
      ) : (
        <LeadRows
          found={found}
          open={found.unverified ? (id) => !leads.offline && void leads.openUnverified(id) : open}
          turn={leads.turn}
        />
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

interface UnverifiedProps extends Pick<LeadsProps, 'api' | 'say'> {
  readonly card: TabCard;
  close(): void;
}

/** A lead of the lead destination. Its way back to the list is the page's. */
function Unverified({ api, card, say, close }: UnverifiedProps) {
  const instead = (verb: string) => {
    if (verb !== 'leads.show') return false;
    close();
    return true;
  };
  return (
    <div class="panel">
      <LiveCard {...{ api, card, say, instead }} />
    </div>
  );
}

interface LeadToolsProps extends Pick<LeadsProps, 'go' | 'share'> {
  readonly found: TabLeads;
  /** The current kind was pressed again. */
  stay(): void;
  filter(): void;
}

function LeadTools({ found, go, stay, filter, share }: LeadToolsProps) {
  return (
    <div class="tools">
      <fieldset class="tools choices">
        <legend class="spoken">{t('tab.page.leads.shelves')}</legend>
        {found.shelves.map((shelf) => (
          <button
            key={shelf.view}
            type="button"
            aria-pressed={shelf.here}
            onClick={() => (shelf.here ? stay() : go(shelf.view))}
          >
            {shelf.text}
          </button>
        ))}
      </fieldset>
      {found.unverified ? null : (
        <button type="button" onClick={filter}>
          {t('tab.page.filters')}
        </button>
      )}
      {share ? (
        <button type="button" onClick={() => share(found.view, found.title)}>
          {t('tab.page.share')}
        </button>
      ) : null}
    </div>
  );
}

interface LeadRowsProps {
  readonly found: TabLeads;
  open(id: string): void;
  turn(to: number): void;
}

function LeadRows({ found, open, turn }: LeadRowsProps) {
  return (
    <>
      <p class="summary subtle">
        <Parts
          text={[
            t('tab.page.all', { total: `${found.total}${found.isMore ? '+' : ''}` }),
            t('tab.page.asOf', { time: found.asOf }),
          ].join(' · ')}
        />
      </p>
      {found.rows.length > 0 ? (
        <Rows label={found.title}>
          {found.rows.map((row) => (
            <Row key={row.id} row={row} open={open} />
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
  );
}
