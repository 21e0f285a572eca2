import type { ConversationAddress } from '../../../conversation.ts';
import type { Referral } from '../record/referral.ts';
import { isHandedOn } from '../rules/assign.ts';
import { type ChannelEvent, type ChannelEventKind, channelEventKinds } from '../rules/channel-events.ts';
import { stepOfRung } from '../rules/escalation.ts';

/**
 * One message that shows a card, posted or about to be: a row of the card registry. Its id names what must happen once,
 * so that two workers that want the same message share one row.
 */
export interface Copy {
  /** `<referral>/<purpose>/<place>`. */
  readonly id: string;
  readonly referralId: string;
  /**
   * The decision card, a reminder (`reminder:P3D`; `reminder:P3D#1` after the deadline was extended once), a requested
   * card (`opened:<activity>`), a request to the owner (`asked:<request>`), the notice of a hand-over
   * (`assigned:<assignment>`), or a line about an event under the channel's card (`event:<kind>#<id>`).
   */
  readonly purpose:
    | 'card'
    | `reminder:${string}`
    | `opened:${string}`
    | `asked:${string}`
    | `assigned:${string}`
    | `event:${string}`;
  readonly audience: 'channel' | 'personal';
  /** personal: whose chat it is. */
  readonly person?: { readonly tenantId: string; readonly aadObjectId: string };
  /** Where to post. A reminder in the channel goes under the channel's card once that is posted. */
  readonly address: ConversationAddress;
  readonly underCard: boolean;
  /**
   * `wanted` -> `sending` -> `sent`. `ambiguous`: possibly posted, not repeated. `gone`: its conversation can't be
   * written to. `listed`: shown in a list, until something needs a message of its own. `dropped`: no longer needed.
   * `lost`: it was posted, and Teams no longer has the message.
   */
  readonly state: 'wanted' | 'sending' | 'sent' | 'ambiguous' | 'gone' | 'lost' | 'listed' | 'dropped';
  readonly activityId?: string;
  /** The revision of the referral that it shows. */
  readonly shownRevision?: number;
  readonly attempts: number;
  readonly dueAt?: Date;
  /** Generation counter: settling generation n leaves n + 1 due. */
  readonly wishes: number;
  /** A send was interrupted at least once: the message may exist twice. */
  readonly maybeTwice: boolean;
  /** The message was lost and reposted once. It is not reposted again, or a person who deletes it would be chased. */
  readonly postedAnew?: boolean;
  /** Undeliverable, then retried because its person was active: another failure gives no new information. */
  readonly retried?: boolean;
  /** Teams rejected it with a mention of its owner: posted without mentions. */
  readonly uncalled?: true;
  /** When it was posted, or taken into a list. */
  readonly sentAt?: Date;
  /** When it was first wanted; absent on rows from before this was recorded. */
  readonly wantedAt?: Date;
  /** Id of the one list that shows it, chosen before its row is written there. */
  readonly list?: string;
  /** It was a row of a list, and has its own message now because something happened to it. */
  readonly alone?: true;
  readonly correlationId: string;
}

/** The input of `want`; the other fields have defaults. */
export type WantedCopy = Pick<Copy, 'referralId' | 'purpose' | 'audience' | 'address' | 'underCard' | 'correlationId'> &
  Partial<Pick<Copy, 'person'>>;

export function copyId({ referralId, purpose, audience, person, address }: WantedCopy): string {
  const place =
    audience === 'channel' || !person
      ? `${address.tenantId}/${address.conversationId}`
      : `${person.tenantId}/${person.aadObjectId}`;
  return `${referralId}/${purpose}/${place}`;
}

/**
 * The message that tells the receiver, one per assignment. When a rule assigns on arrival, that message is the first
 * card.
 */
export function assignedPurpose(referral: Pick<Referral, 'assignment' | 'owner'>): Copy['purpose'] | undefined {
  return isHandedOn(referral) ? `assigned:${referral.assignment?.id}` : undefined;
}

/** The notice of a hand-over of several referrals at once: a row of one message. */
export function isHandedTogether({ purpose }: Pick<Copy, 'purpose'>, referral: Referral): boolean {
  return referral.assignment?.together === true && purpose === assignedPurpose(referral);
}

export function eventPurpose({ kind, id }: ChannelEvent): Copy['purpose'] {
  return `event:${kind}#${id}`;
}

/** The event that a line under a card reports. It is never edited: it would say nothing new. */
export function eventOf({ purpose }: Pick<Copy, 'purpose'>): ChannelEventKind | undefined {
  return channelEventKinds.find((kind) => purpose.startsWith(`event:${kind}#`));
}

export function rungOf(copy: Pick<Copy, 'purpose'>): string | undefined {
  return copy.purpose.startsWith('reminder:') ? copy.purpose.slice('reminder:'.length).split('#')[0] : undefined;
}

/** The channel's escalation step mentions the referral's owner. */
export function callsItsOwner(copy: Pick<Copy, 'purpose' | 'audience'>): boolean {
  return copy.audience === 'channel' && stepOfRung(rungOf(copy) ?? '') === 'channel';
}

/** The pseudo-rung of a reminder that was requested by a snooze. */
export const snoozeRung = 'snooze';

/** The pseudo-rung of a reminder that a colleague requested, once a day. */
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
