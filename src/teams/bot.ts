import { randomUUID } from 'node:crypto';
import { MemoryStorage, type Storage } from 'botbuilder';
import type { Clock } from '../clock.ts';
import type { CardReply, Click, Feature, OfferedButton, Reply, TaskReply, Turn, Understand } from '../feature.ts';
import type { Locale } from '../i18n/locale.ts';
import { type Logger, withCorrelation } from '../logger.ts';
import type { Metrics } from '../metrics.ts';
import { Acquaintance } from './acquaintance.ts';
import { addressOf, type IncomingActivity } from './activity.ts';
import type { InvokeAnswer } from './adapter.ts';
import { Answers } from './answers.ts';
import { CardActionRouter } from './card-action-router.ts';
import { CommandRouter, type Unhandled } from './command-router.ts';
import { DialogRunner } from './dialog-runner.ts';
import type { Directory } from './directory.ts';
import { fileConsent } from './file-consent.ts';
import { formCardFeature, formsInCards } from './forms-in-cards.ts';
import { Installs, installEvent } from './installs.ts';
import { answerCard, answerUnsupported } from './invoke-answers.ts';
import { MessageBox } from './message-box.ts';
import type { Replier } from './messenger.ts';
import { Pace } from './pace.ts';
import { Patience } from './patience.ts';
import { invokedPress, type Press, submittedPress } from './press.ts';
import type { CallbackTimers } from './rate-limiter.ts';
import type { Roster } from './roster.ts';
import type { Say } from './say.ts';
import { SearchRouter, searchAnswer } from './search-router.ts';
import { sentFiles } from './sent-files.ts';
import { longestSaid, spokenText } from './spoken-text.ts';
import { answerTask, TaskRouter } from './task-router.ts';

export interface BotOptions {
  readonly features: readonly Feature[];
  /** Answers what no command understood. */
  readonly unhandled: Unhandled;
  readonly understand?: Understand;
  readonly directory: Directory;
  readonly roster: Roster;
  readonly messenger: Replier;
  readonly say: Say;
  /** The clients open no windows. */
  readonly formsInCards?: boolean;
  /** Where Bot Framework keeps which conversation is open; by default in memory only. */
  readonly stateStorage?: Storage;
  readonly defaults: { readonly locale: Locale; readonly timeZone: string };
  readonly clock: Clock;
  readonly log: Logger;
  readonly metrics?: Metrics;
  /** How long Teams is left waiting for an answer. */
  readonly patienceMilliseconds?: number;
  readonly pressesPerSecond?: number;
  readonly timers?: CallbackTimers;
}

interface Incoming {
  readonly activity: IncomingActivity;
  readonly correlationId: string;
  readonly log: Logger;
}

const knownTypes = new Set(['message', 'invoke', 'conversationUpdate', 'installationUpdate']);

/** One activity in, its effects out. Holds nothing between turns: two people never meet in here. */
export class Bot {
  readonly #options: BotOptions;
  readonly #commands: CommandRouter;
  readonly #cardActions: CardActionRouter;
  readonly #dialogs: DialogRunner;
  readonly #tasks: TaskRouter;
  readonly #searches: SearchRouter;
  readonly #messageBox: MessageBox;
  readonly #acquaintance: Acquaintance;
  readonly #installs: Installs;
  readonly #answers: Answers;
  readonly #pace: Pace;
  readonly #patience: Patience;

