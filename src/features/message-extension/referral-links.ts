import type { ExtensionLinks } from '../../feature.ts';
import { type FindDeps, findFor } from '../referrals/index.ts';
import { sharedCard, unfurledCard } from './shared-card.ts';

export interface ReferralLinksDeps extends FindDeps {
  readonly now: () => Date;
  readonly linkTo: (referralId: string) => string | undefined;
  /** Lower case, with the port unless it is the default. */
  readonly hosts: readonly string[];
}

/** Upper bound of ids looked up per URL. */
const mostIds = 3;
const guids = /[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}/gi;

/**
 * Unfurls links to a referral, in Partner Center or the desk, into a card. The format of Partner Center's URLs is not
 * documented (docs/partner-center.md#links), so every id in the URL is tried.
 */
export function referralLinks(deps: ReferralLinksDeps): ExtensionLinks {
  return {
    async preview({ person, locale, timeZone }, address) {
      const url = URL.parse(address);
      if (url?.protocol !== 'https:' || !deps.hosts.includes(url.host) || url.username || url.password)
        return undefined;
      const ids = [...new Set(`${url.pathname}${url.search}${url.hash}`.toLowerCase().match(guids) ?? [])];
      for (const id of ids.slice(0, mostIds)) {
        const referral = await findFor(deps, person, id);
        if (!referral) continue;
        const reader = { locale, timeZone, now: deps.now(), refreshFor: [], live: false, link: deps.linkTo(id) };
        const { card, ...preview } = sharedCard(referral, reader);
        return { ...preview, card: unfurledCard(card) };
      }
      return undefined;
    },
  };
}
