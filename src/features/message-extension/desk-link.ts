/**
 * Opens the desk's tab in Teams at this referral (docs/teams.md#message-extension). Undefined: the desk has no app in Teams (the
 * demo).
 */
export function deskLink(appId: string | undefined, referralId: string): string | undefined {
  if (!appId) return undefined;
  const query = new URLSearchParams({ context: JSON.stringify({ subEntityId: `referral/${referralId}` }) });
  return `https://teams.microsoft.com/l/entity/${appId}/referrals?${query}`;
}

const partnerCenterHost = 'partner.microsoft.com';

/** Where links to referrals lead: Partner Center, and the desk itself. */
export function linkedHosts(publicUrl: string | undefined): readonly string[] {
  return [partnerCenterHost, ...(publicUrl ? [new URL(publicUrl).hostname] : [])];
}
