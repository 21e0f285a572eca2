import type { ExtensionLinks } from '../../feature.ts';
import { type FindDeps, findFor, idsInLink } from '../referrals/index.ts';
import { sharedCard, unfurledCard } from './shared-card.ts';

export interface ReferralLinksDeps extends FindDeps {
  readonly now: () => Date;
  readonly linkTo: (referralId: string) => string | undefined;
  /** Lower case, with the port unless it is the default. */
  readonly hosts: readonly string[];
}

/** Unfurls links to a referral, in Partner Center or the desk, into a card. */
export function referralLinks(deps: ReferralLinksDeps): ExtensionLinks {
  return {
    async preview({ person, locale, timeZone }, address) {
      const url = URL.parse(address);
      if (url?.protocol !== 'https:' || !deps.hosts.includes(url.host) || url.username || url.password)
        return undefined;
      for (const id of idsInLink(`${url.pathname}${url.search}${url.hash}`)) {
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
