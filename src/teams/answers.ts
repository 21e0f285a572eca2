import type { ConversationAddress } from '../conversation.ts';
import type { CardReply, Click, Reply } from '../feature.ts';
import type { Person } from '../features/people/person.ts';
import { type Locale, toLocale } from '../i18n/locale.ts';
import type { Logger } from '../logger.ts';
import { addressOf, cultureOf, type IncomingActivity } from './activity.ts';
import type { InvokeAnswer } from './adapter.ts';
import { errorReply } from './error-reply.ts';
import { answerCard } from './invoke-answers.ts';
import type { Replier } from './messenger.ts';
import type { Say, SayingKey } from './say.ts';

/** How the bot answers: in the conversation, in the person's language, and also when something went wrong. */
export class Answers {
  readonly #messenger: Replier;
  readonly #say: Say;
  readonly #defaultLocale: Locale;

  constructor(options: {
    readonly messenger: Replier;
    readonly say: Say;
    readonly defaults: { readonly locale: Locale };
  }) {
    this.#messenger = options.messenger;
    this.#say = options.say;
    this.#defaultLocale = options.defaults.locale;
  }

  /** What the person chose, else what Teams is set to, else the desk's own. */
  localeOf(activity: IncomingActivity, person?: Person): Locale {
    return person?.locale ?? toLocale(cultureOf(activity)) ?? this.#defaultLocale;
  }

  words(activity: IncomingActivity, key: SayingKey): string {
    return this.#say(this.localeOf(activity), key);
  }

  async post(where: ConversationAddress, reply: Reply): Promise<void> {
    if (reply.kind === 'none') return;
    for (const message of reply.messages) await this.#messenger.reply(where, message);
  }

  async postWords(activity: IncomingActivity, key: SayingKey): Promise<void> {
    await this.#messenger.reply(addressOf(activity), { kind: 'text', text: this.words(activity, key) });
  }

  /** After the HTTP answer, or where there is none: the card takes the place of the one that was pressed. */
  async show(click: Click, reply: CardReply): Promise<void> {
    if (reply.kind === 'card' && click.copyActivityId) {
      await this.#messenger.edit(click.conversation, click.copyActivityId, reply);
    } else {
      await this.#messenger.reply(
        click.conversation,
        reply.kind === 'card' ? reply : { kind: 'text', text: reply.text },
      );
    }
  }

  /** Events are nobody's question: their failures are only logged. */
  async apologize(activity: IncomingActivity, error: unknown, log: Logger): Promise<InvokeAnswer | undefined> {
    const text = errorReply(error, { say: this.#say, locale: this.localeOf(activity), log });
    if (activity.type === 'invoke') return answerCard({ kind: 'message', text });
    if (activity.type === 'message') await this.#messenger.reply(addressOf(activity), { kind: 'text', text });
    return undefined;
  }
}
