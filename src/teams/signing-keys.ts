// Not exported by the package's index.
import { JwtTokenExtractor } from 'botframework-connector/lib/auth/jwtTokenExtractor.js';

interface KeyCaches {
  getOrAddOpenIdMetadata(url: string): KeyCache;
}
interface KeyCache {
  lastUpdated: number;
  refreshCache(): Promise<void>;
}

const known = new WeakSet<object>();

/**
 * The SDK's cache of the channel's signing keys. As it comes it has no timeout and no single flight: while the keys are
 * cold, every request with a made-up token fetches them anew. Here many waiters share one fetch.
 */
export function signingKeys(metadataUrl: string): { warm(): Promise<void> } {
  const cache = (JwtTokenExtractor as unknown as KeyCaches).getOrAddOpenIdMetadata(metadataUrl);
  if (!known.has(cache)) {
    known.add(cache);
    const refresh = cache.refreshCache.bind(cache);
    let running: Promise<void> | undefined;
    cache.refreshCache = () => {
      running ??= refresh().finally(() => {
        running = undefined;
      });
      return running;
    };
  }
  return {
    warm: async () => {
      if (cache.lastUpdated === 0) await cache.refreshCache();
    },
  };
}
