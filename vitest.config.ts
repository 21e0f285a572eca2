import { defineConfig } from 'vitest/config';

/** One database server for the whole run (test/global-setup.ts); each test file makes a database of its own on it. */
const globalSetup = ['test/global-setup.ts'];

/** Hours of faults want the machine for themselves; the short forms, like all other tests, run two files at a time. */
const chaosInFull = process.env.CHAOS === 'full';

export default defineConfig({
  test: {
    globalSetup,
    pool: 'forks',
    maxWorkers: 2,
    hookTimeout: 180_000,
    teardownTimeout: 20_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: ['test/browser/**', 'test/chaos/**', 'test/bench/**'],
          testTimeout: 20_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: ['test/browser/**/*.test.ts'],
          testTimeout: 120_000,
          expect: { poll: { timeout: 60_000, interval: 100 } },
        },
      },
      {
        extends: true,
        test: {
          name: 'chaos',
          include: ['test/chaos/**/*.test.ts'],
          testTimeout: 300_000,
          fileParallelism: !chaosInFull,
        },
      },
    ],
  },
});
