import type { ListPlace } from './list-place.ts';

/** What is shown behind an opened referral. */
export type Place =
  | { readonly kind: 'list'; readonly list: ListPlace }
  | { readonly kind: 'leads'; readonly view: string }
  | { readonly kind: OtherPlace };
export const otherPlaces = ['expiring', 'board', 'scorecard', 'import', 'settings'] as const;
export type OtherPlace = (typeof otherPlaces)[number];

export function listPlace(view: string): Place {
  return { kind: 'list', list: { view, sort: 'attention' } };
}

/** The list behind a number of the scorecard. */
export function isBehindFigure(place: Place): boolean {
  return place.kind === 'list' && place.list.view.includes(';m=');
}

/** Where the page begins if it is loaded anew; empty: a list, which is where the host's link leads. */
export function startOf(place: Place, opened?: string): string {
  if (opened) return `referral/${opened}`;
  if (place.kind === 'list') return '';
  return `view/${place.kind}${place.kind === 'leads' ? `~${place.view}` : ''}`;
}

const guid = /^referral\/([\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})$/i;

/** The referral that a deep link names. */
export function openedOf(subPage: string): string | undefined {
  return guid.exec(subPage)?.[1];
}

const sorts = ['attention', 'deadline', 'updated', 'value', 'customer'] as const;

/** `view/<order>~<list with its filters>` of a link. The desk refuses invalid ones. */
export function placeOfLink(subPage: string, inChannel: boolean): Place {
  const said = /^view\/(.{1,520})$/.exec(subPage)?.[1];
  const other = otherPlaces.find((kind) => kind === said);
  if (other) return { kind: other };
  const [, order, view] = /^(?:([a-z]+)~)?(.+)$/.exec(said ?? '') ?? [];
  if (order === 'leads' || said === 'leads') return { kind: 'leads', view: order ? (view ?? '') : 'waiting' };
  const sort = sorts.find((one) => one === order) ?? 'attention';
  return { kind: 'list', list: { view: view ?? (inChannel ? 'inbound' : 'inbox'), sort } };
}

/** The requests with which the page of a link begins. */
export function shownFirst(subPage: string, inChannel: boolean): readonly (readonly [string, FirstQuery?])[] {
  const [id, place] = [openedOf(subPage), placeOfLink(subPage, inChannel)];
  return [...(id ? [[`/referrals/${id}`] as const] : []), ...viewOf(place), ['/counts']];
}

type FirstQuery = Readonly<Record<string, string | number | undefined>>;

function viewOf(place: Place): readonly (readonly [string, FirstQuery?])[] {
  switch (place.kind) {
    case 'list':
      return [['/list', { ...place.list, page: 1 }]];
    case 'board':
    case 'expiring':
      return [[`/${place.kind}`]];
    default:
      return [];
  }
}
