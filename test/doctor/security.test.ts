import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { collections } from '../../src/features/retention/forget/collections.ts';

const read = (file: string) => readFileSync(path.resolve(import.meta.dirname, '../..', file), 'utf8');
const security = read('SECURITY.md');
const { dependencies, devDependencies } = JSON.parse(read('package.json')) as Record<string, Record<string, string>>;
const locked = Object.entries(
  (JSON.parse(read('package-lock.json')) as { packages: Record<string, { version?: string; dev?: boolean }> }).packages,
);
const rows = [...security.matchAll(/^\| `([^`]+)` \| ([\d.]+) \| (.+) \|$/gm)].map(
  ([, name = '', version = '', known]) => ({
    name,
    version,
    known,
  }),
);

describe('SECURITY.md', () => {
  it('says of every collection what of people it keeps, for how long, and what forgetting somebody does there', () => {
    const kept = security.split('## What the desk keeps of people')[1]?.split('\n## ')[0] ?? '';
    const told = [...kept.matchAll(/^\| `(\w+)` \| [^|]+ \| [^|]+ \| (\w+) \|$/gm)].map(([, name, how]) => [name, how]);
    expect(Object.fromEntries(told)).toEqual(collections);
    const example = read('.env.example');
    const settings = [...security.matchAll(/`(RETENTION_[A-Z_]+)`/g)].map(([, name]) => name);
    expect(new Set(settings)).toEqual(
      new Set([...example.matchAll(/^(RETENTION_[A-Z_]+)=/gm)].map(([, name]) => name)),
    );
  });

  it('lists every dependency with its exact version, and none that is not there', () => {
    const beforeOldParts = rows.slice(0, Object.keys(dependencies ?? {}).length);
    const listed = Object.fromEntries(beforeOldParts.map(({ name, version }) => [name, version]));

    expect(listed, 'go through what is known of it, then write it down').toEqual(dependencies);
    for (const [name, version] of Object.entries(devDependencies ?? {}))
      expect(security.replaceAll('\n', ' '), 'development only').toContain(`\`${name}\` ${version}`);
  });

  it('pins exact versions: nothing newer comes in unseen', () => {
    for (const version of Object.values({ ...dependencies, ...devDependencies }))
      expect(version).toMatch(/^\d+\.\d+\.\d+$/);
  });

  it('holds the SDK’s old parts at or above what fixed them, every copy of them', () => {
    const oldParts = rows.slice(Object.keys(dependencies ?? {}).length);
    expect(oldParts.length).toBeGreaterThan(5);
    for (const { name, version: atLeast } of oldParts) {
      const copies = locked.filter(([place, { dev }]) => place.endsWith(`node_modules/${name}`) && !dev);
      expect(copies.length, name).toBeGreaterThan(0);
      for (const [place, { version = '0' }] of copies)
        expect(version.localeCompare(atLeast, 'en', { numeric: true }), `${place} ${version}`).toBeGreaterThanOrEqual(
          0,
        );
    }
  });

  it('names every copy of what stays as an exception', () => {
    const exceptions = security.split('## Exceptions')[1] ?? '';
    for (const name of ['uuid', 'formidable'])
      for (const [place, { version, dev }] of locked)
        if (place.endsWith(`node_modules/${name}`) && !dev) expect(exceptions).toContain(version);
  });
});
