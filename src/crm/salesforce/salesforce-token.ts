import { createPrivateKey } from 'node:crypto';
import { SignJWT } from 'jose';
import type { Clock } from '../../clock.ts';
import type { Timers } from '../../partner-center/timers.ts';
import type { CrmGrant } from '../http/crm-tokens.ts';
import { requestToken } from '../http/token-request.ts';
import { CrmError } from '../port.ts';

export interface SalesforceTokenOptions {
  /** The organisation's My Domain, `https://<name>.my.salesforce.com`. */
  readonly url: string;
  readonly clientId: string;
  readonly clientSecret?: string | undefined;
  /** For a signed assertion in place of the secret: the user, and the private key as PEM text. */
  readonly username?: string | undefined;
  readonly privateKey?: string | undefined;
  readonly clock: Clock;
  readonly timers: Timers;
}

/** Client credentials, or a JWT bearer assertion. The answer names no end, and where calls go (docs/crm.md#salesforce-sign-in). */
export async function askSalesforceToken(options: SalesforceTokenOptions): Promise<CrmGrant> {
  const { url, clientId, clientSecret = '', privateKey, timers } = options;
  const form =
    privateKey === undefined
      ? { grant_type: 'client_credentials', client_id: clientId, client_secret: clientSecret }
      : {
          grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
          assertion: await assertionOf(options, privateKey),
        };
  const grant = await requestToken(`${url}/services/oauth2/token`, form, timers);
  if (!isOurKind(grant.instanceUrl, url)) throw new CrmError({ kind: 'sign-in', code: 'bad-instance-url' });
  return grant;
}

async function assertionOf(
  { url, clientId, username = '', clock }: SalesforceTokenOptions,
  pem: string,
): Promise<string> {
  const now = Math.floor(clock.serverNow().getTime() / 1000);
  return (
    new SignJWT()
      .setProtectedHeader({ alg: 'RS256' })
      .setIssuer(clientId)
      .setSubject(username)
      .setAudience(url)
      // Three minutes at the most, and clocks differ.
      .setExpirationTime(now + 120)
      .sign(createPrivateKey(pem))
  );
}

/** The token goes there: encrypted, but to a simulator on this machine. */
function isOurKind(instanceUrl: string | undefined, url: string): boolean {
  const [instance, login] = [URL.parse(instanceUrl ?? ''), URL.parse(url)];
  if (!instance || !login || instance.username !== '') return false;
  if (instance.protocol === 'https:') return true;
  return login.protocol === 'http:' && instance.hostname === login.hostname;
}
