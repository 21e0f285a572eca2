import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import path from 'node:path';
import { checkSync } from 'recheck';
import { beforeAll, describe, expect, it } from 'vitest';
import { parseAst } from 'vitest/node';
import { isInFull } from '../support/runs.ts';
import { provenKey, provenPatterns, provenPatternsFile } from './proven-patterns.ts';

/**
 * No text that somebody writes makes a pattern run longer than its length: `recheck` looks at every pattern in the source,
 * and finds the texts that would. It knows no flag `v`; what it can't look at is measured (linear-time.test.ts).
 *
 * A proof depends on the pattern and on recheck alone, and takes most of a minute for all of them: those of
 * proven-patterns.txt have been seen safe and are proven anew in `npm run test:chaos` only (`PROPERTIES=in-full`). To renew that file:
 * `PROPERTIES=in-full PROVEN_PATTERNS=write npx vitest run --project unit test/reading/patterns.test.ts`; `PROVEN_PATTERNS=add`
 * without the former adds the latest alone.
 */

const root = path.resolve(import.meta.dirname, '../..');

/** Programs, and edges to operators and to Microsoft: no person's text gets there. */
const beyondPeople =
  /^src\/(sandbox|demo|setup|doctor|consent|manifest|mongo|partner-center)\/|^src\/(settings|logger)\.ts$/;
/** Measured instead: recheck does not know the flag `v`. */
const measured = ['src/visible-text.ts', 'src/cards/plain.ts'];

interface Pattern {
  readonly source: string;
  readonly flags: string;
  readonly at: string;
}

interface Node {
  readonly type?: string;
  readonly start?: number;
  readonly regex?: { readonly pattern: string; readonly flags: string };
  readonly callee?: { readonly type?: string; readonly name?: string };
}

const literals: Pattern[] = [];
const builtIn = new Set<string>();
const built: Pattern[] = [];

function walk(node: unknown, file: string): void {
  if (typeof node !== 'object' || node === null) return;
  const { regex, type, callee } = node as Node;
  if (regex) literals.push({ source: regex.pattern, flags: regex.flags, at: file });
  if (/^(?:New|Call)Expression$/.test(type ?? '') && callee?.name === 'RegExp') builtIn.add(file);
  for (const child of Object.values(node)) walk(child, file);
}

const files = globSync('src/**/*.ts', { cwd: root }).filter((file) => !beyondPeople.test(file));

/** Patterns that are put together from words when their file is loaded. */
async function recordBuilt(): Promise<void> {
  const Original = globalThis.RegExp;
  const recording = new Proxy(Original, {
    construct: (target, [source, flags]: [string | RegExp, string | undefined], newTarget) => {
      const caller = new Error('who builds it').stack?.split('\n')[2] ?? '';
      const at = [...builtIn].find((file) => caller.includes(file));
      if (at) built.push({ source: String(source), flags: flags ?? '', at });
      return Reflect.construct(target, [source, flags], newTarget) as object;
    },
  });
  globalThis.RegExp = recording;
  try {
    // Once more, though another test may have loaded it: the query makes it another module.
    for (const file of builtIn) await import(`${path.join(root, file)}?built`);
  } finally {
    globalThis.RegExp = Original;
  }
}

/** The same one may stand in several files, or be built once for each language. */
const distinct = (patterns: readonly Pattern[]): readonly Pattern[] => [
  ...new Map(patterns.map((pattern) => [`${pattern.source}/${pattern.flags}`, pattern])).values(),
];

const provenBefore = isInFull ? new Set<string>() : provenPatterns();
/** Upper bound of patterns that `npm test` proves itself: beyond it, proven-patterns.txt is out of date. */
const mostUnproven = 60;
const seenSafe = new Set<string>();
let unproven = 0;

function unsafe(pattern: Pattern): readonly string[] {
  const key = provenKey(pattern);
  if (provenBefore.has(key)) return [];
  unproven += 1;
  const found = slow(pattern);
  if (found.length === 0) seenSafe.add(key);
  return found;
}

/** Milliseconds: by recheck's own, of a second and less, what is only slow because the machine is crowded counts as vulnerable. */
const inACrowd = { seedingTimeout: 2_000, incubationTimeout: 5_000, attackTimeout: 20_000 };

/** Proven by the automaton; where that can't be built (look-ahead, references back), attacked with the same texts each time. */
function slow({ source, flags }: Pattern): readonly string[] {
  const proven = checkSync(source, flags, { timeout: 60_000, checker: 'automaton' });
  const found =
    proven.status === 'unknown'
      ? checkSync(source, flags, { timeout: 60_000, checker: 'fuzz', randomSeed: 1, ...inACrowd })
      : proven;
  return found.status === 'safe' ? [] : [`/${source}/${flags}: ${found.status}`];
}

describe('patterns that meet what people write', () => {
  beforeAll(async () => {
    for (const file of files) walk(parseAst(stripTypeScriptTypes(readFileSync(path.join(root, file), 'utf8'))), file);
    await recordBuilt();
  });

  it('finds the slow one', () => {
    expect(slow({ source: '[!.?\\s]+$', flags: 'u', at: '' })).not.toEqual([]);
    expect(slow({ source: '^[^\\s@]+@[^\\s@]+\\.[^\\s@]+$', flags: '', at: '' })).not.toEqual([]);
    expect(slow({ source: '^[!.?\\s]+', flags: 'u', at: '' })).toEqual([]);
  });

  it('take no longer than the text is long', () => {
    const patterns = distinct(literals);
    const found = patterns
      .filter(({ at, flags }) => !(flags.includes('v') && measured.includes(at)))
      .flatMap((pattern) => unsafe(pattern).map((why) => `${pattern.at} ${why}`));
    expect(patterns.length).toBeGreaterThan(100);
    expect(found, 'trim ends by answers/text/said.ts, anchor it, bound it, or split instead').toEqual([]);
  });

  it('take no longer when they are put together from words', () => {
    const found = distinct(built).flatMap((pattern) => unsafe(pattern).map((why) => `${pattern.at} ${why}`));
    expect(
      [...builtIn].filter((file) => !built.some(({ at }) => at === file)),
      'build it when the file is loaded',
    ).toEqual([]);
    expect(found).toEqual([]);
  });

  it('are known to be safe, but for the latest of them', () => {
    if (process.env.PROVEN_PATTERNS === 'write')
      writeFileSync(provenPatternsFile, `${[...seenSafe].sort().join('\n')}\n`);
    if (process.env.PROVEN_PATTERNS === 'add')
      writeFileSync(provenPatternsFile, `${[...new Set([...provenBefore, ...seenSafe])].sort().join('\n')}\n`);
    expect(
      isInFull || process.env.PROVEN_PATTERNS === 'add' || unproven <= mostUnproven,
      'renew proven-patterns.txt, as told above',
    ).toBe(true);
  });
});
