import {
  createLocalJWKSet,
  createRemoteJWKSet,
  customFetch,
  errors,
  type JSONWebKeySet,
  type JWK,
  type JWTVerifyGetKey,
} from 'jose';

/** No token can be checked: the identity provider is out of reach, and no keys of before are there. Not the sender's fault. */
export class KeysUnavailable extends Error {
  constructor(cause: unknown) {
    super('the keys that tokens are signed with are not to be had', { cause });
    this.name = 'KeysUnavailable';
  }
}

/** The keys that the channel service signs its tokens with. */
export interface ChannelKeys {
  /** The key that a token's header names. Rejects with KeysUnavailable, or with jose's error for a key that is none. */
  readonly of: JWTVerifyGetKey;
  /** Whether the key may speak for a channel. */
  isEndorsed(kid: string, channelId: string): boolean;
  /** Fetches the keys unless they are there. Rejects with KeysUnavailable. */
  warm(): Promise<void>;
}

const hour = 3_600_000;
const renewAfter = 24 * hour;
/** Microsoft publishes a key days before it signs with it, and takes it away days after. */
const trustedFor = 5 * 24 * hour;
/** An unknown key id asks for the keys anew, and anybody can make one up. */
const cooldown = 5 * 60_000;
const pauseAfterFailure = 60_000;
const timeout = 5_000;

/**
 * jose's remote key set (one fetch for many who wait, a timeout, a cooldown for unknown ids), behind the OpenID metadata
 * that says where the keys are. Two rules are ours. Keys are renewed daily in the background and stay good for five days
 * while they can't be: an outage of the identity provider locks nobody out. And while there are keys, a fetch that failed
 * is not repeated at once: made-up key ids must not become fetches during an outage.
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
        // There are keys, and this one is not among them. That it could not be looked for anew is not told apart.
        throw error instanceof errors.JOSEError ? error : new errors.JWKSNoMatchingKey(undefined, { cause: error });
      }
    },
    // A cloud whose keys name no channels at all says nothing about them; a key without any beside others may speak for none.
    isEndorsed: (kid, channelId) => endorsements.size === 0 || (endorsements.get(kid)?.includes(channelId) ?? false),
  };
}

/** By way of the metadata, as the address of the keys may change. Redirects are not followed. */
async function fetchKeys(metadataUrl: string, options: RequestInit): Promise<JSONWebKeySet> {
  const metadata = (await fetchJson(metadataUrl, options)) as { readonly jwks_uri?: unknown } | null;
  const address = metadata?.jwks_uri;
  if (typeof address !== 'string' || !isSafe(address, metadataUrl))
    throw new Error('the metadata names no safe address');
  const keys = (await fetchJson(address, options)) as JSONWebKeySet;
  // Throws for what is no key set.
  createLocalJWKSet(keys);
  if (keys.keys.length === 0) throw new Error('the identity provider names no keys');
  return keys;
}

/** Plain http is for the settings to allow (on loopback), not for the metadata. */
function isSafe(address: string, metadataUrl: string): boolean {
  const { protocol, origin } = new URL(address);
  return protocol === 'https:' || origin === new URL(metadataUrl).origin;
}

async function fetchJson(url: string, options: RequestInit): Promise<unknown> {
  const response = await fetch(url, { ...options, redirect: 'error' });
  if (!response.ok) throw new Error(`the identity provider answered ${response.status}`);
  return response.json();
}

/** Bot Framework's own addition to a key: the channels that it may speak for. */
type ChannelKey = JWK & { readonly endorsements?: unknown };

function endorsementsIn({ keys }: JSONWebKeySet): ReadonlyMap<string, readonly string[]> {
  const named = keys.flatMap(({ kid, endorsements }: ChannelKey): [string, string[]][] =>
    kid && Array.isArray(endorsements) && endorsements.length > 0 ? [[kid, endorsements.map(String)]] : [],
  );
  return new Map(named);
}
