import { useEffect, useState } from 'preact/hooks';
import type { TabCounts, TabMe } from '../contract.ts';
import type { Api } from './api.ts';
import { BulkEnded } from './bulk-answer.tsx';
import type { BulkAnswer } from './bulk-results.ts';
import { Detail } from './detail.tsx';
import { Later } from './later.tsx';
import { List } from './list.tsx';
import { Menu } from './menu.tsx';
import { Newer } from './newer.tsx';
import { otherViews, scorecardView } from './page-parts.ts';
import { Bar } from './parts.tsx';
import { isBehindFigure, listPlace, type OtherPlace, type Place, startOf } from './places.ts';
import { Uncovered } from './problem-bar.tsx';
import { type HostEvents, shareLink } from './teams.ts';
import { t } from './texts.ts';
import { usePlaces } from './use-places.ts';

interface AppProps {
  readonly api: Api;
  readonly me: TabMe;
  /** `referral/<id>` or `view/<code>` of a deep link: untrusted, so it only opens something. */
  readonly subPage: string;
  readonly phone: boolean;
  readonly android: boolean;
  /** In a channel everybody begins with the same list, without personal filters. */
  readonly inChannel: boolean;
  /** Requests the person's profile and language again. */
  renew(): void;
  /** Host events are dispatched to the view that is shown. */
  hear(events: Omit<HostEvents, 'onTheme'>): void;
}

/** The page: lists and views, with a referral in front. The list behind it keeps its state and scroll position. */
export function App({ api, me, subPage, phone, android, inChannel, renew, hear }: AppProps) {
  const { place, setPlace, opened, suspended, look, open, go, back } = usePlaces({ subPage, inChannel, hear });
  const { counted, count } = useCounts(api, look);
  const [spoken, setSpoken] = useState('');
  // Once the first view is on its way: the others open without a wait, also offline and after an update of the desk.
  useEffect(() => void otherViews.load().catch(() => undefined), []);
  // Each stays until it is closed: a later action must not take away what an earlier one did not reach.
  const [ended, setEnded] = useState<readonly BulkAnswer[]>([]);
  const active = opened === undefined && !suspended;
  const away = counted?.away ?? '';
  return (
    <>
      <button type="button" class="skip" onClick={() => document.getElementById('title')?.focus()}>
        {t('tab.page.skip')}
      </button>
      <Menu {...{ place, me, counted, go }} />
      <main>
        <Newer api={api} place={startOf(place, opened)} />
        <Notices me={me} away={opened !== undefined || place.kind !== 'list' ? away : ''} />
        {ended.map((answer, place) => (
          <BulkEnded
            key={place}
            answer={answer}
            open={open}
            close={() => setEnded((answers) => answers.filter((one) => one !== answer))}
          />
        ))}
        <div hidden={opened !== undefined}>
          <Uncovered.Provider value={active}>
            <ToScorecard place={place} go={() => go({ kind: 'scorecard' })} />
            <View
              {...{ api, me, place, look, active, phone, android, open, go, renew }}
              say={setSpoken}
              stay={setPlace}
              changed={count}
              ended={(answer) => {
                setEnded((answers) => [...answers, answer]);
                count();
              }}
            />
          </Uncovered.Provider>
        </div>
        {opened === undefined ? null : (
          <Uncovered.Provider value={!suspended}>
            <Opened key={opened} {...{ api, me, look, back, phone }} id={opened} active={!suspended} say={setSpoken} />
          </Uncovered.Provider>
        )}
      </main>
      <div class="spoken" aria-live="polite">
        {spoken}
      </div>
    </>
  );
}

/** What holds for every view. A list says by itself that Partner Center is away. */
function Notices({ me, away }: { readonly me: TabMe; readonly away: string }) {
  return (
    <>
      {me.known ? null : <Bar kind="info">{t('tab.page.stranger')}</Bar>}
      {me.known && me.role === 'other' ? <Bar kind="info">{t('tab.page.noRole')}</Bar> : null}
      {away ? <Bar kind="info">{away}</Bar> : null}
    </>
  );
}

