import type { RoutingAmount, RoutingConditions } from '../../../answers/routing/routing-when.ts';
import { plain, plainName } from '../../../cards/plain.ts';
import { say } from '../../../i18n/catalogue.ts';
import { countryName, formatMoney, formatNumber, joinedIn } from '../../../i18n/format.ts';
import type { Locale } from '../../../i18n/locale.ts';
import type { Assignment } from '../record/assignment.ts';
import type { Referral } from '../record/referral.ts';
import { isAssigned, isHandedOn } from '../rules/assign.ts';
import { actorName } from './actor-name.ts';

/** Upper bound of the countries named; the rest is counted. */
const mostCountries = 4;
const longestSaid = 60;

/**
 * `Germany · from 50,000 · from Microsoft`: a rule's conditions. Plain text, to be escaped for a card: admins typed
 * some of it.
 */
export function conditionsInWords(when: RoutingConditions, locale: Locale): string {
  const { customer, solution, over, under, language, source, locations = [] } = when;
  const countries = countriesInWords(when.countries ?? [], locale);
  const notCountries = countriesInWords(when.notCountries ?? [], locale);
  const words = [
    ...(countries ? [countries] : []),
    ...(notCountries ? [say(locale, 'route.when.not', { countries: notCountries })] : []),
    ...(customer ? [say(locale, 'route.when.customer', { name: plain(customer, { max: longestSaid }) })] : []),
    ...(solution ? [say(locale, 'route.when.solution', { name: plain(solution, { max: longestSaid }) })] : []),
    ...(over ? [say(locale, 'route.when.over', { value: amountInWords(over, locale) })] : []),
    ...(under ? [say(locale, 'route.when.under', { value: amountInWords(under, locale) })] : []),
    ...(language ? [say(locale, 'route.when.language', { language: languageIn(locale, language) })] : []),
    ...(source ? [say(locale, `route.when.${source}`)] : []),
    ...(locations.length > 0 ? [say(locale, 'route.when.location', { ids: joinedIn(locale, locations) })] : []),
  ];
  return words.length > 0 ? words.join(' · ') : say(locale, 'route.when.all');
}

function countriesInWords(codes: readonly string[], locale: Locale): string {
  const others = codes.length - mostCountries;
  const parts = [
    ...codes.slice(0, mostCountries).map((code) => countryName(locale, code)),
    ...(others > 0 ? [say(locale, 'route.when.others', { count: others })] : []),
  ];
  return joinedIn(locale, parts);
}

/** In the currency that was named; a bare number applies to any currency. */
export function amountInWords({ value, currency }: RoutingAmount, locale: Locale): string {
  return currency ? formatMoney(locale, { value, currency }) : formatNumber(locale, value);
}

function languageIn(locale: Locale, code: string): string {
  return new Intl.DisplayNames(locale, { type: 'language' }).of(code) ?? code;
}

/** `rule 2: Germany · from 50,000`. */
export function ruleInWords(rule: NonNullable<Assignment['rule']>, locale: Locale): string {
  return say(locale, 'route.rule', { number: rule.place, rule: conditionsInWords(rule.when, locale) });
}

/** How the owner got the referral, in a few words; undefined: by Partner Center's team or by claiming it. */
export function whyAssigned(referral: Pick<Referral, 'owner' | 'assignment'>, locale: Locale): string | undefined {
  const { assignment } = referral;
  if (!assignment || !isAssigned(referral)) return undefined;
  const { how, by, rule } = assignment;
  if (how === 'person' && !isHandedOn(referral)) return undefined;
  if (how === 'person')
    return say(locale, 'route.by.person', { name: plainName(actorName(locale, by ?? { name: '' }), 40) });
  if (how === 'else') return say(locale, 'route.by.else');
  const said = rule ? ruleInWords(rule, locale) : say(locale, 'route.by.else');
  const away = assignment.passedOver?.[0]?.who;
  if (how === 'stand-in' && away)
    return say(locale, 'route.by.standIn', { name: plainName(actorName(locale, away), 40), rule: said });
  return how === 'catcher' ? say(locale, 'route.by.catcher', { rule: said }) : said;
}
