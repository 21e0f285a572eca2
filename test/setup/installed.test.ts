import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { whatIsMissing } from '../../src/setup/installed.mjs';

describe('what is missing in node_modules', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'installed-'));
    write('package-lock.json', {
      '': { version: '0.1.0' },
      'node_modules/mongodb': { version: '7.8.0' },
      'node_modules/vitest': { version: '5.1.1', dev: true },
      'node_modules/for-windows': { version: '1.0.0', optional: true },
    });
  });

  afterEach(() => rmSync(folder, { recursive: true }));

  function write(file: string, packages: object): void {
    const target = path.join(folder, file);
    mkdirSync(path.dirname(target), { recursive: true });
    writeFileSync(target, JSON.stringify({ packages }));
  }

  it('is everything on a fresh checkout', () => {
    expect(whatIsMissing(folder, { development: true })).toBe('the packages are not installed yet.');
  });

  it('is nothing when npm’s own list agrees, save for other platforms’ packages', () => {
    write('node_modules/.package-lock.json', {
      'node_modules/mongodb': { version: '7.8.0' },
      'node_modules/vitest': { version: '5.1.1', dev: true },
    });

    expect(whatIsMissing(folder, { development: true })).toBeUndefined();
  });

  it('is a package of another version', () => {
    write('node_modules/.package-lock.json', {
      'node_modules/mongodb': { version: '7.7.0' },
      'node_modules/vitest': { version: '5.1.1', dev: true },
    });

    expect(whatIsMissing(folder, { development: true })).toBe('mongodb is not as listed.');
  });

  it('is no development package in production', () => {
    write('node_modules/.package-lock.json', { 'node_modules/mongodb': { version: '7.8.0' } });

    expect(whatIsMissing(folder, { development: false })).toBeUndefined();
  });
});
