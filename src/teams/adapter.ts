import { type Activity, ActivityTypes, CloudAdapter, type TurnContext } from 'botbuilder';
import type { Logger } from '../logger.ts';
import type { IncomingActivity } from './activity.ts';
import type { Authentication, Caller } from './authentication.ts';
import { type AdmissionPolicy, admitActivity } from './guards.ts';
import { Refusal } from './refusal.ts';

/** The HTTP answer to an invoke. */
export interface InvokeAnswer {
  readonly status: number;
  readonly body?: unknown;
}

export type TurnLogic = (activity: IncomingActivity, context: TurnContext) => Promise<InvokeAnswer | undefined>;

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

  /** Checks a request's token, once. Rejects with a Refusal. */
  identify(authorization: string): Promise<Caller> {
    return this.#authentication.identify(authorization);
  }

  /** Throws a Refusal for an activity that is not admitted. */
  async handle(caller: Caller, activity: IncomingActivity, logic: TurnLogic): Promise<InvokeAnswer | undefined> {
    if (!caller.mayBring(activity)) throw new Refusal(401, 'token');
    admitActivity(activity, this.#policy);
    return this.processActivity(caller.forSdk, activity as unknown as Activity, async (context) => {
      const value = await logic(activity, context);
      // An invoke without an answer would become a 501, which Teams shows as "Something went wrong".
      if (activity.type === ActivityTypes.Invoke) {
        await context.sendActivity({ type: ActivityTypes.InvokeResponse, value: value ?? { status: 200 } });
      }
    });
  }

  /**
   * Last resort: the bot handles its own errors. Without this the stock adapter answers 501 or the error's own text
   * (docs/teams.md#invokes-in-the-sdk).
   */
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
