import { problem } from '../http/http-problem.ts';
import type { ActivityReceiver } from '../http/messages-route.ts';
import type { Logger } from '../logger.ts';
import type { Metrics } from '../metrics.ts';
import { parseActivity, tenantOf } from './activity.ts';
import type { DeskAdapter, TurnLogic } from './adapter.ts';
import { Refusal } from './refusal.ts';

/** What stands behind `POST /api/messages`: shape, token, admission, turn. Says no in one voice, and to the log why. */
export function createFrontDoor(options: {
  readonly adapter: DeskAdapter;
  readonly turn: TurnLogic;
  readonly log: Logger;
  readonly metrics?: Metrics;
}): ActivityReceiver {
  const { adapter, turn, log, metrics } = options;
  return {
    mayPass: (authorization) => adapter.mayPass(authorization),
    async receive({ authorization, body }) {
      const activity = parseActivity(body);
      if (!activity) throw problem(400, {}, { reason: 'shape' });
      try {
        const answer = await adapter.handle(authorization, activity, turn);
        return { status: answer?.status ?? 200, ...(answer?.body === undefined ? {} : { body: answer.body }) };
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        const { status, reason, cause } = error;
        // The tenant is only a claim as long as the token was not accepted; it is an id, not a secret.
        const tenantId = tenantOf(activity);
        if (status === 503) {
          metrics?.requestsRefused.inc({ reason });
          log.error({ reason, status, tenantId, err: cause }, 'security: a token could not be checked');
          throw problem(503, { 'Retry-After': '5' });
        }
        // Past the token it is Teams who speaks, for a tenant: its address says nothing.
        const sender = status === 401 ? {} : { sender: `tenant ${tenantId ?? 'unclear'}` };
        throw problem(status, {}, { reason, facts: { tenantId, cause: nameOf(cause) }, ...sender });
      }
    },
  };
}

/** The kind of failure only: the SDK's messages quote tokens' contents. */
function nameOf(cause: unknown): string | undefined {
  return cause instanceof Error ? cause.name : undefined;
}
