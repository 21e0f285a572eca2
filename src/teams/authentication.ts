import { hash } from 'node:crypto';
import { ConfigurationBotFrameworkAuthentication, ConfigurationServiceClientCredentialFactory } from 'botbuilder';
import {
  type AuthenticateRequestResult,
  AuthenticationConstants,
  type BotFrameworkAuthentication,
  ClaimsIdentity,
  GovernmentConstants,
} from 'botframework-connector';
import { BoundedMap } from '../bounded-map.ts';
import type { IncomingActivity } from './activity.ts';
import { channelKeys } from './channel-keys.ts';
import { belongsTo, type ChannelToken, checkChannelToken } from './channel-token.ts';
import { HardenedAuthentication } from './hardened-authentication.ts';

export interface BotCredentials {
  readonly appId?: string | undefined;
  readonly appPassword?: string | undefined;
  readonly appType?: string | undefined;
  readonly tenantId?: string | undefined;
  /**
   * The SDK's cloud settings under their original names: for national clouds, and for tests with another identity
   * provider.
   */
  readonly cloud: Readonly<Record<string, string>>;
}

/** The sender of a request whose token was verified. */
export interface Caller {
  /** Whether the token was issued for this activity (service URL, channel), which the token alone can't tell. */
  mayBring(activity: IncomingActivity): boolean;
  /** The result in the SDK's form, in place of its own check. */
  readonly forSdk: AuthenticateRequestResult;
}

export interface Authentication {
  /** For outgoing calls only. The SDK's token validation is never used. */
  readonly sdk: BotFrameworkAuthentication;
  /** No token is required: only for a local client. */
  readonly anonymous: boolean;
  readonly appId: string | undefined;
  /** The scope for which the bot requests its own tokens. */
  readonly outboundScope: string;
  /** Verifies the token of a request. Rejects with a Refusal: 401, or 503 while there are no signing keys. */
  identify(authorization: string): Promise<Caller>;
  /** Fetches the signing keys. Rejects while the identity provider can't be reached. */
  warm(): Promise<void>;
}

/**
 * Upper bound of the cache: about one token per service URL and hour. A flood of other tokens only costs verifications.
 */
const mostTokens = 64;
/** Upper bound on how late a withdrawn key is noticed. */
const goodForMilliseconds = 60_000;

/**
 * Only the channel service may call the bot. The SDK's own check would also accept tokens that Entra issues for the
 * bot's own registration (its "emulator" and "skill" paths), from any tenant and with any service URL.
 */
export function createAuthentication(
  credentials: BotCredentials,
  options: {
    readonly allowAnonymous?: boolean;
    readonly outboundTimeoutMilliseconds?: number;
    /** The clock for token expiry: never the demo clock, which can be moved. */
    readonly now: () => Date;
  },
): Authentication {
  const { appId, appPassword, appType, tenantId, cloud } = credentials;
  const { now } = options;
  // An empty app id silently switches the SDK's authentication off (docs/teams.md#no-app-id).
  if (!appId && !options.allowAnonymous)
    throw new Error('MicrosoftAppId is needed: without it anybody could speak as Teams.');

  const settings = completed(cloud);
  const sdk = new HardenedAuthentication(
    new ConfigurationBotFrameworkAuthentication(
      withoutEmpty({
        ...settings,
        MicrosoftAppId: appId,
        MicrosoftAppPassword: appPassword,
        MicrosoftAppType: appType,
        MicrosoftAppTenantId: tenantId,
      }),
    ),
    options.outboundTimeoutMilliseconds ?? 10_000,
  );
  const outboundScope = settings.ToChannelFromBotOAuthScope ?? '';
  const forSdk = (claimsIdentity: ClaimsIdentity): AuthenticateRequestResult => ({
    audience: outboundScope,
    ...(appId && settings.CallerId ? { callerId: settings.CallerId } : {}),
    claimsIdentity,
    connectorFactory: sdk.createConnectorFactory(claimsIdentity),
  });
  const shared = { sdk, appId, outboundScope, anonymous: !appId };
  if (!appId) {
    const nobody = forSdk(new ClaimsIdentity([], AuthenticationConstants.AnonymousAuthType));
    return { ...shared, identify: async () => ({ mayBring: () => true, forSdk: nobody }), warm: async () => {} };
  }

  const keys = channelKeys(settings.ToBotFromChannelOpenIdMetadataUrl ?? '', now);
  const expected = { issuer: settings.ToBotFromChannelTokenIssuer ?? '', audience: appId, keys, now };
  const identify = remembered(now, async (authorization) => {
    const token = await checkChannelToken(authorization, expected);
    const caller = {
      mayBring: (activity: IncomingActivity) => belongsTo(token, activity, keys),
      forSdk: forSdk(identityOf(token)),
    };
    return { caller, token };
  });
  return { ...shared, identify, warm: () => keys.warm() };
}

