import { bareRequests } from '../answers/aside/bare-request.ts';
import type {
  Command,
  CommandWords,
  Elsewhere,
  Feature,
  InDoubt,
  IntentHandler,
  OfferedReading,
  Reply,
  Turn,
  Understand,
} from '../feature.ts';
import { howClear } from '../grammar/clear.ts';
import { type CommandSaid, commandSaid } from '../grammar/commands-said/command-said.ts';
import { isDoubtful } from '../grammar/guessing/doubt.ts';
import type { Meaning } from '../grammar/meaning.ts';
import { clausesIn } from '../grammar/several/order-behind.ts';
import { languageWritten } from '../grammar/understanding.ts';

export interface CommandRouterOptions {
  readonly features: readonly Feature[];
  readonly understand?: Understand | undefined;
  /** Handles every message that nothing else understood, so that the sender always gets a way forward. */
  readonly unhandled: Unhandled;
}

export interface Otherwise {
  readonly kind: Elsewhere;
  run(): Promise<Reply | undefined>;
}

export interface Doubted {
  readonly meaning: Meaning;
  readonly offer?: OfferedReading | undefined;
}

/** @param doubted what a rule read, where that is likely beside the point: offered, and not done. */
export type Unhandled = (turn: Turn, text: string, doubted?: Doubted) => Promise<Reply>;

/**
 * Resolves the meaning of a message. Strict commands come first, in the order of the features; then the interpretations
 * of the grammar; then commands with free text behind them; then the fallback. A question goes before commands: `value
 * of Fabrikam?` must not be taken for a change.
 */
export class CommandRouter {
  readonly #commands: readonly Command[];
  readonly #strict: readonly Command[];
  readonly #lenient: readonly Command[];
  readonly #handlers: readonly IntentHandler[];
  readonly #options: CommandRouterOptions;

  constructor(options: CommandRouterOptions) {
    this.#options = options;
    this.#commands = options.features.flatMap((feature) => feature.commands ?? []);
    this.#strict = this.#commands.filter(({ lenient }) => !lenient);
    this.#lenient = this.#commands.filter(({ lenient }) => lenient);
    this.#handlers = options.features.flatMap((feature) => feature.intents ?? []);
  }

