import { type Activity, ActivityTypes, CloudAdapter, type TurnContext } from 'botbuilder';
import { type AuthenticateRequestResult, AuthenticationError } from 'botframework-connector';
import type { Logger } from '../logger.ts';
import type { IncomingActivity } from './activity.ts';
import type { Authentication } from './authentication.ts';
import { type AdmissionPolicy, admit } from './guards.ts';
import { withoutConsole } from './quiet-console.ts';
import { Refusal } from './refusal.ts';

/** What goes back in the HTTP answer to an invoke. */
export interface InvokeAnswer {
  readonly status: number;
  readonly body?: unknown;
}

export type TurnLogic = (activity: IncomingActivity, context: TurnContext) => Promise<InvokeAnswer | undefined>;

const authenticationDeadlineMilliseconds = 5_000;

/** The SDK's adapter behind our own door: token, then admission, then the turn. */
export class DeskAdapter extends CloudAdapter {
  readonly #authentication: Authentication;
  readonly #policy: AdmissionPolicy;
  readonly #log: Logger;

  constructor(options: { authentication: Authentication; policy: AdmissionPolicy; log: Logger }) {
    super(options.authentication.sdk);
    this.#authentication = options.authentication;
    this.#policy = options.policy;
    this.#log = options.log;
    this.onTurnError = (context, error) => this.#onError(context, error);
  }

  /** A cheap look at a token that nobody has verified: false when it cannot be good. */
  mayPass(authorization: string): boolean {
    return this.#authentication.mayPass(authorization);
  }

  /** Throws a Refusal for what it does not let in. */
  async handle(authorization: string, activity: IncomingActivity, logic: TurnLogic): Promise<InvokeAnswer | undefined> {
    const identity = await this.#authenticate(authorization, activity);
    admit(activity, this.#policy);
    const answer = await this.processActivity(identity, activity as unknown as Activity, async (context) => {
      const value = await logic(activity, context);
      // An invoke without an answer would become a 501, which Teams shows as "Something went wrong".
      if (activity.type === ActivityTypes.Invoke) {
        await context.sendActivity({ type: ActivityTypes.InvokeResponse, value: value ?? { status: 200 } });
      }
    });
    return answer;
  }

  async #authenticate(authorization: string, activity: IncomingActivity): Promise<AuthenticateRequestResult> {
    if (!this.mayPass(authorization) || !this.#authentication.mayBeSigned(authorization)) {
      throw new Refusal(401, 'token');
    }
    const check = withoutConsole(() =>
      this.botFrameworkAuthentication.authenticateRequest(activity as unknown as Activity, authorization),
    );
    try {
      return await withDeadline(check);
    } catch (error) {
      // The SDK fails in many ways for a bad token (stock adapter: 500 for a bad signature). All of them are a 401;
      // only when we could not look at the keys is it our fault and worth a second try.
      throw new Refusal(isOutage(error) ? 503 : 401, isOutage(error) ? 'signing-keys' : 'token', { cause: error });
    }
  }

  /** Last resort: the bot answers its own errors. Without this the stock adapter answers 501 or our error's text (T7). */
  async #onError(context: TurnContext, error: Error): Promise<void> {
    this.#log.error({ err: error, activityType: context.activity.type }, 'turn failed');
    if (context.activity.type !== ActivityTypes.Invoke) return;
    const value = { code: 'internal', message: 'Something went wrong here. Please try again.' };
    await context.sendActivity({
      type: ActivityTypes.InvokeResponse,
      value: { status: 200, body: { statusCode: 500, type: 'application/vnd.microsoft.error', value } },
    });
  }
}

class DeadlineError extends Error {}

async function withDeadline<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const deadline = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(
      () => reject(new DeadlineError('authentication took too long')),
      authenticationDeadlineMilliseconds,
    );
  });
  return Promise.race([work, deadline]).finally(() => clearTimeout(timer));
}

function isOutage(error: unknown): boolean {
  if (error instanceof DeadlineError) return true;
  if (error instanceof AuthenticationError) return Number(error.statusCode) >= 500;
  return error instanceof Error && error.name === 'FetchError';
}
