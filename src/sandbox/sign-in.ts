import { type PortalUser, portalUsers } from './access.ts';
import { accessDenied, unauthenticated } from './api-error.ts';
import type { Exchange } from './exchange.ts';
import type { Tokens } from './tokens.ts';

/** Who asks: the bearer token must be ours, unexpired and for this API's audience, and its user must have a role. */
export function signIn(exchange: Exchange, tokens: Tokens, audience: string): PortalUser {
  const [, token = ''] = /^Bearer (.+)$/i.exec(exchange.headers.authorization ?? '') ?? [];
  const claims = tokens.read(token);
  if (claims?.use !== 'access') throw unauthenticated('The access token is missing, unknown or expired.');
  if (claims.audience !== audience) throw unauthenticated('The access token is for another audience.');
  const user = portalUsers.find((candidate) => candidate.key === claims.user);
  if (user === undefined) throw unauthenticated('The user of the access token is unknown.');
  exchange.entry.user = user.key;
  if (user.role === undefined) throw accessDenied('The user has neither Referrals admin nor Referrals user.');
  return user;
}
