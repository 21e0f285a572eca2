import type { DealOverviewData } from '../../../cards/deal-card-data.ts';
import { say } from '../../../i18n/catalogue.ts';
import { formatTime } from '../../../i18n/format.ts';
import { isHeldWork, type Referral, type ReferralView } from '../../referrals/index.ts';
import { standingOfDeal } from '../deal/deal.ts';
import { changeTexts, deedOfEntry } from '../words/deal-changed.ts';

/** Upper bound that fits on a card; the word `undo` reaches the others, newest first. */
const atOnce = 3;

/** Changes in their undo window, newest first: before and after, its end, and Undo for those who may change the deal. */
export function heldOnCard(referral: Referral, view: ReferralView): DealOverviewData['held'] {
  if (standingOfDeal(referral) !== 'open') return [];
  const { locale, timeZone, namesZone, now } = view;
  const held = referral.outbox.filter(isHeldWork).slice(-atOnce).reverse();
  return held.map((entry) => ({
    lines: changeTexts(locale, entry).map((text) => ({ text })),
    when: say(locale, 'deal.changed.held', {
      time: formatTime(locale, entry.dueAt, timeZone, { zone: namesZone, since: now }),
    }),
    entryId: entry.id,
    undo: (view.rights.deal ?? []).includes(deedOfEntry(entry)),
  }));
}
