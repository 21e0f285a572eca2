import type { Db } from 'mongodb';
import type { CardAction, Feature, Turn } from '../../feature.ts';
import type { Meaning } from '../../grammar/meaning.ts';
import type { NameFinder } from '../../grammar/understanding.ts';
import { dayIn } from '../../i18n/format.ts';
import type { Locale } from '../../i18n/locale.ts';
import { findFor, type ReferralsRoom } from '../referrals/index.ts';
import { favouriteActions } from './favourite-actions.ts';
import { listActions } from './list-actions.ts';
import { listAnswers } from './list-answers.ts';
import { isListSaid, listCommands, listMeant, listSaid, showListSaid } from './list-commands.ts';
import { figureIntents } from './list-figures.ts';
import { listIntents, listOfSentence } from './list-intents.ts';
import { likelyList } from './list-likely.ts';
import { readFilters } from './list-words.ts';
import { Lists } from './lists.ts';
import type { MongoFavouriteStore } from './mongo-favourite-store.ts';
import { MongoListFigures } from './mongo-list-figures.ts';
import { MongoReferralLists } from './mongo-referral-lists.ts';
import { nameFinder } from './name-finder.ts';
import { type OwnCustomers, ownCustomers } from './own-customers.ts';
import type { BoxPlace } from './search-box.ts';

export interface ListsFeature extends Feature {
  /** Resolves the names of referrals in sentences. */
  readonly names: NameFinder;
  /** The person's own customers, for examples in texts, and the number of referrals that wait for their answer. */
  readonly own: (turn: Turn) => Promise<OwnCustomers>;
  /** The lists for other features, with the same query and the same reach. */
  readonly lists: Lists;
  readonly said: {
    /** Parses the words after another command: `inbound country DE`. */
    words(turn: Turn, rest: string): ReturnType<typeof listSaid>;
    /** As `words`, but words without a filter name are also tried as a person, a country, a stage … */
    meant(turn: Turn, rest: string, within?: BoxPlace): ReturnType<typeof listMeant>;
    /** True: the words are unambiguously a list and filters. */
    isList(rest: string, locale: Locale): boolean;
    /** @param workedOn what `deals` are where nothing else says so: by default what is worked on */
    sentence(
      turn: Turn,
      meaning: Meaning,
      workedOn?: { readonly state?: 'accepted' },
    ): ReturnType<typeof listOfSentence>;
  };
}

interface ListsFeatureDeps {
  readonly db: Db;
  readonly room: ReferralsRoom;
  readonly favourites: MongoFavouriteStore;
  readonly behind?: ConstructorParameters<typeof Lists>[0]['behind'];
  readonly worth?: ConstructorParameters<typeof Lists>[0]['worth'];
}

/** Lists of referrals, by words, filters and pages; and the heart buttons in them. */
export function listsFeature(deps: ListsFeatureDeps): ListsFeature {
  const { favourites } = deps;
  const { desk, access, opener } = deps.room;
  const { clock } = desk;
  const referralLists = new MongoReferralLists(deps.db);
  const lists = new Lists({
    ...{ lists: referralLists, figures: new MongoListFigures(deps.db), favourites, access, clock, log: desk.log },
    ...{ behind: deps.behind, worth: deps.worth },
  });
  const said = {
    ...{ lists, opener, now: () => clock.now() },
    namesFilters: ({ locale, timeZone }: Turn, text: string) =>
      readFilters(text, { locale, today: dayIn(timeZone, clock.now()) }).problems.length > 0,
  };
  return {
    name: 'lists',
    commands: listCommands(said),
    intents: [
      ...figureIntents(said),
      ...listIntents({
        ...said,
        show: (turn, list, meant) => showListSaid(said, turn, list, meant),
        find: (person, id) => findFor({ ...desk, access }, person, id),
      }),
    ],
    offers: (turn, wish) => likelyList(said, turn, wish),
    cardActions: buttonsOfLists(deps, lists),
    stores: [referralLists, favourites],
    lists,
    said: {
      words: (turn, rest) => listSaid(said, turn, rest),
      meant: (turn, rest, within) => listMeant(said, turn, rest, within),
      isList: (rest, locale) => isListSaid(said, rest, locale),
      sentence: (turn, meaning, workedOn) => listOfSentence(said, turn, meaning, workedOn),
    },
    own: ownCustomers(lists),
    names: nameFinder({ lists: referralLists, access, clock }),
  };
}

function buttonsOfLists({ room, favourites }: ListsFeatureDeps, lists: Lists): readonly CardAction[] {
  const { desk, access, presenter } = room;
  const { clock } = desk;
  const cardActions = room.feature.cardActions ?? [];
  return [
    ...listActions({ lists, clock }),
    ...listAnswers({ lists, clock, service: room.said.service, cardActions }),
    ...favouriteActions({ ...desk, access, lists, favourites, presenter }),
  ];
}
