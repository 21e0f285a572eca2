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

/** Who answers: the bot behind Teams' endpoint, and the tab's server. */
export function createBotAndTab(parts: AppParts, edges: Edges, rooms: Rooms, features: readonly Feature[]) {
  const { config, db, clock, log, metrics, timers = systemTimers } = parts;
  const { language, timeZone } = config;
  const { authentication, messenger, roster } = edges;
  const {
    background,
    botState,
    box,
    bulk,
    deals,
    digests,
    favourites,
    leads,
    lists,
    people,
    referrals,
    scores,
    understand,
  } = rooms;
  const { desk, access, copies, arrivals } = referrals;
  const remindOwner = ownerReminder({ ...desk, access, copies, places: referrals.places, timeZone });
  const tab = createTab({
    remindOwner,
    messenger,
    background,
    leads: leads.leads,
    ...{ config, db, clock, log, features, favourites, copies, room: referrals, people: people.store },
    ...{ lists: lists.lists, box, files: bulk.forPage, moveStage: deals.moveStage },
    scores,
    pollState: referrals.incoming.pollState,
    asksPerSecond: parts.pressesPerSecond,
    sleep: (milliseconds) => timers.sleep(milliseconds),
  });
  const bot = new Bot({
    ...{
      features,
      unhandled: wayForward({ ...lists, features }),
      roster,
      messenger,
      say,
      stateStorage: botState,
      clock,
      log,
      metrics,
    },
    understand,
    askButton,
    didSince: deedsSince({ referrals: referrals.store, clock }),
    cameSince: (where, since) => messenger.cameSince(where, since),
    formsInCards: config.formsInCards,
    directory: people.directory({
      onRoleChanged: arrivals.onRoleChanged,
      onWritable: arrivals.onWritable,
      onReachable(person) {
        arrivals.onReachable(person);
        background.run('planning the digest of a new person', () => digests.know(person));
      },
    }),
    defaults: { locale: language, timeZone },
    ...(parts.pressesPerSecond === undefined ? {} : { pressesPerSecond: parts.pressesPerSecond }),
    ...(parts.turnTimers === undefined ? {} : { timers: parts.turnTimers }),
  });
  const adapter = new DeskAdapter({
    authentication,
    policy: {
      appId: config.bot.appId,
      allowedTenants: config.allowedTenants ?? 'any',
      serviceUrlHosts: config.serviceUrlHosts,
    },
    log,
  });
  return { bot, tab, adapter };
}
