import type { Db } from 'mongodb';
import type { ConversationOpener } from '../../conversation.ts';
import type { Feature } from '../../feature.ts';
import type { SweepDeps } from '../../sweeps/sweeper.ts';
import type { RoleSettings } from '../people/index.ts';
import type { Access } from '../referrals/index.ts';
import type { SolutionCatalogue } from '../solutions/index.ts';
import { CreationRunner } from './creation/creation-runner.ts';
import { PersonalTeller, type TellerDeps } from './creation/creation-teller.ts';
import { type CreationDeps, DealCreation } from './creation/deal-creation.ts';
import { MongoDraftStore } from './draft/mongo-draft-store.ts';
import { letGoSweeper } from './draft-let-go.ts';
import { dealFromMessage } from './form/deal-from-message.ts';
import { NewDealForm } from './form/new-deal-form.ts';
import { LineReader } from './line/draft-line.ts';
import { newDealActions } from './new-deal-actions.ts';
import { ChannelOffer } from './new-deal-channel.ts';
import { NewDealCommands } from './new-deal-commands.ts';
import { NewDealReplies, newDealConversation } from './new-deal-replies.ts';
import { NewDeals } from './new-deals.ts';
import { DealLookups } from './offers/deal-lookups.ts';
import { MongoCustomers } from './offers/mongo-customers.ts';
import { ShownQuestion } from './shown-question.ts';

export interface NewDealFeatureDeps
  extends Omit<CreationDeps, 'drafts'>,
    Omit<TellerDeps, 'drafts' | 'partnerCenter' | 'listen'>,
    Pick<SweepDeps, 'metrics'> {
  readonly db: Db;
  readonly catalogue: Pick<SolutionCatalogue, 'find' | 'search'>;
  readonly access: Access;
  readonly conversations: ConversationOpener;
  readonly roles: RoleSettings;
  /** Names of solution areas to offer; a setting, because Microsoft changes them every year. */
  readonly areas: readonly string[];
}

/** Creating a deal by conversation, form or one-line command, all of which fill the same draft. */
export function newDealFeature(given: NewDealFeatureDeps): Feature {
  const drafts = new MongoDraftStore(given.db);
  const customers = new MongoCustomers(given.db);
  const deps = { ...given, drafts, customers };
  const lookups = new DealLookups(deps);
  const creation = new DealCreation(deps);
  const listen: TellerDeps['listen'] = (where, key) =>
    given.conversations.openUnlessBusy(where, { name: newDealConversation, key });
  const creations = new CreationRunner({ ...deps, creation, teller: new PersonalTeller({ ...deps, listen }) });
  const deals = new NewDeals({ ...deps, lookups, creations });
  const shown = new ShownQuestion(deps);
  const replies = new NewDealReplies({ deals, access: deps.access, shown });
  const lines = new LineReader({ deals, lookups, now: () => deps.clock.now() });
  const offers = new ChannelOffer({ deals, replies, messenger: deps.messenger });
  const commands = new NewDealCommands({ deals, replies, lines, offers });
  const form = new NewDealForm({ deals, replies, lookups, now: () => deps.clock.now() });
  const letGo = letGoSweeper(deps);
  return {
    name: 'creating deals',
    commands: commands.commands(),
    intents: commands.intents(),
    conversations: [commands.conversation()],
    hasUnfinished: async (person) => deals.mayCreate(person) && (await deals.unfinished(person)).length > 0,
    taskModules: [form.taskModule()],
    messageExtension: { actions: [dealFromMessage({ deals, lines, form, now: () => deps.clock.now() })] },
    searches: form.searches(),
    cardActions: [...newDealActions({ deals, replies, commands }), ...offers.actions()],
    stores: [drafts, customers],
    sweeps: [creations.sweeper, letGo],
  };
}
