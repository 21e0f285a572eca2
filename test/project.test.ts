import { existsSync, globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { settingNames } from '../src/config.ts';
import { hintedIndexes } from './flows/support/few-indexes.ts';
import { longestTest } from './support/patiently.ts';

/** The project's habits as tests. Each failure says how to mend it. */

const root = path.resolve(import.meta.dirname, '..');
const files = (pattern: string) => globSync(pattern, { cwd: root }).sort();
const read = (file: string) => readFileSync(path.join(root, file), 'utf8');
const sources = files('src/**/*.{ts,mjs}');

describe('habits of the project', () => {
  it('matches every verb in cards/ with one handler, and the other way round', () => {
    const inCards = new Set(
      files('cards/*.json').flatMap((file) =>
        [...read(file).matchAll(/"verb":\s*"([^"$]+)"/g)].map(([, verb]) => verb),
      ),
    );
    const features = sources.filter((file) => file.startsWith('src/features/'));
    // Buttons of the sentence card get their verbs as data.
    for (const file of features)
      for (const [, verb] of read(file).matchAll(/const \w+Verb = '([^']+)'/g)) inCards.add(verb);
    const handled = features.flatMap((file) => [...read(file).matchAll(/verb: '([^']+)'/g)].map(([, verb]) => verb));

    expect(
      handled.filter((verb, index) => handled.indexOf(verb) !== index),
      'declare each verb once',
    ).toEqual([]);
    expect(
      [...inCards].filter((verb) => !handled.includes(verb)),
      'add a card action, or remove it from the card',
    ).toEqual([]);
    expect(
      handled.filter((verb) => !inCards.has(verb)),
      'no card shows it: remove the action',
    ).toEqual([]);
  });

  it('lets chaos wait as long as a slow machine needs, and handles what fails beside it', () => {
    const chaos = files('test/chaos/**/*.ts').map((file) => [file, read(file)] as const);
    const leastSeconds = 240;
    const impatient = chaos.flatMap(([file, text]) =>
      [...text.matchAll(/\buntil\((?:(?!;\n)[\s\S])*?\bseconds: ([\d_]+)/g)]
        .filter(([, seconds]) => Number(seconds?.replaceAll('_', '')) < leastSeconds)
        .map(([, seconds]) => `${file}: ${seconds} s`),
    );
    expect(impatient, 'leave out `seconds`: until has a patience of its own').toEqual([]);
    const unhandled = chaos.flatMap(([file, text]) =>
      [
        ...text.matchAll(
          /^(?!.*(?:await|underWay\(|function) ?(?:decide|killAtRandom|killAlong)\().*\b(?:decide|killAtRandom|killAlong)\(.*$/gm,
        ),
      ].map(([line]) => `${file}: ${line.trim()}`),
    );
    expect(unhandled, 'await it at once, or underWay(…)').toEqual([]);
  });

  it('gives no test less time than its project does', () => {
    const tests = files('test/**/*.test.ts').map((file) => [file, read(file)] as const);
    const hasty = tests.flatMap(([file, text]) =>
      [...text.matchAll(/^\s*\}, ([\d_]+)\);$|\btimeout: ([\d_]+) ?\}?, (?:async )?\(|^ +timeout: ([\d_]+),$/gm)]
        .map((found) => found.slice(1).find(Boolean) ?? '')
        .filter((milliseconds) => Number(milliseconds.replaceAll('_', '')) < longestTest)
        .map((milliseconds) => `${file}: ${milliseconds} ms`),
    );
    expect(hasty, 'leave it out, or take `patiently.timeout`: a limit is for what hangs').toEqual([]);
  });

  it('leaves the desks of conversations each index that a query names', () => {
    const named = sources.flatMap((file) =>
      file.includes('/mongo-') ? [...read(file).matchAll(/\bhint: '([a-z]\w*)'/g)].map(([, name]) => name) : [],
    );

    expect([...new Set(named)].sort(), 'add it to hintedIndexes').toEqual([...hintedIndexes].sort());
  });

  it('lists every setting in .env.example, with a comment each, and no other', () => {
    const lines = read('.env.example').split('\n');
    const listed = lines.flatMap((line) => /^(\w+)=/.exec(line)?.[1] ?? []);
    const uncommented = lines.flatMap((line, index) =>
      /^\w+=/.test(line) && !lines[index - 1]?.startsWith('# ') ? [line] : [],
    );

    expect([...listed].sort()).toEqual([...settingNames].sort());
    expect(uncommented, 'write one comment line above it').toEqual([]);
  });

  it('reads the environment only at the programs’ entries', () => {
    const entries =
      /^src\/(main\.ts|setup\/|demo\/|sandbox\/main\.ts|mongo\/embedded|doctor\/|manifest\/|consent\/|parked\/|features\/(solutions\/import|[a-z-]+\/program)\/main\.ts)/;
    const offenders = sources.filter((file) => !entries.test(file) && /process\.env/.test(read(file)));

    expect(offenders, 'take it from Config, which main.ts parses').toEqual([]);
  });

  it('reads the system clock only in clock.ts and at the edges that time their own waiting', () => {
    const allowed = /^src\/(clock\.ts|main\.ts|setup\/|demo\/|mongo\/embedded|sandbox\/|doctor\/)/;
    const offenders = sources.filter((file) => !allowed.test(file) && /Date\.now\(\)|new Date\(\)/.test(read(file)));

    expect(offenders, 'use the injected Clock').toEqual([]);
  });

  it('names only paths that exist in its documents', () => {
    const documents = ['README.md', 'ARCHITECTURE.md', 'CHANGELOG.md'].filter((file) =>
      existsSync(path.join(root, file)),
    );
    const missing = documents.flatMap((file) =>
      [
        ...read(file).matchAll(
          /(?:`|\()((?:src|test|cards|manifest|\.ci)\/[\w./-]*|\.env\.example|readme-picture\.png)[`)]/g,
        ),
      ]
        .map(([, target]) => target ?? '')
        .filter((target) => !existsSync(path.join(root, target)))
        .map((target) => `${file}: ${target}`),
    );

    expect(missing, 'mend the document or the path').toEqual([]);
  });

  it('starts only programs that exist in the demo and by npm', () => {
    const programs = [
      ...files('src/demo/*.ts').flatMap((file) =>
        [...read(file).matchAll(/source\('([^']+)'\)/g)].map(([, name]) => `src/${name}`),
      ),
      ...[...read('src/setup/commands.mjs').matchAll(/'((?:src|test)\/[\w./-]+\.ts)'/g)].map(([, name]) => name ?? ''),
    ];

    expect(programs.length).toBeGreaterThan(10);
    expect(programs.filter((name) => !existsSync(path.join(root, name)))).toEqual([]);
  });

  /** A template, a question and a rule of the grammar are asked for by their module: `questions.help`. */
  const ofTheirModule = ['away', 'help', 'solutions', 'value'];

  it('exports each name once: what is searched for is found, and is one thing', () => {
    // The sandbox is a program of its own, in Partner Center's words.
    const exported = sources
      .filter((file) => file.endsWith('.ts') && !file.startsWith('src/sandbox/'))
      .flatMap((file) => {
        const found = read(file).matchAll(/^export (?:async )?(?:function|const|class|interface|type) (\w+)/gm);
        return [...new Set([...found].map(([, name = '']) => name))].map((name) => ({ file, name }));
      });
    const seen = Map.groupBy(exported, ({ name }) => name);
    const shared = [...seen].filter(([name, places]) => places.length > 1 && !ofTheirModule.includes(name));
    expect(exported.length).toBeGreaterThan(1_000);
    expect(shared.map(([name, places]) => `${name}: ${places.map(({ file }) => file).join(', ')}`)).toEqual([]);
  });

  it('walks in ARCHITECTURE.md through files that exist', () => {
    const [, walks = ''] = /## Four walks through the code\n(.*?)\n## /s.exec(read('ARCHITECTURE.md')) ?? [];
    const all = files('{src,cards}/**/*.{ts,json}');
    const named = [...walks.matchAll(/[\w-]+(?:\/[\w.-]+)*\.(?:ts|json)/g)].map(([file]) => file);

    expect(named.length).toBeGreaterThan(40);
    expect(
      named.filter((file) => !all.some((one) => one === file || one.endsWith(`/${file}`))),
      'mend the walk',
    ).toEqual([]);
  });

  it('says in ARCHITECTURE.md why each dependency is there', () => {
    const { dependencies, devDependencies } = JSON.parse(read('package.json')) as Record<
      string,
      Record<string, string>
    >;
    const names = [...Object.keys(dependencies ?? {}), ...Object.keys(devDependencies ?? {})];
    const silent = names.filter(
      (name) => !name.startsWith('@types/') && !read('ARCHITECTURE.md').includes(`\`${name}\``),
    );

    expect(silent, 'add a line to the table of dependencies').toEqual([]);
  });

  it('has no skipped or focused tests and no unfinished words', () => {
    const skipped = files('test/**/*.ts').filter((file) => /\b(it|test|describe)\.(only|skip|todo)\(/.test(read(file)));
    const unfinished = sources.filter((file) => /\b(TODO|FIXME|XXX)\b/.test(read(file)));

    expect([...skipped, ...unfinished]).toEqual([]);
  });
});
