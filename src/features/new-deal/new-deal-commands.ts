import { withoutPoliteness } from '../../answers/aside/aside.ts';
import { foldName, longestAnswer } from '../../answers/text/said.ts';
import {
  type CardReply,
  type Click,
  type Command,
  type Conversation,
  type Elsewhere,
  formOpens,
  type IntentHandler,
  type Reply,
  type Turn,
} from '../../feature.ts';
import { withoutHowAsked } from '../../grammar/rules/new-deals/around-order.ts';
import { say } from '../../i18n/catalogue.ts';
import { afterCommand, commandWord, isCommand } from '../../i18n/command-words.ts';
import { locales } from '../../i18n/locale.ts';
import type { DealDraft } from './draft/deal-draft.ts';
import type { LineReader } from './line/draft-line.ts';
import type { NewDealReplies } from './new-deal-replies.ts';
import { newDealConversation } from './new-deal-replies.ts';
import { begunBy, type DraftStep, type NewDeals } from './new-deals.ts';

interface CommandDeps {
  readonly deals: NewDeals;
  readonly replies: NewDealReplies;
  readonly lines: LineReader;
  readonly offers: ChannelOffers;
}

/** A channel is read by everybody: the deal is created in the person's own chat. */
export interface ChannelOffers {
  offer(turn: Turn, draft: DealDraft): Promise<Reply>;
}

/** `new deal`, `new deal Contoso, 120k EUR, …`, `resume`; and all messages while the conversation is open. */
export class NewDealCommands {
  readonly #deps: CommandDeps;

  constructor(deps: CommandDeps) {
    this.#deps = deps;
  }

  commands(): readonly Command[] {
    return [
      {
        name: 'new deal',
        match: (text, locale) =>
          isCommand(locale, 'newDeal', text) ? { rest: '' } : restOf(afterCommand(locale, 'newDeal', text)),
        handle: (turn, { rest }) => this.#newDeal(turn, rest),
      },
      {
        name: 'resume',
        match: (text, locale) => (isCommand(locale, 'resume', text) ? { rest: '' } : undefined),
        handle: (turn) => this.#resume(turn),
      },
    ];
  }

  /** The commands in other words: `start a deal with Alpine Ski House`. */
  intents(): readonly IntentHandler[] {
    return [
      { intents: ['new-deal'], handle: (turn, { rest }) => this.#newDeal(turn, rest) },
      { intents: ['resume', 'drafts'], handle: (turn) => this.#resume(turn) },
    ];
  }

  conversation(): Conversation {
    const { deals, replies } = this.#deps;
    return {
      name: newDealConversation,
      answer: async (turn, key, text, elsewhere) => {
        if (asksForForm(text))
          return { kind: 'press', button: { verb: formOpens, data: { form: 'new-deal', draftId: key } } };
        const step = await deals.take(turn, key, { kind: 'said', text, ...(elsewhere ? { elsewhere } : {}) });
        if (step.kind === 'gone' || isNextDeed(step, elsewhere)) return undefined;
        return step.kind === 'elsewhere' ? { kind: 'elsewhere', words: step.words } : replies.reply(turn, step);
      },
      remind: async (turn, key) => {
        const draft = await deals.find(turn.person, key);
        if (draft?.state !== 'open') return { kind: 'none', conversation: { over: key } };
        // Redelivery of the message that began the draft, whose question was asked already.
        return key === begunBy(turn) ? { kind: 'none' } : replies.waiting(turn.locale, draft);
      },
    };
  }

  async #newDeal(turn: Turn, line: string): Promise<Reply> {
    const { deals, replies, lines, offers } = this.#deps;
    const { person, locale } = turn;
    if (!deals.mayCreate(person)) return replies.text(locale, 'newDeal.notAllowed');
    // Checked before its own draft can appear among the unfinished ones.
    if (await deals.hasBegun(turn)) return replies.reply(turn, { kind: 'repeated' });
    const inChannel = turn.conversation.kind !== 'personal';
    const unfinished = line || inChannel ? [] : await deals.unfinished(person);
    // Concurrent redelivery: the other delivery has begun the draft.
    if (unfinished.some(({ heard }) => heard.includes(turn.activityId)))
      return replies.reply(turn, { kind: 'repeated' });
    if (unfinished.length > 0) {
      return replies.unfinished(turn, unfinished, true);
    }
    const started = await lines.begin(turn, line);
    if (inChannel && started.kind === 'ask') return offers.offer(turn, started.draft);
    return replies.reply(turn, started);
  }

  async #resume(turn: Turn): Promise<Reply> {
    const { deals, replies } = this.#deps;
    const { person, locale } = turn;
    if (!deals.mayCreate(person)) return replies.text(locale, 'newDeal.notAllowed');
    if (turn.conversation.kind !== 'personal') return replies.text(locale, 'newDeal.onlyPersonal');
    const unfinished = await deals.unfinished(person);
    const [only, ...others] = unfinished;
    if (!only) return replies.text(locale, 'newDeal.nothingToResume', { command: commandWord(locale, 'newDeal') });
    if (others.length > 0) return replies.unfinished(turn, unfinished, false);
    const step = await deals.resume(turn, only.id);
    return step.kind === 'gone' ? replies.text(locale, 'newDeal.gone') : replies.reply(turn, step);
  }

  /** A press on the card that offered it. */
  async start(click: Click): Promise<CardReply> {
    const { deals, replies, lines } = this.#deps;
    if (!deals.mayCreate(click.person)) return { kind: 'message', text: say(click.locale, 'newDeal.notAllowed') };
    return replies.cardReply(click, await lines.begin(click, ''));
  }

  async resumeHere(click: Click, id: string): Promise<CardReply> {
    return this.#deps.replies.cardReply(click, await this.#deps.deals.resume(click, id));
  }
}

const formWords: ReadonlySet<string> = new Set(locales.map((locale) => foldName(say(locale, 'newDeal.button.form'))));

/** The label of the button that opens the form, in any language. */
function asksForForm(text: string): boolean {
  return text.length <= longestAnswer && formWords.has(foldName(withoutPoliteness(text)));
}

/**
 * A deal that is being created or exists asks nothing: its creator may be at something else, however late the press
 * completes.
 */
function isNextDeed(step: DraftStep, elsewhere: Elsewhere | undefined): boolean {
  if (step.kind !== 'creating' || step.result) return false;
  return step.draft.state === 'created' || (elsewhere !== undefined && elsewhere !== 'perhaps');
}

function restOf(rest: string | undefined): { rest: string } | undefined {
  return rest === undefined ? undefined : { rest: withoutHowAsked(rest.replace(/^[\s:,–-]+/, '')) };
}
