import { useEffect, useRef, useState } from 'preact/hooks';
import { heardAgain, isDialogClosed, remember, type Visit } from './history-entries.ts';
import { isBehindFigure, openedOf, type Place, placeOfLink } from './places.ts';
import type { HostEvents } from './teams.ts';
import { useOnceDrawn } from './use-once-drawn.ts';

interface PlacesOptions {
  readonly subPage: string;
  readonly inChannel: boolean;
  hear(events: Omit<HostEvents, 'onTheme'>): void;
}

/** Where the person is: a view, a referral in front of it, and the way back to its row and scroll position. */
export function usePlaces({ subPage, inChannel, hear }: PlacesOptions) {
  const [place, setPlace] = useState<Place>(() => placeOfLink(subPage, inChannel));
  const [opened, setOpened] = useState<string | undefined>(openedOf(subPage));
  const [suspended, setSuspended] = useState(false);
  /** Incremented to refresh what is shown. */
  const [look, setLook] = useState(0);
  /** Without a scroll position where the list was drawn anew behind the referral. */
  const left = useRef<{ readonly id: string; readonly scroll?: number }>({ id: '' });
  const onceDrawn = useOnceDrawn();

  /** Of the browser's history: what is shown now. */
  const visit: Visit = opened === undefined ? { place } : { place, opened };
  useEffect(() => remember(visit, 'here'), [place]);
  const open = (id: string) => {
    left.current = { id, scroll: window.scrollY };
    setOpened(id);
    remember({ place, opened: id }, 'next');
    window.scrollTo(0, 0);
  };
  const go = (next: Place) => {
    setOpened(undefined);
    setPlace(next);
    remember({ place: next }, 'next');
    window.scrollTo(0, 0);
  };
  const uncover = () => {
    setOpened(undefined);
    setLook((count) => count + 1);
    const { id, scroll } = left.current;
    // The list is visible again then.
    onceDrawn(() => {
      window.scrollTo(0, scroll ?? 0);
      const row = document.getElementById(`open-${id}`) ?? document.getElementById('title');
      row?.focus({ preventScroll: scroll !== undefined });
    });
  };
  /** True: went back. */
  const back = () => {
    if (isDialogClosed()) return true;
    if (opened === undefined) {
      const isThere = isBehindFigure(place);
      if (isThere) go({ kind: 'scorecard' });
      return isThere;
    }
    uncover();
    remember({ place }, 'next');
    return true;
  };
  /** Back and forward of the browser. */
  const goesTo = (to: Visit) => {
    // An entry that is left with a dialog open stays the one that is shown.
    if (isDialogClosed()) return remember(visit, 'next');
    const isSamePlace = JSON.stringify(to.place) === JSON.stringify(place);
    if (!isSamePlace) setPlace(to.place);
    if (to.opened === undefined && opened !== undefined && isSamePlace) return uncover();
    if (to.opened !== undefined) {
      if (!isSamePlace) left.current = { id: to.opened };
      else if (opened === undefined) left.current = { id: to.opened, scroll: window.scrollY };
    }
    setOpened(to.opened);
    window.scrollTo(0, 0);
  };
  useEffect(() => heardAgain(goesTo));
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
  return { place, setPlace, opened, suspended, look, open, go, back };
}
