import type { Logger } from 'pino';
import type { Turn } from '../../feature.ts';
import type { Messenger } from '../../messenger.ts';
import type { BuiltCard } from '../referrals/index.ts';
import { answeredCard, goneOnCard } from './cards/answered-card.ts';
import type { DealDraft } from './draft/deal-draft.ts';
import type { DraftStore } from './draft/draft-store.ts';

type Where = Pick<Turn, 'conversation' | 'locale'>;

interface ShownDeps {
  readonly drafts: Pick<DraftStore, 'noteShown' | 'noteBeside' | 'forgetBeside'>;
  readonly messenger: Pick<Messenger, 'edit'>;
  readonly log: Logger;
}

/**
 * Only one card of a draft asks; earlier ones are folded to a line each ("Customer: Fabrikam Fibre, Hamburg · Change"),
 * so that the chat is not full of answered questions. Folding is best effort: a failed update has no other effect.
 */
export class ShownQuestion {
  readonly #deps: ShownDeps;

  constructor(deps: ShownDeps) {
    this.#deps = deps;
  }

  /** The draft's question is now in this message. */
  async stands(at: Where, draft: DealDraft, activityId: string): Promise<void> {
    await this.#tries(draft, async () => {
      await this.#deps.drafts.noteShown(draft.id, { activityId, asking: draft.asking });
      await this.#foldOthers(at, draft, activityId);
    });
  }

  /** No question is open any more; `except` is a card that shows the result already. */
  async over(at: Where, draft: DealDraft, except?: string): Promise<void> {
    await this.#tries(draft, () => this.#foldOthers(at, draft, except));
  }

  /** This message refers to waiting drafts: it is folded once one of them continues. */
  async beside(drafts: readonly DealDraft[], activityId: string): Promise<void> {
    const [draft] = drafts;
    const ids = drafts.map(({ id }) => id);
    if (draft) await this.#tries(draft, () => this.#deps.drafts.noteBeside(ids, activityId));
  }

  async #tries(draft: DealDraft, fold: () => Promise<void>): Promise<void> {
    try {
      await fold();
    } catch (err) {
      this.#deps.log.warn({ err, draftId: draft.id }, 'a draft’s card was not updated');
    }
  }

  async #foldOthers({ conversation, locale }: Where, draft: DealDraft, except?: string): Promise<void> {
    if (conversation.kind !== 'personal') return;
    const { shown, beside = [] } = draft;
    if (shown && shown.activityId !== except)
      await this.#edit(conversation, draft, shown.activityId, answeredCard(draft, shown.asking, locale));
    if (beside.length === 0) return;
    await this.#deps.drafts.forgetBeside(draft.by, beside);
    const line = goneOnCard(draft, locale);
    for (const activityId of beside.filter((id) => id !== except && id !== shown?.activityId))
      await this.#edit(conversation, draft, activityId, line);
  }

  async #edit(at: Turn['conversation'], draft: DealDraft, activityId: string, line: BuiltCard): Promise<void> {
    const edited = await this.#deps.messenger.edit(at, activityId, { kind: 'card', ...line });
    if (edited.kind !== 'sent')
      this.#deps.log.info({ draftId: draft.id, result: edited.kind }, 'a card was not updated');
  }
}
