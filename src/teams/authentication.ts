import { ConfigurationBotFrameworkAuthentication, ConfigurationServiceClientCredentialFactory } from 'botbuilder';
import {
  AuthenticationConstants,
  AuthenticationError,
  type BotFrameworkAuthentication,
  GovernmentConstants,
} from 'botframework-connector';
import { HardenedAuthentication } from './hardened-authentication.ts';
import { signingKeys } from './signing-keys.ts';
import { looksLikeChannelToken } from './token-filter.ts';

export interface BotCredentials {
  readonly appId?: string | undefined;
  readonly appPassword?: string | undefined;
  readonly appType?: string | undefined;
  readonly tenantId?: string | undefined;
  /** The SDK's own cloud settings by their own names: national clouds, and tests with another identity provider. */
  readonly cloud: Readonly<Record<string, string>>;
}

export interface Authentication {
  readonly sdk: BotFrameworkAuthentication;
  /** No token is asked for: a local client, nothing else. */
  readonly anonymous: boolean;
  readonly appId: string | undefined;
  /** What the bot's own tokens are asked for. */
  readonly outboundScope: string;
  /** Cheap look at the unverified token, before the SDK does any work with it. */
  mayPass(authorization: string): boolean;
  /** After that: whether the signature is one. The SDK looks again, and at all the rest, at ten times the price. */
  mayBeSigned(authorization: string): boolean;
  /** Fetches the keys that tokens are checked with. Rejects while the identity provider can't be reached. */
  warm(): Promise<void>;
}

/**
 * Who may speak to the bot: only the channel service. The SDK also takes tokens that Entra issues for the bot's own
 * registration (its "emulator" and "skill" roads), from any tenant and with any service URL (teams.md T19).
 */
export function createAuthentication(
  credentials: BotCredentials,
  options: { readonly allowAnonymous?: boolean; readonly outboundTimeoutMilliseconds?: number } = {},
): Authentication {
  const { appId, appPassword, appType, tenantId, cloud } = credentials;
  // An empty app id switches the SDK's authentication off without a word (T8).
  if (!appId && !options.allowAnonymous)
    throw new Error('MicrosoftAppId is needed: without it anybody could speak as Teams.');

  const settings = completed(cloud);
  const issuer = settings.ToBotFromChannelTokenIssuer ?? '';
  const inner = new ConfigurationBotFrameworkAuthentication(
    withoutEmpty({
      ...settings,
      MicrosoftAppId: appId,
      MicrosoftAppPassword: appPassword,
      MicrosoftAppType: appType,
      MicrosoftAppTenantId: tenantId,
    }),
    undefined,
    {
      requiredEndorsements: [],
      validateClaims: async (claims) => {
        const claimed = claims.find((claim) => claim.type === AuthenticationConstants.IssuerClaim)?.value;
        if (appId && claimed !== issuer) throw new AuthenticationError('issuer', 401);
      },
    },
  );
  const keys = signingKeys(settings.ToBotFromChannelOpenIdMetadataUrl ?? '');
  return {
    sdk: new HardenedAuthentication(inner, options.outboundTimeoutMilliseconds ?? 10_000),
    anonymous: !appId,
    appId,
    outboundScope: settings.ToChannelFromBotOAuthScope ?? '',
    mayPass: (authorization) => !appId || looksLikeChannelToken(authorization, { issuer, audience: appId }),
    mayBeSigned: (authorization) => !appId || keys.mayFit(authorization),
    warm: () => (appId ? keys.warm() : Promise.resolve()),
  };
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

/** Any one cloud setting switches all of the SDK's defaults off (reliability.md 3.1a), so we always give all of them. */
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
