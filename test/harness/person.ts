import type { Delivery } from './bot-line.ts';
import { buttonOf, type Json, withInputs } from './cards.ts';
import { cardOf, type Message } from './chat-store.ts';
import type { Teams } from './teams.ts';

export interface PersonOptions {
  readonly name: string;
  readonly email?: string;
  readonly aadObjectId?: string;
  readonly teamsId?: string;
  readonly role?: 'user' | 'guest';
  /** The tenant of another organisation, from which they are in a shared channel. */
  readonly organisation?: string;
  readonly locale?: string;
  /** False: the client names none. */
  readonly timeZone?: string | false;
  /** Teams does not say who it is. */
  readonly anonymous?: boolean;
}

/** Where somebody writes: their chat with the desk (default), a channel by its name, or the thread of a message. */
export type Where = 'chat' | { readonly channel: string } | { readonly thread: Message };

export interface Heard extends Delivery {
  /** What the bot posted there meanwhile. */
  readonly replies: readonly Message[];
}

export interface Pressed extends Delivery {
  /** The card that took the place of the pressed one, for this person. */
  readonly card?: Json;
  /** The sentence that Teams shows beside the card. */
  readonly text?: string;
  readonly replies: readonly Message[];
}

/** Somebody in the tenant, acting as Teams' clients let people act. */
export class Person {
  readonly name: string;
  readonly email: string;
  readonly aadObjectId: string;
  readonly teamsId: string;
  readonly options: PersonOptions;
  readonly #teams: Teams;

  constructor(teams: Teams, options: PersonOptions, number: number) {
    this.#teams = teams;
    this.options = options;
    this.name = options.name;
    const suffix = String(number).padStart(12, '0');
    this.email = options.email ?? `${options.name.split(' ')[0]?.toLowerCase()}@contoso.example`;
    this.aadObjectId = options.aadObjectId ?? `00000000-0000-4000-8000-${suffix}`;
    this.teamsId = options.teamsId ?? `29:1harness-${suffix}`;
  }