interface OpenedProps extends Pick<AppProps, 'api' | 'me' | 'phone'> {
  readonly id: string;
  readonly look: number;
  readonly active: boolean;
  back(): void;
  say(words: string): void;
}

function Opened({ me, phone, ...shared }: OpenedProps) {
  const share = phone ? undefined : (id: string, title: string) => shareLink(`referral/${id}`, title);
  return <Detail {...shared} share={share} admin={me.role === 'admin'} />;
}

/** The counts of the menu: again with each `look`, and by `count`. */
function useCounts(api: Api, look: number) {
  const [counted, setCounted] = useState<TabCounts>();
  const [counting, setCounting] = useState(0);
  useEffect(() => {
    api.get<TabCounts>('/counts').then(setCounted, () => undefined);
  }, [api, look, counting]);
  return { counted, count: () => setCounting((times) => times + 1) };
}

interface ViewProps extends Pick<AppProps, 'api' | 'me' | 'phone' | 'android' | 'renew'> {
  readonly place: Place;
  readonly look: number;
  readonly active: boolean;
  open(id: string): void;
  go(place: Place): void;
  /** Another place of the same view: the scroll position stays. */
  stay(place: Place): void;
  /** The counts of the lists may have changed. */
  changed(): void;
  /** An action on several rows ended after its list was left. */
  ended(answer: BulkAnswer): void;
  say(words: string): void;
}

function View({ me, place, phone, android, go, stay, changed, ended, renew, ...shared }: ViewProps) {
  switch (place.kind) {
    case 'list':
      return (
        <List
          {...shared}
          place={place.list}
          stages={me.stages}
          withoutRole={!me.known || me.role === 'other'}
          changed={changed}
          ended={ended}
          go={(list) => stay({ kind: 'list', list })}
          share={phone ? undefined : ({ view, sort }, title) => shareLink(`view/${sort}~${view}`, title)}
        />
      );
    case 'leads':
      return (
        <Later key="leads" api={shared.api} place={startOf(place)} part={otherViews}>
          {({ Leads }) => (
            <Leads
              {...shared}
              view={place.view}
              go={(view) => stay({ kind: 'leads', view })}
              share={phone ? undefined : (view, title) => shareLink(`view/leads~${view}`, title)}
            />
          )}
        </Later>
      );
    default:
      return (
        <OtherView {...shared} kind={place.kind} android={android} renew={renew} show={(view) => go(listPlace(view))} />
      );
  }
}

interface OtherViewProps {
  readonly kind: OtherPlace;
  readonly api: Api;
  readonly look: number;
  readonly android: boolean;
  open(id: string): void;
  /** Opens a list. */
  show(view: string): void;
  say(words: string): void;
  renew(): void;
}

function OtherView({ kind, api, look, android, open, show, say, renew }: OtherViewProps) {
  if (kind === 'scorecard')
    return (
      <Later key={kind} api={api} place={startOf({ kind })} part={scorecardView}>
        {({ ScorecardView }) => <ScorecardView {...{ api, look, show, say }} />}
      </Later>
    );
  return (
    <Later key={kind} api={api} place={startOf({ kind })} part={otherViews}>
      {({ Expiring, Board, Import, Settings }) => {
        switch (kind) {
          case 'expiring':
            return <Expiring {...{ api, look, open, say }} />;
          case 'board':
            return <Board {...{ api, look, open, say }} />;
          case 'import':
            return <Import {...{ api, android, say }} />;
          case 'settings':
            return <Settings {...{ api, say, renew }} />;
        }
      }}
    </Later>
  );
}

function ToScorecard({ place, go }: { readonly place: Place; go(): void }) {
  if (!isBehindFigure(place)) return null;
  return (
    <p>
      <button type="button" onClick={go}>
        {t('tab.page.scorecard.back')}
      </button>
    </p>
  );
}
