import type { CardReply, ConversationEnd, Reply, Turn } from '../../feature.ts';
import type { MessageKey, MessageValues } from '../../i18n/catalogue.ts';
import { say } from '../../i18n/catalogue.ts';
import type { OfferedButton } from '../../messenger.ts';
import { textReply } from '../../text-reply.ts';
import type { Person } from '../people/index.ts';
import type { Access, BuiltCard } from '../referrals/index.ts';
import { draftCard } from './cards/conversation-cards.ts';
import {
  createdCard,
  creatingCard,
  discardedCard,
  draftsCard,
  duplicatesCard,
  putAsideCard,
  waitingCard,
} from './cards/creation-cards.ts';
import { dealNameOf } from './cards/question-title.ts';
import type { DealDraft } from './draft/deal-draft.ts';
import type { DraftStep, NewDeals } from './new-deals.ts';
import { nothingToSuggest } from './questions/shared/look-ups.ts';
import type { ShownQuestion } from './shown-question.ts';

/** The conversation's name outside this feature; its key is the draft's id. */
export const newDealConversation = 'new-deal';

export interface Shown {
  /** Absent: no reply, because the person was told already. */
  readonly card?: BuiltCard & { readonly offers?: readonly OfferedButton[] };
  readonly conversation?: { readonly name: string; readonly key: string } | ConversationEnd;
}

type Reader = Pick<Turn, 'person' | 'locale' | 'timeZone' | 'activityId' | 'conversation'>;

/** Renders a step for the person. */
export class NewDealReplies {
  readonly #deals: NewDeals;
  readonly #access: Access;
  readonly #shown: ShownQuestion;

  constructor(deps: { readonly deals: NewDeals; readonly access: Access; readonly shown: ShownQuestion }) {
    this.#deals = deps.deals;
    this.#access = deps.access;
    this.#shown = deps.shown;
  }

