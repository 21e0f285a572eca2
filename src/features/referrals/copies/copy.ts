import type { ConversationAddress } from '../../../conversation.ts';
import type { Referral } from '../record/referral.ts';
import { isHandedOn } from '../rules/assign.ts';
import { type ChannelEvent, type ChannelEventKind, channelEventKinds } from '../rules/channel-events.ts';
import { stepOfRung } from '../rules/escalation.ts';

/**
 * One posted message that shows a card, or is about to: a row of the card registry. Its id is what must happen once,
 * so that two workers that want the same message want one row.
 */
export interface Copy {
  /** `<referral>/<purpose>/<place>`. */
  readonly id: string;
  readonly referralId: string;
  /**
   * The decision card, one reminder (`reminder:P3D`, `reminder:P3D#1` after the deadline was put off once), or a card that
   * somebody asked for (`opened:<activity>`), or one that asks its owner for something (`asked:<request>`),
   * or one that tells somebody that a referral was handed to them (`assigned:<assignment>`),
   * or a line under the channel's card that tells what happened (`event:<kind>#<id>`).
   */
  readonly purpose:
    | 'card'
    | `reminder:${string}`
    | `opened:${string}`
    | `asked:${string}`
    | `assigned:${string}`
    | `event:${string}`;
  readonly audience: 'channel' | 'personal';
  /** personal: whose chat. */
  readonly person?: { readonly tenantId: string; readonly aadObjectId: string };
  /** Where to post. A reminder in the channel goes under the channel's card once that stands. */
  readonly address: ConversationAddress;
  readonly underCard: boolean;
  /**
   * `wanted` -> `sending` -> `sent`. `ambiguous`: may stand there, will not be repeated. `gone`: can't be written to.
   * `listed`: told in a list of several, until something makes it stand by itself. `dropped`: there was no more reason to send it. `lost`: it stood, and Teams knows the message no more.
   */
  readonly state: 'wanted' | 'sending' | 'sent' | 'ambiguous' | 'gone' | 'lost' | 'listed' | 'dropped';
  readonly activityId?: string;
  /** Which revision of the referral it shows. */
  readonly shownRevision?: number;
  readonly attempts: number;
  readonly dueAt?: Date;
  /** Generation counter: settling generation n leaves n + 1 due. */
  readonly wishes: number;
  /** A send was cut short at least once: the message may stand there twice. */
  readonly maybeTwice: boolean;
  /** Teams lost the message once, and another was posted in its place. There is no third: that would be a chase. */
  readonly postedAnew?: boolean;
  /** It could not be written to, its person was heard of, and it was tried again: one more failure tells nothing new. */
  readonly retried?: boolean;
  /** Teams refused it with a mention of its owner: it calls nobody. */
  readonly uncalled?: true;
  readonly sentAt?: Date;
  /** Since when it is wanted; absent on rows from before this was noted. */
  readonly wantedAt?: Date;
  /** Id of the one list that tells it, chosen before its row is written there. */
  readonly list?: string;
  /** It stood in a list of many that came at once, and has a message of its own by now, as something happened to it. */
  readonly alone?: true;
  readonly correlationId: string;
}

/** What the wish for a message needs to say; the rest follows. */
export type WantedCopy = Pick<Copy, 'referralId' | 'purpose' | 'audience' | 'address' | 'underCard' | 'correlationId'> &
  Partial<Pick<Copy, 'person'>>;

export function copyId({ referralId, purpose, audience, person, address }: WantedCopy): string {
  const place =
    audience === 'channel' || !person
      ? `${address.tenantId}/${address.conversationId}`
      : `${person.tenantId}/${person.aadObjectId}`;
  return `${referralId}/${purpose}/${place}`;
}

/** The message that tells a receiver, once for each time it is handed on. Where a rule gives it out on arrival, that is its first card. */
export function assignedPurpose(referral: Pick<Referral, 'assignment' | 'owner'>): Copy['purpose'] | undefined {
  return isHandedOn(referral) ? `assigned:${referral.assignment?.id}` : undefined;
}

export function eventPurpose({ kind, id }: ChannelEvent): Copy['purpose'] {
  return `event:${kind}#${id}`;
}

/** What a line under a card tells. It stands as it was written: an edit would say nothing new. */
export function eventOf({ purpose }: Pick<Copy, 'purpose'>): ChannelEventKind | undefined {
  return channelEventKinds.find((kind) => purpose.startsWith(`event:${kind}#`));
}

export function rungOf(copy: Pick<Copy, 'purpose'>): string | undefined {
  return copy.purpose.startsWith('reminder:') ? copy.purpose.slice('reminder:'.length).split('#')[0] : undefined;
}

/** The channel's step of an escalation calls the referral's owner by name. */
export function callsItsOwner(copy: Pick<Copy, 'purpose' | 'audience'>): boolean {
  return copy.audience === 'channel' && stepOfRung(rungOf(copy) ?? '') === 'channel';
}

/** A rung of nobody's ladder: the reminder that somebody asked for by a snooze. */
export const snoozeRung = 'snooze';

/** Nor is this one: a colleague asked its owner to look, once a day. */
export const askedRung = 'asked';

/** @param day the owner's, `YYYY-MM-DD` */
export function askedPurpose(day: string): Copy['purpose'] {
  return `reminder:${askedRung}#${day}`;
}

export function snoozePurpose(until: Date): Copy['purpose'] {
  return `reminder:${snoozeRung}#${until.getTime()}`;
}

export function reminderPurpose(rung: string, extensions = 0): Copy['purpose'] {
  return extensions > 0 ? `reminder:${rung}#${extensions}` : `reminder:${rung}`;
}
