import { defineConfig } from 'vitest/config';

/** One database server for the whole run (test/global-setup.ts); each test file makes a database of its own on it. */
const globalSetup = ['test/global-setup.ts'];

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
      // A browser and a whole desk per file: one file after the other.
      {
        extends: true,
        test: {
          name: 'browser',
          include: ['test/browser/**/*.test.ts'],
          testTimeout: 120_000,
          fileParallelism: false,
          expect: { poll: { timeout: 60_000, interval: 100 } },
        },
      },
      {
        extends: true,
        test: { name: 'chaos', include: ['test/chaos/**/*.test.ts'], testTimeout: 300_000, fileParallelism: false },
      },
    ],
  },
});
