import type { CardAction, CardReply, Click, Feature } from '../feature.ts';
import { cardData } from './card-data.ts';
import { errorReply } from './error-reply.ts';
import { systemTimers, type Timers } from './rate-limiter.ts';
import type { Say } from './say.ts';

/** Azure gives up on an invoke after 10 to 15 seconds, and then the person reads that the desk is unreachable. */
const defaultBudgetMilliseconds = 8_000;

/** From a button's verb to its handler: verb, schema, handler, and an answer in every case. */
export class CardActionRouter {
  readonly #actions = new Map<string, CardAction>();
  readonly #say: Say;
  readonly #budgetMilliseconds: number;
  readonly #timers: Timers;
  readonly #late = new Set<Promise<void>>();

  constructor(options: {
    readonly features: readonly Feature[];
    readonly say: Say;
    readonly budgetMilliseconds?: number;
    readonly timers?: Timers;
  }) {
    this.#say = options.say;
    this.#budgetMilliseconds = options.budgetMilliseconds ?? defaultBudgetMilliseconds;
    this.#timers = options.timers ?? systemTimers;
    for (const action of options.features.flatMap((feature) => feature.cardActions ?? [])) {
      if (this.#actions.has(action.verb)) throw new Error(`two buttons have the verb ${action.verb}`);
      this.#actions.set(action.verb, action);
    }
  }

  /**
   * Never rejects. When the handler outlasts the budget, the answer says that the work goes on, and `late` gets what
   * came of it: nobody is left with a promise.
   */
  async route(
    click: Click,
    pressed: { readonly verb: string; readonly data?: unknown },
    late: (reply: CardReply) => Promise<void>,
  ): Promise<CardReply> {
    const action = this.#actions.get(pressed.verb);
    if (!action) {
      // An old card, or somebody who guesses.
      click.log.warn({ trigger: click.trigger }, 'security: a button that no card has was pressed');
      return this.#message(click, 'teams.button-retired');
    }
    const parsed = action.data.safeParse(cardData(pressed.data));
    if (!parsed.success) {
      // Where it was wrong, never what was in it.
      const paths = parsed.error.issues.slice(0, 5).map((issue) => issue.path.map(String).join('.').slice(0, 100));
      click.log.warn({ verb: action.verb, paths }, 'security: card data refused');
      return this.#message(click, 'teams.button-data');
    }
    return this.#withinBudget(click, this.#handle(action, click, parsed.data), late);
  }

  /** Resolves when all work that outlasted its budget has ended. */
  async drain(): Promise<void> {
    await Promise.all(this.#late);
  }

  async #handle(action: CardAction, click: Click, data: unknown): Promise<CardReply> {
    try {
      return await action.handle(click, data);
    } catch (error) {
      return { kind: 'message', text: errorReply(error, { say: this.#say, locale: click.locale, log: click.log }) };
    }
  }

  async #withinBudget(
    click: Click,
    work: Promise<CardReply>,
    late: (reply: CardReply) => Promise<void>,
  ): Promise<CardReply> {
    let cancel = (): void => {};
    const spent = new Promise<'spent'>((resolve) => {
      cancel = this.#timers.after(this.#budgetMilliseconds, () => resolve('spent'));
    });
    const first = await Promise.race([work, spent]);
    cancel();
    if (first !== 'spent') return first;

    click.log.warn('a press takes longer than Teams waits');
    const followUp = work.then(late).catch((err) => click.log.error({ err }, 'a late answer was lost'));
    this.#late.add(followUp);
    void followUp.finally(() => this.#late.delete(followUp));
    return this.#message(click, 'teams.takes-longer');
  }

  #message(click: Click, key: 'teams.button-retired' | 'teams.button-data' | 'teams.takes-longer'): CardReply {
    return { kind: 'message', text: this.#say(click.locale, key) };
  }
}
