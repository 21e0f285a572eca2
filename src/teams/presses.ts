import { cardButtons } from '../cards/card-buttons.ts';
import type { CardReply, Click, Reply, Turn } from '../feature.ts';
import { aboutIt } from '../i18n/format.ts';
import type { OfferedButton } from '../messenger.ts';
import { textReply } from '../text-reply.ts';
import type { InvokeAnswer } from './adapter.ts';
import type { Answers } from './answers.ts';
import type { CardActionRouter } from './card-action-router.ts';
import type { DialogRunner } from './dialog-runner.ts';
import { formsInCards } from './forms-in-cards.ts';
import { answerCard } from './invoke-answers.ts';
import { isHeart } from './offered-buttons.ts';
import type { Press } from './press.ts';

/** Fewer buttons are not a menu. */
const leastInMenu = 3;

export interface PressesDeps {
  readonly cardActions: CardActionRouter;
  readonly dialogs: DialogRunner;
  readonly answers: Answers;
  /** The clients can't open dialogs (task modules), so forms are shown in cards. */
  readonly formsInCards: boolean;
}

/**
 * Delivers the result of a press or of a typed button: the card, the conversation that goes on, the buttons that may be
 * typed next.
 */
export class Presses {
  readonly #deps: PressesDeps;

  constructor(deps: PressesDeps) {
    this.#deps = deps;
  }

  placed(reply: CardReply): InvokeAnswer {
    const placed = reply.kind === 'card' && this.#deps.formsInCards;
    return answerCard(placed ? { ...reply, card: formsInCards(reply.card) } : reply);
  }

  async route(click: Click, press: Press): Promise<CardReply> {
    const reply = await this.#deps.cardActions.route(click, press, async (late) => {
      await this.#deps.dialogs.follow(click.conversation, late.conversation);
      await this.#deps.answers.show(click, late);
    });
    // The reply's card replaces the pressed one.
    if (reply.kind === 'card' && click.copyActivityId) await reply.stands?.(click.copyActivityId);
    await this.#deps.dialogs.follow(click.conversation, reply.conversation);
    if (click.trigger === 'manual') await this.#offer(click, press, reply);
    if (reply.kind === 'card' && reply.asks !== undefined)
      await this.say(click, await this.#deps.dialogs.aside(click, reply.asks));
    return reply;
  }

  /**
   * Only for presses by a person: Teams refreshes any card a reader passes, and what they type is not about that one.
   */
  async #offer({ conversation }: Click, press: Press, reply: CardReply): Promise<void> {
    this.#deps.dialogs.pressed(conversation);
    const back = wayBack(press, reply);
    await this.#deps.dialogs.offer(conversation, withBack(reply.offers ?? menuIn(reply, back), back));
  }

  /** A button that was typed: its result is posted below. */
  async typed(turn: Turn, { verb, data, title, url }: OfferedButton): Promise<Reply> {
    if (url !== undefined) return textReply(aboutIt(turn.locale, title, url));
    const click: Click = { ...turn, trigger: 'manual' };
    const reply = await this.#deps.cardActions.route(click, { verb, data }, (late) =>
      this.#deps.answers.show(click, late),
    );
    const { conversation, stands } = reply;
    const back = wayBack({ data }, reply);
    const shows = reply.offers ?? (back && reply.kind === 'card' ? cardButtons(reply.card) : undefined);
    const offers = withBack(shows, back);
    const steers = { ...(conversation ? { conversation } : {}), ...(offers ? { offers } : {}) };
    if (reply.kind === 'message' && reply.isBelow) return { kind: 'none', ...steers };
    const shown = reply.kind === 'card' ? reply : ({ kind: 'text', text: reply.text } as const);
    return {
      kind: 'messages',
      messages: [shown],
      ...(stands ? { stands } : {}),
      ...steers,
    };
  }

  async say(turn: Turn, replies: readonly Reply[]): Promise<void> {
    for (const reply of replies) {
      await this.#deps.dialogs.follow(turn.conversation, reply.conversation);
      await this.#deps.answers.post(turn.conversation, reply);
      await this.#deps.dialogs.offer(turn.conversation, reply.offers ?? this.#lastOf(turn, replies));
    }
  }

  /** The buttons of the last card, unless something is offered or asked after it. */
  #lastOf(turn: Turn, [reply, ...others]: readonly Reply[]): readonly OfferedButton[] | undefined {
    const last = reply?.kind === 'messages' && others.length === 0 ? reply.messages.at(-1) : undefined;
    if (last?.kind !== 'card') return undefined;
    if (last.buttons && last.buttons.length > 0) return last.buttons;
    const asks = reply?.conversation !== undefined || this.#deps.dialogs.isOpen(turn.conversation);
    return asks ? undefined : cardButtons(last.card);
  }
}

/**
 * The choices that a press brought, if it brought a menu. For other cards (the answer given, a form) nothing is stored,
 * so that no press waits for a write: typed text is understood without them.
 */
function menuIn(reply: CardReply, back: OfferedButton | undefined): readonly OfferedButton[] | undefined {
  const buttons = reply.kind === 'card' && reply.conversation === undefined ? cardButtons(reply.card) : [];
  const isMenu = back !== undefined || buttons.filter((button) => !isHeart(button)).length >= leastInMenu;
  return isMenu && !buttons.some(({ sendsForm }) => sendsForm) ? buttons : undefined;
}

/** The undo button of the resulting card. */
function wayBack({ data }: Pick<Press, 'data'>, reply: CardReply): OfferedButton | undefined {
  if (reply.kind !== 'card' || reply.wayBack === undefined) return undefined;
  const about = (of: unknown) => (of as { readonly referralId?: unknown } | undefined)?.referralId;
  return cardButtons(reply.card).find(({ verb, data: its }) => verb === reply.wayBack && about(its) === about(data));
}

function withBack(
  buttons: readonly OfferedButton[] | undefined,
  back: OfferedButton | undefined,
): readonly OfferedButton[] | undefined {
  return back ? [...(buttons ?? []), { ...back, says: 'undo' }] : buttons;
}
