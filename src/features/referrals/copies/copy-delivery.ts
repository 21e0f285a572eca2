import { backOff } from '../../../back-off.ts';
import { threadOf } from '../../../conversation.ts';
import { crashPoint } from '../../../crash-point.ts';
import { withCorrelation } from '../../../logger.ts';
import type { Messenger, OutgoingMessage, SendResult } from '../../../messenger.ts';
import type { Metrics } from '../../../metrics.ts';
import type { OpenForms } from '../forms/open-forms.ts';
import type { Referral } from '../record/referral.ts';
import { stepOfRung } from '../rules/escalation.ts';
import { isUndecided } from '../rules/referral-stage.ts';
import { reachedRung } from '../rules/rung-plan.ts';
import type { DeskDeps } from '../store/referral-desk.ts';
import { askedRung, type Copy, eventOf, isHandedTogether, rungOf, snoozeRung } from './copy.ts';
import type { CopyStore } from './copy-store.ts';
import type { OwedCopies } from './owed-copies.ts';
import type { StandIns } from './stand-ins.ts';

export interface DeliveryDeps extends Pick<DeskDeps, 'referrals' | 'people' | 'clock' | 'policy' | 'log'> {
  readonly copies: CopyStore;
  readonly messenger: Messenger;
  /** Redirects messages that could not be delivered, and settles them. */
  readonly standIns: Pick<StandIns, 'takeOver'>;
  /** Whether a message still concerns its reader. */
  readonly owed: Pick<OwedCopies, 'isStillOwed'>;
  /** Whether a form is open in the message. */
  readonly forms: Pick<OpenForms, 'holds' | 'anyIn'>;
  /** Takes a message that is combined with others into a list. */
  readonly together?: { takes(copy: Copy, referral: Referral, now: Date): Promise<boolean> };
  readonly render: (referral: Referral, copy: Copy) => Promise<OutgoingMessage>;
  readonly metrics: Pick<Metrics, 'cardsAmbiguous' | 'nags' | 'nagsAmbiguous'>;
  readonly random: () => number;
}

/**
 * Delivers one copy: posts or edits it. Teams has no idempotency key, so an interrupted send is ambiguous
 * (docs/reliability.md#cut-short). The policy: an early reminder is not repeated (the next rung covers it); the last
 * reminder and a decision card are repeated, and counted, since missing them costs the referral.
 */
export class CopyDelivery {
  readonly #deps: DeliveryDeps;

  constructor(deps: DeliveryDeps) {
    this.#deps = deps;
  }

  /** The caller holds the lease on the copy. */
  deliver(copy: Copy): Promise<void> {
    crashPoint(`${kindOf(copy)}.claimed`, copy.referralId);
    return withCorrelation(copy.correlationId, () => this.#deliver(copy));
  }

  async #deliver(copy: Copy): Promise<void> {
    const referral = await this.#deps.referrals.find(copy.referralId);
    if (!referral) return this.#deps.copies.settle(copy, { state: 'dropped' });
    if (copy.activityId && eventOf(copy)) return this.#deps.copies.settle(copy, { state: copy.state });
    if (copy.activityId) return this.#edit(copy, copy.activityId, referral);
    // Stale-marked by a change in the meantime, but there is no message to edit.
    if (isOver(copy)) return this.#deps.copies.settle(copy, { state: copy.state });
    // `sending` under a new lease: the previous worker died between the send and recording it.
    if (copy.state === 'sending') return this.#cutShort(copy, 'crash');
    return this.#post(copy, referral);
  }

