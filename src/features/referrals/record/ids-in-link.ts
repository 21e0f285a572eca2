/** Upper bound of ids looked up per link. */
const mostIds = 3;
const guids = /[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}/gi;

/**
 * Ids of referrals that a link may name. The format of Partner Center's URLs is not documented
 * (docs/partner-center.md#links), so every id in it is tried.
 */
export function idsInLink(link: string): readonly string[] {
  return [...new Set(link.toLowerCase().match(guids) ?? [])].slice(0, mostIds);
}
