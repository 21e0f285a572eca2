import { z } from 'zod';
import { newDealOffer } from '../../cards/new-deal-cards.ts';
import { type CardAction, type CardReply, type Click, defineCardAction, type Reply, type Turn } from '../../feature.ts';
import { say } from '../../i18n/catalogue.ts';
import { commandWord } from '../../i18n/command-words.ts';
import type { Messenger } from '../../messenger.ts';
import type { DealDraft } from './draft/deal-draft.ts';
import type { ChannelOffers } from './new-deal-commands.ts';
import { type NewDealReplies, newDealConversation } from './new-deal-replies.ts';
import type { NewDeals } from './new-deals.ts';

/**
 * A channel is read by everybody, and anybody could answer there: the deal continues in the chat of the person who
 * presses.
 */
export class ChannelOffer implements ChannelOffers {
  readonly #deps: { readonly deals: NewDeals; readonly replies: NewDealReplies; readonly messenger: Messenger };

  constructor(deps: { readonly deals: NewDeals; readonly replies: NewDealReplies; readonly messenger: Messenger }) {
    this.#deps = deps;
  }

  async offer({ locale, person }: Turn, draft: DealDraft): Promise<Reply> {
    const summary = say(locale, 'newDeal.channel.offer');
    // Without a personal chat the draft waits for the person's first message there.
    if (!person.personalChat) {
      const values = { command: commandWord(locale, 'resume') };
      return this.#deps.replies.text(locale, 'newDeal.channel.noChat', values);
    }
    const card = newDealOffer({ locale, fallbackText: summary, draftId: draft.id, text: summary });
    return { kind: 'messages', messages: [{ kind: 'card', card, summary }] };
  }

  actions(): readonly CardAction[] {
    return [
      defineCardAction({
        verb: 'new-deal.go-on',
        data: z.strictObject({ draftId: z.guid() }),
        handle: (click, { draftId }) => this.#goOn(click, draftId),
      }),
    ];
  }

  /** Posts the first question in the person's own chat, and opens the conversation there. */
  async #goOn(click: Click, draftId: string): Promise<CardReply> {
    const { deals, replies, messenger } = this.#deps;
    const { person, locale } = click;
    const text = (key: 'newDeal.gone' | 'newDeal.channel.notYours' | 'newDeal.channel.goesOn'): CardReply => ({
      kind: 'message',
      text: say(locale, key),
    });
    const { personalChat } = person;
    const draft = await deals.find(person, draftId);
    if (!draft || !personalChat) return text('newDeal.channel.notYours');
    const step = await deals.resume(click, draftId);
    if (step.kind === 'gone') return text('newDeal.gone');
    const { card } = await replies.show(click, step);
    if (card) await messenger.post(personalChat, { kind: 'card', ...card });
    const conversation = { name: newDealConversation, key: draftId, at: personalChat };
    return { ...text('newDeal.channel.goesOn'), conversation };
  }
}
