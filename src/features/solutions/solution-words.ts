import { plain } from '../../cards/plain.ts';
import { catalogues, type MessageKey, say } from '../../i18n/catalogue.ts';
import type { Locale } from '../../i18n/locale.ts';
import type { CatalogueSolution } from './solution-catalogue.ts';

/** "Ours · Software as a service (SaaS) · Contoso": the owner, the type and the publisher. */
export function kindInWords(
  locale: Locale,
  { owner, offerType, publisherName, coSellStatus }: CatalogueSolution,
): string {
  // Without a publisher on the referral the owner is unknown.
  const whose = coSellStatus === 'unknown' && !publisherName ? undefined : say(locale, `solutions.owner.${owner}`);
  const parts = [whose, offerType && offerInWords(locale, offerType), publisherName];
  return parts.flatMap((part) => plain(part ?? '', { max: 60 }) || []).join(' · ');
}

/** Offer types unknown to the import are shown as in the file. */
export function offerInWords(locale: Locale, offerType: string): string {
  const key = `solutions.offer.${offerType}`;
  return key in catalogues.en ? say(locale, key as MessageKey) : offerType;
}

export function statusInWords(locale: Locale, { coSellStatus }: Pick<CatalogueSolution, 'coSellStatus'>): string {
  return say(locale, `solutions.status.${coSellStatus}`);
}

/** What the status means for the seller (docs/partner-center.md#co-sell-status). */
export function meaningOf(locale: Locale, { owner, coSellStatus }: CatalogueSolution): string {
  const own = owner === 'microsoft' && (coSellStatus === 'unknown' || coSellStatus === 'not-ready');
  return say(locale, own ? 'solutions.means.microsoft' : `solutions.means.${coSellStatus}`);
}

/** False for Microsoft's own solutions without a status, which need none. */
export function showsStatus({ owner, coSellStatus }: Pick<CatalogueSolution, 'owner' | 'coSellStatus'>): boolean {
  return owner !== 'microsoft' || (coSellStatus !== 'unknown' && coSellStatus !== 'not-ready');
}
