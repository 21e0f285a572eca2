/**
 * A cheap look at a token that nobody has verified yet. It lets nothing in: it only turns away what can't be the
 * channel's, because the SDK grows a list for ever by what it reads in such tokens (teams.md T20) and throws errors of
 * many kinds for them.
 */
export function looksLikeChannelToken(
  authorization: string,
  expected: { readonly issuer: string; readonly audience: string },
): boolean {
  const parts = /^Bearer ([\w-]+)\.([\w-]+)\.([\w-]+)$/.exec(authorization);
  const header = decode(parts?.[1]);
  const claims = decode(parts?.[2]);
  return (
    (header?.alg === 'RS256' || header?.alg === 'RS384' || header?.alg === 'RS512') &&
    typeof header.kid === 'string' &&
    claims?.iss === expected.issuer &&
    claims.aud === expected.audience &&
    // The SDK takes a token that never expires.
    typeof claims.exp === 'number'
  );
}

function decode(part: string | undefined): Record<string, unknown> | undefined {
  if (!part) return undefined;
  try {
    const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}
