import { referralNotYours } from '../../../cards/cards.ts';
import { say } from '../../../i18n/catalogue.ts';
import type { BuiltCard, ReferralView } from './referral-view.ts';

/** In place of a deal in the chat of somebody who does not work on it any more: nothing of it is left to read. */
export function notYoursCard({ locale }: Pick<ReferralView, 'locale'>): BuiltCard {
  const summary = say(locale, 'notYours.title');
  return { card: referralNotYours({ locale, fallbackText: summary }), summary };
}
