import { setTimeout as after } from 'node:timers/promises';
import type { ChildProgram } from './child-program.ts';

const longestPause = 30_000;
/** Having run for this long, a program that ends has met something new, and is not failing to start. */
const healthyAfter = 60_000;

export interface KeptRunning {
  current(): ChildProgram;
  /** Ends it and starts it again at once: its settings are others now. Resolves when it runs again. */
  again(): Promise<void>;
  /** Ends the program for good. */
  stop(): Promise<void>;
}

export interface KeepRunningOptions {
  readonly name: string;
  /** The program that runs already. */
  readonly first: ChildProgram;
  readonly startAgain: () => ChildProgram;
  readonly say: (sentence: string) => void;
}

/** Starts a program again whenever it ends, with pauses that double while it keeps ending early. */
export function keepRunning({ name, first, startAgain, say }: KeepRunningOptions): KeptRunning {
  const stopping = new AbortController();
  let isAgain: (() => void) | undefined;
  let program = first;
  const startNow = () => {
    program = startAgain();
    isAgain?.();
    isAgain = undefined;
  };
  void (async () => {
    for (let pause = 500; ; pause = Math.min(pause * 2, longestPause)) {
      const startedAt = Date.now();
      await program.ended;
      if (stopping.signal.aborted) return;
      if (isAgain) {
        startNow();
        continue;
      }
      if (Date.now() - startedAt > healthyAfter) pause = 500;
      say(`${name} has ended. Starting it again in ${pause / 1000} s. Its last words:\n${program.lastWords()}`);
      await after(pause, undefined, { signal: stopping.signal }).catch(() => {});
      if (stopping.signal.aborted) return;
      startNow();
    }
  })();
  return {
    current: () => program,
    again: () =>
      new Promise((resolve) => {
        isAgain = resolve;
        void program.stop();
      }),
    async stop() {
      stopping.abort();
      await program.stop();
    },
  };
}