  async #post(copy: Copy, referral: Referral): Promise<void> {
    if (await this.#isUnwanted(copy, referral)) return this.#deps.copies.settle(copy, { state: 'dropped' });
    if (await this.#isListed(copy, referral))
      return this.#deps.copies.settle(copy, { state: 'listed', sentAt: this.#deps.clock.now() });
    const address = await this.#addressOf(copy);
    if (!address) return this.#later(copy, 'card-not-there-yet', 5_000);
    const message = await this.#deps.render(referral, copy);
    const mayLeave = () => this.#mayLeave(copy);
    const first = await this.#deps.messenger.post(address, message, mayLeave);
    // The card it belongs under was deleted: post it outside the thread.
    const alone = isLost(first) && address !== copy.address;
    const result = alone ? await this.#deps.messenger.post(copy.address, message, mayLeave) : first;
    // Possibly rejected only because it mentions somebody who is not in the channel.
    const mayCall = eventOf(copy) !== undefined || stepOfRung(rungOf(copy) ?? '') !== undefined;
    if (result.kind === 'refused' && !copy.uncalled && copy.audience === 'channel' && mayCall)
      return this.#post({ ...copy, uncalled: true }, referral);
    crashPoint(`${kindOf(copy)}.after-post`, copy.referralId);
    if (result.kind === 'withdrawn') return this.#withdrawn(copy);
    this.#count(copy, result);
    if (result.kind === 'ambiguous') return this.#cutShort(copy, result.reason);
    if (result.kind === 'later') return this.#later(copy, result.reason, result.afterMilliseconds);
    if (result.kind !== 'sent') return this.#giveUp(copy, referral, result);
    this.#logSent(copy, 'posted', referral);
    return this.#deps.copies.settle(copy, {
      ...written(copy),
      ...(copy.uncalled ? { uncalled: true } : {}),
      activityId: result.activityId,
      shownRevision: referral.revision,
      sentAt: this.#deps.clock.now(),
    });
  }

  /**
   * Combined into a list: several reminders for one person at a time, many referrals for one place at once, or what was
   * handed over together.
   */
  async #isListed(copy: Copy, referral: Referral): Promise<boolean> {
    const { together, clock } = this.#deps;
    const isCard = copy.purpose === 'card' && !copy.alone && !copy.postedAnew;
    const isReminder = rungOf(copy) !== undefined;
    const joins = isCard || isReminder || isHandedTogether(copy, referral);
    return together !== undefined && joins && together.takes(copy, referral, clock.now());
  }

  /**
   * Runs when the send is due, perhaps long after the copy was written. Only from here on does a crash make the send
   * ambiguous.
   */
  async #mayLeave(copy: Copy): Promise<boolean> {
    const referral = await this.#deps.referrals.find(copy.referralId);
    if (!referral || (await this.#isUnwanted(copy, referral))) return false;
    const mine = await this.#deps.copies.markSending(copy);
    crashPoint(`${kindOf(copy)}.before-post`, copy.referralId);
    return mine;
  }

  /** Dropped, unless another worker holds the lease by now: then `settle` changes nothing. */
  #withdrawn(copy: Copy): Promise<void> {
    return this.#deps.copies.settle(copy, { state: 'dropped' });
  }

  async #edit(copy: Copy, activityId: string, referral: Referral): Promise<void> {
    const message = await this.#deps.render(referral, copy);
    const address = copy.audience === 'channel' ? await this.#threadAddress(copy, activityId) : copy.address;
    crashPoint(`${kindOf(copy)}.before-edit`, copy.referralId);
    let until: Date | undefined;
    const mayReplace = async () => {
      until = await this.#heldUntil(copy);
      return until === undefined;
    };
    const result = await this.#deps.messenger.edit(address, activityId, message, mayReplace);
    crashPoint(`${kindOf(copy)}.after-edit`, copy.referralId);
    if (result.kind === 'withdrawn') return this.#held(copy, activityId, referral, until ?? this.#deps.clock.now());
    if (result.kind === 'sent') {
      this.#logSent(copy, 'edited', referral);
      return this.#deps.copies.settle(copy, { ...written(copy), shownRevision: referral.revision });
    }
    // An edit is a PUT and idempotent, so it is repeated.
    if (result.kind === 'ambiguous') return this.#later(copy, result.reason);
    if (result.kind === 'later') return this.#later(copy, result.reason, result.afterMilliseconds);
    return isLost(result) ? this.#lost(copy, referral) : this.#giveUp(copy, referral, result);
  }

  /** Asked when the edit is due, perhaps long after the card was drawn: it must not close a form opened since. */
  async #heldUntil(copy: Copy): Promise<Date | undefined> {
    const { forms, referrals } = this.#deps;
    if (!(await forms.anyIn(copy))) return undefined;
    const referral = await referrals.find(copy.referralId);
    return referral && forms.holds(copy, referral);
  }

  /**
   * The message was deleted, by a person or by Teams. That says nothing about its reader, so nobody is marked
   * unreachable. A card that still waits for an answer is posted again, once; everything else is forgotten.
   */
  #lost(copy: Copy, referral: Referral): Promise<void> {
    const { log, clock, copies } = this.#deps;
    const now = clock.now();
    const anew = copy.purpose === 'card' && isUndecided(referral, now) && !copy.postedAnew;
    const facts = { copyId: copy.id, referralId: copy.referralId, result: 'lost', anew };
    log.info(facts, 'the message no longer exists in Teams');
    // If Teams is wrong about it, there are two messages.
    return copies.settle(copy, {
      forgetsMessage: true,
      ...(anew ? { state: 'wanted', postedAnew: true, maybeTwice: true, dueAt: now } : { state: 'lost' }),
    });
  }

  async #isUnwanted(copy: Copy, referral: Referral): Promise<boolean> {
    return this.#hasNoMoreReason(copy, referral) || !(await this.#deps.owed.isStillOwed(copy, referral));
  }

  /** A reminder after the decision, or overtaken by a nearer one, is noise. */
  #hasNoMoreReason(copy: Copy, referral: Referral): boolean {
    const now = this.#deps.clock.now();
    const rung = rungOf(copy);
    if (rung === undefined) return copy.purpose === 'card' && !isUndecided(referral, now);
    if (!isUndecided(referral, now) || now >= referral.deadline) return true;
    if (rung === snoozeRung || rung === askedRung || stepOfRung(rung)) return false;
    // In a personal chat the reader is the owner, a stand-in, or an admin in place of the channel.
    const audiences = copy.audience === 'channel' ? (['team'] as const) : (['owner', 'team'] as const);
    const reached = audiences.flatMap((audience) => reachedRung(referral, audience, now) ?? []);
    return reached.length > 0 && !reached.includes(rung);
  }

  async #addressOf(copy: Copy): Promise<Copy['address'] | undefined> {
    if (!copy.underCard) return copy.address;
    const card = await this.#channelCard(copy);
    // A row of a list has no thread: the referral gets its own card from now on.
    if (card?.state === 'listed') {
      await this.#deps.copies.standAlone(copy.referralId, this.#deps.clock.now());
      return undefined;
    }
    if (card?.activityId) return threadOf(card.address, card.activityId);
    // If the card was never posted, the reminder is posted outside a thread.
    return card && (card.state === 'wanted' || card.state === 'sending') ? undefined : copy.address;
  }

  async #threadAddress(copy: Copy, activityId: string): Promise<Copy['address']> {
    // A group chat has no threads; a card requested in a thread is addressed there.
    if (copy.address.kind !== 'channel' || copy.address.conversationId.includes(';messageid=')) return copy.address;
    const root = copy.underCard ? (await this.#channelCard(copy))?.activityId : activityId;
    return threadOf(copy.address, root ?? activityId);
  }

  async #channelCard(copy: Copy): Promise<Copy | undefined> {
    const copies = await this.#deps.copies.ofReferral(copy.referralId);
    // There are two after the deal team moved to another channel.
    const { conversationId } = copy.address;
    return copies.find(({ purpose, address }) => purpose === 'card' && address.conversationId === conversationId);
  }

  async #cutShort(copy: Copy, reason: string): Promise<void> {
    const rung = rungOf(copy);
    const isNewsOnly = eventOf(copy) !== undefined;
    const repeat = !isNewsOnly && (rung === undefined || !this.#deps.policy.ladder.slice(0, -1).includes(rung));
    this.#deps.log.warn(
      { copyId: copy.id, referralId: copy.referralId, result: 'ambiguous', reason, repeat },
      'a send was interrupted: the message may or may not have been posted',
    );
    if (rung === undefined) this.#deps.metrics.cardsAmbiguous.inc();
    else this.#deps.metrics.nagsAmbiguous.inc();
    const now = this.#deps.clock.now();
    await this.#deps.copies.settle(copy, {
      maybeTwice: true,
      ...(repeat
        ? { state: 'wanted', dueAt: new Date(now.getTime() + this.#pause(copy.attempts)) }
        : { state: 'ambiguous' }),
    });
  }

  async #later(copy: Copy, reason: string, afterMilliseconds = 0): Promise<void> {
    const pause = Math.max(afterMilliseconds, this.#pause(copy.attempts));
    this.#deps.log.info(
      { copyId: copy.id, referralId: copy.referralId, result: 'later', reason, pause, attempt: copy.attempts },
      'send postponed',
    );
    const dueAt = new Date(this.#deps.clock.now().getTime() + pause);
    await this.#deps.copies.settle(copy, { state: copy.activityId ? 'sent' : 'wanted', dueAt });
  }

  /** An edit would close the form that somebody has open in it. Closing the form makes the edit due at once. */
  async #held(copy: Copy, activityId: string, referral: Referral, dueAt: Date): Promise<void> {
    const { log, clock, copies, forms } = this.#deps;
    log.info(
      { copyId: copy.id, referralId: copy.referralId, result: 'held', until: dueAt },
      'card update held back by an open form',
    );
    await copies.settle(copy, { state: copy.state, dueAt });
    // If the form was closed between the check and the write, nothing else would release it.
    if (!(await forms.holds(copy, referral))) await copies.release(copy.referralId, activityId, clock.now());
  }

  async #giveUp(copy: Copy, referral: Referral, result: SendResult & { kind: 'gone' | 'refused' }): Promise<void> {
    this.#deps.log.warn(
      { copyId: copy.id, referralId: copy.referralId, result: result.kind, reason: result.reason },
      'card copy cannot be written to',
    );
    // A failing edit although its person was active since concerns this message alone: marking them unreachable again
    // would retry it for ever and close what they have open. A card that was never posted is owed, however often Teams
    // refuses it.
    const isThisMessageAlone = copy.retried && copy.activityId !== undefined;
    if (result.kind === 'gone' && copy.person && !isThisMessageAlone)
      await this.#deps.people.noteUnreachable(copy.person, this.#deps.clock.now());
    if (result.kind === 'gone' && result.what === 'conversation') return this.#deps.standIns.takeOver(copy, referral);
    await this.#deps.copies.settle(copy, { state: 'gone' });
  }

  #logSent(copy: Copy, how: 'posted' | 'edited', { revision }: Referral): void {
    this.#deps.log.info({ copyId: copy.id, referralId: copy.referralId, result: 'sent', how, revision }, 'card sent');
  }

  #count(copy: Copy, result: SendResult): void {
    const rung = rungOf(copy);
    if (rung) this.#deps.metrics.nags.inc({ rung, result: result.kind });
  }

  #pause(attempt: number): number {
    return backOff(attempt, { first: 1_000, longest: 120_000, random: this.#deps.random });
  }
}

function kindOf(copy: Copy): 'card' | 'reminder' {
  return rungOf(copy) ? 'reminder' : 'card';
}

function isLost(result: SendResult): boolean {
  return result.kind === 'gone' && result.what === 'message';
}

function written({ retried }: Copy): { readonly state: 'sent'; readonly retried?: false } {
  return { state: 'sent', ...(retried ? { retried: false } : {}) };
}

function isOver({ state }: Copy): boolean {
  return state === 'ambiguous' || state === 'gone' || state === 'lost' || state === 'listed' || state === 'dropped';
}
