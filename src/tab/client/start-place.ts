import { placeOfFragment } from './fragment-place.ts';

/** Loads the page anew, to begin at a place: `view/` and its kind, `referral/` and its id; empty: where the host's link leads. */
export function beginAgainAt(place: string): void {
  // In place of this entry of the history: Back would lead to the same page once more.
  history.replaceState(null, '', place ? `#${encodeURI(place)}` : location.pathname + location.search);
  location.reload();
}

/** The place given by `beginAgainAt`, once. */
export function placeToBeginAt(): string {
  const place = placeOfFragment(location.hash);
  if (place) history.replaceState(null, '', location.pathname + location.search);
  return place;
}
