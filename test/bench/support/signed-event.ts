import { createSign } from 'node:crypto';
import type { Sandbox } from '../../../src/sandbox/sandbox.ts';

export interface SignedEvent {
  readonly body: string;
  readonly signature: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** As Partner Center sends it. Signing costs ten times what checking does, so it is done before anything is measured. */
export function signedEvent(sandbox: Sandbox, referralId: string, changedAt: Date): SignedEvent {
  const body = JSON.stringify({
    EventName: 'referral-updated',
    ResourceUri: `https://api.partnercenter.microsoft.com/engagements/v1/referrals/${referralId}`,
    ResourceName: 'referral',
    AuditUri: null,
    ResourceChangeUtcDate: changedAt.toISOString().replace('Z', '+00:00'),
  });
  const signature = createSign('RSA-SHA256').update(body).sign(sandbox.keys.privateKeyPem, 'base64');
  return {
    body,
    signature,
    headers: {
      Authorization: `Signature ${signature}`,
      'X-MS-Certificate-Url': `${sandbox.url}/cert/pcnotifications-dispatch.cer`,
      'X-MS-Signature-Algorithm': 'rsa-sha256',
    },
  };
}
