import { say } from '../../../../i18n/catalogue.ts';
import type { Locale } from '../../../../i18n/locale.ts';
import type { Person } from '../../../people/index.ts';
import { reasonOf } from '../../../referrals/index.ts';

/** The person for whom a row is carried out, and their language. */
export interface RowSpeaker {
  readonly person: Person;
  readonly locale: Locale;
  readonly timeZone: string;
  readonly zoneIsOwn: boolean;
}

/** Partner Center's answer in the words of cards. @param code `400-invalidRequest`, or the name alone. */
export function partnerCenterSaid({ locale }: Pick<RowSpeaker, 'locale'>, code: string): string {
  return say(locale, 'refusal.why', { reason: reasonOf(code) });
}
