import type { Feature, TaskReply, Turn } from '../feature.ts';
import type { Logger } from '../logger.ts';
import type { IncomingActivity } from './activity.ts';
import type { InvokeAnswer } from './adapter.ts';
import { MessageExtensionRouter, noExtensionResults } from './message-extension-router.ts';
import { Patience } from './patience.ts';
import type { CallbackTimers } from './rate-limiter.ts';
import type { Say } from './say.ts';

/** Milliseconds. Teams reports the app as unreachable after 5 s (docs/teams.md#message-extension). */
const patienceMilliseconds = 4_000;

/** The message extension, answered within Teams' timeout in any conversation. */
export class MessageBox {
  readonly #router: MessageExtensionRouter;
  readonly patience: Patience;
  readonly #say: Say;

  constructor({ timers, ...given }: { features: readonly Feature[]; say: Say; timers?: CallbackTimers }) {
    this.#router = new MessageExtensionRouter(given);
    this.patience = new Patience({ milliseconds: patienceMilliseconds, ...(timers ? { timers } : {}) });
    this.#say = given.say;
  }

  /** An empty result rather than an error for an unidentified person or after the timeout: the person keeps typing. */
  async answer(activity: IncomingActivity, log: Logger, meet: () => Promise<Turn | undefined>): Promise<InvokeAnswer> {
    const find = async () => {
      const turn = await meet();
      if (!turn) return noExtensionResults;
      return activity.name === 'composeExtension/query'
        ? this.#router.query(turn, activity)
        : this.#router.link(turn, activity);
    };
    const outcome = await this.patience.within(find(), {
      begins: () => log.warn('the message extension takes longer than Teams waits'),
      ends: async () => {},
      fails: (err) => log.error({ err }, 'a late answer of the message extension failed'),
    });
    return outcome.kind === 'in-time' ? outcome.result : noExtensionResults;
  }

  /** Actions continue in the personal chat: a person without one is asked to add the desk first. */
  async open(turn: Turn, activity: IncomingActivity): Promise<TaskReply> {
    const { personalChat } = turn.person;
    if (!personalChat) return { kind: 'message', text: this.#say(turn.locale, 'extension.add-desk') };
    return this.#router.open({ ...turn, conversation: personalChat }, activity);
  }
}
