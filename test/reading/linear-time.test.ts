import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { costBeside, isWithin } from '../support/costs.ts';
import { isInFull, runs, someOf } from '../support/runs.ts';
import { longestText, reading, readingOf } from './everything-that-reads.ts';

/**
 * Ten thousand characters cost no reader 20 ms on a usual machine (50 pieces of `support/costs.ts`), whatever they are: its own words and signs, over and over, are the worst
 * that can be written to it. On a machine on which they do, ten times the text must cost as much as ten such texts.
 * `npm test` tries every reader on a third of the signs, each on another one; `npm run test:chaos` on all.
 */

const root = path.resolve(import.meta.dirname, '../..');
const allowed = 50;
const steepest = 4;
const signs = [
  ...'.,;:!?@#$%&*_~^|/\\+=<>()[]{}-–\'"`’“”«»„「」。，、；（ \n\t\u00a0\u200b\ufe0f',
  ...'0123456789abkmxzEURпридтывж원만억천년월일萬億元月日下週十三零底',
  ...['a@', '@a.', '1,', '1.', '1 ', ' x', 'a:', '. ', '&amp;', '<at>', '<a ', 'SOL-1', '$(', '\ud83d', '👍'],
];

function wordsOfAnswers(): readonly string[] {
  const lists = globSync('src/{answers,grammar}/words/*.ts', { cwd: root }).map((file) =>
    readFileSync(path.join(root, file), 'utf8'),
  );
  const strings = lists.flatMap((text) =>
    [...text.matchAll(/'([^'\n]+)'/g)].flatMap(([, words]) => words?.split('|') ?? []),
  );
  return [...new Set(strings)];
}

const words = wordsOfAnswers();
const heads = ['', 'x'];

/** Of each head another third of the signs for each reader. */
const triedOf = (name: string) =>
  heads.flatMap((head) => (isInFull ? signs : someOf(signs, 3, `${name} ${head}`)).map((sign) => ({ sign, head })));

const roundsOfFirstLook = 4;

const tails = ['', ' x', '@', '!', '”', '1', ' EUR', '\n'];
interface Around {
  readonly head: string;
  readonly tail: string;
}

const over = (unit: string, { head, tail }: Around, length = longestText) =>
  head + unit.repeat(Math.ceil(length / unit.length)).slice(0, length) + tail;

/**
 * Undefined: in time, or in no more than ten readings of a tenth need: one in quadratic time needs ten times as much.
 */
function tooSlow(name: string, unit: string, around: Around): string | undefined {
  const whole = readingOf(name, over(unit, around));
  if (isWithin(allowed, whole, roundsOfFirstLook)) return undefined;
  const tenth = readingOf(name, over(unit, around, longestText / 10));
  const tenths = () => {
    for (let each = 0; each < 10; each++) tenth();
  };
  const cost = costBeside(whole, tenths, steepest);
  if (cost <= steepest && isWithin(10 * allowed, whole)) return undefined;
  return `${JSON.stringify(unit)}: ${cost} times ten of a tenth`;
}

describe('a text of 10,000 characters', () => {
  it.each(Object.keys(reading))('costs %s no time, of one sign over and over', (name) => {
    const slow = triedOf(name).flatMap(({ sign, head }) => tooSlow(name, sign, { head, tail: ' x' }) ?? []);
    expect(slow).toEqual([]);
  });

  it('is tried of each sign under each head, by some readers', () => {
    const tried = new Set(Object.keys(reading).flatMap((name) => triedOf(name).map(({ sign, head }) => head + sign)));
    expect(heads.flatMap((head) => signs.map((sign) => head + sign)).filter((one) => !tried.has(one))).toEqual([]);
  });

  it('costs no reader any time, of its words and signs in any order, over and over', () => {
    const unit = fc.array(fc.oneof(fc.constantFrom(...words), fc.constantFrom(...signs)), {
      minLength: 1,
      maxLength: 5,
    });
    fc.assert(
      fc.property(
        fc.constantFrom(...Object.keys(reading)),
        unit,
        fc.constantFrom('', ' ', ','),
        fc.record({ head: fc.constantFrom(...heads), tail: fc.constantFrom(...tails) }),
        (name, parts, between, around) => {
          expect([name, tooSlow(name, parts.join(between) + between, around)]).toEqual([name, undefined]);
        },
      ),
      { numRuns: runs(300, 1_000) },
    );
  });

  it('costs no rule any time whose words are all others, each with a meaning', () => {
    const places =
      'Germany, 한국, 法國, Azure, 日本, Австрия, Italy, 독일, Poland, 西班牙, Швеция, Norway, 미국, Canada, 巴西, Мексика';
    const listed = places.split(', ').map((place) => `${place} 건`);
    const rule = `over 5 ${listed.join(', ')}, India 건, Greece 건, Chile 건 - X1`;
    expect(isWithin(150, readingOf('readProposal', rule))).toBe(true);
  });

  it('is tried on everything that reads what people write', () => {
    const declared = globSync('src/{answers,features,grammar,teams,i18n}/**/*.ts', { cwd: root }).flatMap((file) =>
      [...readFileSync(path.join(root, file), 'utf8').matchAll(/^export (?:async )?function (read[A-Z]\w*)/gm)].map(
        ([, name]) => `${file}: ${name}`,
      ),
    );
    const tried = new Set(Object.keys(reading).map((name) => name.split(' ')[0]));
    const untried = declared.filter((one) => !tried.has(one.split(': ')[1] ?? '') && !readsNoPerson.includes(one));
    expect(declared.length).toBeGreaterThan(25);
    expect(untried, 'add it to everything-that-reads.ts').toEqual([]);
  });
});

/** An operator’s file, read by a program of its own. */
const readsNoPerson = [
  // Of a row, cell by cell: what each cell's reader takes is tried.
  'src/features/bulk/import/contact-cells.ts: readContact',
  'src/features/bulk/import/plan-create.ts: readList',
  'src/features/solutions/import/solution-row.ts: readRow',
  'src/features/solutions/import/solution-file.ts: readSolutionFile',
];
