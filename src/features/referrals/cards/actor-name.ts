import { say } from '../../../i18n/catalogue.ts';
import type { Locale } from '../../../i18n/locale.ts';
import type { Actor } from '../record/referral.ts';

/** Not yet escaped for a card. A person who was forgotten has no name any more. */
export function actorName(locale: Locale, { name }: Pick<Actor, 'name'>): string {
  return name || say(locale, 'person.forgotten');
}
