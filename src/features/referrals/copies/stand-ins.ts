import type { Clock } from '../../../clock.ts';
import { rootOf } from '../../../conversation.ts';
import type { Logger } from '../../../logger.ts';
import type { DealTeamStore } from '../../people/index.ts';
import type { Referral } from '../record/referral.ts';
import { channelCopy, personalCopy } from './card-fan-out.ts';
import type { CardPlaces } from './card-places.ts';
import { type Copy, rungOf } from './copy.ts';
import type { CopyStore } from './copy-store.ts';

interface StandInsDeps {
  readonly dealTeam: DealTeamStore;
  /** Tells the admins that the channel is gone. */
  readonly channelLost: () => void;
  readonly places: CardPlaces;
  readonly copies: CopyStore;
  readonly clock: Clock;
  readonly log: Logger;
}

/**
 * Redirects undeliverable messages: to the channel that is responsible now, or to the admins in place of a channel or
 * an owner that can't be reached.
 */
export class StandIns {
  readonly #deps: StandInsDeps;

  constructor(deps: StandInsDeps) {
    this.#deps = deps;
  }

  /** Called before the copy is settled: after a crash in between it runs again, and `want` is idempotent. */
  async takeOver(copy: Copy, referral: Referral): Promise<void> {
    const { places, copies, clock } = this.#deps;
    // A requested card or a request to the owner says nothing about the deal team's channel and concerns nobody else.
    if (copy.purpose !== 'card' && rungOf(copy) === undefined) return;
    if (copy.audience === 'channel') await this.#noteLoss(copy);
    const { channel, standIns } =
      copy.purpose === 'card' ? await places.ofFirstCard(referral) : await places.of(referral);
    // It had its own channel: another one is responsible now.
    if (copy.audience === 'channel' && channel && channel.conversationId !== rootOf(copy.address).conversationId)
      await copies.want(channelCopy(referral.id, copy.purpose, channel), clock.now());
    for (const admin of standIns)
      await copies.want(personalCopy(referral.id, copy.purpose, admin, admin.personalChat), clock.now());
  }

  async #noteLoss({ address, id }: Copy): Promise<void> {
    // Only this channel is lost: another one of its team may have been chosen since.
    const { teamId: _team, ...channel } = address;
    if (!(await this.#deps.dealTeam.loseChannel(channel, 'refused'))) return;
    this.#deps.log.warn({ copyId: id }, 'the deal team’s channel can no longer be written to');
    this.#deps.channelLost();
  }
}
