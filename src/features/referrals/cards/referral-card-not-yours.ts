import { referralNotYours } from '../../../cards/cards.ts';
import { say } from '../../../i18n/catalogue.ts';
import type { BuiltCard, ReferralView } from './referral-view.ts';

/** Replaces a deal's card in the chat of a person who no longer works on it: nothing of the deal stays readable. */
export function notYoursCard({ locale }: Pick<ReferralView, 'locale'>): BuiltCard {
  const summary = say(locale, 'notYours.title');
  return { card: referralNotYours({ locale, fallbackText: summary }), summary };
}
