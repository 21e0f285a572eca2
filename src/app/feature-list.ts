import type { Feature } from '../feature.ts';
import { auditFeature } from '../features/audit/index.ts';
import { Absences, awayFeature } from '../features/away/index.ts';
import { helpFeature } from '../features/help/index.ts';
import { deskLink, linkedHosts, messageExtensionFeature } from '../features/message-extension/index.ts';
import { newDealFeature } from '../features/new-deal/index.ts';
import { hoursChangeTakes, NamedPeople, standingOf } from '../features/people/index.ts';
import { remindersFeature } from '../features/reminders/index.ts';
import { retentionFeature } from '../features/retention/index.ts';
import { rolesFeature } from '../features/roles/index.ts';
import { settingsFeature } from '../features/settings/index.ts';
import { unreachedFeature } from '../features/unreached/index.ts';
import {
  HandsOverEverything,
  MongoWaitingReferrals,
  TeamLoadCounter,
  workloadFeature,
} from '../features/workload/index.ts';
import { OpenConversations } from '../teams/open-conversations.ts';
import type { Edges } from './edges.ts';
import type { AppParts } from './parts.ts';
import type { Rooms } from './rooms.ts';

/** The features, in the order in which their commands are asked. */
export function featureList(parts: AppParts, edges: Edges, rooms: Rooms): readonly Feature[] {
  const { db, clock, log, metrics, config } = parts;
  const { solutions, routing, insights, kept, deals, webhooks, health, calendar, scores, lists, leads, bulk } = rooms;
  const now = () => clock.now();
  return [
    ...ofPeople(parts, edges, rooms),
    health.feature,
    calendar.feature,
    insights.feature,
    solutions.feature,
    // Before routing, whose conditions a lead's may be too: only what names leads and their CRM is meant for it.
    leads.feature,
    // Before lists and files, which take whatever words follow theirs: `export crm links`.
    kept.feature,
    // Before routing: `give all of Lee’s referrals to Megan` is no rule.
    workload(parts, rooms),
    routing.feature(rooms.referrals),
    scores.feature,
    lists,
    messageBox(parts, rooms),
    bulk,
    deals.feature,
    newDeals(parts, edges, rooms),
    reminders(parts, edges, rooms),
    rooms.referrals.feature,
    unreached(parts, edges, rooms),
    webhooks.feature,
    auditFeature({
      ...{ db, now, log, metrics, roles: config.roles },
      referrals: async (turn, words) => (await lists.lists.named(turn, words)).referrals,
      file: (turn, asked) => bulk.tableFile(turn, 'audit', { ...asked }),
      told: async (turn, meaning) =>
        rooms.referrals.feature.intents?.find(({ intents }) => intents.includes('ask-value'))?.handle(turn, meaning),
    }),
    retentionFeature({ db, now, log, metrics, days: config.retention }),
  ];
}

/** What people ask, and what they say of themselves. */
function ofPeople(parts: AppParts, { messenger, directory }: Edges, rooms: Rooms): readonly Feature[] {
  const { config, db, clock, log, metrics, random = Math.random } = parts;
  const { roles, language, timeZone } = config;
  const { background, people, solutions, digests, lists } = rooms;
  const { arrivals } = rooms.referrals;
  const away = {
    ...{ clock, log, roles, messenger, background, defaults: { language, timeZone } },
    people: people.store,
    isBack: arrivals.onBack,
  };
  const absences = new Absences(away);
  return [
    helpFeature({
      own: async (turn) => ({
        ...(await lists.own(turn)),
        solution: (await solutions.catalogue.search('', 1))[0]?.name,
      }),
      roleOf: (person) => standingOf(person, roles).role,
    }),
    settingsFeature({
      hours: config.reminders.hours,
      isDigestUsual: config.digest,
      ...{ people: people.store, clock, defaults: { language, timeZone } },
      onReadsOtherwise: arrivals.onReadsOtherwise,
    }),
    awayFeature({
      ...away,
      ...{ metrics, random, absences },
      directory: config.graph?.reads.includes('away') ? directory : undefined,
      people: people.store,
    }),
    people.feature({
      ...arrivals,
      async onHoursChanging(person) {
        await arrivals.onHoursChanging(person);
        await digests.plan(person, new Date(clock.now().getTime() + hoursChangeTakes));
      },
      async onHoursChanged(person) {
        await arrivals.onHoursChanged(person);
        // Looked at now: the next morning is worked out anew.
        await digests.plan(person, clock.now());
      },
      onStandInLost: (standIn, why) => absences.standInLost(standIn, why),
    }),
    rolesFeature({
      ...{ db, clock, log, roles, messenger, background, language },
      people: people.store,
      onRoleChanged(person) {
        arrivals.onRoleChanged(person);
        people.standingChanged(person);
      },
    }),
  ];
}

