import { cardButtons } from '../../../cards/card-buttons.ts';
import type { Clock } from '../../../clock.ts';
import { type ConversationAddress, rootOf } from '../../../conversation.ts';
import type { Turn } from '../../../feature.ts';
import type { OfferedButton } from '../../../messenger.ts';
import type { LeaseOutcome } from '../../../sweeps/under-lease.ts';
import { standsInChannel } from '../access/access.ts';
import type { BuiltCard } from '../cards/referral-cards.ts';
import type { Referral } from '../record/referral.ts';
import { copyId, type WantedCopy } from './copy.ts';
import type { CopyStore } from './copy-store.ts';

interface OpenerDeps {
  readonly copies: CopyStore;
  readonly clock: Clock;
  /** Delivers one now, under a lease of its own. */
  readonly deliver: (copyId: string) => Promise<LeaseOutcome<void>>;
  /** The same card, for its buttons. */
  readonly cardFor: (turn: Turn, referral: Referral) => Promise<BuiltCard>;
}

interface Opened {
  /** `nowhere`: there is no chat with this person yet. */
  readonly where: 'here' | 'in-chat' | 'nowhere';
  /** What stands on the card, where it stands in the chat in which somebody may type it. */
  readonly offers?: readonly OfferedButton[];
}

/**
 * Posts a referral's card because somebody asked for it. It is a row of the registry like every other card: it stays true
 * later, it is tried again where Teams does not take it at once, and asking that is delivered twice gives one card. In a
 * channel everybody reads it, so there it is the channel's card, whoever asked; what does not stand in channels goes to the
 * chat of whoever asked.
 */
export class CardOpener {
  readonly #deps: OpenerDeps;

  constructor(deps: OpenerDeps) {
    this.#deps = deps;
  }

  async open(turn: Turn, referral: Referral): Promise<Opened> {
    const { person, conversation } = turn;
    if (conversation.kind === 'personal') {
      const shown = this.#deps.cardFor(turn, referral);
      const [{ card }] = await Promise.all([shown, this.#open(turn, referral, conversation)]);
      return { where: 'here', offers: cardButtons(card) };
    }
    if (standsInChannel(referral)) {
      await this.#open(turn, referral, conversation);
      return { where: 'here' };
    }
    if (!person.personalChat) return { where: 'nowhere' };
    await this.#open(turn, referral, person.personalChat);
    return { where: 'in-chat' };
  }

  async #open(turn: Turn, { id: referralId }: Referral, address: ConversationAddress): Promise<void> {
    const { copies, clock } = this.#deps;
    if (address.kind === 'channel') {
      // What stood there as a row of a list until now gets the channel's card, not a card that was asked for.
      const { conversationId } = rootOf(address);
      if ((await copies.standAlone(referralId, clock.now())) > 0) {
        const own = (await copies.ofReferral(referralId)).find(
          (copy) => copy.purpose === 'card' && copy.address.conversationId === conversationId,
        );
        if (own) return this.#deliverNow(own.id);
      }
    }
    const { person, activityId, correlationId } = turn;
    const { tenantId, aadObjectId } = person;
    const personal = address.kind === 'personal';
    const wanted: WantedCopy = {
      referralId,
      purpose: `opened:${activityId.replaceAll('/', '_')}`,
      audience: personal ? 'personal' : 'channel',
      ...(personal ? { person: { tenantId, aadObjectId } } : {}),
      address,
      underCard: false,
      correlationId,
    };
    if (await copies.want(wanted, clock.now())) await this.#deliverNow(copyId(wanted));
  }

  async #deliverNow(id: string): Promise<void> {
    const outcome = await this.#deps.deliver(id);
    // It is tried again, but whoever asked should not wait for it in vain.
    if (outcome.kind === 'failed' || outcome.kind === 'parked') throw outcome.error;
  }
}
