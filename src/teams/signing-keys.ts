import { createPublicKey, type KeyObject, verify } from 'node:crypto';
// Not exported by the package's index.
import { JwtTokenExtractor } from 'botframework-connector/lib/auth/jwtTokenExtractor.js';

interface KeyCaches {
  getOrAddOpenIdMetadata(url: string): KeyCache;
}
interface KeyCache {
  lastUpdated: number;
  keys?: readonly { readonly kid?: string; readonly n?: string; readonly e?: string }[];
  refreshCache(): Promise<void>;
}

const known = new WeakSet<object>();
const pauseAfterFailure = 60_000;
/** Microsoft publishes a key days before it signs with it, and takes it away days after. */
const trustedFor = 5 * 24 * 3_600_000;
const hashes: Readonly<Record<string, string>> = { RS256: 'sha256', RS384: 'sha384', RS512: 'sha512' };

export interface SigningKeys {
  /** Fetches them unless they are there. Rejects while they can't be had. */
  warm(): Promise<void>;
  /** False for a signature that does not fit the key it names; true also where there is nothing to say. */
  mayFit(authorization: string): boolean;
}

/**
 * The SDK's cache of the channel's signing keys. As it comes it has no timeout and no single flight: while the keys are
 * cold, every request with a made-up token fetches them anew; and a day later, when they are due for renewal and the
 * identity provider is away, nobody is let in although the keys are there.
 */
export function signingKeys(metadataUrl: string): SigningKeys {
  const cache = (JwtTokenExtractor as unknown as KeyCaches).getOrAddOpenIdMetadata(metadataUrl);
  if (!known.has(cache)) {
    known.add(cache);
    cache.refreshCache = renewing(cache);
  }
  const keyOf = parsedKeys(cache);
  return {
    warm: async () => {
      if (cache.lastUpdated === 0) await cache.refreshCache();
    },
    mayFit: (authorization) => {
      const [header = '', claims = '', signature = ''] = authorization.slice('Bearer '.length).split('.');
      const { alg, kid } = JSON.parse(Buffer.from(header, 'base64url').toString('utf8')) as {
        alg: string;
        kid: string;
      };
      const key = keyOf(kid);
      const hash = hashes[alg];
      return (
        !key || !hash || verify(hash, Buffer.from(`${header}.${claims}`), key, Buffer.from(signature, 'base64url'))
      );
    },
  };
}

/** Many who wait share one fetch; a failed one is not repeated at once, and takes no keys away that are there. */
function renewing(cache: KeyCache): () => Promise<void> {
  const refresh = cache.refreshCache.bind(cache);
  let running: Promise<void> | undefined;
  let failedAt = Number.NEGATIVE_INFINITY;
  let fetchedAt = Number.NEGATIVE_INFINITY;
  const stillTrusted = (): boolean => cache.keys !== undefined && performance.now() - fetchedAt < trustedFor;

  async function renew(): Promise<void> {
    if (stillTrusted() && performance.now() - failedAt < pauseAfterFailure) return;
    try {
      await refresh();
      fetchedAt = performance.now();
    } catch (error) {
      failedAt = performance.now();
      if (!stillTrusted()) throw error;
    }
  }

  return () => {
    running ??= renew().finally(() => {
      running = undefined;
    });
    return running;
  };
}

/** The SDK builds a key anew for every token, which costs as much as the check. */
function parsedKeys(cache: KeyCache): (kid: string) => KeyObject | undefined {
  let of: KeyCache['keys'];
  const parsed = new Map<string, KeyObject>();
  return (kid) => {
    if (of !== cache.keys) {
      of = cache.keys;
      parsed.clear();
      for (const { kid: name, n, e } of of ?? [])
        if (name && n && e) parsed.set(name, createPublicKey({ key: { kty: 'RSA', n, e }, format: 'jwk' }));
    }
    return parsed.get(kid);
  };
}
