import { say } from '../i18n/catalogue.ts';
import type { Locale } from '../i18n/locale.ts';

/** Ids of the tabs for good: pinned tabs and deep links name them. */
const entityId = 'referrals';

export interface TabFacts {
  /** The tab's own registration, not the bot's. */
  readonly appId: string;
  /** Lower case; the page and the registration's application ID URI share it. */
  readonly host: string;
}

/**
 * The tab's part of the manifest: in the personal app beside the chat, and in a team. The application ID URI is the registration's,
 * without the scope (learn.microsoft.com/microsoftteams/platform/tabs/how-to/authentication/tab-sso-manifest).
 */
export function tabParts({ appId, host }: TabFacts) {
  return {
    staticTabs: [
      { entityId: 'conversations', scopes: ['personal'] },
      {
        entityId,
        name: say('en', 'tab.name'),
        contentUrl: `https://${host}/tab?theme={app.theme}`,
        websiteUrl: `https://${host}/tab`,
        scopes: ['personal', 'team'],
        context: ['personalTab', 'channelTab'],
      },
      { entityId: 'about', scopes: ['personal'] },
    ],
    // The page says within seconds that it is drawn; else Teams shows an error after thirty.
    showLoadingIndicator: true,
    webApplicationInfo: { id: appId, resource: `api://${host}/${appId}` },
  };
}

/** A language file's lines for it, by their place above. */
export function tabTranslation(locale: Locale): Readonly<Record<string, string>> {
  return { 'staticTabs[1].name': say(locale, 'tab.name') };
}
