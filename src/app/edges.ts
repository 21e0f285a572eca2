import type { ConversationAddress } from '../conversation.ts';
import { createCrm } from '../crm/create-crm.ts';
import { readMapping } from '../crm/read-mapping.ts';
import { createGraph } from '../graph/create-graph.ts';
import { createPartnerCenter } from '../partner-center/create-partner-center.ts';
import { MongoBackOff } from '../partner-center/mongo-back-off.ts';
import { MongoRefreshTokenStore } from '../partner-center/mongo-refresh-token-store.ts';
import { systemTimers } from '../partner-center/timers.ts';
import { createAuthentication } from '../teams/authentication.ts';
import type { AppParts } from './parts.ts';
import { createSending } from './sending.ts';

/** What the desk speaks with: Teams, Partner Center, the CRM, the directory. */
export function createEdges(parts: AppParts, cardCame: (to: ConversationAddress) => void) {
  const { config, db, clock, log, random = Math.random, timers = systemTimers } = parts;
  const authentication = createAuthentication(config.bot, {
    allowAnonymous: config.nodeEnv !== 'production',
    now: () => clock.serverNow(),
  });
  const sending = createSending(parts, authentication, cardCame);
  const refreshTokenStore = new MongoRefreshTokenStore({ ...config.partnerCenter, database: db, clock, log });
  const sharedBackOff = new MongoBackOff({ db, log });
  const center = createPartnerCenter({
    ...{ ...config.partnerCenter, refreshTokenStore, sharedBackOff, clock, log, random, timers },
  });
  const mapping = readMapping(config.crm.system, config.crm.mappingFile);
  const crm = parts.crm ?? createCrm({ config: config.crm, mapping, clock, sharedBackOff, timers });
  return {
    ...sending,
    authentication,
    center,
    partnerCenter: center.partnerCenter,
    mapping,
    crm,
    directory: createGraph({ graph: config.graph, clock, log, timers }),
  };
}

export type Edges = ReturnType<typeof createEdges>;
