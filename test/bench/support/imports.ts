import { setTimeout as pause } from 'node:timers/promises';
import type { Db } from 'mongodb';
import { audiences } from '../../../src/sandbox/token-endpoint.ts';
import type { Stage } from './stage.ts';

/** An access token for bare requests to Partner Center's sandbox. */
export async function tokenOf({ sandbox }: Pick<Stage, 'sandbox'>): Promise<string> {
  const { clientId, clientSecret, refreshTokens } = sandbox.credentials;
  const body = new URLSearchParams({
    ...{ grant_type: 'refresh_token', client_id: clientId, client_secret: clientSecret },
    ...{ refresh_token: refreshTokens.admin, scope: `${audiences.referrals}/user_impersonation` },
  });
  const answer = await fetch(sandbox.tokenUrl, { method: 'POST', body });
  const { access_token: accessToken } = (await answer.json()) as { access_token?: string };
  // Refusals are answered faster than what is to be compared.
  if (!accessToken) throw new Error(`the sandbox gave no token, but ${answer.status}`);
  return accessToken;
}

export async function untilOver(db: Db, id: string): Promise<void> {
  for (let look = 0; look < 6_000; look++) {
    const found = await db.collection<{ _id: string; state: string }>('imports').findOne({ _id: id });
    if (found?.state === 'done') return;
    await pause(50);
  }
  throw new Error('the import did not come to its end');
}
