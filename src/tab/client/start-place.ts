/** Loads the page anew, to begin at a place: `view/scorecard`. */
export function beginAgainAt(place: string): void {
  location.hash = place;
  location.reload();
}

/** The place given by `beginAgainAt`, once. */
export function placeToBeginAt(): string {
  const place = decodeURIComponent(location.hash.slice(1));
  if (place) history.replaceState(null, '', location.pathname + location.search);
  return place;
}
