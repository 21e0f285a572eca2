import { plainName } from '../../../cards/plain.ts';
import { say } from '../../../i18n/catalogue.ts';
import { inBrackets } from '../../../i18n/format.ts';
import type { Locale } from '../../../i18n/locale.ts';
import type { Referral } from '../record/referral.ts';
import { ownerOf } from '../rules/absent-owner.ts';
import { whyAssigned } from './routing-in-words.ts';

const longestName = 40;

/** The owner: by the desk, by Partner Center's team, or none. */
export function ownerFact(referral: Referral, locale: Locale, share = 1): string {
  const owner = ownerOf(referral);
  if (!owner) return say(locale, 'fact.owner.nobody');
  const name = plainName(owner.name, Math.floor(longestName * share));
  return owner.isAbsent ? say(locale, 'fact.owner.absent', { name }) : name;
}

/** The same with how they got it: by which rule, or from whom. */
export function ownerAndWhy(referral: Referral, locale: Locale): string {
  const owner = ownerFact(referral, locale);
  const why = whyAssigned(referral, locale);
  return why ? inBrackets(locale, owner, why) : owner;
}

/** The e-mail address of the owner in `ownerFact`. */
export function ownerEmail(referral: Referral): string | undefined {
  return ownerOf(referral)?.email;
}
