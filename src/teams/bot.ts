import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Clock } from '../clock.ts';
import type { ConversationAddress } from '../conversation.ts';
import type { CardReply, Click, Command, Feature, Reply, Turn } from '../feature.ts';
import type { Person } from '../features/people/person.ts';
import { type Locale, toLocale } from '../i18n/locale.ts';
import { type Logger, withCorrelation } from '../logger.ts';
import type { Metrics } from '../metrics.ts';
import { Acquaintance } from './acquaintance.ts';
import { addressOf, cultureOf, type IncomingActivity } from './activity.ts';
import type { InvokeAnswer } from './adapter.ts';
import { CardActionRouter } from './card-action-router.ts';
import { CommandRouter } from './command-router.ts';
import type { Directory } from './directory.ts';
import { errorReply } from './error-reply.ts';
import { Installs, installEvent } from './installs.ts';
import { answerCard, answerUnsupported } from './invoke-answers.ts';
import type { Replier } from './messenger.ts';
import type { Timers } from './rate-limiter.ts';
import type { Roster } from './roster.ts';
import type { Say } from './say.ts';
import { spokenText } from './spoken-text.ts';

export interface BotOptions {
  readonly features: readonly Feature[];
  /** Answers what no command understood. */
  readonly unhandled: Command;
  readonly directory: Directory;
  readonly roster: Roster;
  readonly messenger: Replier;
  readonly say: Say;
  readonly defaults: { readonly locale: Locale; readonly timeZone: string };
  readonly clock: Clock;
  readonly log: Logger;
  readonly metrics?: Metrics;
  readonly cardBudgetMilliseconds?: number;
  readonly timers?: Timers;
}

/** `adaptiveCard/action`. Without this check a missing action is a TypeError inside the SDK (teams.md T6). */
const Press = z.looseObject({
  action: z.looseObject({ verb: z.string().min(1).max(200), data: z.unknown().optional() }),
  trigger: z.string().nullish(),
});

/** The button of a client that only knows Action.Submit: a message without words that carries the verb in its data. */
const Submit = z.looseObject({ verb: z.string().min(1).max(200) });

/** One activity in, its effects out. Holds nothing between turns: two people never meet in here. */
export class Bot {
  readonly #options: BotOptions;
  readonly #commands: CommandRouter;
  readonly #cardActions: CardActionRouter;
  readonly #acquaintance: Acquaintance;
  readonly #installs: Installs;

