import { rootOf } from '../../../conversation.ts';
import type { DealTeamStore } from '../../people/index.ts';
import type { Referral } from '../record/referral.ts';
import { stepOfRung, withStepMissed } from '../rules/escalation.ts';
import { withDue } from '../rules/mirror.ts';
import { isUndecided } from '../rules/referral-stage.ts';
import { type DeskDeps, writeReferral } from '../store/referral-desk.ts';
import { channelCopy, personalCopy } from './card-fan-out.ts';
import { type CardPlaces, standInsThere } from './card-places.ts';
import { type Copy, rungOf } from './copy.ts';
import type { CopyStore } from './copy-store.ts';

interface StandInsDeps extends DeskDeps {
  readonly dealTeam: DealTeamStore;
  /** Tells the admins that the channel is gone. */
  readonly channelLost: () => void;
  readonly places: CardPlaces;
  readonly copies: CopyStore;
}

const attempts = 5;
/** States of a message that was posted, or may still be. */
const mayArrive: readonly Copy['state'][] = ['wanted', 'sending', 'sent', 'ambiguous', 'listed'];

/**
 * Redirects undeliverable messages: to the channel that is responsible now, or to the admins in place of a channel or
 * an owner that can't be reached.
 */
export class StandIns {
  readonly #deps: StandInsDeps;

  constructor(deps: StandInsDeps) {
    this.#deps = deps;
  }

  /**
   * Settles the copy, last of all that is written: after a crash before it runs again, and `want` is idempotent. Only then is
   * the next step looked at, so that of two messages refused side by side the later one sees both gone; and once before, as
   * a crash behind the settling leaves nothing that would look again.
   */
  async takeOver(copy: Copy, referral: Referral): Promise<void> {
    await this.#redirect(copy, referral);
    await this.#nextStep(copy);
    await this.#deps.copies.settle(copy, { state: 'gone' });
    await this.#nextStep(copy);
  }

  async #redirect(copy: Copy, referral: Referral): Promise<void> {
    const { places, copies, clock } = this.#deps;
    // A requested card or a request to the owner says nothing about the deal team's channel and concerns nobody else.
    if (copy.purpose !== 'card' && rungOf(copy) === undefined) return;
    if (copy.audience === 'channel') await this.#noteLoss(copy);
    const { channel, standIns } =
      copy.purpose === 'card' ? await places.ofFirstCard(referral) : await places.of(referral);
    // It had its own channel: another one is responsible now.
    if (copy.audience === 'channel' && channel && channel.conversationId !== rootOf(copy.address).conversationId)
      await copies.want(channelCopy(referral.id, copy.purpose, channel), clock.now());
    for (const admin of standInsThere(standIns, clock.now()))
      await copies.want(personalCopy(referral.id, copy.purpose, admin, admin.personalChat), clock.now());
  }

  /** Nobody of an escalation's step was reached: the next step is taken at once, and says so. */
  async #nextStep({ id, referralId, purpose }: Copy): Promise<void> {
    const { copies, referrals, policy, clock } = this.#deps;
    const step = stepOfRung(rungOf({ purpose }) ?? '');
    if (!step) return;
    const others = (await copies.ofReferral(referralId)).filter((one) => one.purpose === purpose && one.id !== id);
    if (others.some(({ state }) => mayArrive.includes(state))) return;
    for (let attempt = 0; attempt < attempts; attempt++) {
      const current = await referrals.find(referralId);
      const now = clock.now();
      const after = current && isUndecided(current, now) ? withStepMissed(current, step, now) : undefined;
      if (!current || !after) return;
      const missed = { what: 'escalated', by: 'desk', after: { escalated: after.escalations?.slice(-1) } } as const;
      if (await writeReferral(this.#deps, current, withDue(after, policy, now), missed)) return;
    }
  }

  async #noteLoss({ address, id }: Copy): Promise<void> {
    // Only this channel is lost: another one of its team may have been chosen since.
    const { teamId: _team, ...channel } = address;
    if (!(await this.#deps.dealTeam.loseChannel(channel, 'refused'))) return;
    this.#deps.log.warn({ copyId: id }, 'the deal team’s channel can no longer be written to');
    this.#deps.channelLost();
  }
}
