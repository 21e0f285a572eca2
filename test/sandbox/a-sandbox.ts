import { FixedClock } from '../../src/clock.ts';
import type { portalUsers } from '../../src/sandbox/access.ts';
import { type Sandbox, type SandboxOptions, startSandbox } from '../../src/sandbox/sandbox.ts';
import { loadKeys, type SandboxKeys } from '../../src/sandbox/webhook-keys.ts';

export const noon = new Date('2024-03-04T12:00:00Z');

let sharedKeys: SandboxKeys | undefined;

/** A sandbox whose clock stands still at noon, empty unless told otherwise. */
export async function aSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  sharedKeys ??= await loadKeys(undefined, new Date(noon));
  return startSandbox({ clock: new FixedClock(noon), seed: false, keys: sharedKeys, webhookPauseMs: 1, ...options });
}

export type UserKey = (typeof portalUsers)[number]['key'];
type Audience = 'https://api.partner.microsoft.com' | 'https://api.partnercenter.microsoft.com';

export async function signIn(
  sandbox: Sandbox,
  user: UserKey = 'admin',
  audience: Audience = 'https://api.partner.microsoft.com',
): Promise<string> {
  const response = await fetch(sandbox.tokenUrl, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'refresh_token',
      client_id: sandbox.credentials.clientId,
      client_secret: sandbox.credentials.clientSecret,
      refresh_token: sandbox.credentials.refreshTokens[user],
      scope: `${audience}/.default`,
    }),
  });
  const { access_token: token } = (await response.json()) as { access_token: string };
  return token;
}

export interface Heard {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: tests reach into JSON answers, and a wrong reach fails the test
  readonly body: any;
  readonly headers: Headers;
}

export type Ask = (method: string, path: string, body?: unknown, headers?: Record<string, string>) => Promise<Heard>;

/** Speaks to the API as one user. Paths are relative to /v1.0/engagements unless they start at the root. */
export async function clientOf(sandbox: Sandbox, user: UserKey = 'admin', audience?: Audience): Promise<Ask> {
  const token = await signIn(sandbox, user, audience);
  return (method, path, body, headers = {}) =>
    ask(sandbox, method, path.startsWith('/') ? path : `/v1.0/engagements/${path}`, body, {
      Authorization: `Bearer ${token}`,
      ...headers,
    });
}

export async function ask(
  sandbox: Sandbox,
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<Heard> {
  const response = await fetch(`${sandbox.url}${path}`, {
    method,
    headers: { ...(body === undefined ? {} : { 'Content-Type': 'application/json' }), ...headers },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, body: text === '' ? undefined : JSON.parse(text), headers: response.headers };
}

export const set = (path: string, value: unknown) => ({ op: 'replace', path, value });

export const toStanding = (status: string, substatus: string) => [set('/status', status), set('/substatus', substatus)];

/** The official private deal (LEARN create-a-referral, re-assembled). */
export const privateDeal = () => ({
  name: 'Contoso Test Deal - [Private]',
  qualification: 'SalesQualified',
  type: 'Independent',
  customerProfile: {
    name: 'Fabrikam',
    address: {
      addressLine1: 'One Way',
      addressLine2: '34',
      city: 'Redmond',
      state: 'WA',
      postalCode: '98052',
      country: 'US',
    },
    size: '10to50employees',
    team: [{ firstName: 'Sue', lastName: 'Smith', phoneNumber: '1234567890', email: 'sue.smith@fabrikam.example' }],
  },
  consent: {
    consentToToShareInfoWithOthers: true,
    // Microsoft's own sample spells this one with a capital letter.
    ConsentToContact: true,
    consentToMicrosoftToContactSpecificPartners: true,
    consentToShareReferralWithMicrosoftSellers: false,
  },
  details: {
    notes: '...',
    dealValue: 50000,
    currency: 'USD',
    closingDateTime: '2024-11-14T00:00:00Z',
    requirements: {
      solutions: [{ type: 'Name', id: 'SOL-15974-MQF', name: 'Ale', publisherName: 'Contoso', solutionType: '3P' }],
      additionalRequirements: { iot: {}, attributes: [{ id: 'HaveNotDecided', type: 'CustomerMarketplaceIntent' }] },
    },
  },
  team: [{ firstName: 'John', lastName: 'Doe', phoneNumber: '1231231234', email: 'john.doe@contoso.example' }],
  target: [] as { type: string; id: string }[],
});
