import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

/** Comments cite facts as `docs/<page>.md#<heading>`: whoever reads the repository finds each of them in it. */

const root = path.resolve(import.meta.dirname, '..');
const self = path.relative(root, import.meta.filename);
const read = (file: string) => readFileSync(path.join(root, file), 'utf8');
const pages = globSync('docs/*.md', { cwd: root }).sort();
const sources = [
  ...globSync('{src,test}/**/*.{ts,mjs,mts,md,json,html}', { cwd: root }),
  ...globSync('*.md', { cwd: root }),
]
  .filter((file) => file !== self)
  .sort();

/** As GitHub makes an anchor of a heading. */
function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\- ]/gu, '')
    .replaceAll(' ', '-');
}

const sections = pages.flatMap((page) =>
  read(page)
    .split(/^## /m)
    .slice(1)
    .map((section) => {
      const [heading = '', ...lines] = section.split('\n');
      return { target: `${page}#${anchorOf(heading)}`, text: lines.join('\n') };
    }),
);
const targets = new Set([...pages, ...sections.map(({ target }) => target)]);
const cited = sources.flatMap((file) =>
  [...read(file).matchAll(/docs\/[\w-]+\.md(?:#[\w-]*)?/g)].map(([target]) => ({ file, target })),
);

describe('the facts that the code relies on', () => {
  it('are found where a comment says they are', () => {
    expect(cited.length).toBeGreaterThan(100);
    expect(
      cited.filter(({ target }) => !targets.has(target)),
      'mend the citation, or write the section',
    ).toEqual([]);
  });

  it('are cited in this one form, and from no page that is not here', () => {
    const otherForms =
      /(?<!docs\/)\b(?:teams|reliability|partner-center|database|tab|crm|peers)\.md\b|\breference (?:reliability )?\d|\bPC\d\d\b|\bfinding \d|\(T\d{1,2}\)|\bagenda #\d/;
    const found = sources.flatMap((file) =>
      read(file)
        .split('\n')
        .flatMap((line, index) => (otherForms.test(line) ? [`${file}:${index + 1}: ${line.trim()}`] : [])),
    );
    expect(found, 'write docs/<page>.md#<heading>').toEqual([]);
  });

  it('stand once, are needed by something, and say where they come from', () => {
    expect(sections.length).toBeGreaterThan(40);
    expect(sections.map(({ target }) => target).filter((target, index, all) => all.indexOf(target) !== index)).toEqual(
      [],
    );
    const used = new Set(cited.map(({ target }) => target));
    expect(
      sections.map(({ target }) => target).filter((target) => !used.has(target)),
      'cite it where the code stands on it, or take it away',
    ).toEqual([]);
    const unsourced = sections.filter(({ text }) => !/^(?:Documented|Seen|Assumed|Our own)\b/m.test(text));
    expect(
      unsourced.map(({ target }) => target),
      'say how sure it is, and where it can be looked up',
    ).toEqual([]);
  });

  it('link to each other by links that work', () => {
    const broken = pages.flatMap((page) =>
      [...read(page).matchAll(/\]\((?!https?:)([^)]+)\)/g)].flatMap(([, link = '']) => {
        const target = path.posix.join('docs', link);
        const exists = targets.has(target) || globSync(target.split('#')[0] ?? '', { cwd: root }).length > 0;
        return exists && (!target.includes('#') || targets.has(target)) ? [] : [`${page}: ${link}`];
      }),
    );
    expect(broken).toEqual([]);
  });
});
