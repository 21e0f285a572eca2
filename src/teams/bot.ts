import { randomUUID } from 'node:crypto';
import { MemoryStorage, type Storage } from 'botbuilder';
import type { Clock } from '../clock.ts';
import type { ConversationAddress } from '../conversation.ts';
import type { Feature, Understand } from '../feature.ts';
import type { Locale } from '../i18n/locale.ts';
import { type Logger, withCorrelation } from '../logger.ts';
import type { Metrics } from '../metrics.ts';
import { Acquaintance } from './acquaintance.ts';
import { addressOf, type IncomingActivity } from './activity.ts';
import type { InvokeAnswer } from './adapter.ts';
import { Answers } from './answers.ts';
import type { CameSince, DidSince } from './button-offers.ts';
import { CardActionRouter } from './card-action-router.ts';
import { CommandRouter, type Unhandled } from './command-router.ts';
import { type AskButton, DialogRunner } from './dialog-runner.ts';
import type { Directory } from './directory.ts';
import { formCardFeature } from './forms-in-cards.ts';
import { type Incoming, IncomingTurns, toClick } from './incoming-turns.ts';
import { Installs, installEvent } from './installs.ts';
import { answerCard, answerUnsupported } from './invoke-answers.ts';
import { MessageBox } from './message-box.ts';
import type { Replier } from './messenger.ts';
import { Pace } from './pace.ts';
import { Patience } from './patience.ts';
import { invokedPress, submittedPress } from './press.ts';
import { Presses } from './presses.ts';
import type { CallbackTimers } from './rate-limiter.ts';
import type { Roster } from './roster.ts';
import type { Say } from './say.ts';
import { SearchRouter } from './search-router.ts';
import { hasPicture, sentFiles } from './sent-files.ts';
import { longestSaid, spokenText } from './spoken-text.ts';
import { TaskRouter } from './task-router.ts';
import { Windows } from './windows.ts';

export interface BotOptions {
  readonly features: readonly Feature[];
  /** Answers messages that no command understood. */
  readonly unhandled: Unhandled;
  readonly understand?: Understand;
  readonly askButton: AskButton;
  readonly didSince: DidSince;
  readonly cameSince: CameSince;
  readonly directory: Directory;
  readonly roster: Roster;
  readonly messenger: Replier;
  readonly say: Say;
  /** The clients can't open dialogs (task modules), so forms are shown in cards. */
  readonly formsInCards?: boolean;
  /** Where Bot Framework stores which conversation is open; by default in memory only. */
  readonly stateStorage?: Storage;
  readonly defaults: { readonly locale: Locale; readonly timeZone: string };
  readonly clock: Clock;
  readonly log: Logger;
  readonly metrics?: Metrics;
  /** How long a turn may take before Teams gets an interim answer. */
  readonly patienceMilliseconds?: number;
  readonly pressesPerSecond?: number;
  readonly timers?: CallbackTimers;
}

const knownTypes = new Set(['message', 'invoke', 'conversationUpdate', 'installationUpdate']);

