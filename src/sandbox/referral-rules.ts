import { invalidRequest } from './api-error.ts';
import { comparableDateTime } from './date-time.ts';
import type { Member, ReferralRecord } from './referral-record.ts';

const countries = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' });
const currencies = new Set(Intl.supportedValuesOf('currency'));

export const isCountry = (code: string): boolean => /^[A-Z]{2}$/.test(code) && countries.of(code) !== undefined;

export const isComplete = (person: Partial<Member>): boolean =>
  [person.firstName, person.lastName, person.phoneNumber, person.email].every(
    (part) => typeof part === 'string' && part.trim() !== '',
  );

/** What every record must keep (reference, sections 2.5, 2.8, 5.3); limits of 50 are those of the CSV pages. */
export function checkRecord(record: ReferralRecord): void {
  const { details, customerProfile, team } = record;
  refuseIf(record.name.trim() === '', 'name is required.');
  refuseIf(customerProfile.name.trim() === '', 'customerProfile.name is required.');
  refuseIf(customerProfile.address.addressLine1.trim() === '', 'customerProfile.address.addressLine1 is required.');
  refuseIf(customerProfile.address.city.trim() === '', 'customerProfile.address.city is required.');
  refuseIf(!isCountry(customerProfile.address.country), 'customerProfile.address.country must be ISO 3166 alpha-2.');
  checkTeam(team);
  checkDetails(details);
}

export function checkTeam(team: readonly Member[]): void {
  refuseIf(!team.some(isComplete), 'team needs at least one member with first name, last name, phone number, email.');
  refuseIf(team.length > 50, 'team may have at most 50 members.');
}

export function checkDetails(details: ReferralRecord['details']): void {
  const { solutions } = details.requirements;
  refuseIf(!currencies.has(details.currency ?? ''), 'details.currency must be an ISO 4217 code.');
  refuseIf(details.dealValue === null || details.dealValue < 0, 'details.dealValue must be a number.');
  refuseIf(comparableDateTime(details.closingDateTime ?? '') === undefined, 'details.closingDateTime must be UTC.');
  refuseIf(solutions.length === 0, 'details.requirements.solutions needs at least one solution.');
  refuseIf(solutions.length > 50, 'details.requirements.solutions may have at most 50 solutions.');
  refuseIf(
    solutions.some((solution) => typeof solution.id !== 'string' || solution.id === ''),
    'Every solution needs an id.',
  );
}

/** "After this field is marked as visible, it can't be reverted" (docs/partner-center.md#deal-types). */
export function checkSharing(before: ReferralRecord, after: ReferralRecord): void {
  const flag = 'consentToShareReferralWithMicrosoftSellers';
  refuseIf(before.consent[flag] && !after.consent[flag], `${flag} cannot be taken back.`);
}

/** Numbers come as numbers or as text: the official patch sample sends "10000". */
export function toNumber(value: unknown, field: string): number | null {
  if (value === null || value === undefined) return null;
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  if (typeof number === 'number' && Number.isFinite(number)) return number;
  throw invalidRequest(`${field} must be a number.`);
}

export function refuseIf(condition: boolean, message: string): void {
  if (condition) throw invalidRequest(message);
}
