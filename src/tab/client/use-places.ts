import { useEffect, useRef, useState } from 'preact/hooks';
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
  const left = useRef({ id: '', scroll: 0 });
  const onceDrawn = useOnceDrawn();

  const open = (id: string) => {
    left.current = { id, scroll: window.scrollY };
    setOpened(id);
    window.scrollTo(0, 0);
  };
  const go = (next: Place) => {
    setOpened(undefined);
    setPlace(next);
    window.scrollTo(0, 0);
  };
  /** True: went back. */
  const back = () => {
    if (opened === undefined) {
      const isThere = isBehindFigure(place);
      if (isThere) go({ kind: 'scorecard' });
      return isThere;
    }
    setOpened(undefined);
    setLook((count) => count + 1);
    const { id, scroll } = left.current;
    // The list is visible again then.
    onceDrawn(() => {
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
  return { place, setPlace, opened, suspended, look, open, go, back };
}
