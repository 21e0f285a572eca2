import type { Logger } from 'pino';
import type { Turn } from '../../feature.ts';
import type { Messenger } from '../../messenger.ts';
import { answeredCard } from './cards/answered-card.ts';
import type { DealDraft } from './draft/deal-draft.ts';
import type { DraftStore } from './draft/draft-store.ts';

type Where = Pick<Turn, 'conversation' | 'locale'>;

interface ShownDeps {
  readonly drafts: Pick<DraftStore, 'noteShown'>;
  readonly messenger: Pick<Messenger, 'edit'>;
  readonly log: Logger;
}

/**
 * One card of a draft asks; those before it become one line each ("Customer: Fabrikam Fibre, Hamburg · Change"), so that
 * the chat is not full of questions that were answered. A line that can't be drawn costs nothing but its look.
 */
export class ShownQuestion {
  readonly #deps: ShownDeps;

  constructor(deps: ShownDeps) {
    this.#deps = deps;
  }

  /** The draft's question stands in this message now. */
  async stands(at: Where, draft: DealDraft, activityId: string): Promise<void> {
    const { drafts, log } = this.#deps;
    try {
      await drafts.noteShown(draft.id, { activityId, asking: draft.asking });
      if (draft.shown && draft.shown.activityId !== activityId) await this.#fold(at, draft, draft.shown);
    } catch (err) {
      log.warn({ err, draftId: draft.id }, 'an answered question keeps its card');
    }
  }

  /** Nothing is asked any more. */
  async over(at: Where, draft: DealDraft): Promise<void> {
    if (!draft.shown) return;
    try {
      await this.#fold(at, draft, draft.shown);
    } catch (err) {
      this.#deps.log.warn({ err, draftId: draft.id }, 'a question that was left keeps its card');
    }
  }

  async #fold(
    { conversation, locale }: Where,
    draft: DealDraft,
    shown: NonNullable<DealDraft['shown']>,
  ): Promise<void> {
    if (conversation.kind !== 'personal') return;
    const line = answeredCard(draft, shown.asking, locale);
    const edited = await this.#deps.messenger.edit(conversation, shown.activityId, { kind: 'card', ...line });
    if (edited.kind !== 'sent')
      this.#deps.log.info({ draftId: draft.id, result: edited.kind }, 'a card stays as it was');
  }
}
