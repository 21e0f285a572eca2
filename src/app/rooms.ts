import { auditParts, auditTable, writtenFor } from '../features/audit/index.ts';
import { bulkFeature } from '../features/bulk/index.ts';
import { createCalendar } from '../features/calendar/index.ts';
import { createCrmRoom } from '../features/crm/index.ts';
import { createDeals } from '../features/deals/index.ts';
import { createHealth } from '../features/health/index.ts';
import { createLeads } from '../features/leads/index.ts';
import { dealsByWords, listBehind, listsFeature, MongoReferralLists, searchBox } from '../features/lists/index.ts';
import { tabLink } from '../features/message-extension/index.ts';
import { createScorecard } from '../features/metrics/index.ts';
import { understanding } from '../grammar/understanding.ts';
import { MongoBotStateStorage } from '../mongo/bot-state-storage.ts';
import { fileFetch } from '../teams/file-fetch.ts';
import { fileUpload } from '../teams/file-upload.ts';
import type { BaseRooms } from './base-rooms.ts';
import type { Edges } from './edges.ts';
import { healthFacts } from './health-facts.ts';
import type { AppParts } from './parts.ts';
import { createWebhooks } from './webhooks.ts';

/**
 * The rooms of the other features, and what they ask of each other.
 *
 * @param address where the desk can be reached; known once it listens.
 */
export function createRooms(parts: AppParts, edges: Edges, base: BaseRooms, address: () => string) {
  const { config, db, clock, log, metrics, random = Math.random } = parts;
  const { roles, language, timeZone } = config;
  const { messenger, partnerCenter, mapping, crm, center } = edges;
  const { people, solutions, known, wonSafely, favourites, leadCrm, referrals } = base;
  const now = () => clock.now();
  const { desk, access } = referrals;
  const byWords = dealsByWords({ lists: new MongoReferralLists(db), access, clock });
  const kept = createCrmRoom({
    ...{ db, desk, crm, mapping, metrics, random, access, roles, ...config.crm },
    presenter: referrals.presenter,
    wonSafelyFrom: wonSafely,
    onCrmDue: referrals.onCrmDue,
    ...{ byWords, dealtWithLast: referrals.said.dealtWithLast },
    tableFile: (turn, table) => bulk.tableFile(turn, table),
  });
  const deals = createDeals({ room: referrals, catalogue: solutions.catalogue, known, byWords, metrics, random });
  const webhooks = createWebhooks(parts, { registration: center.webhooks, incoming: referrals.incoming });
  const { health, calendar, scores } = roomsThatWatch(parts, edges, base, kept);
  const lists = listsFeature({
    ...{ db, room: referrals, favourites },
    behind: (person, figure) => scores.scorecards.idsBehind(person, figure),
    worth: (person) => scores.scorecards.activeWorth(person),
  });
  const leads = createLeads({
    db,
    room: referrals,
    clock,
    log,
    ...config.leads,
    crm: leadCrm,
    ...{ language, timeZone, messenger, metrics, random },
    days: config.retention.leads,
    tableFile: (turn, table, of) => bulk.tableFile(turn, table, of),
  });
  const bulk = bulkFeature({
    ...{ db, lists, people: people.store, messenger, address, clock, log, metrics, random },
    ...{ room: referrals, roles, partnerCenter, catalogue: solutions.catalogue },
    inTeams: config.files.inTeams,
    tables: { ...kept.tables, ...leads.tables, audit: auditTable({ ...auditParts(db, now), roles, log }) },
    upload: fileUpload(config.files.hosts),
    fetchFile: fileFetch(config.files.hosts),
    wonSafelyFrom: wonSafely,
    wasWritten: writtenFor(auditParts(db, now).reader),
  });
  const botState = new MongoBotStateStorage(db, () => clock.serverNow());
  const understand = understanding({ names: lists.names, now });
  const box = searchBox({ said: lists.said, understand });
  return { ...base, kept, deals, webhooks, health, calendar, scores, lists, leads, bulk, botState, understand, box };
}

/** What only looks at the rest: how the desk is, when what is due, how well it is done. */
function roomsThatWatch(
  parts: AppParts,
  { messenger }: Edges,
  { people, referrals }: BaseRooms,
  kept: ReturnType<typeof createCrmRoom>,
) {
  const { config, db, clock, log, metrics, random = Math.random } = parts;
  const { roles, language, timeZone } = config;
  const { access, copies, desk, incoming } = referrals;
  return {
    health: createHealth({
      ...{ db, clock, log, metrics, random, messenger, roles, language, timeZone, ...config.health },
      people: people.store,
      dealTeam: people.dealTeam,
      channelLost: people.channelLost,
      facts: healthFacts(parts, { copies, incoming, crm: kept.standing }),
    }),
    calendar: createCalendar({
      ...{ db, clock, log, access, language },
      publicUrl: config.publicUrl ?? `http://localhost:${config.port}`,
    }),
    scores: createScorecard({
      ...{ db, clock, log, access, people: people.store, policy: desk.policy, viewOf: listBehind },
      tab: tabLink(config.tab.appId && config.bot.appId, 'view/scorecard'),
    }),
  };
}

export type Rooms = ReturnType<typeof createRooms>;
