import { problem } from '../http/http-problem.ts';
import type { ActivityReceiver } from '../http/messages-route.ts';
import type { Logger } from '../logger.ts';
import type { Metrics } from '../metrics.ts';
import { parseActivity, tenantOf } from './activity.ts';
import type { DeskAdapter, TurnLogic } from './adapter.ts';
import { Refusal } from './refusal.ts';

/** What stands behind `POST /api/messages`: shape, token, admission, turn. Says no in one voice and writes down why. */
export function createFrontDoor(options: {
  readonly adapter: DeskAdapter;
  readonly turn: TurnLogic;
  readonly log: Logger;
  readonly metrics?: Metrics;
}): ActivityReceiver {
  const { adapter, turn, log, metrics } = options;
  return {
    async receive({ authorization, body }) {
      const activity = parseActivity(body);
      if (!activity) {
        metrics?.requestsRefused.inc({ reason: 'shape' });
        throw problem(400);
      }
      try {
        const answer = await adapter.handle(authorization, activity, turn);
        return { status: answer?.status ?? 200, ...(answer?.body === undefined ? {} : { body: answer.body }) };
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        metrics?.requestsRefused.inc({ reason: error.reason });
        // The tenant is only a claim as long as the token was not accepted; it is an id, not a secret.
        const facts = { reason: error.reason, status: error.status, tenantId: tenantOf(activity) };
        if (error.status === 503) log.error({ ...facts, err: error.cause }, 'security: a token could not be checked');
        else log.warn({ ...facts, cause: nameOf(error.cause) }, 'security: request refused');
        throw problem(error.status);
      }
    },
  };
}

/** The kind of failure only: the SDK's messages quote tokens' contents. */
function nameOf(cause: unknown): string | undefined {
  return cause instanceof Error ? cause.name : undefined;
}
