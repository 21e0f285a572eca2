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
  /** The SDK's own cloud settings by their own names: national clouds, and tests with another identity provider. */
  readonly cloud: Readonly<Record<string, string>>;
}

/** Whose token was checked. */
export interface Caller {
  /** What the token alone can't tell: whether it was issued for what is sent with it. */
  mayBring(activity: IncomingActivity): boolean;
  /** In the SDK's words, in place of its own check. */
  readonly forSdk: AuthenticateRequestResult;
}

export interface Authentication {
  /** For what the bot sends. Its own checks of tokens are never asked. */
  readonly sdk: BotFrameworkAuthentication;
  /** No token is asked for: a local client, nothing else. */
  readonly anonymous: boolean;
  readonly appId: string | undefined;
  /** What the bot's own tokens are asked for. */
  readonly outboundScope: string;
  /** Checks the token of a request. Rejects with a Refusal: 401, or 503 while there are no keys to check with. */
  identify(authorization: string): Promise<Caller>;
  /** Fetches the keys that tokens are checked with. Rejects while the identity provider can't be reached. */
  warm(): Promise<void>;
}

/** One per service URL and hour; whoever sends others only makes the desk look at each. */
const mostTokens = 64;
/** So much later it is noticed that a key was withdrawn. */
const goodForMilliseconds = 60_000;

/**
 * Who may speak to the bot: only the channel service. The SDK's own check would also take tokens that Entra issues for
 * the bot's own registration (its "emulator" and "skill" roads), from any tenant and with any service URL.
 */
export function createAuthentication(
  credentials: BotCredentials,
  options: {
    readonly allowAnonymous?: boolean;
    readonly outboundTimeoutMilliseconds?: number;
    /** What expiry is judged by: never the demo's clock, which moves. */
    readonly now: () => Date;
  },
): Authentication {
  const { appId, appPassword, appType, tenantId, cloud } = credentials;
  const { now } = options;
  // An empty app id switches the SDK's authentication off without a word (docs/teams.md#no-app-id).
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

  // Teams sends the same token with everything for the better part of an hour: what is true of it is true for a while.
  const checked = new BoundedMap<string, { readonly caller: Caller; readonly from: number; readonly until: number }>(
    mostTokens,
  );
  const keys = channelKeys(settings.ToBotFromChannelOpenIdMetadataUrl ?? '', now);
  const expected = { issuer: settings.ToBotFromChannelTokenIssuer ?? '', audience: appId, keys, now };
  return {
    ...shared,
    identify: async (authorization) => {
      // Tokens themselves are not kept.
      const digest = hash('sha256', authorization, 'base64');
      const known = checked.get(digest);
      const from = now().getTime();
      // A clock that was put back asks anew as well.
      if (known && from >= known.from && from < known.until) return known.caller;
      const token = await checkChannelToken(authorization, expected);
      const caller: Caller = {
        mayBring: (activity) => belongsTo(token, activity, keys),
        forSdk: forSdk(identityOf(token)),
      };
      checked.set(digest, { caller, from, until: Math.min(endOf(token), from + goodForMilliseconds) });
      return caller;
    },
    warm: () => keys.warm(),
  };
}

/** Milliseconds since 1970. By its own word, without tolerance: from then on it is looked at each time. */
function endOf({ claims: { exp = 0 } }: ChannelToken): number {
  return exp * 1_000;
}

function identityOf({ claims }: ChannelToken): ClaimsIdentity {
  const all = Object.entries(claims).map(([type, value]) => ({ type, value: value as string }));
  return new ClaimsIdentity(all, true);
}

/** For the doctor: asks for a token of the bot as every send does, and shows it to nobody. Rejects with the SDK's error. */
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
 * Any one cloud setting switches all of the SDK's defaults off (docs/reliability.md#cloud-settings), so we always give
 * all of them.
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
