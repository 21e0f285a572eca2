import type { ConversationAddress } from './conversation.ts';

/** A rendered Adaptive Card: plain JSON. */
export type AdaptiveCard = { readonly type: 'AdaptiveCard' } & Readonly<Record<string, unknown>>;

/** A button that typing presses as well. */
export interface OfferedButton {
  /** As it reads. */
  readonly title: string;
  /** The number of its row on the card, from 1. A number typed alone is the row's first button. */
  readonly row?: number;
  /** What the row is about. */
  readonly name?: string;
  readonly verb: string;
  readonly data: Readonly<Record<string, unknown>>;
  /** What it says for its reader, in place of a verb: it is as if they had written that. */
  readonly words?: string;
  /** What it opens, in place of a verb. */
  readonly url?: string;
  /** It sends what stands in the card's inputs: typing its words can't. */
  readonly sendsForm?: true;
  /** Its card shows no numbers: `row` only tells those of one title apart, and a number alone asks before it presses. */
  readonly isUnnumbered?: true;
  /** It is what "yes" means to the card's one question; it takes back what the card tells of, as `undo` does. */
  readonly says?: ButtonSays;
}

export type ButtonSays = 'yes' | 'undo';

/** One message: a card or a text, never both (Teams splits a message with both in two, docs/teams.md#text-and-card). */
export type OutgoingMessage =
  | {
      readonly kind: 'card';
      readonly card: AdaptiveCard;
      /** What the notification reads. */
      readonly summary: string;
      /** It stands there without ringing. */
      readonly quiet?: boolean;
      /** Its buttons, for those who type them. In personal chats. */
      readonly buttons?: readonly OfferedButton[];
    }
  | { readonly kind: 'text'; readonly text: string }
  /** Asks whether a file may be put into the person's own storage: in personal chats only (docs/teams.md#files). */
  | {
      readonly kind: 'file-offer';
      readonly name: string;
      readonly bytes: number;
      readonly description: string;
      /** Comes back with the answer: whose feature's file it is, and which one. */
      readonly context: { readonly feature: string; readonly id: string };
    }
  /** A file that stands there by now. */
  | ({ readonly kind: 'file' } & StoredFile);

/** A file in somebody's storage, as Teams names it. */
export interface StoredFile {
  readonly name: string;
  readonly contentUrl: string;
  readonly uniqueId: string;
  readonly fileType: string;
}

/**
 * What became of a send.
 * - `sent`: it stands there.
 * - `later`: clean failure, nothing was posted (429, 412, no connection); try again, not before `afterMilliseconds`.
 * - `ambiguous`: it may or may not stand there (timeout, cut, 5xx after the bytes were sent).
 * - `gone`: can't be written to. `conversation`: the chat or channel itself (403, 404 for a post): don't try again until it is
 *   heard of. `message`: Teams knows the message, or the root of its thread, no more (404); that says nothing about the
 *   conversation that it stood in, nor about the person there.
 * - `refused`: our fault (400, 401, 413): will not succeed by repeating.
 * - `withdrawn`: when its turn came, there was no more reason to send it.
 */
export type SendResult =
  | { readonly kind: 'sent'; readonly activityId: string }
  | { readonly kind: 'later'; readonly reason: string; readonly afterMilliseconds?: number }
  | { readonly kind: 'ambiguous'; readonly reason: string }
  | { readonly kind: 'gone'; readonly reason: string; readonly what: 'message' | 'conversation' }
  | { readonly kind: 'refused'; readonly reason: string }
  | { readonly kind: 'withdrawn' };

/** The only way in which anything is sent to Teams. Never throws for a failed send: the result says what happened. */
export interface Messenger {
  /**
   * A message may wait for its turn, for minutes in a busy channel. `mayLeave` is asked when it has come, just before
   * the message goes out; what it throws is thrown, and nothing was sent.
   */
  post(to: ConversationAddress, message: OutgoingMessage, mayLeave?: () => Promise<boolean>): Promise<SendResult>;
  /** Replaces a message that was sent. A PUT is idempotent, so an ambiguous edit may be repeated freely. `mayLeave`: as above. */
  edit(
    at: ConversationAddress,
    activityId: string,
    message: OutgoingMessage,
    mayLeave?: () => Promise<boolean>,
  ): Promise<SendResult>;
}
