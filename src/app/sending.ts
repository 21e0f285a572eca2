import { discreetMessage } from '../cards/discreet.ts';
import type { ConversationAddress } from '../conversation.ts';
import type { AdaptiveCard } from '../messenger.ts';
import { MongoSendLanes } from '../mongo/send-lanes.ts';
import type { Authentication } from '../teams/authentication.ts';
import { nameOfChannel } from '../teams/channel-names.ts';
import { Connectors } from '../teams/connectors.ts';
import { formsInCards } from '../teams/forms-in-cards.ts';
import { TeamsMessenger } from '../teams/messenger.ts';
import { RateLimiter } from '../teams/rate-limiter.ts';
import { TeamsRoster } from '../teams/roster.ts';
import { teamsLimits } from '../teams/send-windows.ts';
import type { AppParts } from './parts.ts';

/** The way out to Teams: one line per conversation in this process, and what all instances send together. */
export function createSending(
  parts: AppParts,
  authentication: Authentication,
  cardCame: (to: ConversationAddress) => void,
) {
  const { config, db, clock, log, metrics, sendLimits: limits = teamsLimits } = parts;
  const { serviceUrlHosts } = config;
  const placed = config.formsInCards ? formsInCards : (card: AdaptiveCard) => card;
  const connectors = new Connectors(authentication);
  const limiter = new RateLimiter({ limits });
  const roster = new TeamsRoster({ connectors, serviceUrlHosts, log });
  const lanes = new MongoSendLanes({ db, clock, limits, log });
  return {
    lanes,
    messenger: new TeamsMessenger({
      connectors,
      limiter,
      lanes,
      serviceUrlHosts,
      placed,
      inRooms: discreetMessage,
      isThere: async (where, teamsId) => (await roster.member(where, teamsId)) !== undefined,
      cardCame,
      log,
      metrics,
    }),
    roster,
    nameOfChannel: (where: ConversationAddress) => nameOfChannel({ connectors, serviceUrlHosts, log }, where),
  };
}
