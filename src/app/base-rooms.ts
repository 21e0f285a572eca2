import { Background } from '../background.ts';
import { policyOf } from '../config.ts';
import { auditParts, lastEditor } from '../features/audit/index.ts';
import { crmExplains, crmOnCard, MongoCrmLinkStore } from '../features/crm/index.ts';
import { dealParts, solutionsKnown, wonSafelyFrom } from '../features/deals/index.ts';
import { welcomeCard } from '../features/help/index.ts';
import { createInsights } from '../features/insights/index.ts';
import { leadParts } from '../features/leads/index.ts';
import { MongoFavouriteStore } from '../features/lists/index.ts';
import { createPeople } from '../features/people/index.ts';
import { createReferrals, type Referral } from '../features/referrals/index.ts';
import { Gathering, MongoDigests, MongoPostedLists } from '../features/reminders/index.ts';
import { createRouting } from '../features/routing/index.ts';
import { createSolutions } from '../features/solutions/index.ts';
import { parkedCounts } from '../mongo/parked-counts.ts';
import { parkedSweeps } from '../parked/parked-sweeps.ts';
import type { Edges } from './edges.ts';
import type { AppParts } from './parts.ts';

/** People, solutions, routing and referrals: what the other features are built on. */
export function createBaseRooms(parts: AppParts, edges: Edges) {
  const { config, db, clock, log, metrics, random = Math.random } = parts;
  const { roles, language, timeZone } = config;
  const { messenger, partnerCenter, mapping, crm } = edges;
  const now = () => clock.now();
  const background = new Background(log);

  const seen = crm && {
    ...{ links: new MongoCrmLinkStore(db), mapping, linkUrl: (id: string) => crm.linkUrl(id) },
    editedLast: lastEditor(auditParts(db, now).reader),
  };

  // Leads are made when somebody says so, and never to see what would be.
  const leadCrm = config.crm.write === 'on' ? crm : undefined;

  const people = peopleRoom(parts, edges, background);
  const solutions = createSolutions({ db, now, log });
  const known = solutionsKnown({ catalogue: solutions.catalogue, log });
  const wonSafely = async (deal: Referral) => wonSafelyFrom(deal, await known(deal), now());
  const favourites = new MongoFavouriteStore(db);
  const routing = createRouting({
    ...{ db, clock, roles, timeZone, policy: policyOf(config) },
    people: people.store,
    channels: () => people.dealTeam.channels(),
    settings: config.routing,
  });
  const insights = createInsights({ db, clock, log });
  const gathered = remindersGathered(parts, people, (at) => referrals.store.countDueReminders(at, 20));
  const referrals = createReferrals({
    memory: insights.memory,
    together: gathered.gathering,
    ...{ db, clock, log, metrics, random, roles, language, timeZone, partnerCenter, messenger, favourites, background },
    policy: policyOf(config),
    pollSeconds: config.partnerCenter.pollSeconds,
    appId: config.bot.appId,
    ...{ people: people.store, dealTeam: people.dealTeam, channelLost: people.channelLost },
    onRecord: solutions.learn,
    route: (referral) => routing.router.route(referral),
    deals: dealParts({ known, partnerCenter, crm: seen && crmOnCard(seen) }),
    leads: leadParts(db, leadCrm),
    explains: seen && crmExplains(seen),
  });
  return {
    background,
    people,
    solutions,
    known,
    wonSafely,
    favourites,
    routing,
    insights,
    ...gathered,
    leadCrm,
    referrals,
  };
}

function peopleRoom(parts: AppParts, { messenger, nameOfChannel }: Edges, background: Background) {
  const { config, db, clock, log, metrics, random = Math.random } = parts;
  const { roles, language } = config;
  return createPeople({
    ...{ db, clock, log, metrics, random, background, messenger, language, roles, welcomeCard },
    countParked: (when) => parkedCounts(db, parkedSweeps(db), when),
    nameOfChannel,
  });
}

/** What several referrals have in one message: the lists of what is due at once, and the digests of a day. */
function remindersGathered(
  { config, db, clock }: AppParts,
  people: ReturnType<typeof createPeople>,
  dueReminders: (at: Date) => Promise<number>,
) {
  const { timeZone, remindersPerDay: mostADay, reminders, newCardsAMinute } = config;
  const postedLists = new MongoPostedLists(db, newCardsAMinute);
  const gathering = new Gathering({
    ...{ lists: postedLists, people: people.store, ...reminders, timeZone, mostADay },
    dueReminders,
  });
  return { postedLists, gathering, digests: new MongoDigests(db, () => clock.now()) };
}

export type BaseRooms = ReturnType<typeof createBaseRooms>;
