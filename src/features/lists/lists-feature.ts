import type { Db } from 'mongodb';
import type { Feature, Turn } from '../../feature.ts';
import type { NameFinder } from '../../grammar/understanding.ts';
import { dayIn } from '../../i18n/format.ts';
import { findFor, type ReferralsRoom } from '../referrals/index.ts';
import { favouriteActions } from './favourite-actions.ts';
import { listActions } from './list-actions.ts';
import { listAnswers } from './list-answers.ts';
import { listCommands, showList } from './list-commands.ts';
import { figureIntents } from './list-figures.ts';
import { listIntents } from './list-intents.ts';
import { readFilters } from './list-words.ts';
import { Lists } from './lists.ts';
import type { MongoFavouriteStore } from './mongo-favourite-store.ts';
import { MongoListFigures } from './mongo-list-figures.ts';
import { MongoReferralLists } from './mongo-referral-lists.ts';
import { nameFinder } from './name-finder.ts';
import { type OwnCustomers, ownCustomers } from './own-customers.ts';

export interface ListsFeature extends Feature {
  /** For sentences that name a referral. */
  readonly names: NameFinder;
  /** Customers of this person's own, for examples, and how many referrals wait for their answer. */
  readonly own: (turn: Turn) => Promise<OwnCustomers>;
}

/** Referrals as lists: by words, with filters, page by page; and the hearts on them. */
export function listsFeature(deps: {
  readonly db: Db;
  readonly room: ReferralsRoom;
  readonly favourites: MongoFavouriteStore;
}): ListsFeature {
  const { favourites } = deps;
  const { desk, access, presenter, opener } = deps.room;
  const { clock } = desk;
  const referralLists = new MongoReferralLists(deps.db);
  const lists = new Lists({
    lists: referralLists,
    figures: new MongoListFigures(deps.db),
    favourites,
    access,
    clock,
    log: desk.log,
  });
  const said = { lists, opener, now: () => clock.now() };
  return {
    name: 'lists',
    commands: listCommands(said),
    intents: [
      ...figureIntents(said),
      ...listIntents({
        ...said,
        namesFilters: ({ locale, timeZone }, text) =>
          readFilters(text, { locale, today: dayIn(timeZone, clock.now()) }).problems.length > 0,
        show: (turn, list, meant) => showList(said, turn, list, meant),
        find: (person, id) => findFor({ ...desk, access }, person, id),
      }),
    ],
    cardActions: [
      ...listActions({ lists, clock }),
      ...listAnswers({
        lists,
        clock,
        service: deps.room.said.service,
        cardActions: deps.room.feature.cardActions ?? [],
      }),
      ...favouriteActions({ ...desk, access, lists, favourites, presenter }),
    ],
    stores: [referralLists, favourites],
    own: ownCustomers(lists),
    names: nameFinder({ lists: referralLists, access, clock }),
  };
}
