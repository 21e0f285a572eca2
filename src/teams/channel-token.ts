import { type JWTPayload, jwtVerify } from 'jose';
import type { IncomingActivity } from './activity.ts';
import { type ChannelKeys, KeysUnavailable } from './channel-keys.ts';
import { Refusal } from './refusal.ts';

/** What a checked token says. */
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

/** Seconds by which clocks may differ: Microsoft's own figure. */
const clockTolerance = 300;
const algorithms = ['RS256', 'RS384', 'RS512'];

/**
 * The check of "authentication from the Bot Connector service to your bot", but for what needs the activity: that is
 * `belongsTo`. Rejects with a Refusal: 503 when there are no keys to check with, 401 for everything else.
 *
 * What jose does not ask by itself is asked here, each with a line in the attack table: an expiry at all, one audience, a
 * key id (without one jose takes the only key of a set), the family of algorithms (it would take PS256 with an RSA key).
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

/** Whether this token may bring this activity: it names the place that answers go to, and its key speaks for the channel. */
export function belongsTo({ claims, kid }: ChannelToken, activity: IncomingActivity, keys: ChannelKeys): boolean {
  return claims.serviceurl === activity.serviceUrl && keys.isEndorsed(kid, activity.channelId);
}
