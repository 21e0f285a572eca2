import { registerHooks, stripTypeScriptTypes } from 'node:module';
import { isOfTests, withLoopsThatProve } from './loops-that-prove.ts';

/** Node loads each file of the tests through here. */
function loadTestsThatProve(): void {
  registerHooks({
    load(url, context, nextLoad) {
      const loaded = nextLoad(url, context);
      const { source } = loaded;
      if (!isOfTests(url) || !source) return loaded;
      const text = typeof source === 'string' ? source : new TextDecoder().decode(source);
      // Types become blanks: nothing moves.
      const code = loaded.format === 'module-typescript' ? stripTypeScriptTypes(text) : text;
      return { ...loaded, format: 'module', source: withLoopsThatProve(code) };
    },
  });
}

// Vitest runs its setup files before each test file, of which a process has many.
const known = globalThis as { testsProve?: true };
if (!known.testsProve) loadTestsThatProve();
known.testsProve = true;
