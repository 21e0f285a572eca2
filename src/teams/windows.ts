import type { Feature, TaskReply, Turn } from '../feature.ts';
import type { InvokeAnswer } from './adapter.ts';
import type { Answers } from './answers.ts';
import type { DialogRunner } from './dialog-runner.ts';
import { fileConsent } from './file-consent.ts';
import type { Incoming, IncomingTurns } from './incoming-turns.ts';
import type { Patience } from './patience.ts';
import { type SearchRouter, searchAnswer } from './search-router.ts';
import { answerTask } from './task-router.ts';

export interface WindowsDeps {
  readonly features: readonly Feature[];
  readonly searches: SearchRouter;
  readonly dialogs: DialogRunner;
  readonly answers: Answers;
  readonly patience: Patience;
  readonly turns: IncomingTurns;
}

/** Invokes other than card presses: forms in dialogs, choices during typing, answers to offered files. */
export class Windows {
  readonly #deps: WindowsDeps;

  constructor(deps: WindowsDeps) {
    this.#deps = deps;
  }

  /** The invoke is acknowledged first and handled afterwards: an upload may take longer than Teams waits. */
  async fileConsent(incoming: Incoming): Promise<InvokeAnswer> {
    const consent = fileConsent(incoming.activity.value);
    const offers = this.#deps.features.find(({ fileOffers }) => fileOffers?.feature === consent?.feature)?.fileOffers;
    const turn = consent && offers && (await this.#deps.turns.of(incoming));
    if (!turn) incoming.log.warn('security: an answer to a file that was not offered');
    else await offers.answered(turn, consent.answer);
    return { status: 200, body: {} };
  }

  /** Late choices are dropped: they belong to an earlier state of the typed text. */
  async search(incoming: Incoming): Promise<InvokeAnswer> {
    const find = async () => {
      const asker = await this.#deps.turns.of(incoming);
      return asker ? this.#deps.searches.answer(asker, incoming.activity) : searchAnswer([]);
    };
    const outcome = await this.#deps.patience.within(find(), {
      begins: () => incoming.log.warn('a search takes longer than Teams waits'),
      ends: async () => {},
      fails: (err) => incoming.log.error({ err }, 'a late search failed'),
    });
    return outcome.kind === 'in-time' ? outcome.result : searchAnswer([]);
  }

  /** `patience`: for a caller whose timeout differs from that of a press. */
  async task(
    incoming: Incoming,
    route: (turn: Turn) => Promise<TaskReply>,
    patience = this.#deps.patience,
  ): Promise<InvokeAnswer> {
    const { activity, log } = incoming;
    const window = async (): Promise<{ turn?: Turn; reply: TaskReply }> => {
      const turn = await this.#deps.turns.of(incoming);
      if (!turn)
        return { reply: { kind: 'message', text: this.#deps.answers.words(activity, 'teams.unknown-person') } };
      const reply = await route(turn);
      if (reply.kind === 'close') await this.#next(turn, reply);
      if (reply.kind !== 'form') await this.#deps.dialogs.follow(turn.conversation, reply.conversation);
      return { turn, reply };
    };
    const outcome = await patience.within(window(), {
      begins: () => log.warn('a dialog takes longer than Teams waits'),
      // The dialog is closed by now, so its message goes to the chat.
      ends: async ({ turn, reply }) => {
        if (turn && reply.kind === 'message') await this.#deps.answers.tell(turn, reply.text);
      },
      fails: (err) => log.error({ err }, 'an answer sent after the turn was lost'),
    });
    if (outcome.kind === 'in-time') return answerTask(outcome.result.reply);
    return answerTask({ kind: 'message', text: this.#deps.answers.words(activity, 'teams.message-takes-longer') });
  }

  /** The dialog closes and the flow continues in the chat. */
  async #next(turn: Turn, { next, conversation, stands }: TaskReply & { readonly kind: 'close' }): Promise<void> {
    const at =
      (typeof conversation === 'object' && 'at' in conversation ? conversation.at : undefined) ?? turn.conversation;
    if (next)
      await this.#deps.answers.post(at, {
        kind: 'messages',
        messages: [{ kind: 'card', ...next }],
        ...(stands ? { stands } : {}),
      });
  }
}
