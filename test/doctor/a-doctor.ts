import { randomUUID } from 'node:crypto';
import { inspectConfig } from '../../src/config.ts';
import { examine, secretsOf } from '../../src/doctor/examine.ts';
import type { Examination } from '../../src/doctor/finding.ts';
import { doctorReport, exitStatus } from '../../src/doctor/report.ts';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';
import type { IdentityProvider } from '../harness/identity-provider.ts';

export const tenantId = '11111111-1111-4111-8111-111111111111';

/** What an operator has set who has done every step of the README, with our own Microsoft behind it. */
export function settingsFor(options: {
  readonly idp: IdentityProvider;
  readonly sandbox: Sandbox;
  readonly mongoUri: string;
  readonly appId?: string;
}): Record<string, string> {
  const { idp, sandbox, mongoUri, appId = randomUUID() } = options;
  return {
    MONGODB_URI: mongoUri,
    PORT: '1',
    PUBLIC_URL: 'https://desk.contoso.invalid',
    MicrosoftAppId: appId,
    MicrosoftAppPassword: 'canary-bot-secret',
    MicrosoftAppTenantId: tenantId,
    ALLOWED_TENANTS: tenantId,
    REFERRALS_ADMINS: 'adele.vance@contoso.example',
    PARTNER_CENTER_URL: sandbox.url,
    PARTNER_CENTER_WEBHOOKS_URL: sandbox.url,
    PARTNER_CENTER_TOKEN_URL: sandbox.tokenUrl,
    PARTNER_CENTER_CLIENT_ID: sandbox.credentials.clientId,
    PARTNER_CENTER_CLIENT_SECRET: sandbox.credentials.clientSecret,
    PARTNER_CENTER_REFRESH_TOKEN: sandbox.credentials.refreshTokens.admin,
    SECRET_EXPIRES: '2099-01-01',
    ...idp.cloud,
  };
}

export interface Report {
  readonly text: string;
  readonly status: 0 | 1;
  readonly examinations: readonly Examination[];
  /** `state: what` of one group. */
  lines(group: string): readonly string[];
}

/** As `npm run doctor` does it, in this process. */
export async function examined(env: Readonly<Record<string, string>>): Promise<Report> {
  const examinations = await examine(env);
  return {
    examinations,
    text: doctorReport(examinations, secretsOf(inspectConfig(env).config)),
    status: exitStatus(examinations),
    lines: (group) =>
      examinations.find(({ name }) => name === group)?.findings.map(({ state, what }) => `${state}: ${what}`) ?? [],
  };
}
