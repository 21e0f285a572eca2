import type { CardAction, CardReply, Click, Feature } from '../feature.ts';
import { cardData } from './card-data.ts';
import { errorReply } from './error-reply.ts';
import type { Patience } from './patience.ts';
import type { Say } from './say.ts';

/** From a button's verb to its handler: schema check, call, and an answer in every case. */
export class CardActionRouter {
  readonly #actions = new Map<string, CardAction>();
  readonly #say: Say;
  readonly #patience: Patience;

  constructor(options: {
    readonly features: readonly Feature[];
    readonly say: Say;
    readonly patience: Patience;
  }) {
    this.#say = options.say;
    this.#patience = options.patience;
    for (const action of options.features.flatMap((feature) => feature.cardActions ?? [])) {
      if (this.#actions.has(action.verb)) throw new Error(`two buttons have the verb ${action.verb}`);
      this.#actions.set(action.verb, action);
    }
  }

  /**
   * Never rejects. When the handler takes longer than Teams waits, the press is answered with "still working", and
   * `late` gets the result: nobody is left with a promise.
   */
  async route(
    click: Click,
    pressed: { readonly verb: string; readonly data?: unknown },
    late: (reply: CardReply) => Promise<void>,
  ): Promise<CardReply> {
    const action = this.#actions.get(pressed.verb);
    if (!action) {
      // An old card, or somebody guessing verbs.
      click.log.warn({ trigger: click.trigger }, 'security: unknown button pressed');
      return this.#message(click, 'teams.button-retired');
    }
    const parsed = action.data.safeParse(cardData(pressed.data));
    if (!parsed.success) {
      // Logs where the data was wrong, never the data.
      const paths = parsed.error.issues.slice(0, 5).map((issue) => issue.path.map(String).join('.').slice(0, 100));
      click.log.warn({ verb: action.verb, paths }, 'security: card data refused');
      return this.#message(click, 'teams.button-data');
    }
    const outcome = await this.#patience.within(this.#handle(action, click, parsed.data), {
      begins: () => click.log.warn('a press takes longer than Teams waits'),
      ends: late,
      fails: (err) => click.log.error({ err }, 'an answer sent after the turn was lost'),
    });
    return outcome.kind === 'in-time' ? outcome.result : this.#message(click, 'teams.takes-longer');
  }

  async #handle(action: CardAction, click: Click, data: unknown): Promise<CardReply> {
    try {
      return await action.handle(click, data);
    } catch (error) {
      return { kind: 'message', text: errorReply(error, { say: this.#say, locale: click.locale, log: click.log }) };
    }
  }

  #message(click: Click, key: 'teams.button-retired' | 'teams.button-data' | 'teams.takes-longer'): CardReply {
    return { kind: 'message', text: this.#say(click.locale, key) };
  }
}
