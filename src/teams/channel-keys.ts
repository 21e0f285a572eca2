import {
  createLocalJWKSet,
  createRemoteJWKSet,
  customFetch,
  errors,
  type JSONWebKeySet,
  type JWK,
  type JWTVerifyGetKey,
} from 'jose';

/**
 * No token can be verified: the identity provider is unreachable and no keys are cached. Not the sender's fault, hence
 * 503.
 */
export class KeysUnavailable extends Error {
  constructor(cause: unknown) {
    super('the keys that tokens are signed with are not to be had', { cause });
    this.name = 'KeysUnavailable';
  }
}

/** The channel service's signing keys. */
export interface ChannelKeys {
  /** The key named in a token's header. Rejects with KeysUnavailable, or with jose's error for an unknown key. */
  readonly of: JWTVerifyGetKey;
  /** Whether the key may speak for a channel. */
  isEndorsed(kid: string, channelId: string): boolean;
  /** Fetches the keys if none are cached. Rejects with KeysUnavailable. */
  warm(): Promise<void>;
}

const hour = 3_600_000;
const renewAfter = 24 * hour;
/** Microsoft publishes a key days before signing with it, and removes it days after. */
const trustedFor = 5 * 24 * hour;
/** An unknown key id triggers a fetch, and anybody can make one up. */
const cooldown = 5 * 60_000;
const pauseAfterFailure = 60_000;
const timeout = 5_000;

/**
 * jose's remote key set (one fetch shared by all waiters, a timeout, a cooldown for unknown ids) behind the OpenID
 * metadata that says where the keys are. Two rules are ours. Keys are refreshed daily in the background and stay valid
 * for five days if that fails, so that an outage of the identity provider locks nobody out. And while keys are cached,
 * a failed fetch is not retried at once, so that made-up key ids do not become fetches during an outage.
 */
export function channelKeys(metadataUrl: string, now: () => Date): ChannelKeys {
  let fetchedAt = 0;
  let failedAt = Number.NEGATIVE_INFINITY;
  let endorsements: ReadonlyMap<string, readonly string[]> = new Map();

  const remote = createRemoteJWKSet(new URL(metadataUrl), {
    timeoutDuration: timeout,
    cooldownDuration: cooldown,
    cacheMaxAge: trustedFor,
    [customFetch]: async (url, options) => {
      if (remote.fresh && now().getTime() - failedAt < pauseAfterFailure)
        throw new Error('the last try failed just now');
      try {
        const keys = await fetchKeys(url, options);
        fetchedAt = now().getTime();
        endorsements = endorsementsIn(keys);
        return Response.json(keys);
      } catch (error) {
        failedAt = now().getTime();
        throw error;
      }
    },
  });

  async function warm(): Promise<void> {
    if (remote.fresh) return;
    await remote.reload().catch((error: unknown) => {
      throw new KeysUnavailable(error);
    });
  }

  return {
    warm,
    of: async (header, token) => {
      await warm();
      if (now().getTime() - fetchedAt >= renewAfter) void remote.reload().catch(() => {});
      try {
        return await remote(header, token);
      } catch (error) {
        // Keys are cached and this one is not among them: reported the same whether or not a refresh was possible.
        throw error instanceof errors.JOSEError ? error : new errors.JWKSNoMatchingKey(undefined, { cause: error });
      }
    },
    // If no key of a cloud carries endorsements, they are not checked; otherwise a key without any may speak for no
    // channel.
    isEndorsed: (kid, channelId) => endorsements.size === 0 || (endorsements.get(kid)?.includes(channelId) ?? false),
  };
}

/** By way of the metadata, since the address of the keys may change. Redirects are not followed. */
async function fetchKeys(metadataUrl: string, options: RequestInit): Promise<JSONWebKeySet> {
  const metadata = (await fetchJson(metadataUrl, options)) as { readonly jwks_uri?: unknown } | null;
  const address = metadata?.jwks_uri;
  if (typeof address !== 'string' || !isSafe(address, metadataUrl))
    throw new Error('the metadata names no safe address');
  const keys = (await fetchJson(address, options)) as JSONWebKeySet;
  // Throws if it is not a key set.
  createLocalJWKSet(keys);
  if (keys.keys.length === 0) throw new Error('the identity provider names no keys');
  return keys;
}

/** Plain http may only be allowed by the settings (on loopback), not by the metadata. */
function isSafe(address: string, metadataUrl: string): boolean {
  const { protocol, origin } = new URL(address);
  return protocol === 'https:' || origin === new URL(metadataUrl).origin;
}

async function fetchJson(url: string, options: RequestInit): Promise<unknown> {
  const response = await fetch(url, { ...options, redirect: 'error' });
  if (!response.ok) throw new Error(`the identity provider answered ${response.status}`);
  return response.json();
}

/** Bot Framework's extension of a key: the channels for which it may sign. */
type ChannelKey = JWK & { readonly endorsements?: unknown };

function endorsementsIn({ keys }: JSONWebKeySet): ReadonlyMap<string, readonly string[]> {
  const named = keys.flatMap(({ kid, endorsements }: ChannelKey): [string, string[]][] =>
    kid && Array.isArray(endorsements) && endorsements.length > 0 ? [[kid, endorsements.map(String)]] : [],
  );
  return new Map(named);
}
