import { plain } from '../../cards/plain.ts';
import { catalogues, type MessageKey, say } from '../../i18n/catalogue.ts';
import type { Locale } from '../../i18n/locale.ts';
import type { CatalogueSolution } from './solution-catalogue.ts';

/** "Ours · Software as a service (SaaS) · Contoso": whose it is, and what. */
export function kindInWords(
  locale: Locale,
  { owner, offerType, publisherName, coSellStatus }: CatalogueSolution,
): string {
  // A referral that names no publisher leaves open whose it is.
  const whose = coSellStatus === 'unknown' && !publisherName ? undefined : say(locale, `solutions.owner.${owner}`);
  const parts = [whose, offerType && offerInWords(locale, offerType), publisherName];
  return parts.flatMap((part) => plain(part ?? '', { max: 60 }) || []).join(' · ');
}

/** Offer types that the import didn't know are shown as they were written. */
export function offerInWords(locale: Locale, offerType: string): string {
  const key = `solutions.offer.${offerType}`;
  return key in catalogues.en ? say(locale, key as MessageKey) : offerType;
}

export function statusInWords(locale: Locale, { coSellStatus }: Pick<CatalogueSolution, 'coSellStatus'>): string {
  return say(locale, `solutions.status.${coSellStatus}`);
}

/** What the status means for whoever sells it (docs/partner-center.md#co-sell-status). */
export function meaningOf(locale: Locale, { owner, coSellStatus }: CatalogueSolution): string {
  const own = owner === 'microsoft' && (coSellStatus === 'unknown' || coSellStatus === 'not-ready');
  return say(locale, own ? 'solutions.means.microsoft' : `solutions.means.${coSellStatus}`);
}

/** Microsoft's own have no status to tell: there is nothing missing. */
export function showsStatus({ owner, coSellStatus }: Pick<CatalogueSolution, 'owner' | 'coSellStatus'>): boolean {
  return owner !== 'microsoft' || (coSellStatus !== 'unknown' && coSellStatus !== 'not-ready');
}
