import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { settingNames } from '../../src/config.ts';

const root = path.resolve(import.meta.dirname, '../..');
const readme = readFileSync(path.join(root, 'README.md'), 'utf8');
const production = /## To production[\s\S]+?(?=\n## )/.exec(readme)?.[0] ?? '';
const doctor = globSync('src/doctor/*.ts', { cwd: root })
  .map((file) => readFileSync(path.join(root, file), 'utf8'))
  .join('\n');

describe('the README’s production part', () => {
  it('sets every setting that production needs, and names none that is not there', () => {
    const set = [...production.matchAll(/^ {4}(\w+)=/gm)].map(([, name]) => name);
    const needed = [
      'MONGODB_URI',
      'MicrosoftAppId',
      'MicrosoftAppPassword',
      'MicrosoftAppTenantId',
      'ALLOWED_TENANTS',
      'PARTNER_CENTER_TOKEN_URL',
      'PARTNER_CENTER_CLIENT_ID',
      'PARTNER_CENTER_CLIENT_SECRET',
      'PARTNER_CENTER_REFRESH_TOKEN',
      'PUBLIC_URL',
      'REFERRALS_ADMINS',
    ];

    expect(set).toEqual(expect.arrayContaining(needed));
    const named = [...production.matchAll(/`([A-Z]+(?:_[A-Z]+)+)`/g)].map(([, name]) => name);
    expect([...set, ...named].filter((name) => !settingNames.includes(name as never))).toEqual([]);
  });

  it('quotes the doctor in words that it says', () => {
    const quoted = [...production.matchAll(/The doctor, [\s\S]*?(?=\n\n)/g)].flatMap(([paragraph]) =>
      [...paragraph.replace(/\s+/g, ' ').matchAll(/`([a-zA-Z][^`=/_]+ [^`=/_]+)`/g)].map(([, words]) => words ?? ''),
    );
    const said = doctor.replace(/\s+/g, ' ');

    expect(quoted.length).toBeGreaterThanOrEqual(8);
    expect(quoted.filter((words) => !said.includes(words) && !/^(use|node|@)/.test(words))).toEqual([]);
  });

  it('names programs that exist', () => {
    for (const [, file = ''] of production.matchAll(/(src\/[\w/]+\.ts)/g))
      expect(globSync(file, { cwd: root }), file).toHaveLength(1);
  });
});