  constructor(options: BotOptions) {
    const { features, unhandled, say, cardBudgetMilliseconds, timers } = options;
    this.#options = options;
    this.#commands = new CommandRouter(features, unhandled);
    this.#cardActions = new CardActionRouter({
      features,
      say,
      ...(cardBudgetMilliseconds === undefined ? {} : { budgetMilliseconds: cardBudgetMilliseconds }),
      ...(timers === undefined ? {} : { timers }),
    });
    this.#acquaintance = new Acquaintance(options);
    this.#installs = new Installs(options);
  }

  /** The activity has passed the front door. Never rejects. */
  onActivity(activity: IncomingActivity): Promise<InvokeAnswer | undefined> {
    const correlationId = randomUUID();
    return withCorrelation(correlationId, async () => {
      const type = knownTypes.has(activity.type) ? activity.type : 'other';
      const log = this.#options.log.child({ activityType: type, activityId: activity.id });
      try {
        const answer = await this.#dispatch(activity, correlationId, log);
        this.#options.metrics?.turns.inc({ type, result: 'done' });
        return answer;
      } catch (error) {
        this.#options.metrics?.turns.inc({ type, result: 'failed' });
        return this.#apologize(activity, error, log);
      }
    });
  }

  /** Resolves when work that outlasted its HTTP answer has ended. */
  drain(): Promise<void> {
    return this.#cardActions.drain();
  }

  async #dispatch(activity: IncomingActivity, correlationId: string, log: Logger): Promise<InvokeAnswer | undefined> {
    switch (activity.type) {
      case 'message':
        await this.#onMessage(activity, correlationId, log);
        return undefined;
      case 'invoke':
        return this.#onInvoke(activity, correlationId, log);
      case 'conversationUpdate':
      case 'installationUpdate':
        await this.#onInstallEvent(activity, correlationId, log);
        return undefined;
      default:
        log.debug('an activity that the desk has no use for');
        return undefined;
    }
  }

  async #onMessage(activity: IncomingActivity, correlationId: string, log: Logger): Promise<void> {
    const where = addressOf(activity);
    const turn = await this.#turn(activity, correlationId, log);
    if (!turn) {
      if (activity.from.id !== activity.recipient.id)
        await this.#post(where, [this.#text(activity, 'teams.unknown-person')]);
      return;
    }
    if (where.kind !== 'personal') await this.#options.directory.rememberConversation(where);
    const submit = activity.text ? undefined : Submit.safeParse(activity.value);
    if (submit?.success) {
      const click = toClick(turn, activity, 'manual');
      const show = (reply: CardReply): Promise<void> => this.#showReply(click, reply);
      await show(await this.#cardActions.route(click, { verb: submit.data.verb, data: submit.data }, show));
      return;
    }
    await this.#post(where, [await this.#commands.route(turn, spokenText(activity))]);
  }

  async #onInvoke(activity: IncomingActivity, correlationId: string, log: Logger): Promise<InvokeAnswer> {
    if (activity.name !== 'adaptiveCard/action') {
      log.info('an invoke that the desk has no use for');
      return answerUnsupported(activity.name ?? '', this.#words(activity, 'teams.not-supported'));
    }
    const press = Press.safeParse(activity.value);
    if (!press.success) {
      log.warn('security: a press without an action');
      return answerCard({ kind: 'message', text: this.#words(activity, 'teams.button-data') });
    }
    const turn = await this.#turn(activity, correlationId, log);
    if (!turn) return answerCard({ kind: 'message', text: this.#words(activity, 'teams.unknown-person') });
    const { action, trigger } = press.data;
    const click = toClick(turn, activity, trigger === 'automatic' ? 'automatic' : 'manual');
    return answerCard(await this.#cardActions.route(click, action, (reply) => this.#showReply(click, reply)));
  }

  async #onInstallEvent(activity: IncomingActivity, correlationId: string, log: Logger): Promise<void> {
    const event = installEvent(activity);
    const where = addressOf(activity);
    if (event === 'removed') {
      log.info({ kind: where.kind }, 'the desk was removed');
      await this.#installs.forget(where);
    }
    if (event !== 'added' && event !== 'upgraded') return;
    await this.#installs.remember(activity, where);
    const turn = await this.#turn(activity, correlationId, log);
    // Without a person the other event of the pair greets: it names who installed the desk.
    if (event !== 'added' || !turn || !(await this.#installs.isFirst(where))) return;
    log.info({ kind: where.kind }, 'the desk was installed');
    await this.#post(where, await this.#installs.greet(activity, turn));
  }

  async #turn(activity: IncomingActivity, correlationId: string, log: Logger): Promise<Turn | undefined> {
    const person = await this.#acquaintance.meet(activity);
    if (!person) {
      log.warn('an activity that names nobody');
      return undefined;
    }
    return {
      person,
      conversation: addressOf(activity),
      locale: this.#locale(activity, person),
      timeZone: person.timeZone ?? this.#options.defaults.timeZone,
      correlationId,
      log,
      activityId: activity.id ?? correlationId,
    };
  }

  /** After the HTTP answer, or instead of one: the card takes the place of the one that was pressed. */
  async #showReply(click: Click, reply: CardReply): Promise<void> {
    const { messenger } = this.#options;
    if (reply.kind === 'card' && click.copyActivityId) {
      await messenger.edit(click.conversation, click.copyActivityId, reply);
    } else {
      await messenger.reply(click.conversation, reply.kind === 'card' ? reply : { kind: 'text', text: reply.text });
    }
  }

  async #post(where: ConversationAddress, replies: readonly Reply[]): Promise<void> {
    for (const reply of replies) {
      if (reply.kind === 'none') continue;
      for (const message of reply.messages) await this.#options.messenger.reply(where, message);
    }
  }

  async #apologize(activity: IncomingActivity, error: unknown, log: Logger): Promise<InvokeAnswer | undefined> {
    const text = errorReply(error, { say: this.#options.say, locale: this.#locale(activity), log });
    if (activity.type === 'invoke') return answerCard({ kind: 'message', text });
    if (activity.type === 'message') await this.#options.messenger.reply(addressOf(activity), { kind: 'text', text });
    return undefined;
  }

  #text(activity: IncomingActivity, key: 'teams.unknown-person'): Reply {
    return { kind: 'messages', messages: [{ kind: 'text', text: this.#words(activity, key) }] };
  }

  #words(activity: IncomingActivity, key: Parameters<Say>[1]): string {
    return this.#options.say(this.#locale(activity), key);
  }

  #locale(activity: IncomingActivity, person?: Person): Locale {
    return person?.locale ?? toLocale(cultureOf(activity)) ?? this.#options.defaults.locale;
  }
}

const knownTypes = new Set(['message', 'invoke', 'conversationUpdate', 'installationUpdate']);

function toClick(turn: Turn, activity: IncomingActivity, trigger: Click['trigger']): Click {
  return { ...turn, trigger, ...(activity.replyToId ? { copyActivityId: activity.replyToId } : {}) };
}
