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
  /** Delivers one copy now, under its own lease. */
  readonly deliver: (copyId: string) => Promise<LeaseOutcome<void>>;
  /** The same card, for its buttons. */
  readonly cardFor: (turn: Turn, referral: Referral) => Promise<BuiltCard>;
}

interface Opened {
  /** `nowhere`: there is no personal chat with this person yet. */
  readonly where: 'here' | 'in-chat' | 'nowhere';
  /** The card's buttons, where it was posted in a chat in which they may be typed. */
  readonly offers?: readonly OfferedButton[];
}

/**
 * Posts a referral's card on request. It is a row of the registry like every other card: it is kept up to date, the
 * send is retried, and a redelivered request gives one card. A channel is read by everybody, so there it is the
 * channel's card, whoever asked; a card that must not be in a channel goes to the chat of the person who asked.
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
      // If it was a row of a list there, it becomes the channel's card, not a requested one.
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
    // The send is retried, but the person who asked gets the error now.
    if (outcome.kind === 'failed' || outcome.kind === 'parked') throw outcome.error;
  }
}
