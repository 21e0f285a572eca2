import { createPrivateKey, randomUUID, X509Certificate } from 'node:crypto';
import { SignJWT } from 'jose';
import type { Clock } from '../../clock.ts';
import type { Timers } from '../../partner-center/timers.ts';
import type { CrmGrant } from '../http/crm-tokens.ts';
import { requestToken } from '../http/token-request.ts';

export interface DynamicsTokenOptions {
  /** Origin of the environment: calls and the token's scope go by the same one. */
  readonly url: string;
  readonly tokenUrl: string;
  readonly clientId: string;
  readonly clientSecret?: string | undefined;
  /** PEM text of a private key and its certificate, in place of the secret. */
  readonly certificate?: string | undefined;
  readonly clock: Clock;
  readonly timers: Timers;
}

/** Client credentials of Microsoft Entra: the desk is an application user of the environment (docs/crm.md#dynamics-sign-in). */
export async function askDynamicsToken(options: DynamicsTokenOptions): Promise<CrmGrant> {
  const { url, tokenUrl, clientId, clientSecret, certificate, timers } = options;
  return requestToken(
    tokenUrl,
    {
      grant_type: 'client_credentials',
      client_id: clientId,
      scope: `${url}/.default`,
      ...(certificate === undefined ? { client_secret: clientSecret ?? '' } : await assertionOf(options, certificate)),
    },
    timers,
  );
}

async function assertionOf({ clientId, tokenUrl, clock }: DynamicsTokenOptions, pem: string) {
  const { fingerprint } = new X509Certificate(pem);
  const now = Math.floor(clock.serverNow().getTime() / 1000);
  const assertion = await new SignJWT()
    .setProtectedHeader({
      alg: 'RS256',
      typ: 'JWT',
      // By which Entra finds the certificate among those of the registration.
      x5t: Buffer.from(fingerprint.replaceAll(':', ''), 'hex').toString('base64url'),
    })
    .setIssuer(clientId)
    .setSubject(clientId)
    .setAudience(tokenUrl)
    .setJti(randomUUID())
    .setNotBefore(now - 60)
    .setExpirationTime(now + 540)
    .sign(createPrivateKey(pem));
  return {
    client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    client_assertion: assertion,
  };
}
