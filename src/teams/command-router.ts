import type { Command, Feature, Reply, Turn } from '../feature.ts';

/** Finds the command that somebody's words mean. The first that matches wins, in the order of the features' list. */
export class CommandRouter {
  readonly #commands: readonly Command[];
  readonly #unhandled: Command;

  /** `unhandled` comes last and takes whatever nobody else understood: every message gets a way forward. */
  constructor(features: readonly Feature[], unhandled: Command) {
    this.#commands = features.flatMap((feature) => feature.commands ?? []);
    this.#unhandled = unhandled;
  }

  async route(turn: Turn, text: string): Promise<Reply> {
    for (const command of this.#commands) {
      const words = command.match(text, turn.locale);
      if (words) return command.handle(turn, words);
    }
    return this.#unhandled.handle(turn, this.#unhandled.match(text, turn.locale) ?? { rest: text });
  }

  /** While a conversation is open: only what a command clearly understands. */
  async routeInConversation(turn: Turn, text: string): Promise<Reply | undefined> {
    for (const command of this.#commands) {
      const words = command.notInConversation ? undefined : command.match(text, turn.locale);
      if (words) return command.handle(turn, words);
    }
    return undefined;
  }
}