function workload({ db, clock }: AppParts, { people, routing, referrals }: Rooms): Feature {
  const { access, service, store, said } = referrals;
  const { named, mostWaiting } = routing;
  const now = () => clock.now();
  const waiting = new MongoWaitingReferrals(db);
  const loads = new TeamLoadCounter({ waiting, now, named, access, mostWaiting });
  const everything = new HandsOverEverything({ service, store, may: said.may, now, waiting, mostWaiting });
  return workloadFeature({ named, access, loads, everything, now, find: (person) => people.store.find(person) });
}

function messageBox({ config, clock }: AppParts, { lists, referrals, box }: Rooms): Feature {
  const { desk, access } = referrals;
  const now = () => clock.now();
  return messageExtensionFeature({
    ...{ ...desk, access, lists: lists.lists, box, presenter: referrals.presenter, now },
    linkTo: (referralId) => deskLink(config.bot.appId, referralId),
    hosts: linkedHosts(config.publicUrl),
  });
}

function newDeals(parts: AppParts, { partnerCenter, messenger }: Edges, rooms: Rooms): Feature {
  const { config, db, clock, log, metrics, random = Math.random } = parts;
  const { roles, language, timeZone } = config;
  const { people, solutions, botState } = rooms;
  const { intake, opener, access } = rooms.referrals;
  return newDealFeature({
    ...{ db, partnerCenter, intake, clock, log, metrics, random, messenger, opener, access, roles },
    people: people.store,
    conversations: new OpenConversations(botState),
    catalogue: solutions.catalogue,
    areas: config.solutionAreas,
    defaults: { language, timeZone },
  });
}

function reminders(parts: AppParts, { messenger, directory }: Edges, rooms: Rooms): Feature {
  const { config, db, metrics, random = Math.random } = parts;
  const { language, timeZone } = config;
  const { people, routing, postedLists, gathering, digests, referrals, kept, leads } = rooms;
  const { desk, access, copies } = referrals;
  return remindersFeature({
    asksOf: kept.asksOf,
    ...{ ...desk, db, copies, messenger, metrics, random, language, timeZone },
    places: referrals.places,
    ...{
      postedLists,
      gathering,
      digests,
      isOnByDefault: config.digest,
      leadsOf: leads.ofMorning,
      takeOver: referrals.takeOver,
      isStillOwed: referrals.isStillOwed,
    },
    ...{ access, presenter: referrals.presenter, said: referrals.said },
    named: new NamedPeople({ people: people.store, roles: config.roles }),
    dealTeam: people.dealTeam,
    escalation: config.escalation,
    directory,
    catcher: routing.catcherOf,
  });
}

function unreached(parts: AppParts, { messenger }: Edges, { people, health, referrals }: Rooms): Feature {
  const { config, db, clock, log, metrics, random = Math.random } = parts;
  const { language } = config;
  const { access, desk } = referrals;
  return unreachedFeature({
    ...{ db, clock, log, metrics, random, messenger, access, language, policy: desk.policy },
    places: referrals.places,
    people: people.store,
    dealTeam: people.dealTeam,
    healthChat: health.chat,
  });
}