/** One activity in, its effects out. Keeps no state between turns, so that nothing leaks from one person to another. */
export class Bot {
  readonly #options: BotOptions;
  readonly #dialogs: DialogRunner;
  readonly #tasks: TaskRouter;
  readonly #messageBox: MessageBox;
  readonly #turns: IncomingTurns;
  readonly #presses: Presses;
  readonly #windows: Windows;
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
    const commands = new CommandRouter({ features, unhandled, understand: options.understand });
    this.#answers = new Answers(options);
    this.#dialogs = new DialogRunner({
      features,
      commands,
      storage: options.stateStorage ?? new MemoryStorage(),
      clock: options.clock,
      press: (turn, button) => this.#presses.typed(turn, button),
      askButton: options.askButton,
      didSince: options.didSince,
      cameSince: options.cameSince,
    });
    this.#tasks = new TaskRouter({ features, say });
    const searches = new SearchRouter(features);
    this.#messageBox = new MessageBox({ features, say, ...(timers ? { timers } : {}) });
    const { formsInCards = false, defaults } = options;
    // Needed even where clients open dialogs: a button typed in words shows its form as a card.
    const forms = formCardFeature({ tasks: this.#tasks, searches, say });
    const cardActions = new CardActionRouter({ features: [...features, forms], say, patience: this.#patience });
    const shared = { answers: this.#answers, dialogs: this.#dialogs, patience: this.#patience };
    this.#turns = new IncomingTurns({ acquaintance: new Acquaintance(options), answers: this.#answers, defaults });
    this.#presses = new Presses({ ...shared, cardActions, formsInCards });
    this.#windows = new Windows({ ...shared, features, searches, turns: this.#turns });
    this.#installs = new Installs(options);
    this.#pace = new Pace(options.pressesPerSecond);
  }

  /** The activity was admitted by the front door. */
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

  /** A card was sent there unprompted. */
  cardCame(where: ConversationAddress): void {
    this.#dialogs.came(where);
  }

  /** Resolves when the work that outlasted its HTTP answer has finished. */
  async drain(): Promise<void> {
    await Promise.all([this.#patience.drain(), this.#messageBox.patience.drain()]);
  }

  /** Checked before any look-up. */
  #isTooFast(activity: IncomingActivity, log: Logger): boolean {
    if (activity.type !== 'message' && activity.type !== 'invoke') return false;
    const { id, aadObjectId } = activity.from;
    const pace = this.#pace.take(`${addressOf(activity).tenantId}/${aadObjectId ?? id}`);
    if (pace === 'too-fast-now') log.warn({ aadObjectId }, 'security: rate limit exceeded by a person');
    return pace !== 'may';
  }

  /** An invoke must be answered. Messages are not: replies to a flood would use up Teams' send limits there. */
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
        incoming.log.debug('activity not handled by the desk');
        return undefined;
    }
  }

  /** After the timeout the sender is told that it takes longer; the result follows when it is there. */
  async #inTime({ activity, log }: Incoming, work: Promise<void>): Promise<void> {
    // A press has its own interim answer, on the card.
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
    const press = submittedPress(activity);
    const ahead = press ? undefined : this.#dialogs.readAhead(addressOf(activity));
    const turn = await this.#turns.of(incoming);
    if (!turn) return this.#answers.postWords(activity, 'teams.unknown-person');
    if (turn.conversation.kind !== 'personal') await this.#options.directory.rememberConversation(turn.conversation);
    if (press) {
      const click = toClick(turn, activity, press);
      await this.#answers.show(click, await this.#presses.route(click, press));
      return;
    }
    const files = sentFiles(activity);
    const receiver = files.length > 0 && this.#options.features.find((feature) => feature.files)?.files;
    const spoken = spokenText(activity);
    if (receiver) {
      const words = spoken.kind === 'words' ? spoken.text.trim() : '';
      return this.#presses.say(turn, [await receiver.received(turn, files, words)]);
    }
    if (spoken.kind === 'too-long') {
      const values = { length: String(spoken.length), most: String(longestSaid) };
      return this.#answers.say(turn, 'teams.too-long', values);
    }
    // A picture alone is no answer to what is asked.
    if (spoken.text.trim() === '' && hasPicture(activity)) return this.#answers.say(turn, 'teams.picture', {});
    await this.#presses.say(turn, await this.#dialogs.route(turn, spoken.text, ahead));
  }

  async #onInvoke(incoming: Incoming): Promise<InvokeAnswer> {
    const { activity, log } = incoming;
    if (activity.name === 'application/search') {
      return this.#windows.search(incoming);
    }
    if (activity.name === 'task/fetch' || activity.name === 'task/submit')
      return this.#windows.task(incoming, (turn) => this.#tasks.route(turn, activity));
    if (activity.name === 'composeExtension/submitAction')
      return this.#windows.task(
        incoming,
        (turn) => this.#tasks.route(turn, { name: 'task/submit', value: activity.value }),
        this.#messageBox.patience,
      );
    if (activity.name === 'composeExtension/fetchTask')
      return this.#windows.task(incoming, (turn) => this.#messageBox.open(turn, activity), this.#messageBox.patience);
    if (activity.name === 'composeExtension/query' || activity.name === 'composeExtension/queryLink')
      return this.#messageBox.answer(activity, log, () => this.#turns.of(incoming));
    if (activity.name === 'fileConsent/invoke') return this.#windows.fileConsent(incoming);
    if (activity.name !== 'adaptiveCard/action') {
      log.info('invoke not handled by the desk');
      return answerUnsupported(activity.name ?? '', this.#answers.words(activity, 'teams.not-supported'));
    }
    const press = invokedPress(activity);
    if (!press) {
      log.warn('security: a press without an action');
      return answerCard({ kind: 'message', text: this.#answers.words(activity, 'teams.button-data') });
    }
    const turn = await this.#turns.of(incoming);
    if (!turn) return answerCard({ kind: 'message', text: this.#answers.words(activity, 'teams.unknown-person') });
    return this.#presses.placed(await this.#presses.route(toClick(turn, activity, press), press));
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
    const turn = await this.#turns.of(incoming);
    // Without a person, the other event of the pair sends the greeting: it names who installed the desk.
    if (event !== 'added' || !turn || !(await this.#installs.isFirst(where))) return;
    log.info({ kind: where.kind }, 'the desk was installed');
    for (const reply of await this.#installs.greet(activity, turn)) await this.#answers.post(where, reply);
  }
}
