import { leanMemory } from './lean-memory.mjs';

/**
 * What each npm script runs, as [file, ...arguments]. A command of several programs runs all of them, so that one run
 * of `check` names the type errors and the lint errors, and fails if any fails; arguments go to the last one.
 */
const vitest = ['node_modules/vitest/vitest.mjs', 'run'];

/** @type {Record<string, { programs: string[][], env?: Record<string, string>, development?: boolean }>} */
export const commands = {
  demo: { programs: [['src/demo/main.ts']] },
  serve: { programs: [['src/main.ts']], env: { NODE_OPTIONS: leanMemory() }, development: false },
  sandbox: { programs: [['src/sandbox/main.ts']] },
  doctor: { programs: [['src/doctor/main.ts']], development: false },
  consent: { programs: [['src/consent/main.ts']], development: false },
  catalogue: { programs: [['src/features/solutions/import/main.ts']], development: false },
  manifest: { programs: [['src/manifest/main.ts']], development: false },
  test: { programs: [vitest] },
  'test:unit': { programs: [[...vitest, '--project', 'unit']] },
  'test:browser': { programs: [[...vitest, '--project', 'browser']] },
  'test:chaos': { programs: [[...vitest, '--project', 'chaos']], env: { CHAOS: 'full' } },
  bench: { programs: [['test/bench/main.ts']] },
  check: {
    programs: [
      ['node_modules/typescript/bin/tsc', '-p', '.'],
      ['node_modules/@biomejs/biome/bin/biome', 'check', '.'],
    ],
  },
};