  async route(turn: Turn, text: string): Promise<Reply> {
    const strict = await match(this.#strict, turn, text);
    if (strict && (strict.isWhole ? !strict.mayYield : !mayAsk(text))) return strict.run();
    const meanings = (await this.#options.understand?.(turn, text)) ?? [];
    if (strict && !goesBefore(meanings[0], strict)) return strict.run();
    const inDoubt = (doubted: Doubted) => strict?.run() ?? this.#options.unhandled(turn, text, doubted);
    const isNamed = meanings.some(({ ids }) => ids.length > 0);
    const told = strict || isNamed ? undefined : commandSaid(text, turn.locale);
    const reply =
      (await this.#does(turn, told)) ??
      (told?.writes ? undefined : await this.#handle(turn, meanings, inDoubt)) ??
      (await (strict?.run ?? (await find(this.#lenient, turn, text)))?.());
    return reply ?? this.#options.unhandled(turn, text);
  }

  /** A command of a feature that was told in a sentence, where it only looks; what writes is offered by the fallback. */
  async #does(turn: Turn, told: CommandSaid | undefined): Promise<Reply | undefined> {
    if (!told || told.writes) return undefined;
    const command = await find(this.#commands, turn, told.words);
    if (command) return command();
    return this.#handle(turn, (await this.#options.understand?.(turn, told.words)) ?? []);
  }

  /**
   * While a conversation is open: what the words would mean outside it. Nothing is executed before `run`, which may
   * still find nothing to do.
   */
  async otherwise(turn: Turn, text: string): Promise<Otherwise | undefined> {
    const command = this.#commands.filter(({ notInConversation }) => !notInConversation);
    const strict = await match(command, turn, text);
    if (strict && strict.words.rest === '' && !mayAsk(text)) return { kind: 'whole', run: strict.run };
    // `인바운드` on an English desk: a word of another language is none of its commands.
    const isRead = mayAsk(text) || languageWritten(text, turn.locale) !== undefined;
    const meanings = isRead ? ((await this.#options.understand?.(turn, text)) ?? []) : [];
    const first = meanings.find((meaning) => howClear(meaning) !== undefined);
    const clear = first && howClear(first);
    if (strict && !(clear === 'clear' && first?.intent.startsWith('ask-')))
      return { kind: strict.words.rest === '' ? 'whole' : 'clear', run: strict.run };
    // Only what is clear outside: `3 months after signing` is an answer, and moves no deal that was spoken of before.
    const outside = meanings.filter((meaning) => howClear(meaning) !== undefined);
    const run = async () => (await this.#handle(turn, outside)) ?? (await (await find(this.#commands, turn, text))?.());
    if (clear) return { kind: clear, run };
    return isRead ? this.#lessClear(turn, text, meanings) : undefined;
  }

  /** A command told in a sentence, several orders at once, or words beside a referral's name: none of them is a value of a deal. */
  async #lessClear(turn: Turn, text: string, meanings: readonly Meaning[]): Promise<Otherwise | undefined> {
    const isNamed = meanings.some(({ ids }) => ids.length > 0);
    const offered = () => this.#options.unhandled(turn, text);
    const told = isNamed ? undefined : commandSaid(text, turn.locale);
    if (told) return { kind: 'likely', run: () => (told.writes ? offered() : this.#does(turn, told)) };
    if (meanings.length === 0 && (await this.#hasSeveralOrders(turn, text))) return { kind: 'likely', run: offered };
    return isNamed ? { kind: 'perhaps', run: () => this.#handle(turn, meanings) } : undefined;
  }

  async #hasSeveralOrders(turn: Turn, text: string): Promise<boolean> {
    const clauses = clausesIn(text);
    if (clauses.length < 2 || clauses.length > mostOrders) return false;
    const read = await Promise.all(clauses.map((clause) => this.#options.understand?.(turn, clause) ?? []));
    const orders = read.filter(([first]) => first && first.ids.length > 0 && howClear(first) === 'clear');
    return orders.length > 1;
  }

  /** An undo of the last deed that names no referral. */
  async meansUndo(turn: Turn, text: string): Promise<boolean> {
    const [first] = (await this.#options.understand?.(turn, text)) ?? [];
    return first?.intent === 'undo' && first.ids.length === 0;
  }

  /**
   * A referral is named, the deal is not there yet, or `counted` stands within what is noted: it is no row of a list then, and a
   * part of what is stored (`note Contoso: the second one failed`, `new deal …, our first deal with them`).
   */
  async saysOfWhat(turn: Turn, text: string, counted: string): Promise<boolean> {
    const [first] = (await this.#options.understand?.(turn, text)) ?? [];
    if (!first) return false;
    const isWithinNote = first.intent === 'note' && first.rest.indexOf(counted) > 0;
    return first.ids.length > 0 || first.intent === 'new-deal' || isWithinNote;
  }

  /** @param inDoubt answers a sentence whose reading is likely beside the point; without it, that is done all the same. */
  async #handle(
    turn: Turn,
    meanings: readonly Meaning[],
    inDoubt?: (doubted: Doubted) => Promise<Reply>,
  ): Promise<Reply | undefined> {
    for (const [place, meaning] of meanings.entries()) {
      // Where nobody answers the first reading, as leads for who is shown none, the next is what is left.
      if (inDoubt && place === 0 && isDoubtful(meaning) && !asksOfSpokenOf(turn, meaning)) {
        turn.log.info({ intent: meaning.intent }, 'a sentence was read in doubt');
        return inDoubt({ meaning });
      }
      for (const handler of this.#handlers) {
        const reply = handler.intents.includes(meaning.intent) ? await handler.handle(turn, meaning) : undefined;
        if (reply && isInDoubt(reply)) {
          turn.log.info({ intent: meaning.intent }, 'a sentence was read in part');
          if (inDoubt) return inDoubt({ meaning, offer: reply.offer });
          continue;
        }
        if (!reply) continue;
        turn.log.info({ intent: meaning.intent, exact: meaning.exact }, 'a sentence was understood');
        return reply;
      }
    }
    return undefined;
  }
}

/** Each is looked up by itself. */
const mostOrders = 3;

/** `多少錢`, `誰負責`: a field and nothing else, asked where a card of one deal stands above. */
const asksOfSpokenOf = ({ spokenOf }: Turn, { intent, ids, runs }: Meaning) =>
  spokenOf !== undefined && intent.startsWith('ask-') && ids.length === 0 && runs.length === 0;

const isInDoubt = (reply: Reply | InDoubt): reply is InDoubt => reply.kind === 'in-doubt';

async function find(
  commands: readonly Command[],
  turn: Turn,
  text: string,
): Promise<(() => Promise<Reply>) | undefined> {
  return (await match(commands, turn, text))?.run;
}

async function match(commands: readonly Command[], turn: Turn, text: string) {
  let requests: readonly string[] | undefined;
  const bare = () => {
    requests ??= bareRequests(text);
    return requests;
  };
  for (const command of commands) {
    const words = command.suits?.(turn) === false ? undefined : wordsFor(command, text, turn, bare);
    if (words && (await command.means?.(turn, words)) !== false)
      return {
        words,
        run: () => command.handle(turn, words),
        isWhole: command.whole === true,
        mayYield: command.yieldsTo !== undefined,
        yieldsTo: (meaning: Meaning) => command.yieldsTo?.(meaning, text) === true,
      };
  }
  return undefined;
}

/** What is asked goes before commands that don't account for every word, and what a command yields to before it. */
function goesBefore(
  first: Meaning | undefined,
  { isWhole, yieldsTo }: { readonly isWhole: boolean; readonly yieldsTo: (meaning: Meaning) => boolean },
): boolean {
  if (!first) return false;
  return (!isWhole && /^(?:ask-|leave$)/.test(first.intent)) || yieldsTo(first);
}

/** @param bare the words of the message between those that ask to be shown something. */
function wordsFor(
  { match: matches, shows }: Command,
  text: string,
  { locale }: Turn,
  bare: () => readonly string[],
): CommandWords | undefined {
  const words = matches(text, locale);
  if (words || !shows) return words;
  for (const request of bare()) {
    const found = matches(request, locale);
    if (found) return found;
  }
  return undefined;
}

/** A sentence of several words may be a question, even without a question mark. A single word is a command. */
function mayAsk(text: string): boolean {
  return /\s|[?？]/u.test(text.trim()) || /\p{Script=Han}{4}/u.test(text);
}