  constructor(options: BotOptions) {
    const { features, unhandled, say, patienceMilliseconds: milliseconds, timers } = options;
    this.#options = options;
    this.#patience = new Patience({
      ...(milliseconds === undefined ? {} : { milliseconds }),
      ...(timers === undefined ? {} : { timers }),
    });
    this.#commands = new CommandRouter({ features, unhandled, understand: options.understand });
    this.#dialogs = new DialogRunner({
      features,
      commands: this.#commands,
      storage: options.stateStorage ?? new MemoryStorage(),
      clock: options.clock,
      press: (turn, button) => this.#typed(turn, button),
    });
    this.#tasks = new TaskRouter({ features, say });
    this.#searches = new SearchRouter(features);
    this.#messageBox = new MessageBox({ features, say, ...(timers ? { timers } : {}) });
    const forms = options.formsInCards ? [formCardFeature({ tasks: this.#tasks, searches: this.#searches, say })] : [];
    this.#cardActions = new CardActionRouter({ features: [...features, ...forms], say, patience: this.#patience });
    this.#acquaintance = new Acquaintance(options);
    this.#installs = new Installs(options);
    this.#answers = new Answers(options);
    this.#pace = new Pace(options.pressesPerSecond);
  }

  /** The activity has passed the front door. */
  onActivity(activity: IncomingActivity): Promise<InvokeAnswer | undefined> {
    const correlationId = randomUUID();
    return withCorrelation(correlationId, async () => {
      const { log: root, metrics } = this.#options;
      const type = knownTypes.has(activity.type) ? activity.type : 'other';
      const log = root.child({ activityType: type, activityId: activity.id });
      try {
        if (this.#isTooFast(activity, log)) {
          metrics?.turns.inc({ type, result: 'too-fast' });
          return this.#slowDown(activity);
        }
        const answer = await this.#dispatch({ activity, correlationId, log });
        metrics?.turns.inc({ type, result: 'done' });
        return answer;
      } catch (error) {
        metrics?.turns.inc({ type, result: 'failed' });
        return this.#answers.apologize(activity, error, log);
      }
    });
  }

  /** Resolves when work that outlasted its HTTP answer has ended. */
  drain(): Promise<void> {
    return this.#patience.drain();
  }

  /** Before anything is looked up for them. */
  #isTooFast(activity: IncomingActivity, log: Logger): boolean {
    if (activity.type !== 'message' && activity.type !== 'invoke') return false;
    const { id, aadObjectId } = activity.from;
    const pace = this.#pace.take(`${addressOf(activity).tenantId}/${aadObjectId ?? id}`);
    if (pace === 'too-fast-now') log.warn({ aadObjectId }, 'security: somebody goes on faster than people can');
    return pace !== 'may';
  }

  /** An invoke is waited for; answering each of so many messages would use up what Teams lets us send there. */
  #slowDown(activity: IncomingActivity): InvokeAnswer | undefined {
    if (activity.type !== 'invoke') return undefined;
    return answerCard({ kind: 'message', text: this.#answers.words(activity, 'teams.too-fast') });
  }

  async #dispatch(incoming: Incoming): Promise<InvokeAnswer | undefined> {
    switch (incoming.activity.type) {
      case 'message':
        await this.#inTime(incoming, this.#onMessage(incoming));
        return undefined;
      case 'invoke':
        return this.#onInvoke(incoming);
      case 'conversationUpdate':
      case 'installationUpdate':
        await this.#inTime(incoming, this.#onInstallEvent(incoming));
        return undefined;
      default:
        incoming.log.debug('an activity that the desk has no use for');
        return undefined;
    }
  }

  /** Whoever wrote reads that it takes longer; what they asked for is told when it is there. */
  async #inTime({ activity, log }: Incoming, work: Promise<void>): Promise<void> {
    // A press has words of its own for it, on the card.
    const asks = activity.type === 'message' && !submittedPress(activity);
    const { kind } = await this.#patience.within(work, {
      begins: () => log.warn('a turn takes longer than Teams waits'),
      ends: async () => {},
      fails: async (error) => void (await this.#answers.apologize(activity, error, log)),
    });
    if (kind === 'late' && asks) await this.#answers.postWords(activity, 'teams.message-takes-longer');
  }

  async #onMessage(incoming: Incoming): Promise<void> {
    const { activity } = incoming;
    if (activity.from.id === activity.recipient.id) return;
    const turn = await this.#turn(incoming);
    if (!turn) return this.#answers.postWords(activity, 'teams.unknown-person');
    if (turn.conversation.kind !== 'personal') await this.#options.directory.rememberConversation(turn.conversation);
    const press = submittedPress(activity);
    if (press) {
      const click = toClick(turn, activity, press);
      await this.#answers.show(click, await this.#route(click, press));
      return;
    }
    const files = sentFiles(activity);
    const receiver = files.length > 0 && this.#options.features.find((feature) => feature.files)?.files;
    if (receiver) return this.#say(turn, [await receiver.received(turn, files)]);
    const spoken = spokenText(activity);
    if (spoken.kind === 'too-long') {
      const values = { length: String(spoken.length), most: String(longestSaid) };
      return this.#answers.say(turn, 'teams.too-long', values);
    }
    await this.#say(turn, await this.#dialogs.route(turn, spoken.text));
  }

  async #onInvoke(incoming: Incoming): Promise<InvokeAnswer> {
    const { activity, log } = incoming;
    if (activity.name === 'application/search') {
      return this.#onSearch(incoming);
    }
    if (activity.name === 'task/fetch' || activity.name === 'task/submit')
      return this.#onTask(incoming, (turn) => this.#tasks.route(turn, activity));
    if (activity.name === 'composeExtension/submitAction')
      return this.#onTask(incoming, (turn) => this.#tasks.route(turn, { name: 'task/submit', value: activity.value }));
    if (activity.name === 'composeExtension/fetchTask')
      return this.#onTask(incoming, (turn) => this.#messageBox.open(turn, activity));
    if (activity.name === 'composeExtension/query' || activity.name === 'composeExtension/queryLink')
      return this.#messageBox.answer(activity, log, () => this.#turn(incoming));
    if (activity.name === 'fileConsent/invoke') return this.#onFileConsent(incoming);
    if (activity.name !== 'adaptiveCard/action') {
      log.info('an invoke that the desk has no use for');
      return answerUnsupported(activity.name ?? '', this.#answers.words(activity, 'teams.not-supported'));
    }
    const press = invokedPress(activity);
    if (!press) {
      log.warn('security: a press without an action');
      return answerCard({ kind: 'message', text: this.#answers.words(activity, 'teams.button-data') });
    }
    const turn = await this.#turn(incoming);
    if (!turn) return answerCard({ kind: 'message', text: this.#answers.words(activity, 'teams.unknown-person') });
    return this.#placed(await this.#route(toClick(turn, activity, press), press));
  }

  /** The answer is kept, and what it asks for is done afterwards: an upload may take longer than Teams waits. */
  async #onFileConsent(incoming: Incoming): Promise<InvokeAnswer> {
    const consent = fileConsent(incoming.activity.value);
    const offers = this.#options.features.find(
      ({ fileOffers }) => fileOffers?.feature === consent?.feature,
    )?.fileOffers;
    const turn = consent && offers && (await this.#turn(incoming));
    if (!turn) incoming.log.warn('security: an answer to a file that was not offered');
    else await offers.answered(turn, consent.answer);
    return { status: 200, body: {} };
  }

  #placed(reply: CardReply): InvokeAnswer {
    const placed = reply.kind === 'card' && this.#options.formsInCards;
    return answerCard(placed ? { ...reply, card: formsInCards(reply.card) } : reply);
  }

  /** Whoever types waits for no choices: those that come late belong to a text that has grown since. */
  async #onSearch(incoming: Incoming): Promise<InvokeAnswer> {
    const find = async () => {
      const asker = await this.#turn(incoming);
      return asker ? this.#searches.answer(asker, incoming.activity) : searchAnswer([]);
    };
    const outcome = await this.#patience.within(find(), {
      begins: () => incoming.log.warn('a search takes longer than Teams waits'),
      ends: async () => {},
      fails: (err) => incoming.log.error({ err }, 'a late search failed'),
    });
    return outcome.kind === 'in-time' ? outcome.result : searchAnswer([]);
  }

  async #onTask(incoming: Incoming, route: (turn: Turn) => Promise<TaskReply>): Promise<InvokeAnswer> {
    const { activity, log } = incoming;
    const window = async (): Promise<{ turn?: Turn; reply: TaskReply }> => {
      const turn = await this.#turn(incoming);
      if (!turn) return { reply: { kind: 'message', text: this.#answers.words(activity, 'teams.unknown-person') } };
      const reply = await route(turn);
      if (reply.kind === 'close') await this.#next(turn, reply);
      if (reply.kind !== 'form') await this.#dialogs.follow(turn.conversation, reply.conversation);
      return { turn, reply };
    };
    const outcome = await this.#patience.within(window(), {
      begins: () => log.warn('a window takes longer than Teams waits'),
      // The window is closed by now: what was to be said in it is said in the chat.
      ends: async ({ turn, reply }) => {
        if (turn && reply.kind === 'message') await this.#answers.tell(turn, reply.text);
      },
      fails: (err) => log.error({ err }, 'a late answer was lost'),
    });
    if (outcome.kind === 'in-time') return answerTask(outcome.result.reply);
    return answerTask({ kind: 'message', text: this.#answers.words(activity, 'teams.message-takes-longer') });
  }

  /** The window closes, and it goes on in the chat. */
  async #next(turn: Turn, { next, conversation, stands }: TaskReply & { readonly kind: 'close' }): Promise<void> {
    const at =
      (typeof conversation === 'object' && 'at' in conversation ? conversation.at : undefined) ?? turn.conversation;
    if (next)
      await this.#answers.post(at, {
        kind: 'messages',
        messages: [{ kind: 'card', ...next }],
        ...(stands ? { stands } : {}),
      });
  }

  async #route(click: Click, press: Press): Promise<CardReply> {
    const reply = await this.#cardActions.route(click, press, async (late) => {
      await this.#dialogs.follow(click.conversation, late.conversation);
      await this.#answers.show(click, late);
    });
    // The card takes the place of the one that was pressed.
    if (reply.kind === 'card' && click.copyActivityId) await reply.stands?.(click.copyActivityId);
    await this.#dialogs.follow(click.conversation, reply.conversation);
    await this.#dialogs.offer(click.conversation, reply.offers);
    if (reply.kind === 'card' && reply.asks !== undefined)
      await this.#say(click, await this.#dialogs.aside(click, reply.asks));
    return reply;
  }

  /** A button whose words were typed: what it shows comes below. */
  async #typed(turn: Turn, { verb, data }: OfferedButton): Promise<Reply> {
    const click: Click = { ...turn, trigger: 'manual' };
    const reply = await this.#cardActions.route(click, { verb, data }, (late) => this.#answers.show(click, late));
    const { conversation, offers, stands } = reply;
    if (reply.kind === 'message' && reply.isBelow) return { kind: 'none', ...(conversation ? { conversation } : {}) };
    const shown = reply.kind === 'card' ? reply : ({ kind: 'text', text: reply.text } as const);
    return {
      kind: 'messages',
      messages: [shown],
      ...(stands ? { stands } : {}),
      ...(conversation ? { conversation } : {}),
      ...(offers ? { offers } : {}),
    };
  }

  async #say(turn: Turn, replies: readonly Reply[]): Promise<void> {
    for (const reply of replies) {
      await this.#dialogs.follow(turn.conversation, reply.conversation);
      await this.#answers.post(turn.conversation, reply);
      await this.#dialogs.offer(turn.conversation, reply.offers);
    }
  }

  async #onInstallEvent(incoming: Incoming): Promise<void> {
    const { activity, log } = incoming;
    const event = installEvent(activity);
    const where = addressOf(activity);
    if (event === 'removed') {
      log.info({ kind: where.kind }, 'the desk was removed');
      await this.#installs.forget(where);
    }
    if (!event) await this.#installs.channelChanged(activity, where);
    if (event !== 'added' && event !== 'upgraded') return;
    await this.#installs.remember(activity, where);
    const turn = await this.#turn(incoming);
    // Without a person the other event of the pair greets: it names who installed the desk.
    if (event !== 'added' || !turn || !(await this.#installs.isFirst(where))) return;
    log.info({ kind: where.kind }, 'the desk was installed');
    for (const reply of await this.#installs.greet(activity, turn)) await this.#answers.post(where, reply);
  }

  async #turn({ activity, correlationId, log }: Incoming): Promise<Turn | undefined> {
    const person = await this.#acquaintance.meet(activity);
    if (!person) {
      log.warn('an activity that names nobody');
      return undefined;
    }
    return {
      person,
      conversation: addressOf(activity),
      locale: this.#answers.localeOf(activity, person),
      timeZone: person.timeZone ?? this.#options.defaults.timeZone,
      zoneIsOwn: person.timeZone !== undefined,
      correlationId,
      log,
      activityId: activity.id ?? correlationId,
    };
  }
}

function toClick(turn: Turn, activity: IncomingActivity, { trigger }: Press): Click {
  return { ...turn, trigger, ...(activity.replyToId ? { copyActivityId: activity.replyToId } : {}) };
}
