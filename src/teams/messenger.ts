import type { ConnectorClient } from 'botframework-connector';
import { backOff } from '../back-off.ts';
import { calledBy, withoutCalling } from '../cards/mention.ts';
import { type ConversationAddress, isThread, rootOf } from '../conversation.ts';
import type { Logger } from '../logger.ts';
import type { AdaptiveCard, Messenger, OutgoingMessage, SendResult } from '../messenger.ts';
import type { Metrics } from '../metrics.ts';
import { type Departure, watchDeparture } from './connector-client.ts';
import type { Connectors } from './connectors.ts';
import { toActivity } from './outgoing-activity.ts';
import { type CallbackTimers, callbackTimers, QueueFullError, type RateLimiter } from './rate-limiter.ts';
import { type SendLanes, StoppedError } from './send-lanes.ts';
import { classifyFailure } from './send-outcome.ts';
import { isAllowedServiceUrl } from './service-url.ts';

interface Options {
  readonly connectors: Connectors;
  readonly limiter: RateLimiter;
  /** Send limits shared with other instances; absent: this is the only one. */
  readonly lanes?: SendLanes;
  readonly serviceUrlHosts: readonly string[];
  /** Adapts a card to the clients that show it; absent: unchanged. */
  readonly placed?: (card: AdaptiveCard) => AdaptiveCard;
  /** Adapts a message for channels and group chats, which others read; absent: unchanged. */
  readonly inRooms?: (message: OutgoingMessage) => OutgoingMessage;
  /** Whether a person (by their id for this bot) is a member of that conversation; absent: unknown. */
  readonly isThere?: (where: ConversationAddress, teamsId: string) => Promise<boolean>;
  /** Called for each card that was sent unprompted. */
  readonly cardCame?: (to: ConversationAddress) => void;
  readonly log: Logger;
  readonly metrics?: Metrics;
  /** Timeout for one whole call: token, connection, answer. */
  readonly timeoutMilliseconds?: number;
  readonly timers?: CallbackTimers;
  /** 0 to 1, for jitter. */
  readonly random?: () => number;
}

interface Sending {
  readonly method: 'POST' | 'PUT';
  readonly to: ConversationAddress;
  readonly call: Call;
  readonly urgent?: boolean;
  readonly cardComes?: boolean;
  readonly mayLeave?: () => Promise<boolean>;
}

const replyAttempts = 3;
/** Teams gives up on our HTTP answer and redelivers the message after about 15 seconds. */
const longestReplyPause = 4_000;

/** What the bot answers with. */
export interface Replier extends Messenger {
  reply(to: ConversationAddress, message: OutgoingMessage): Promise<SendResult>;
}

type Call = (client: ConnectorClient, options: { abortSignal: AbortSignal }) => Promise<{ id?: string } | undefined>;

/**
 * Posts and edits through Teams' connector. `continueConversationAsync` is not used: with `onTurnError` set it reports
 * a failed send as a success (docs/teams.md#swallowed-errors), and `createConversationAsync` loses the message's id
 * (docs/teams.md#message-ids). Posting to the channel's own id creates a new root post and returns its id.
 */
export class TeamsMessenger implements Replier {
  readonly #options: Options;

  constructor(options: Options) {
    this.#options = options;
  }

  async post(
    to: ConversationAddress,
    message: OutgoingMessage,
    mayLeave?: () => Promise<boolean>,
  ): Promise<SendResult> {
    const first = await this.#postOnce(to, message, mayLeave);
    const heard = first.kind === 'refused' ? await this.#callingWhoIsThere(to, message) : undefined;
    const result = heard ? await this.#postOnce(to, heard, mayLeave) : first;
    if (message.kind === 'card' && mayStandThere(result)) this.#options.cardCame?.(to);
    return result;
  }

