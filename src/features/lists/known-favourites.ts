import type { CardAction, Feature } from '../../feature.ts';
import type { FavouriteStore } from './favourite-store.ts';

/**
 * Cards are made at once, from what is at hand; whether the referral is the presser's favourite has to be looked up. So it
 * is looked up before the press is handled, for every button that is about one referral.
 */
export function knowingFavourites(features: readonly Feature[], favourites: FavouriteStore): readonly Feature[] {
  return features.map((feature) =>
    feature.cardActions
      ? { ...feature, cardActions: feature.cardActions.map((action) => knowing(action, favourites)) }
      : feature,
  );
}

function knowing(action: CardAction, favourites: FavouriteStore): CardAction {
  return {
    ...action,
    async handle(click, data) {
      const referralId = referralIn(data);
      if (!referralId) return action.handle(click, data);
      const on = (await favourites.among(click.person, [referralId])).has(referralId);
      return action.handle({ ...click, favourite: { referralId, on } }, data);
    },
  };
}

function referralIn(data: unknown): string | undefined {
  if (typeof data !== 'object' || data === null) return undefined;
  const { referralId, card } = data as { readonly referralId?: unknown; readonly card?: unknown };
  return typeof referralId === 'string' ? referralId : referralIn(card);
}
