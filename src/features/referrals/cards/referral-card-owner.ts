import { plainName } from '../../../cards/plain.ts';
import { say } from '../../../i18n/catalogue.ts';
import type { Locale } from '../../../i18n/locale.ts';
import { fullName } from '../record/members.ts';
import type { Referral } from '../record/referral.ts';
import { absentOwner, isCertainlyAbsent } from '../rules/absent-owner.ts';

const longestName = 40;

/** Whose it is: by the desk, by Partner Center's team, or nobody's. */
export function ownerFact({ owner, record }: Referral, locale: Locale): string {
  if (owner) return plainName(owner.name, longestName);
  const absent = absentOwner({ record });
  if (!absent) return say(locale, 'fact.owner.nobody');
  const name = plainName(fullName(absent), longestName);
  return isCertainlyAbsent({ record }) ? say(locale, 'fact.owner.absent', { name }) : name;
}

/** The e-mail address of whoever `ownerFact` names. */
export function ownerEmail(referral: Referral): string | undefined {
  return referral.owner?.email ?? absentOwner(referral)?.email;
}
