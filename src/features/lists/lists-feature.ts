import type { Db } from 'mongodb';
import type { Feature } from '../../feature.ts';
import type { ReferralsRoom } from '../referrals/index.ts';
import { favouriteActions } from './favourite-actions.ts';
import { listActions } from './list-actions.ts';
import { listCommands } from './list-commands.ts';
import { Lists } from './lists.ts';
import type { MongoFavouriteStore } from './mongo-favourite-store.ts';
import { MongoReferralLists } from './mongo-referral-lists.ts';

/** Referrals as lists: by words, with filters, page by page; and the hearts on them. */
export function listsFeature(deps: {
  readonly db: Db;
  readonly room: ReferralsRoom;
  readonly favourites: MongoFavouriteStore;
}): Feature {
  const { favourites } = deps;
  const { desk, access, presenter, opener } = deps.room;
  const { clock } = desk;
  const referralLists = new MongoReferralLists(deps.db);
  const lists = new Lists({ lists: referralLists, favourites, access, clock, log: desk.log });
  return {
    name: 'lists',
    commands: listCommands({ lists, opener, now: () => clock.now() }),
    cardActions: [
      ...listActions({ lists, clock }),
      ...favouriteActions({ ...desk, access, lists, favourites, presenter }),
    ],
    stores: [referralLists, favourites],
  };
}
