import { useEffect, useRef, useState } from 'preact/hooks';
import type { TabCounts, TabMe } from '../contract.ts';
import type { Api } from './api.ts';
import { Board } from './board.tsx';
import { Detail } from './detail.tsx';
import { Expiring } from './expiring.tsx';
import { Import } from './import.tsx';
import { Later } from './later.tsx';
import { Leads } from './leads.tsx';
import { List } from './list.tsx';
import { type ListPlace, menuLists } from './list-place.ts';
import { Bar } from './parts.tsx';
import { Settings } from './settings.tsx';
import { type HostEvents, shareLink } from './teams.ts';
import { t } from './texts.ts';

type Place =
  | { readonly kind: 'list'; readonly list: ListPlace }
  | { readonly kind: 'leads'; readonly view: string }
  | { readonly kind: OtherPlace };
const otherPlaces = ['expiring', 'board', 'scorecard', 'import', 'settings'] as const;
type OtherPlace = (typeof otherPlaces)[number];
/** Import and settings are hidden from people whom the desk never met in Teams. */
const ofKnown: readonly OtherPlace[] = ['import', 'settings'];

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

const guid = /^referral\/([\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})$/i;

/** The page: lists and views, with a referral in front. The list behind it keeps its state and scroll position. */
export function App({ api, me, subPage, phone, android, inChannel, renew, hear }: AppProps) {
  const [place, setPlace] = useState<Place>(() => placeOf(subPage, inChannel));
  const [opened, setOpened] = useState<string | undefined>(guid.exec(subPage)?.[1]);
  const [counted, setCounted] = useState<TabCounts>();
  const [away, setAway] = useState('');
  const [look, setLook] = useState(0);
  const [counting, setCounting] = useState(0);
  const [spoken, setSpoken] = useState('');
  const left = useRef({ id: '', scroll: 0 });
  const [suspended, setSuspended] = useState(false);

  const open = (id: string) => {
    left.current = { id, scroll: window.scrollY };
    setOpened(id);
    window.scrollTo(0, 0);
  };
  const back = () => {
    if (opened === undefined) return backFromFigure(place, go);
    setOpened(undefined);
    setLook((count) => count + 1);
    const { id, scroll } = left.current;
    // Once the list is visible again: restores focus and scroll position.
    setTimeout(() => {
      window.scrollTo(0, scroll);
      (document.getElementById(`open-${id}`) ?? document.getElementById('title'))?.focus({ preventScroll: true });
    });
    return true;
  };
  useEffect(() => {
    hear({
      onBack: back,
      onSuspend: () => setSuspended(true),
      onResume: () => {
        setSuspended(false);
        setLook((count) => count + 1);
      },
    });
  });
  useEffect(() => {
    api.get<TabCounts>('/counts').then(
      (answer) => {
        setCounted(answer);
        setAway(answer.away ?? '');
      },
      () => undefined,
    );
  }, [api, look, counting]);

  const go = (next: Place) => {
    setOpened(undefined);
    setPlace(next);
    window.scrollTo(0, 0);
  };
  const active = opened === undefined && !suspended;
  const shared = { api, look, active, open, say: setSpoken };
  return (
    <>
      <button type="button" class="skip" onClick={() => document.getElementById('title')?.focus()}>
        {t('tab.page.skip')}
      </button>
      <Menu {...{ place, me, counted, go }} />
      <main>
        {me.known ? null : <Bar kind="info">{t('tab.page.stranger')}</Bar>}
        {me.known && me.role === 'other' ? <Bar kind="info">{t('tab.page.noRole')}</Bar> : null}
        {away && (opened !== undefined || place.kind !== 'list') ? <Bar kind="info">{away}</Bar> : null}
        <div hidden={opened !== undefined}>
          <ToScorecard place={place} go={() => go({ kind: 'scorecard' })} />
          {place.kind === 'list' ? (
            <List
              {...shared}
              place={place.list}
              stages={me.stages}
              withoutRole={!me.known || me.role === 'other'}
              changed={() => setCounting((count) => count + 1)}
              go={(list) => setPlace({ kind: 'list', list })}
              share={phone ? undefined : ({ view, sort }, title) => shareLink(`view/${sort}~${view}`, title)}
            />
          ) : place.kind === 'leads' ? (
            <Leads
              {...shared}
              view={place.view}
              go={(view) => setPlace({ kind: 'leads', view })}
              share={phone ? undefined : (view, title) => shareLink(`view/leads~${view}`, title)}
            />
          ) : (
            <OtherView
              {...shared}
              kind={place.kind}
              android={android}
              renew={renew}
              show={(view) => go(listPlace(view))}
            />
          )}
        </div>
        {opened === undefined ? null : (
          <Detail
            key={opened}
            api={api}
            id={opened}
            look={look}
            active={!suspended}
            admin={me.role === 'admin'}
            back={back}
            say={setSpoken}
            share={phone ? undefined : (id, title) => shareLink(`referral/${id}`, title)}
          />
        )}
      </main>
      <div class="spoken" aria-live="polite">
        {spoken}
      </div>
    </>
  );
}