  async show(reader: Reader, step: Exclude<DraftStep, { kind: 'gone' }>): Promise<Shown> {
    const { locale } = reader;
    switch (step.kind) {
      case 'repeated':
        return {};
      case 'ask': {
        const suggestions = await this.#deals.suggestions(reader, step.draft);
        const card = draftCard(step.draft, step.notes, suggestions, locale);
        return { card, conversation: { name: newDealConversation, key: step.draft.id } };
      }
      case 'put-aside': {
        const [note] = step.notes;
        const because = note && 'key' in note ? note.key : undefined;
        return { card: putAsideCard(step.draft, locale, because), conversation: { over: step.draft.id } };
      }
      case 'elsewhere':
        return { conversation: { name: newDealConversation, key: step.draft.id } };
      case 'discarded':
        return { card: discardedCard(step.draft, locale), conversation: { over: step.draft.id } };
      case 'duplicates': {
        const alike = step.alike.map((one) => ({ ...one, visible: this.#mayRead(reader.person, one.referral) }));
        const conversation = { name: newDealConversation, key: step.draft.id };
        return { card: duplicatesCard(step.draft, alike, locale), conversation };
      }
      case 'creating':
        return this.#creating(step, reader);
    }
  }

  /** As a new message. */
  async reply(reader: Reader, step: Exclude<DraftStep, { kind: 'gone' }>): Promise<Reply> {
    // A person who typed `create` is told in a message of its own, together with the deal's card.
    if (step.kind === 'creating' && step.result) {
      await this.#shown.over(reader, step.draft);
      return { kind: 'none', ...over(step) };
    }
    const { card, conversation } = await this.show(reader, step);
    const steers = steersOf({ card, conversation });
    if (!card) return { kind: 'none', ...steers };
    return { kind: 'messages', messages: [cardOf(card)], ...steers, ...this.folding(reader, step) };
  }

  /** Drafts to resume by a press, a number or a name; `start` also offers a new one. */
  unfinished(turn: Turn, drafts: readonly DealDraft[], start: boolean): Reply {
    const { offers, ...card } = draftsCard(drafts, turn, start);
    const stands = (id: string) => this.#shown.beside(drafts, id);
    return { kind: 'messages', messages: [cardOf(card)], conversation: 'over', offers, stands };
  }

  /** After something else was answered: the conversation's state in short. */
  waiting(locale: Turn['locale'], draft: DealDraft): Reply {
    const stands = (id: string) => this.#shown.beside([draft], id);
    return { kind: 'messages', messages: [cardOf(waitingCard(draft, locale))], stands };
  }

  /** Replaces the card that was pressed. */
  async cardReply(reader: Reader, step: DraftStep): Promise<CardReply> {
    if (step.kind === 'gone') return { kind: 'message', text: this.gone(reader) };
    if (step.kind === 'elsewhere') {
      // The question stays; the request in the words is answered below it.
      const asked = { kind: 'ask', draft: step.draft, notes: [] } as const;
      const question = await this.show(reader, asked);
      if (question.card) return { ...cardOf(question.card), asks: step.words, ...this.folding(reader, asked) };
    }
    const { card, conversation } = await this.show(reader, step);
    const steers = steersOf({ card, conversation });
    if (!card) return { kind: 'message', text: say(reader.locale, 'newDeal.repeated'), ...steers };
    return { ...cardOf(card), ...steers, ...this.folding(reader, step) };
  }

  /** Folds the earlier cards, once the step's own card is in its message. */
  folding(reader: Pick<Reader, 'conversation' | 'locale'>, step: Exclude<DraftStep, { kind: 'gone' }>) {
    const shown = this.#shown;
    switch (step.kind) {
      case 'ask':
      case 'duplicates':
        return { stands: (id: string) => shown.stands(reader, step.draft, id) };
      case 'put-aside':
        return {
          stands: async (id: string) => {
            await shown.over(reader, step.draft, id);
            await shown.beside([step.draft], id);
          },
        };
      case 'discarded':
      case 'creating':
        return { stands: (id: string) => shown.over(reader, step.draft, id) };
      default:
        return {};
    }
  }

  /** Why there is no draft to continue. */
  gone({ person, locale }: Pick<Turn, 'person' | 'locale'>): string {
    return say(locale, this.#deals.mayCreate(person) ? 'newDeal.gone' : 'newDeal.notAllowed');
  }

  text(locale: Turn['locale'], key: MessageKey, values?: MessageValues): Reply {
    return textReply(say(locale, key, values));
  }

  #mayRead(person: Person, referral: Parameters<Access['may']>[2]): boolean {
    return this.#access.may(person, 'see-in-full', referral);
  }

  #creating(step: Extract<DraftStep, { kind: 'creating' }>, reader: Reader): Shown {
    const { draft, result } = step;
    const { locale } = reader;
    if (result?.kind === 'created') {
      const mayRead = this.#access.may(reader.person, 'read', result.deal);
      return { card: createdCard(draft, result.deal.record.name, locale, mayRead), conversation: { over: draft.id } };
    }
    if (result?.kind === 'refused') {
      const note = { kind: 'problem', key: 'newDeal.refused', values: { code: result.code } } as const;
      const card = draftCard(draft, [note], nothingToSuggest, locale);
      return { card, conversation: { name: newDealConversation, key: draft.id } };
    }
    // A stale card that another client still showed: the result was told when it happened.
    if (draft.state === 'created')
      return { card: createdCard(draft, dealNameOf(draft), locale, true), conversation: { over: draft.id } };
    return { card: creatingCard(draft, locale, draft.creation?.waitingFor), conversation: { over: draft.id } };
  }
}

function cardOf({ card, summary }: BuiltCard) {
  return { kind: 'card', card, summary } as const;
}

/** A final card has buttons of its own, which may be typed. */
function steersOf({
  card,
  conversation,
}: {
  card: Shown['card'] | undefined;
  conversation: Shown['conversation'] | undefined;
}) {
  const isOver = conversation === 'over' || (conversation && 'over' in conversation);
  const offers = isOver ? card?.offers : undefined;
  return { ...(conversation ? { conversation } : {}), ...(offers ? { offers } : {}) };
}

function over({ result, draft }: Extract<DraftStep, { kind: 'creating' }>): Pick<Shown, 'conversation'> {
  return {
    conversation: result?.kind === 'refused' ? { name: newDealConversation, key: draft.id } : { over: draft.id },
  };
}
