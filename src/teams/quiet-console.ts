import { AsyncLocalStorage } from 'node:async_hooks';

const quiet = new AsyncLocalStorage<true>();
let installed = false;

/**
 * Runs `work` without what it writes to the console. The SDK prints the error, and the signing key, of every token it
 * refuses: anybody could fill our log with it. We write one line of our own instead.
 */
export function withoutConsole<T>(work: () => T): T {
  if (!installed) {
    installed = true;
    const target: Pick<Console, 'error' | 'warn'> = globalThis.console;
    for (const method of ['error', 'warn'] as const) {
      const original = target[method].bind(target);
      target[method] = (...facts: unknown[]) => {
        if (!quiet.getStore()) original(...facts);
      };
    }
  }
  return quiet.run(true, work);
}
