import { addAboutRoute } from '../http/about-route.ts';
import { type AliveOptions, addAliveRoute } from '../http/alive-route.ts';
import { addCrmHintRoute, type CrmHintRouteOptions } from '../http/crm-hint-route.ts';
import { addFeedRoute, type FeedRouteOptions } from '../http/feed-route.ts';
import { addFilesRoute, type Files } from '../http/files-route.ts';
import { addHealthRoutes } from '../http/health-routes.ts';
import { addLeadsRoute, type LeadsRouteOptions } from '../http/leads-route.ts';
import { addMessagesRoute } from '../http/messages-route.ts';
import { createHttpServer } from '../http/server.ts';
import { addUploadRoute, type Uploads } from '../http/upload-route.ts';
import { addWebhookRoute, type ReceiveWebhook } from '../http/webhook-route.ts';
import { addTabRoutes, type TabServing } from '../tab/server/tab-routes.ts';
import { createFrontDoor } from '../teams/front-door.ts';
import type { AppParts } from './parts.ts';

export interface WaysIn extends Pick<Parameters<typeof createFrontDoor>[0], 'adapter' | 'turn'> {
  readonly receiveWebhook: ReceiveWebhook;
  readonly lookedAt: AliveOptions['lookedAt'];
  readonly readFeed: FeedRouteOptions['read'];
  readonly crmHint: CrmHintRouteOptions;
  readonly leads: LeadsRouteOptions;
  readonly files: Files;
  readonly tab: TabServing;
  readonly uploads: Uploads;
  readonly isStarted: () => boolean;
  /** Rejects while the keys that Teams signs with cannot be had. */
  readonly signingKeys: () => Promise<void>;
}

/** What can be reached over HTTP. */
export function addRoutes({ config, db, clock, log, metrics }: AppParts, ways: WaysIn) {
  const { trustedProxies } = config;
  const http = createHttpServer({ log, metrics, trustedProxies, behindTls: config.nodeEnv === 'production' });
  addMessagesRoute(http, createFrontDoor({ ...ways, log, metrics }));
  addWebhookRoute(http, ways.receiveWebhook);
  addCrmHintRoute(http, ways.crmHint);
  addLeadsRoute(http, ways.leads);
  addAboutRoute(http);
  addFilesRoute(http, ways.files);
  addTabRoutes(http, ways.tab);
  addUploadRoute(http, ways.uploads);
  addAliveRoute(http, { lookedAt: ways.lookedAt, clock, log });
  addFeedRoute(http, { read: ways.readFeed });
  const readiness = addHealthRoutes(http, {
    clock,
    log,
    checks: [
      { name: 'database', check: async () => void (await db.command({ ping: 1 })) },
      {
        name: 'start',
        check: async () => (ways.isStarted() ? undefined : Promise.reject(new Error('still starting'))),
      },
      { name: 'signing-keys', check: ways.signingKeys },
    ],
  });
  return { http, readiness };
}