  /** In a channel, Teams only lets the bot hear what mentions it: the mention is added. */
  says(text: string, options: { readonly in?: Where } = {}): Promise<Heard> {
    const where = options.in ?? 'chat';
    const activity = this.#teams.activity(this, where, { type: 'message', text, textFormat: 'plain' });
    if (where === 'chat') return this.#teams.hear(activity);
    const mention = `<at>${this.#teams.botName}</at>`;
    const mentioned = { id: this.#teams.botId, name: this.#teams.botName };
    return this.#teams.hear({
      ...activity,
      text: `${mention}&nbsp;${text}\n`,
      entities: [{ type: 'mention', text: mention, mentioned }],
    });
  }

  /** A message as some client writes it: without text, with entities of its own, with attachments. */
  sends(fields: Json, options: { readonly in?: Where } = {}): Promise<Heard> {
    return this.#teams.hear(this.#teams.activity(this, options.in ?? 'chat', { type: 'message', ...fields }));
  }

  /** Presses a button (by title or verb) on the card as this person sees it. */
  async presses(
    titleOrVerb: string,
    options: {
      readonly on: Message;
      readonly inputs?: Readonly<Record<string, unknown>>;
      /** Put into the press as it is: what some clients send for an input. */
      readonly raw?: Json;
    },
  ): Promise<Pressed> {
    const card = this.#mustSee(options.on);
    const { action, type } = buttonOf(card, titleOrVerb);
    if (type === 'Action.Submit') return this.submits(titleOrVerb, options);
    if (type !== 'Action.Execute') throw new Error(`"${titleOrVerb}" is an ${type}: it does not call the bot.`);
    const data = { ...(withInputs(card, action, options.inputs) as Json), ...options.raw };
    return this.#invoke(options.on, { ...action, data }, 'manual');
  }

  /** The same for a button that was looked up: one of several with the same title. */
  pressesAction(
    action: Json,
    options: { readonly on: Message; readonly inputs?: Readonly<Record<string, unknown>> },
  ): Promise<Pressed> {
    const data = withInputs(this.#mustSee(options.on), action, options.inputs);
    return this.#invoke(options.on, { ...action, data }, 'manual');
  }

  /** The activity that a press would send, for replays and forgeries. */
  pressing(
    titleOrVerb: string,
    options: { readonly on: Message; readonly inputs?: Readonly<Record<string, unknown>> },
  ): Json {
    const card = this.#mustSee(options.on);
    const { action } = buttonOf(card, titleOrVerb);
    return this.#invokeActivity(options.on, { ...action, data: withInputs(card, action, options.inputs) }, 'manual');
  }

  /** The same press from an old client, which knows only Action.Submit: a message with a value and no words. */
  async submits(
    titleOrVerb: string,
    options: { readonly on: Message; readonly inputs?: Readonly<Record<string, unknown>> },
  ): Promise<Pressed> {
    const card = this.#mustSee(options.on);
    const { action } = buttonOf(card, titleOrVerb);
    const submit = action.type === 'Action.Execute' ? (action.fallback as Json | undefined) : action;
    if (submit?.type !== 'Action.Submit') throw new Error(`"${titleOrVerb}" has no Action.Submit for old clients.`);
    const where = whereIs(options.on);
    return this.#teams.hear({
      ...this.#teams.activity(this, where, { type: 'message', value: withInputs(card, submit, options.inputs) }),
      replyToId: options.on.id,
    });
  }

  /** Any other invoke in this person's chat: windows (`task/fetch`, `task/submit`), look-ups (`application/search`). */
  invokes(name: string, value: Json): Promise<Heard> {
    return this.#teams.hear(this.#teams.activity(this, 'chat', { type: 'invoke', name, value }));
  }

  /** Opens the chat: Teams refreshes the card when this person is among those it may refresh for. Returns what is shown. */
  async looksAt(message: Message): Promise<Json> {
    const base = cardOf(message.activity);
    const refresh = base?.refresh as { action?: Json; userIds?: readonly string[] } | undefined;
    const mayRefresh =
      refresh?.action && (refresh.userIds?.includes(this.teamsId) ?? this.#teams.tenant.isSmall(message));
    if (mayRefresh && refresh.action) await this.#invoke(message, refresh.action, 'automatic');
    return this.#mustSee(message);
  }

  /** The card as this person sees it now, without opening anything. */
  sees(message: Message): Json | undefined {
    if (message.deleted) return undefined;
    return message.views.get(this.teamsId) ?? cardOf(message.activity);
  }

  #mustSee(message: Message): Json {
    const card = this.sees(message);
    if (!card) throw new Error('This message shows no card.');
    return card;
  }

  #invokeActivity(on: Message, action: Json, trigger: 'manual' | 'automatic'): Json {
    const { type, verb, data, id = '', title } = action;
    return {
      ...this.#teams.activity(this, whereIs(on), {
        type: 'invoke',
        name: 'adaptiveCard/action',
        value: { action: { type, id, verb, title, data }, trigger },
      }),
      replyToId: on.id,
    };
  }

  async #invoke(on: Message, action: Json, trigger: 'manual' | 'automatic'): Promise<Pressed> {
    const activity = this.#invokeActivity(on, action, trigger);
    const heard = await this.#teams.hear(activity);
    const { statusCode, type, value } = (heard.body ?? {}) as { statusCode?: number; type?: string; value?: unknown };
    if (heard.status !== 200 || statusCode !== 200) return heard;
    if (type === 'application/vnd.microsoft.card.adaptive') {
      on.views.set(this.teamsId, value as Json);
      return { ...heard, card: value as Json };
    }
    return type === 'application/vnd.microsoft.activity.message' ? { ...heard, text: String(value) } : heard;
  }
}

function whereIs(message: Message): Where {
  return message.threadId ? { thread: message } : 'chat';
}
