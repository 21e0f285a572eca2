import { type HttpProblem, httpProblem } from '../http/http-problem.ts';
import type { ActivityReceiver, RequestSender } from '../http/messages-route.ts';
import type { Logger } from '../logger.ts';
import type { Metrics } from '../metrics.ts';
import { parseActivity, tenantOf } from './activity.ts';
import type { DeskAdapter, TurnLogic } from './adapter.ts';
import type { Caller } from './authentication.ts';
import { Refusal } from './refusal.ts';

/** An identified sender, or the refusal they get. */
interface Identified extends RequestSender {
  readonly caller?: Caller;
  readonly refusal?: Refusal;
}

/**
 * The handler of `POST /api/messages`: token, shape, admission, turn. Senders get uniform refusals; the reason goes to
 * the log.
 */
export function createFrontDoor(options: {
  readonly adapter: DeskAdapter;
  readonly turn: TurnLogic;
  readonly log: Logger;
  readonly metrics?: Metrics;
}): ActivityReceiver<Identified> {
  const { adapter, turn, log, metrics } = options;

  /** Until the token is accepted the tenant is only a claim; it is an id, not a secret. */
  function told({ status, reason, cause }: Refusal, tenantId?: string): HttpProblem {
    if (status === 503) return httpProblem(503, { 'Retry-After': '5' });
    // With a valid token the sender is Teams on behalf of a tenant, so its IP address identifies nobody.
    const sender = status === 401 ? {} : { sender: `tenant ${tenantId ?? 'unclear'}` };
    return httpProblem(status, {}, { reason, facts: { tenantId, cause: nameOf(cause) }, ...sender });
  }

  return {
    async identify(authorization) {
      try {
        return { caller: await adapter.identify(authorization) };
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        const { status, reason, cause } = error;
        if (status === 503) {
          metrics?.requestsRefused.inc({ reason });
          log.error({ reason, status, err: cause }, 'security: a token could not be checked');
        }
        return { refusal: error, refused: told(error) };
      }
    },
    async receive({ sender: { caller, refusal }, body }) {
      const activity = parseActivity(body);
      if (!activity) throw httpProblem(400, {}, { reason: 'shape' });
      try {
        if (!caller) throw refusal ?? new Refusal(401, 'token');
        const answer = await adapter.handle(caller, activity, turn);
        return { status: answer?.status ?? 200, ...(answer?.body === undefined ? {} : { body: answer.body }) };
      } catch (error) {
        throw error instanceof Refusal ? told(error, tenantOf(activity)) : error;
      }
    },
  };
}

/** The error's class name only: the SDK's messages quote token contents. */
function nameOf(cause: unknown): string | undefined {
  return cause instanceof Error ? cause.name : undefined;
}
