/**
 * Deep link to a referral in the desk's tab (docs/teams.md#message-extension). Undefined: the desk has no app in Teams
 * (the demo).
 */
export function deskLink(appId: string | undefined, referralId: string): string | undefined {
  return tabLink(appId, `referral/${referralId}`);
}

/** Deep link to a page of the tab: `referral/<id>`, `view/scorecard`. Undefined: there is no app to link to. */
export function tabLink(appId: string | undefined, subEntityId: string): string | undefined {
  if (!appId) return undefined;
  const query = new URLSearchParams({ context: JSON.stringify({ subEntityId }) });
  return `https://teams.microsoft.com/l/entity/${appId}/referrals?${query}`;
}

const partnerCenterHost = 'partner.microsoft.com';

/** The hosts of links to referrals: Partner Center, and the desk itself. */
export function linkedHosts(publicUrl: string | undefined): readonly string[] {
  return [partnerCenterHost, ...(publicUrl ? [new URL(publicUrl).host] : [])];
}
