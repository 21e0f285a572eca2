import { type JWTPayload, jwtVerify } from 'jose';
import type { IncomingActivity } from './activity.ts';
import { type ChannelKeys, KeysUnavailable } from './channel-keys.ts';
import { Refusal } from './refusal.ts';

/** The contents of a verified token. */
export interface ChannelToken {
  readonly claims: JWTPayload;
  readonly kid: string;
}

export interface ChannelTokenExpectations {
  readonly issuer: string;
  /** The bot's app id. */
  readonly audience: string;
  readonly keys: ChannelKeys;
  readonly now: () => Date;
}

/** Tolerated clock skew in seconds: Microsoft's own figure. */
const clockTolerance = 300;
const algorithms = ['RS256', 'RS384', 'RS512'];

/**
 * The checks of "authentication from the Bot Connector service to your bot", except those that need the activity
 * (`belongsTo`). Rejects with a Refusal: 503 when there are no keys, 401 for everything else.
 *
 * Checks that jose does not make by itself are made here, each with a line in the attack table: that there is an
 * expiry, a single audience, a key id (without one jose takes the only key of a set), and the algorithm family (jose
 * would accept PS256 with an RSA key).
 */
export async function checkChannelToken(
  authorization: string,
  { issuer, audience, keys, now }: ChannelTokenExpectations,
): Promise<ChannelToken> {
  const [, token] = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/.exec(authorization) ?? [];
  if (!token) throw new Refusal(401, 'token');
  try {
    const { payload: claims, protectedHeader } = await jwtVerify(token, keys.of, {
      issuer,
      audience,
      algorithms,
      clockTolerance,
      requiredClaims: ['exp'],
      currentDate: now(),
    });
    const { kid } = protectedHeader;
    if (kid === undefined || typeof claims.aud !== 'string') throw new Refusal(401, 'token');
    return { claims, kid };
  } catch (error) {
    if (error instanceof Refusal) throw error;
    if (error instanceof KeysUnavailable) throw new Refusal(503, 'signing-keys', { cause: error });
    throw new Refusal(401, 'token', { cause: error });
  }
}

/**
 * Whether this token authorises this activity: it names the service URL that answers go to, and its key is endorsed for
 * the channel.
 */
export function belongsTo({ claims, kid }: ChannelToken, activity: IncomingActivity, keys: ChannelKeys): boolean {
  return claims.serviceurl === activity.serviceUrl && keys.isEndorsed(kid, activity.channelId);
}
