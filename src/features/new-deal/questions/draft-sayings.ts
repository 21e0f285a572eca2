import { amountText, dayText } from '../../../answers/shown.ts';
import { say } from '../../../i18n/catalogue.ts';
import { countryName, formatList, formatMoney, formatNumber } from '../../../i18n/format.ts';
import type { Locale } from '../../../i18n/locale.ts';
import type { DealCustomer, DealFields, DealSolution } from '../draft/deal-draft.ts';
import { nameOf } from './draft-person.ts';
import { type AddressQuestion, addressParts, type DealQuestion } from './draft-questions.ts';

/** How many of a list are named: the rest is counted. */
const named = 5;

/** What the desk understood of an answer, as this person writes such things; undefined where there is none. Not escaped. */
export function answerInWords(fields: DealFields, question: DealQuestion, locale: Locale): string | undefined {
  const { customer } = fields;
  if (question in addressParts) return partInWords(customer, question as AddressQuestion, locale);
  switch (question) {
    case 'customer':
      return customer?.name || undefined;
    case 'duns':
      return customer?.dunsNumber ?? undefined;
    case 'contact':
      return fields.contact ? personInWords(fields.contact) : undefined;
    case 'visibility':
      return fields.visibility && say(locale, `newDeal.visibility.${fields.visibility}`);
    case 'name':
      return fields.name;
    case 'value':
      return fields.value && amountText(locale, fields.value);
    case 'close-date':
      return fields.closeDate && dayText(locale, fields.closeDate);
    case 'marketplace-intent':
      return fields.marketplaceIntent && say(locale, `newDeal.intent.${fields.marketplaceIntent}`);
    case 'employees':
      return listed(locale, (fields.employees ?? []).map(personInWords));
    case 'solutions':
      return listed(
        locale,
        (fields.solutions ?? []).map((solution) => solutionInWords(solution, locale)),
      );
    case 'help':
      return fields.help && say(locale, `help.${fields.help}`);
    case 'consent':
      return fields.consent ? say(locale, 'newDeal.yes') : undefined;
    default:
      return textIn(fields, question);
  }
}

function textIn(fields: DealFields, question: DealQuestion): string | undefined {
  const texts: Partial<Record<DealQuestion, string | null | undefined>> = {
    location: fields.location,
    'solution-area': fields.solutionArea,
    'crm-id': fields.crmId,
    'campaign-id': fields.campaignId,
    notes: fields.notes,
    'help-notes': fields.helpNotes,
  };
  return texts[question] ?? undefined;
}

function partInWords(
  customer: DealCustomer | undefined,
  question: AddressQuestion,
  locale: Locale,
): string | undefined {
  const part = customer?.address[addressParts[question]] ?? undefined;
  return part && question === 'country' ? countryName(locale, part) : part;
}

/** Street, city and country in one line. */
export function addressInWords({ address }: DealCustomer, locale: Locale): string {
  const { addressLine1, addressLine2, city, state, postalCode, country } = address;
  const parts = [addressLine1, addressLine2, [postalCode, city].filter(Boolean).join(' '), state];
  return [...parts, country ? countryName(locale, country) : undefined].filter(Boolean).join(', ');
}

/** Tells customers of one name apart: where they are, and their D-U-N-S number. */
export function customerInWords(customer: DealCustomer, locale: Locale): string {
  const { dunsNumber } = customer;
  const place = addressInWords(customer, locale);
  return dunsNumber
    ? [place, say(locale, 'newDeal.dunsNumber', { number: dunsNumber })].filter(Boolean).join(' · ')
    : place;
}

export function personInWords(person: Parameters<typeof nameOf>[0] & { email?: string; phoneNumber?: string }): string {
  const reach = [person.email, person.phoneNumber].filter(Boolean).join(', ');
  return reach ? `${nameOf(person)} (${reach})` : nameOf(person);
}

export function solutionInWords({ name, id, quantity, price }: DealSolution, locale: Locale): string {
  const count = quantity === undefined ? undefined : `× ${formatNumber(locale, quantity)}`;
  const each = price === undefined ? undefined : formatMoney(locale, price);
  return [name || id, count, each].filter(Boolean).join(' · ');
}

function listed(locale: Locale, items: readonly string[]): string | undefined {
  if (items.length === 0) return undefined;
  const more = items.length - named;
  const shown = items.slice(0, named);
  return formatList(locale, more > 0 ? [...shown, say(locale, 'fact.more', { count: more })] : shown);
}