/** Teams sends the same token for the better part of an hour, so a verified token is cached for a while. */
function remembered(
  now: () => Date,
  verify: (authorization: string) => Promise<{ readonly caller: Caller; readonly token: ChannelToken }>,
): Authentication['identify'] {
  const checked = new BoundedMap<string, { readonly caller: Caller; readonly from: number; readonly until: number }>(
    mostTokens,
  );
  return async (authorization) => {
    // Only digests are cached, never tokens.
    const digest = hash('sha256', authorization, 'base64');
    const known = checked.get(digest);
    const from = now().getTime();
    // Also verified again if the clock was set back.
    if (known && from >= known.from && from < known.until) return known.caller;
    const { caller, token } = await verify(authorization);
    checked.set(digest, { caller, from, until: Math.min(endOf(token), from + goodForMilliseconds) });
    return caller;
  };
}

/** Milliseconds since 1970. The token's own expiry, without tolerance: from then on it is verified on each request. */
function endOf({ claims: { exp = 0 } }: ChannelToken): number {
  return exp * 1_000;
}

function identityOf({ claims }: ChannelToken): ClaimsIdentity {
  const all = Object.entries(claims).map(([type, value]) => ({ type, value: value as string }));
  return new ClaimsIdentity(all, true);
}

/** For the doctor: requests a token for the bot as every send does, and discards it. Rejects with the SDK's error. */
export async function askForToken({
  appId = '',
  appPassword,
  appType,
  tenantId,
  cloud,
}: BotCredentials): Promise<void> {
  const settings = completed(cloud);
  const factory = new ConfigurationServiceClientCredentialFactory(
    withoutEmpty({
      MicrosoftAppId: appId,
      MicrosoftAppPassword: appPassword,
      MicrosoftAppType: appType,
      MicrosoftAppTenantId: tenantId,
    }),
  );
  const { ToChannelFromBotOAuthScope: scope = '', ToChannelFromBotLoginUrl: loginUrl = '' } = settings;
  const credentials = await factory.createCredentials(appId, scope, loginUrl, true);
  await (credentials as unknown as { getToken(refresh: boolean): Promise<string> }).getToken(true);
}

/**
 * Setting any one cloud setting disables all of the SDK's defaults (docs/reliability.md#cloud-settings), so we always
 * set all of them.
 */
function completed(cloud: Readonly<Record<string, string>>): Record<string, string> {
  const government = cloud.ChannelService === GovernmentConstants.ChannelService;
  const defaults = government ? GovernmentConstants : AuthenticationConstants;
  return {
    ToChannelFromBotLoginUrl: defaults.ToChannelFromBotLoginUrl,
    ToChannelFromBotOAuthScope: defaults.ToChannelFromBotOAuthScope,
    ToBotFromChannelTokenIssuer: defaults.ToBotFromChannelTokenIssuer,
    ToBotFromChannelOpenIdMetadataUrl: defaults.ToBotFromChannelOpenIdMetadataUrl,
    ToBotFromEmulatorOpenIdMetadataUrl: defaults.ToBotFromEmulatorOpenIdMetadataUrl,
    OAuthUrl: defaults.OAuthUrl,
    CallerId: government ? 'urn:botframework:azureusgov' : 'urn:botframework:azure',
    ...withoutEmpty(cloud),
  };
}

function withoutEmpty(settings: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(Object.entries(settings).filter((entry): entry is [string, string] => Boolean(entry[1])));
}
