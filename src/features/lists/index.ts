import type { Feature } from '../../feature.ts';
import type { CardOpener } from '../referrals/index.ts';
import { type FavouriteActionDeps, favouriteActions } from './favourite-actions.ts';
import { listActions } from './list-actions.ts';
import { listCommands } from './list-commands.ts';

export type { FavouriteStore } from './favourite-store.ts';
export { knowingFavourites } from './known-favourites.ts';
export { firstOfInbox } from './list-card.ts';
export { Lists } from './lists.ts';
export { MongoFavouriteStore } from './mongo-favourite-store.ts';
export { MongoReferralLists } from './mongo-referral-lists.ts';

/** Referrals as lists: by words, with filters, page by page; and the hearts on them. */
export function listsFeature(deps: FavouriteActionDeps & { readonly opener: CardOpener }): Feature {
  const { lists, opener, clock } = deps;
  return {
    name: 'lists',
    commands: listCommands({ lists, opener, now: () => clock.now() }),
    cardActions: [...listActions({ lists, clock }), ...favouriteActions(deps)],
  };
}
