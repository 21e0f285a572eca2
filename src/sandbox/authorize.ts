import { createHash } from 'node:crypto';
import type { Clock } from '../clock.ts';
import { portalUsers } from './access.ts';
import { demoCredentials } from './credentials.ts';
import type { Answer, Exchange } from './exchange.ts';
import type { Tokens } from './tokens.ts';

export const authorizePath = /^\/[^/]+\/oauth2\/(v2\.0\/)?authorize$/;

const lifetimeSeconds = 600;

/** Entra ID's sign-in page without the page: whoever opens it is the Referrals admin (or `login_hint`), and consents. */
export function authorize(exchange: Exchange, { tokens, clock }: { tokens: Tokens; clock: Clock }): Answer {
  const asked = exchange.query;
  const redirect = asked.get('redirect_uri') ?? '';
  if (asked.get('client_id') !== demoCredentials.clientId || !URL.canParse(redirect))
    return { status: 400, body: { error: 'invalid_request' } };
  const hint = asked.get('login_hint');
  const user = portalUsers.find(({ email }) => email === hint) ?? portalUsers[0];
  const code = tokens.issue({
    use: 'code',
    user: user?.key ?? '',
    audience: bindingOf(redirect, asked.get('code_challenge') ?? ''),
    expires: Math.floor(clock.serverNow().getTime() / 1000) + lifetimeSeconds,
  });
  const back = new URL(redirect);
  back.searchParams.set('code', code);
  back.searchParams.set('state', asked.get('state') ?? '');
  return { status: 302, headers: { Location: back.href } };
}

/** Who a code belongs to, when it was given to this address for this secret. */
export function userOfCode(form: URLSearchParams, tokens: Tokens): string | undefined {
  const claims = tokens.read(form.get('code') ?? '');
  const verifier = form.get('code_verifier');
  const challenge = verifier ? createHash('sha256').update(verifier).digest('base64url') : '';
  const fits = claims?.use === 'code' && claims.audience === bindingOf(form.get('redirect_uri') ?? '', challenge);
  return fits ? claims.user : undefined;
}

function bindingOf(redirect: string, challenge: string): string {
  return `${redirect} ${challenge}`;
}
