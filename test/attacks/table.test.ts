import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';

it('every line of the table names a test that is there, or says why there is none', () => {
  const folder = import.meta.dirname;
  const stories = readFileSync(path.join(folder, 'front-doors.test.ts'), 'utf8');
  const rows = readFileSync(path.join(folder, 'README.md'), 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('| ') && !/^\| (Attack|Item|-+) +\|/.test(line));
  expect(rows.length).toBeGreaterThan(50);
  const untrue = rows.filter((row) => {
    const held = row.split('|').at(-2)?.trim() ?? '';
    const [, file, words = ''] = /^`([^`]+\.ts)`: (.+)$/.exec(held) ?? [];
    const isRun = file?.endsWith('.test.ts') || stories.includes(`import './${file}';`);
    if (!file || !isRun) return !row.includes('—');
    return !readFileSync(path.join(folder, file), 'utf8').includes(words);
  });
  expect(untrue).toEqual([]);
});
