import { say } from '../../../i18n/catalogue.ts';
import type { Locale } from '../../../i18n/locale.ts';
import { registrationStanding } from '../../deals/index.ts';
import type { Referral } from '../../referrals/index.ts';
import type { KnownSolutions } from '../../solutions/index.ts';

/** Why a deal can't be registered, as its card says it. */
export function whyNotRegistered(deal: Referral, known: KnownSolutions, locale: Locale): string {
  if (deal.record.status === 'Active') return say(locale, 'deal.notice.notWon');
  const isAlready = ['registered', 'sending'].includes(registrationStanding(deal, known));
  return say(locale, isAlready ? 'deal.notice.registeredAlready' : 'deal.notice.notRegistrable');
}
