import type { ConversationAddress } from '../conversation.ts';
import type { CardReply, Click, Reply, Turn } from '../feature.ts';
import type { Person } from '../features/people/person.ts';
import { type Locale, toLocale } from '../i18n/locale.ts';
import type { Logger } from '../logger.ts';
import { addressOf, cultureOf, type IncomingActivity } from './activity.ts';
import type { InvokeAnswer } from './adapter.ts';
import { errorReply } from './error-reply.ts';
import { answerCard } from './invoke-answers.ts';
import type { Replier } from './messenger.ts';
import type { Say, SayingKey } from './say.ts';

/** How the bot answers: in the conversation, in the person's language, and also after an error. */
export class Answers {
  readonly #messenger: Replier;
  readonly #say: Say;
  readonly #defaultLocale: Locale;
  /** The language of the person behind each activity in progress, so that an apology is in it too. */
  readonly #met = new WeakMap<IncomingActivity, Locale>();

  constructor(options: {
    readonly messenger: Replier;
    readonly say: Say;
    readonly defaults: { readonly locale: Locale };
  }) {
    this.#messenger = options.messenger;
    this.#say = options.say;
    this.#defaultLocale = options.defaults.locale;
  }

  /** The language the person chose, else that of their Teams client, else the desk's default. */
  localeOf(activity: IncomingActivity, person?: Person): Locale {
    if (person?.locale) this.#met.set(activity, person.locale);
    return this.#met.get(activity) ?? toLocale(cultureOf(activity)) ?? this.#defaultLocale;
  }

  words(activity: IncomingActivity, key: SayingKey): string {
    return this.#say(this.localeOf(activity), key);
  }

  async post(where: ConversationAddress, reply: Reply): Promise<void> {
    if (reply.kind === 'none') return;
    let activityId: string | undefined;
    for (const message of reply.messages) {
      const sent = await this.#messenger.reply(where, message);
      activityId = sent.kind === 'sent' ? sent.activityId : undefined;
    }
    if (activityId) await reply.stands?.(activityId);
  }

  async postWords(activity: IncomingActivity, key: SayingKey): Promise<void> {
    await this.#messenger.reply(addressOf(activity), { kind: 'text', text: this.words(activity, key) });
  }

  async say({ conversation, locale }: Turn, key: SayingKey, values: Readonly<Record<string, string>>): Promise<void> {
    await this.#messenger.reply(conversation, { kind: 'text', text: this.#say(locale, key, values) });
  }

  async tell({ conversation }: Turn, text: string): Promise<void> {
    await this.#messenger.reply(conversation, { kind: 'text', text });
  }

  /** Used after the HTTP answer has gone, or where there is none: replaces the pressed card. */
  async show(click: Click, reply: CardReply): Promise<void> {
    if (reply.kind === 'message') {
      await this.#messenger.reply(click.conversation, { kind: 'text', text: reply.text });
    } else if (click.conversation.kind !== 'personal') {
      await this.#showInPrivate(click, reply);
    } else if (click.copyActivityId) {
      const edited = await this.#messenger.edit(click.conversation, click.copyActivityId, reply);
      if (edited.kind === 'sent') await reply.stands?.(edited.activityId);
    } else {
      const sent = await this.#messenger.reply(click.conversation, reply);
      if (sent.kind === 'sent') await reply.stands?.(sent.activityId);
    }
  }

  /**
   * The card is one person's view and may hold data that only they may see. An edit would show it to the whole channel,
   * on whichever message of ours the press names. The shared message is updated by the card registry instead.
   */
  async #showInPrivate(click: Click, reply: CardReply & { readonly kind: 'card' }): Promise<void> {
    const chat = click.person.personalChat;
    if (chat) await this.#messenger.reply(chat, reply);
    else
      await this.#messenger.reply(click.conversation, {
        kind: 'text',
        text: this.#say(click.locale, 'teams.own-chat-only'),
      });
  }

  /** Nobody waits for an answer to an event, so its failures are only logged. */
  async apologize(activity: IncomingActivity, error: unknown, log: Logger): Promise<InvokeAnswer | undefined> {
    const text = errorReply(error, { say: this.#say, locale: this.localeOf(activity), log });
    if (activity.type === 'invoke') return answerCard({ kind: 'message', text });
    if (activity.type === 'message') await this.#messenger.reply(addressOf(activity), { kind: 'text', text });
    return undefined;
  }
}
