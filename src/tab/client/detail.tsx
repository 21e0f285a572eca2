import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { TabReferral } from '../contract.ts';
import type { Api } from './api.ts';
import { Card } from './card/card.tsx';
import { Later } from './later.tsx';
import { otherViews } from './page-parts.ts';
import { Bar } from './parts.tsx';
import { Problems } from './problem-bar.tsx';
import { t } from './texts.ts';
import { useDetail } from './use-detail.ts';

interface DetailProps {
  readonly api: Api;
  readonly id: string;
  readonly look: number;
  /** False while Teams has suspended the page: no requests then. */
  readonly active: boolean;
  readonly admin: boolean;
  /** Undefined if links can't be shared, as on phones. */
  readonly share: ((id: string, title: string) => void) | undefined;
  back(): void;
  say(words: string): void;
}

/** A referral: its card with all buttons, and its history. */
export function Detail({ api, id, look, active, admin, share, back, say }: DetailProps) {
  const { found, problem, refused, clear, offline, words, busy, load, press, heart } = useDetail({
    api,
    id,
    look,
    active,
    say,
  });
  const title = useRef<HTMLHeadingElement>(null);
  // With what is drawn, not after it is painted: whoever goes on by the keyboard at once would be taken back.
  useLayoutEffect(() => title.current?.focus(), [found === undefined]);
  return (
    <>
      <DetailTools
        {...{ found, busy, back }}
        heart={() => void heart()}
        share={share && ((title) => share(id, title))}
      />
      <Problems {...{ api, problem, refused, clear }} asOf={found?.asOf} again={() => void load()} />
      {words ? <Bar kind="info">{words}</Bar> : null}
      {found ? (
        <>
          <h1 tabIndex={-1} ref={title} class="spoken">
            <bdi>{found.title}</bdi>
          </h1>
          <div class="detail">
            <Card card={found.card} busy={busy || offline} onPress={(verb, data) => void press(verb, data)} />
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

/** Loaded when it is opened, and again each time. */
function Audit({ api, id, say }: Pick<DetailProps, 'api' | 'id' | 'say'>) {
  const [open, setOpen] = useState(false);
  return (
    <details class="audit" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t('tab.page.audit')}</summary>
      {open ? (
        <Later api={api} place={`referral/${id}`} part={otherViews}>
          {({ AuditShown }) => <AuditShown {...{ api, id, say }} />}
        </Later>
      ) : null}
    </details>
  );
}

interface DetailToolsProps {
  readonly found: TabReferral | undefined;
  readonly busy: boolean;
  readonly share: ((title: string) => void) | undefined;
  back(): void;
  heart(): void;
}

function DetailTools({ found, busy, share, back, heart }: DetailToolsProps) {
  return (
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
        <button type="button" onClick={() => share(found.title)}>
          {t('tab.page.share')}
        </button>
      ) : null}
      {found ? (
        <span class="subtle as-of">{t(busy ? 'tab.page.working' : 'tab.page.asOf', { time: found.asOf })}</span>
      ) : null}
    </div>
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
