import { namedWait } from '../../partner-center/back-off.ts';
import { ExchangeError, exchange } from '../../partner-center/exchange.ts';
import type { Timers } from '../../partner-center/timers.ts';
import { property } from '../../partner-center/tolerant.ts';
import { CrmError } from '../port.ts';
import { answeredAt, type CrmHttpAnswer, readCrmAnswer } from './crm-answer.ts';
import { waiting } from './crm-http.ts';
import type { CrmGrant } from './crm-tokens.ts';
import { withoutEndSlashes } from './without-end-slashes.ts';

/**
 * Asks a token endpoint. Throws `CrmError`: `wait` where it did not answer as it should, `sign-in` where it said no, with the
 * code that it gave (`AADSTS7000222` tells more than `invalid_client`).
 * @param form its fields, with secrets: they are in no error.
 */
export async function requestToken(
  url: string,
  form: Readonly<Record<string, string>>,
  timers: Timers,
): Promise<CrmGrant> {
  const answer = await posted(url, form, timers);
  if (answer.status >= 500 || answer.status === 429) {
    const now = answeredAt(answer);
    const named = now && namedWait(answer.headers, answer.body, now);
    throw waiting(`token-http-${answer.status}`, {
      ...(named === undefined ? {} : { afterMilliseconds: named }),
      mayHaveArrived: false,
    });
  }
  const accessToken = property(answer.body, 'access_token');
  // A token goes into a header: nothing that could end the line.
  if (answer.status !== 200 || typeof accessToken !== 'string' || !/^[\x21-\x7e]+$/.test(accessToken))
    throw new CrmError({ kind: 'sign-in', code: refusalOf(answer) });
  const expires = Number(property(answer.body, 'expires_in') ?? Number.NaN);
  const instance = property(answer.body, 'instance_url');
  const identity = property(answer.body, 'id');
  return {
    accessToken,
    ...(expires > 0 ? { expiresInSeconds: expires } : {}),
    ...(typeof instance === 'string' ? { instanceUrl: withoutEndSlashes(instance) } : {}),
    ...(typeof identity === 'string' ? { identity } : {}),
  };
}

async function posted(url: string, form: Readonly<Record<string, string>>, timers: Timers): Promise<CrmHttpAnswer> {
  try {
    return readCrmAnswer(
      await exchange(
        new URL(url),
        {
          method: 'POST',
          headers: { Accept: 'application/json', 'Content-Type': 'application/x-www-form-urlencoded' },
          body: new URLSearchParams(form).toString(),
          timeoutMilliseconds: 15_000,
          maximumBytes: 256 * 1024,
        },
        timers,
      ),
    );
  } catch (error) {
    if (!(error instanceof ExchangeError)) throw error;
    throw waiting(`token-${error.reason}`, { mayHaveArrived: false }, error);
  }
}

function refusalOf({ status, body }: CrmHttpAnswer): string {
  const [known] = /AADSTS\d+/.exec(String(property(body, 'error_description') ?? '')) ?? [];
  const code = known ?? property(body, 'error');
  return typeof code === 'string' && /^[\w.-]{1,60}$/.test(code) ? code : `http-${status}`;
}
