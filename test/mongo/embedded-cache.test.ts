import path from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { cacheFolder } from '../../src/mongo/embedded-cache.ts';

describe('the cache folder', () => {
  afterEach(() => vi.unstubAllEnvs());

  it('is the fallback where the person has no home to write to', () => {
    vi.stubEnv('XDG_CACHE_HOME', '');
    vi.stubEnv('LOCALAPPDATA', '');
    vi.stubEnv('HOME', '/dev/null/nowhere');

    expect(cacheFolder('.data')).toBe(path.resolve('.data/cache'));
  });
});
