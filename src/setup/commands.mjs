import { leanMemory } from './lean-memory.mjs';

/**
 * What each npm script runs, as [file, ...arguments]. A command of several programs runs all of them, so that one run
 * of `check` names the type errors and the lint errors, and fails if any fails; arguments go to the last one.
 */
const vitest = ['node_modules/vitest/vitest.mjs', 'run'];
/** @param {string[]} names of vitest.config.ts */
const projects = (...names) => names.flatMap((name) => ['--project', name]);

/** Of the tab's page: what stands there from before stays if it is of these sources. */
export const buildOfTab = ['src/tab/build/main.ts'];

/** @type {Record<string, { programs: string[][], env?: Record<string, string>, development?: boolean, needsTab?: boolean }>} */
export const commands = {
  demo: { programs: [['src/demo/main.ts']] },
  serve: { programs: [['src/main.ts']], env: { NODE_OPTIONS: leanMemory() }, development: false, needsTab: true },
  tab: { programs: [buildOfTab] },
  sandbox: { programs: [['src/sandbox/main.ts']] },
  doctor: { programs: [['src/doctor/main.ts']], development: false },
  consent: { programs: [['src/consent/main.ts']], development: false },
  catalogue: { programs: [['src/features/solutions/import/main.ts']], development: false },
  audit: { programs: [['src/features/audit/program/main.ts']], development: false },
  forget: { programs: [['src/features/retention/program/main.ts']], development: false },
  parked: { programs: [['src/parked/main.ts']], development: false },
  manifest: { programs: [['src/manifest/main.ts']], development: false },
  test: { programs: [[...vitest, ...projects('unit', 'replacing', 'browser', 'chaos')]] },
  'test:unit': { programs: [[...vitest, ...projects('unit', 'replacing')]] },
  'test:browser': { programs: [[...vitest, ...projects('browser')]] },
  'test:chaos': {
    programs: [[...vitest, ...projects('chaos', 'slow-chaos', 'long-chaos', 'proven-anew')]],
    env: { CHAOS: 'full', PROPERTIES: 'in-full' },
  },
  'test:chaos:short': {
    programs: [[...vitest, ...projects('slow-chaos', 'in-full')]],
    // As many items that always fail as were promised, all runs of dear properties; `npm test` has some of both.
    env: { FAILING_ITEMS: '500', PROPERTIES: 'in-full' },
  },
  bench: { programs: [['test/bench/main.ts']] },
  quarter: { programs: [['test/quarter/main.ts']] },
  check: {
    programs: [
      ['node_modules/typescript/bin/tsc', '-p', '.'],
      ['node_modules/typescript/bin/tsc', '-p', 'src/tab/client'],
      ['src/setup/check-imports.mjs'],
      ['node_modules/@biomejs/biome/bin/biome', 'check', '.'],
    ],
  },
};
