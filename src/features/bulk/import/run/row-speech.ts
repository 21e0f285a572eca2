import { say } from '../../../../i18n/catalogue.ts';
import type { Locale } from '../../../../i18n/locale.ts';
import type { Person } from '../../../people/index.ts';
import { reasonOf } from '../../../referrals/index.ts';

/** In whose name a row is carried out, and how they are told of it. */
export interface RowSpeaker {
  readonly person: Person;
  readonly locale: Locale;
  readonly timeZone: string;
  readonly zoneIsOwn: boolean;
}

/** Partner Center's own answer, as cards say it. @param code `400-invalidRequest`, or the name alone. */
export function partnerCenterSaid({ locale }: Pick<RowSpeaker, 'locale'>, code: string): string {
  return say(locale, 'refusal.why', { reason: reasonOf(code) });
}