  #postOnce(to: ConversationAddress, message: OutgoingMessage, mayLeave?: () => Promise<boolean>): Promise<SendResult> {
    const activity = toActivity(to, this.#placed(message, to), true);
    const call: Call = (client, options) =>
      client.conversations.sendToConversation(to.conversationId, activity, options as object);
    const cardComes = message.kind === 'card';
    return this.#send({ method: 'POST', to, call, cardComes, ...(mayLeave ? { mayLeave } : {}) });
  }

  /** Whether a card was sent there unprompted after that time (database server's clock), by any instance. */
  async cameSince(where: ConversationAddress, since: Date): Promise<boolean> {
    const at = await this.#options.lanes?.cameAt(conversationKey(where));
    return at !== undefined && at > since;
  }

  /**
   * Teams rejects a message that mentions somebody outside the conversation: returns it with only the members
   * mentioned. Undefined: that was not the reason, or fewer than `least` mentions would be left; the caller then knows
   * what to do.
   */
  async #callingWhoIsThere(
    to: ConversationAddress,
    message: OutgoingMessage,
    least = 1,
  ): Promise<OutgoingMessage | undefined> {
    const { isThere } = this.#options;
    if (!isThere || message.kind !== 'card' || to.kind === 'personal') return undefined;
    const called = [...new Set(calledBy(message.card))];
    const there = await Promise.all(called.map((teamsId) => isThere(to, teamsId)));
    const outsiders = new Set(called.filter((_, index) => !there[index]));
    if (outsiders.size === 0 || called.length - outsiders.size < least) return undefined;
    return { ...message, card: withoutCalling(message.card, outsiders) };
  }

  /**
   * Answers somebody who waits: takes precedence over unprompted messages, and is retried for a few seconds, because
   * nothing retries it later.
   */
  async reply(to: ConversationAddress, message: OutgoingMessage): Promise<SendResult> {
    const activity = toActivity(to, this.#placed(message, to), false);
    const call: Call = (client, options) =>
      client.conversations.sendToConversation(to.conversationId, activity, options as object);
    const { random = Math.random } = this.#options;
    let result = await this.#send({ method: 'POST', to, call, urgent: true });
    for (let attempt = 1; attempt < replyAttempts && result.kind === 'later'; attempt += 1) {
      const pause = result.afterMilliseconds ?? backOff(attempt, { first: 1_000, longest: longestReplyPause, random });
      await this.#pause(Math.min(pause, longestReplyPause));
      result = await this.#send({ method: 'POST', to, call, urgent: true });
    }
    return result;
  }

  async edit(
    at: ConversationAddress,
    activityId: string,
    message: OutgoingMessage,
    mayLeave?: () => Promise<boolean>,
  ): Promise<SendResult> {
    const edit = (shown: OutgoingMessage) => this.#editOnce(at, activityId, shown, mayLeave);
    const first = await edit(message);
    const heard = first.kind === 'refused' ? await this.#callingWhoIsThere(at, message, 0) : undefined;
    return heard ? edit(heard) : first;
  }

  #editOnce(
    at: ConversationAddress,
    activityId: string,
    message: OutgoingMessage,
    mayLeave?: () => Promise<boolean>,
  ): Promise<SendResult> {
    const activity = { ...toActivity(at, this.#placed(message, at), false), id: activityId };
    const call: Call = async (client, options) => {
      await client.conversations.updateActivity(at.conversationId, activityId, activity, options as object);
      return { id: activityId };
    };
    return this.#send({ method: 'PUT', to: at, call, ...(mayLeave ? { mayLeave } : {}) });
  }

  /** The desk is closing: everything queued is postponed, except answers to people. */
  stop(): void {
    this.#options.limiter.stop();
    this.#options.lanes?.stop();
  }

  async #send(sending: Sending): Promise<SendResult> {
    const { limiter, log, metrics, serviceUrlHosts } = this.#options;
    const { method, to, urgent = false } = sending;
    let result: SendResult;
    if (!isAllowedServiceUrl(to.serviceUrl, serviceUrlHosts)) {
      log.error({ tenantId: to.tenantId }, 'security: a stored service URL is not on the allow-list, nothing sent');
      result = { kind: 'refused', reason: 'service-url' };
    } else {
      try {
        result = await limiter.run(conversationKey(to), (leaves) => this.#takeTurn(sending, leaves), { urgent });
      } catch (error) {
        if (error instanceof QueueFullError) result = { kind: 'later', reason: 'queue-full', afterMilliseconds: 5_000 };
        else if (error instanceof StoppedError) result = { kind: 'later', reason: 'closing' };
        else throw error;
      }
    }
    metrics?.cardsSent.inc({ result: result.kind });
    if (result.kind !== 'sent' && result.kind !== 'withdrawn')
      log.warn({ method, kind: to.kind, result }, 'message not delivered');
    return result;
  }

  /** One send under both the local rate limit and the lane that other instances share. */
  async #takeTurn(sending: Sending, leaves: () => void): Promise<SendResult> {
    const { to, urgent = false, cardComes = false, mayLeave } = sending;
    const departure: Departure = { departed: false };
    const lane = await this.#options.lanes?.enter(conversationKey(to), { urgent });
    let heldBackMilliseconds: number | undefined;
    let cardCame = false;
    try {
      if (mayLeave && !(await mayLeave())) return { kind: 'withdrawn' };
      const result = await this.#callOnce(sending, departure, leaves);
      cardCame = cardComes && mayStandThere(result);
      if (result.kind === 'later' && result.reason.startsWith('429')) {
        heldBackMilliseconds = result.afterMilliseconds ?? 2_000;
        this.#options.metrics?.connectorThrottled.inc();
        this.#options.limiter.holdBack(conversationKey(to), heldBackMilliseconds);
      }
      return result;
    } finally {
      // The message has been posted already, so nobody waits for this write.
      void lane?.leave({ ...departure, heldBackMilliseconds, cardCame });
    }
  }

  async #callOnce({ method, to, call }: Sending, departure: Departure, leaves: () => void): Promise<SendResult> {
    try {
      const client = await this.#options.connectors.clientFor(to.serviceUrl);
      leaves();
      const answer = await watchDeparture(departure, () =>
        this.#inTime((abortSignal) => call(client, { abortSignal })),
      );
      if (!answer?.id) return { kind: 'ambiguous', reason: 'no-id' };
      return { kind: 'sent', activityId: answer.id };
    } catch (error) {
      // Most likely no token could be obtained: the result does not carry the reason, and an operator must see it.
      if (!departure.departed) this.#options.log.warn({ err: error }, 'a call to Teams could not start');
      return classifyFailure(error, { method, inThread: isThread(to), ...departure });
    }
  }

  #placed(message: OutgoingMessage, { kind }: ConversationAddress): OutgoingMessage {
    const { placed, inRooms } = this.#options;
    const seen = inRooms && kind !== 'personal' ? inRooms(message) : message;
    return placed && seen.kind === 'card' ? { ...seen, card: placed(seen.card) } : seen;
  }

  #pause(milliseconds: number): Promise<void> {
    return new Promise((resolve) => void (this.#options.timers ?? callbackTimers).after(milliseconds, resolve));
  }

  /** The SDK's timeout starts with the request; this one also covers fetching the token, which has none. */
  async #inTime<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const abort = new AbortController();
    let timer: NodeJS.Timeout | undefined;
    const deadline = new Promise<never>((_resolve, reject) => {
      timer = setTimeout(() => {
        abort.abort();
        reject(new Error('the call to Teams took too long'));
      }, this.#options.timeoutMilliseconds ?? 10_000);
    });
    return Promise.race([work(abort.signal), deadline]).finally(() => clearTimeout(timer));
  }
}

/** A message whose answer was lost may have been posted. */
const mayStandThere = ({ kind }: SendResult) => kind === 'sent' || kind === 'ambiguous';

/**
 * Microsoft does not document whether a channel's threads have limits of their own: counting per channel is safe either
 * way.
 */
function conversationKey(to: ConversationAddress): string {
  return `${to.tenantId}/${rootOf(to).conversationId}`;
}
