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
  /** The admins hear that the channel is gone. */
  readonly channelLost: () => void;
  readonly places: CardPlaces;
  readonly copies: CopyStore;
  readonly clock: Clock;
  readonly log: Logger;
}

/** What was for a channel, or an owner, that nothing can be written to goes to the channel that has it now, or to the admins who stand in for them. */
export class StandIns {
  readonly #deps: StandInsDeps;

  constructor(deps: StandInsDeps) {
    this.#deps = deps;
  }

  /** Before the copy is settled: after a crash in between it is met again, and each wish is there once. */
  async takeOver(copy: Copy, referral: Referral): Promise<void> {
    const { places, copies, clock } = this.#deps;
    // What somebody asked for, or is asked for, says nothing about the deal team's channel, and is nobody else's.
    if (copy.purpose !== 'card' && rungOf(copy) === undefined) return;
    if (copy.audience === 'channel') await this.#noteLoss(copy);
    const { channel, standIns } =
      copy.purpose === 'card' ? await places.ofFirstCard(referral) : await places.of(referral);
    // It had a channel of its own: another has it now.
    if (copy.audience === 'channel' && channel && channel.conversationId !== rootOf(copy.address).conversationId)
      await copies.want(channelCopy(referral.id, copy.purpose, channel), clock.now());
    for (const admin of standIns)
      await copies.want(personalCopy(referral.id, copy.purpose, admin, admin.personalChat), clock.now());
  }

  async #noteLoss({ address, id }: Copy): Promise<void> {
    // Of this channel alone: another one of its team may be the chosen one by now.
    const { teamId: _team, ...channel } = address;
    if (!(await this.#deps.dealTeam.loseChannel(channel, 'refused'))) return;
    this.#deps.log.warn({ copyId: id }, 'nothing can be written in the deal team’s channel any more');
    this.#deps.channelLost();
  }
}
