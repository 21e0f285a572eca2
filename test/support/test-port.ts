import { choosePort } from '../../src/demo/ports.ts';

/**
 * A free port for what a test starts. Drawn, since two workers look at the same time; below 32,768, from where on the
 * system gives ports to whoever calls.
 */
export function aTestPort(what: string): Promise<number> {
  return choosePort(what, 20_000 + Math.floor(Math.random() * 12_000), () => {});
}
