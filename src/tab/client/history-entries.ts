import type { Place } from './places.ts';

/** What an entry of the browser's history shows. */
export interface Visit {
  readonly place: Place;
  readonly opened?: string;
}

/**
 * `next`: an entry of its own, so that Back of the browser leads to what was shown before and not out of the tab; `here`: the entry shows
 * something else now. The page's own Back adds an entry as well: `history.back()` would take back what Teams, around this frame, added since.
 */
export function remember(visit: Visit, as: 'next' | 'here'): void {
  if (as === 'next') history.pushState(visit, '');
  else history.replaceState(visit, '');
}

/** Until the function that it returns is called. */
export function heardAgain(goesTo: (visit: Visit) => void): () => void {
  const hears = ({ state }: PopStateEvent) => {
    if (isVisit(state)) goesTo(state);
  };
  // The browser would scroll before the list is drawn.
  history.scrollRestoration = 'manual';
  window.addEventListener('popstate', hears);
  return () => window.removeEventListener('popstate', hears);
}

/** Entries outlive a page that is loaded anew, and an update of the desk with it. */
function isVisit(state: unknown): state is Visit {
  return typeof (state as Partial<Visit> | null)?.place?.kind === 'string';
}

/** True: a dialog was open, and is closed as Escape closes it. */
export function isDialogClosed(): boolean {
  const dialog = document.querySelector<HTMLDialogElement>('dialog[open]');
  dialog?.close();
  return dialog !== null;
}
