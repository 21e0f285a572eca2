import type { Feature } from '../feature.ts';
import { deedsSince } from '../features/deals/index.ts';
import { askButton, wayForward } from '../features/help/index.ts';
import { ownerReminder } from '../features/reminders/index.ts';
import { say } from '../i18n/catalogue.ts';
import { systemTimers } from '../partner-center/timers.ts';
import { createTab } from '../tab/server/create-tab.ts';
import { DeskAdapter } from '../teams/adapter.ts';
import { Bot } from '../teams/bot.ts';
import type { Edges } from './edges.ts';
import type { AppParts } from './parts.ts';
import type { Rooms } from './rooms.ts';

/** The bot behind Teams' endpoint, and the tab's server. */
export function createBotAndTab(parts: AppParts, edges: Edges, rooms: Rooms, features: readonly Feature[]) {
  const { config, log } = parts;
  const adapter = new DeskAdapter({
    authentication: edges.authentication,
    policy: {
      appId: config.bot.appId,
      allowedTenants: config.allowedTenants ?? 'any',
      serviceUrlHosts: config.serviceUrlHosts,
    },
    log,
  });
  return { bot: botOf(parts, edges, rooms, features), tab: tabOf(parts, edges, rooms, features), adapter };
}

function tabOf(parts: AppParts, { messenger }: Edges, rooms: Rooms, features: readonly Feature[]) {
  const { config, db, clock, log, timers = systemTimers } = parts;
  const { background, box, bulk, deals, favourites, leads, lists, people, referrals, scores } = rooms;
  const { desk, access, copies, places } = referrals;
  return createTab({
    remindOwner: ownerReminder({ ...desk, access, copies, places, timeZone: config.timeZone }),
    messenger,
    background,
    leads: leads.leads,
    ...{ config, db, clock, log, features, favourites, copies, room: referrals, people: people.store },
    ...{ lists: lists.lists, box, files: bulk.forPage, moveStage: deals.moveStage },
    scores,
    pollState: referrals.incoming.pollState,
    asksPerSecond: parts.pressesPerSecond,
    sleep: (milliseconds, signal) => timers.sleep(milliseconds, signal),
  });
}

function botOf(parts: AppParts, { messenger, roster }: Edges, rooms: Rooms, features: readonly Feature[]) {
  const { config, clock, log, metrics, pressesPerSecond, turnTimers } = parts;
  const { lists, referrals, understand } = rooms;
  return new Bot({
    ...{ features, roster, messenger, say, clock, log, metrics, understand, askButton },
    unhandled: wayForward({ ...lists, features }),
    stateStorage: rooms.botState,
    didSince: deedsSince({ referrals: referrals.store, clock }),
    cameSince: (where, since) => messenger.cameSince(where, since),
    formsInCards: config.formsInCards,
    directory: directoryOf(rooms),
    defaults: { locale: config.language, timeZone: config.timeZone },
    ...(pressesPerSecond === undefined ? {} : { pressesPerSecond }),
    ...(turnTimers === undefined ? {} : { timers: turnTimers }),
  });
}

function directoryOf({ background, digests, people, referrals: { arrivals } }: Rooms) {
  return people.directory({
    onRoleChanged: arrivals.onRoleChanged,
    onWritable: arrivals.onWritable,
    onReachable(person) {
      arrivals.onReachable(person);
      background.run('planning the digest of a new person', () => digests.know(person));
    },
  });
}
