import type { Clock } from '../../clock.ts';
import { threadOf } from '../../conversation.ts';
import type { Turn } from '../../feature.ts';
import type { Messenger } from '../../messenger.ts';
import type { CopyStore } from './copy-store.ts';
import type { Presenter } from './presenter.ts';
import type { Referral } from './referral.ts';
import { referralCard } from './referral-cards.ts';

/** Posts a referral's card because somebody asked for it, and enters it in the registry, so that it stays true later. */
export class CardOpener {
  readonly #deps: { messenger: Messenger; copies: CopyStore; presenter: Presenter; clock: Clock };

  constructor(deps: { messenger: Messenger; copies: CopyStore; presenter: Presenter; clock: Clock }) {
    this.#deps = deps;
  }

  /** In a channel everybody reads the answer: there the card shows no contact data, whoever asked. */
  async open(turn: Turn, referral: Referral): Promise<void> {
    const { messenger, copies, presenter, clock } = this.#deps;
    const { kind } = turn.conversation;
    const view = presenter.viewFor(turn, referral);
    const forAll =
      kind === 'personal'
        ? view
        : { ...view, refreshFor: [turn.person.teamsId], rights: { ...view.rights, contacts: false, release: false } };
    const { card, summary } = referralCard(referral, forAll);
    const sent = await messenger.post(turn.conversation, { kind: 'card', card, summary });
    if (sent.kind !== 'sent') return;
    const address =
      kind === 'channel' && !turn.conversation.conversationId.includes(';messageid=')
        ? threadOf(turn.conversation, sent.activityId)
        : turn.conversation;
    const { tenantId, aadObjectId } = turn.person;
    await copies.register(
      {
        referralId: referral.id,
        purpose: `opened:${sent.activityId}`,
        audience: kind === 'personal' ? 'personal' : 'channel',
        ...(kind === 'personal' ? { person: { tenantId, aadObjectId } } : {}),
        address,
        underCard: false,
        correlationId: turn.correlationId,
      },
      { activityId: sent.activityId, shownRevision: referral.revision, at: clock.now() },
    );
  }
}