interface OtherViewProps {
  readonly kind: OtherPlace;
  readonly api: Api;
  readonly look: number;
  readonly active: boolean;
  readonly android: boolean;
  open(id: string): void;
  /** Opens a list. */
  show(view: string): void;
  say(words: string): void;
  renew(): void;
}

function OtherView({ kind, api, look, active, android, open, show, say, renew }: OtherViewProps) {
  switch (kind) {
    case 'expiring':
      return <Expiring {...{ api, look, active, open, say }} />;
    case 'board':
      return <Board {...{ api, look, active, open, say }} />;
    case 'scorecard':
      return <Later load={loadScorecard} props={{ api, look, show, say }} />;
    case 'import':
      return <Import api={api} android={android} say={say} />;
    case 'settings':
      return <Settings api={api} say={say} renew={renew} />;
  }
}

const loadScorecard = async () => (await import('./scorecard.tsx')).ScorecardView;

/** True: went back. */
function backFromFigure(place: Place, go: (next: Place) => void): boolean {
  const isThere = isBehindFigure(place);
  if (isThere) go({ kind: 'scorecard' });
  return isThere;
}

/** Opens the list behind a number of the scorecard. */
function isBehindFigure(place: Place): boolean {
  return place.kind === 'list' && place.list.view.includes(';m=');
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

interface MenuProps {
  readonly place: Place;
  readonly me: TabMe;
  readonly counted: TabCounts | undefined;
  go(next: Place): void;
}

function Menu({ place, me, counted, go }: MenuProps) {
  return (
    <nav aria-label={t('tab.page.views')}>
      <div>
        {menuLists.map((list) => (
          <NavButton
            key={list}
            here={place.kind === 'list' && place.list.view.split(';')[0] === list}
            go={() => go(listPlace(list))}
          >
            {t(`tab.page.list.${list}`)}
            {counted ? <Count {...counted.counts[list]} /> : null}
          </NavButton>
        ))}
        {me.leads ? (
          <NavButton here={place.kind === 'leads'} go={() => go({ kind: 'leads', view: 'waiting' })}>
            {t('tab.page.leads')}
            {counted?.leads ? <Count {...counted.leads} /> : null}
          </NavButton>
        ) : null}
      </div>
      <div>
        {otherPlaces
          .filter((kind) => me.known || !ofKnown.includes(kind))
          .map((kind) => (
            <NavButton key={kind} here={place.kind === kind} go={() => go({ kind })}>
              {t(`tab.page.${kind}`)}
            </NavButton>
          ))}
      </div>
    </nav>
  );
}

interface NavButtonProps {
  readonly here: boolean;
  go(): void;
  readonly children: preact.ComponentChildren;
}

function NavButton({ here, go, children }: NavButtonProps) {
  const button = useRef<HTMLButtonElement>(null);
  // On narrow pages the menu scrolls sideways: keeps the current entry visible.
  useEffect(() => {
    if (here) button.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [here]);
  return (
    <button ref={button} type="button" aria-current={here ? 'page' : undefined} onClick={go}>
      {children}
    </button>
  );
}

function Count({ total, isMore }: { readonly total: number; readonly isMore: boolean }) {
  return <span class="count"> {isMore ? `${total}+` : total}</span>;
}

function listPlace(view: string): Place {
  return { kind: 'list', list: { view, sort: 'attention' } };
}

const sorts = ['attention', 'deadline', 'updated', 'value', 'customer'] as const;

/** `view/<order>~<list with its filters>` of a link. The desk refuses invalid ones. */
function placeOf(subPage: string, inChannel: boolean): Place {
  const said = /^view\/(.{1,520})$/.exec(subPage)?.[1];
  const other = otherPlaces.find((kind) => kind === said);
  if (other) return { kind: other };
  const [, order, view] = /^(?:([a-z]+)~)?(.+)$/.exec(said ?? '') ?? [];
  if (order === 'leads' || said === 'leads') return { kind: 'leads', view: order ? (view ?? '') : 'waiting' };
  const sort = sorts.find((one) => one === order) ?? 'attention';
  return { kind: 'list', list: { view: view ?? (inChannel ? 'inbound' : 'inbox'), sort } };
}
