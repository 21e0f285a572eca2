import { Teams, type TeamsConnectorClientContext } from 'botframework-connector';
import { z } from 'zod';
import { type ConversationAddress, rootOf } from '../conversation.ts';
import type { Logger } from '../logger.ts';
import type { Connectors } from './connectors.ts';
import { isAllowedServiceUrl } from './service-url.ts';

const name = z.string().max(500).nullish().catch(undefined);
const WireChannels = z.object({ conversations: z.array(z.looseObject({ id: z.string(), name })) });
const WireTeam = z.looseObject({ name });
/** Milliseconds. Somebody who wrote in the channel waits for it. */
const patience = 3_000;
const longest = 60;

export interface ChannelNamesOptions {
  readonly connectors: Connectors;
  readonly serviceUrlHosts: readonly string[];
  readonly log: Logger;
}

/**
 * The channel's name in Teams, which messages don't carry. The General channel has no name there and is called after
 * its team (docs/teams.md#channel-names). Undefined: Teams does not tell, or not in time.
 */
export async function nameOfChannel(
  { connectors, serviceUrlHosts, log }: ChannelNamesOptions,
  where: ConversationAddress,
): Promise<string | undefined> {
  const { teamId, serviceUrl } = where;
  if (!teamId || !isAllowedServiceUrl(serviceUrl, serviceUrlHosts)) return undefined;
  try {
    const client = await connectors.clientFor(serviceUrl);
    // Reuses the client with its hardened pipeline: Teams' own client would be a second one with blind retries.
    const teams = new Teams(client as unknown as TeamsConnectorClientContext);
    const options = { abortSignal: AbortSignal.timeout(patience) } as object;
    const { conversations } = WireChannels.parse(await teams.fetchChannelList(teamId, options));
    const own = conversations.find(({ id }) => id === rootOf(where).conversationId)?.name;
    return (own || WireTeam.parse(await teams.fetchTeamDetails(teamId, options)).name || undefined)?.slice(0, longest);
  } catch (err) {
    log.warn({ err }, 'could not read the channel’s name');
    return undefined;
  }
}
