import type { OrderSaid } from '../../grammar/list-bounds/orders-said.ts';
import { say } from '../../i18n/catalogue.ts';
import type { Locale } from '../../i18n/locale.ts';
import { type ListSort, sortOf } from './list-view.ts';

/** The order that was said, or the sentence that lists do not have it. */
export function orderAsked(
  said: OrderSaid | undefined,
  locale: Locale,
): { readonly sorting: { readonly sort?: ListSort }; readonly problems: readonly string[] } {
  if (said === 'other') return { sorting: {}, problems: [say(locale, 'list.sorted')] };
  return { sorting: sortOf({ sort: said }), problems: [] };
}
