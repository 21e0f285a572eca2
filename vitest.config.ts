import { defineConfig } from 'vitest/config';
import { isOfTests, withLoopsThatProve } from './test/support/loops-that-prove.ts';
import { longestTest, longestTestInFull, patiently } from './test/support/patiently.ts';
import { StoriesFirst } from './test/support/stories-first.ts';

/** One database server for the whole run (test/global-setup.ts); each test file makes a database of its own on it. */
const globalSetup = ['test/global-setup.ts'];

/** Hours of faults want the machine for themselves; the short forms, like all other tests, run some files at a time. */
const chaosInFull = process.env.CHAOS === 'full';

const chaosFiles = (...names: readonly string[]) => names.map((name) => `test/chaos/${name}.test.ts`);

/**
 * Each of these takes ten seconds to a minute even in its short form; most start, end and kill desks in processes of their
 * own. They run beside `npm test` (`npm run test:chaos:short`), and `.ci/run` runs both.
 */
const slowChaos = chaosFiles(
  'clock',
  'closing',
  'connector-faults',
  'crash-points',
  'database',
  'import',
  'kill',
  'new-deals',
  'two-instances',
);

/** The desk as a process of its own, started and ended some twenty times, and as an image: they run with the above. */
const ofProcesses = ['test/process/start-and-stop.test.ts', 'test/image/image.test.ts'];

/** These play days and weeks: with `npm run test:chaos` alone, so that `.ci/run` stays within some nine minutes. */
const longChaos = chaosFiles('fortnight', 'months-away', 'shared-limits');

/**
 * Of these `npm test` tries a part (`test/support/runs.ts`) that is everything for what is new: each new pattern is proven, and every
 * reader is tried. All of it again takes minutes, and finds what changed in no source: with `npm run test:chaos` alone.
 */
const provenAnew = [
  'test/reading/linear-time.test.ts',
  'test/reading/patterns.test.ts',
  // Not proven but measured: 200 changes by hint and by poll, in both CRMs.
  'test/flows/crm-pace-of-changes.test.ts',
];

/** Of these, too, `npm test` tries a part; `npm run test:chaos:short` all. */
const triedInFull = [
  'test/answers/accounted.test.ts',
  'test/flows/many-that-fail.test.ts',
  'test/flows/new-deal-wandering.test.ts',
  'test/working-time/working-calendar.test.ts',
  'test/features/unreached/constellations.test.ts',
  'test/features/new-deal/conversation/conversation.test.ts',
];

/** These put another module in the place of one of ours, for which all are loaded anew: only Vite's runner forgets what it has loaded. */
const replacing = ['test/cards/expansion.test.ts', 'test/grammar/warm-tables.test.ts'];

const throughVite = {
  name: 'loops-that-prove',
  enforce: 'post' as const,
  transform: (code: string, id: string) => (isOfTests(id) ? { code: withLoopsThatProve(code), map: null } : undefined),
};

const chaos = {
  testTimeout: chaosInFull ? 3_600_000 : longestTestInFull,
  hookTimeout: longestTest,
  fileParallelism: !chaosInFull,
  isolate: true,
};

export default defineConfig({
  test: {
    globalSetup,
    setupFiles: ['test/support/load-tests-that-prove.ts', 'test/support/fixed-draws.ts'],
    // Node loads tests and sources by itself, as it does the desk: types are stripped, nothing is rewritten. Vite's runner makes of each
    // import a property that is looked up at each use, and transforms some thousand files at each run: a tenth of the processor's time.
    experimental: { viteModuleRunner: false },
    pool: 'forks',
    // Two more than two cores: a conversation waits for the database and a browser for its page a third of the time and more.
    maxWorkers: 4,
    sequence: { sequencer: StoriesFirst },
    testTimeout: longestTest,
    hookTimeout: longestTest,
    teardownTimeout: 20_000,
    // One process for several files: what they import is evaluated once. So a file leaves nothing behind in its process:
    // what it started ends with it, what it replaced (an environment variable, an authority, a timer) is put back.
    isolate: false,
    // A test that runs to its end without a single assertion has shown nothing: it fails.
    expect: { requireAssertions: true },
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: ['test/browser/**', 'test/chaos/**', 'test/bench/**', ...replacing, ...ofProcesses],
          expect: { requireAssertions: true, poll: patiently },
          // What one desk's sweeps do beside each other comes in another order on a crowded machine; it is named as flaky.
          retry: process.env.CI ? 2 : 0,
        },
      },
      {
        extends: true,
        plugins: [throughVite],
        test: {
          name: 'replacing',
          include: replacing,
          experimental: { viteModuleRunner: true },
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          setupFiles: ['test/browser/support/end-with-file.ts'],
          include: ['test/browser/**/*.test.ts'],
          // A real browser beside a crowded machine loses a click now and then; it is named as flaky.
          retry: process.env.CI ? 1 : 0,
          expect: { requireAssertions: true, poll: { ...patiently, interval: 100 } },
        },
      },
      {
        extends: true,
        test: {
          name: 'chaos',
          include: ['test/chaos/**/*.test.ts'],
          exclude: [...slowChaos, ...longChaos],
          ...chaos,
          // In full they want a process each: only so Vitest runs projects one file at a time beside others.
          isolate: chaosInFull,
        },
      },
      {
        extends: true,
        test: { name: 'slow-chaos', include: [...slowChaos, ...ofProcesses], ...chaos },
      },
      {
        extends: true,
        test: { name: 'long-chaos', include: longChaos, ...chaos },
      },
      {
        extends: true,
        test: { name: 'in-full', include: triedInFull, testTimeout: longestTestInFull },
      },
      {
        extends: true,
        test: { name: 'proven-anew', include: provenAnew, testTimeout: longestTestInFull },
      },
    ],
  },
});
