import { z } from 'zod';
import { type Locale, locales, toLocale } from '../i18n/locale.ts';
import { listSetting, wholeNumber } from './formats.ts';

/** A person or location rule from `REFERRALS_ADMINS` and `REFERRALS_USERS`. */
export interface RoleEntry {
  /** E-mail address or Entra object id, lower case; `*` = everybody in the allowed tenants who installed the desk. */
  readonly who: string;
  /** Partner location ids (MPN ids); empty = the whole company. */
  readonly locations: readonly string[];
}

/** Days; 0 keeps for ever. */
export const daysKept = wholeNumber(0, 36_500);
/** An event of Partner Center is acted on for ten days: as long, it must be known again. The inbox's own index ends at 30. */
export const inboxDays = wholeNumber(11, 30);

/** Part of an address: two at the most, the new one and the one that offers still have. */
export const leadSecrets = z
  .string()
  .transform((text) => text.split(',').flatMap((item) => item.trim() || []))
  .refine(
    (secrets) => secrets.length <= 2 && secrets.every((secret) => /^[A-Za-z0-9_-]{32,128}$/.test(secret)),
    'must be one or two, each of 32 to 128 letters, digits, _ or -',
  );

export const graphReads = listSetting.transform((items, context) => {
  const read = z.array(z.enum(['manager', 'away'])).safeParse(items);
  if (read.success) return read.data;
  context.addIssue({ code: 'custom', message: 'must name manager, away or both, by comma' });
  return z.NEVER;
});

export const roleEntries = listSetting.transform((items, context) =>
  items.flatMap((item): RoleEntry[] => {
    const [, who, locations] = /^([^\s[\]]+)(?:\[([\d\s]+)\])?$/.exec(item) ?? [];
    if (who) return [{ who: who.toLowerCase(), locations: locations?.trim().split(/\s+/) ?? [] }];
    context.addIssue({
      code: 'custom',
      message:
        'must list e-mail addresses or Entra object ids by comma, each with its locations like ann@contoso.com[4567001 4567002] where it is limited',
    });
    return [];
  }),
);

/** An e-mail address or an Entra object id, lower case. */
export const catcherSetting = z
  .string()
  .transform((text) => text.trim().toLowerCase())
  .pipe(z.union([z.email(), z.guid()], 'must be an e-mail address or an Entra object id'));

export const languageSetting = z.string().transform((text, context): Locale => {
  const locale = toLocale(text);
  if (locale) return locale;
  context.addIssue({ code: 'custom', message: `must be one of ${locales.join(', ')}` });
  return z.NEVER;
});
