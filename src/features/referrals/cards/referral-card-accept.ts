import type { AcceptField, ContactRow, Line } from '../../../cards/card-data.ts';
import { referralAccept } from '../../../cards/cards.ts';
import { acceptFormLimits } from '../../../cards/form-limits.ts';
import { numberShown } from '../../../cards/number-input.ts';
import { inputValue, plain, plainName } from '../../../cards/plain.ts';
import { absentValue } from '../../../cards/template.ts';
import { say } from '../../../i18n/catalogue.ts';
import { currencyChoices } from '../../../i18n/currencies.ts';
import { calendarDay } from '../../../i18n/format.ts';
import type { Locale } from '../../../i18n/locale.ts';
import type { Member, Referral } from '../record/referral.ts';
import { seenOf } from './form-seen.ts';
import { type BuiltCard, cardBasics, customerForSummary, type ReferralView } from './referral-view.ts';

const contactFields = ['FirstName', 'LastName', 'Email', 'Phone'] as const;
type ContactField = (typeof contactFields)[number];

/** The form's inputs by id, as typed: parsing is the service's job. */
export type AcceptFormValues = {
  readonly [Field in AcceptField]?: string | undefined;
} & { readonly [Field in `contact${number}${ContactField}`]?: string | undefined };

export type AcceptFormProblems = Partial<Record<keyof AcceptFormValues | 'contacts', string>>;

export const acceptFormFields = [
  'name',
  'value',
  'currency',
  'closeDate',
  'notes',
  'externalReferenceId',
  'campaignId',
] as const;

/** Every input id of the form, for the schema that parses it. */
export function acceptFormInputIds(contactCount: number): readonly (keyof AcceptFormValues)[] {
  const contacts = Array.from({ length: contactCount }, (_, row) =>
    contactFields.map((field) => contactId(row, field)),
  );
  return [...acceptFormFields, ...contacts.flat()];
}

/**
 * The form's initial values: what Partner Center holds. A value that comes back equal was not changed. Notes too long
 * for the form are omitted, as they would come back truncated: empty notes mean "unchanged".
 */
export function acceptFormValues(referral: Referral, contacts: readonly Partial<Member>[] = []): AcceptFormValues {
  const { record } = referral;
  const notes = record.notes ?? '';
  const rows = contacts.slice(0, acceptFormLimits.contacts).flatMap((contact, row) => [
    [contactId(row, 'FirstName'), contact.firstName ?? ''],
    [contactId(row, 'LastName'), contact.lastName ?? ''],
    [contactId(row, 'Email'), contact.email ?? ''],
    [contactId(row, 'Phone'), contact.phoneNumber ?? ''],
  ]);
  return {
    name: record.name.slice(0, acceptFormLimits.name),
    value: record.dealValue ? String(record.dealValue.value) : undefined,
    currency: record.dealValue?.currency,
    closeDate: record.closesAt ? calendarDay(record.closesAt) : undefined,
    notes: notes.length > acceptFormLimits.notes ? '' : notes,
    externalReferenceId: record.externalReferenceId?.slice(0, acceptFormLimits.id),
    campaignId: record.campaignId?.slice(0, acceptFormLimits.id),
    ...Object.fromEntries(rows),
  };
}

/** Digests of the fields as displayed; the team is one field, as it is written as a whole. */
export function acceptFormSeen(referral: Referral): string {
  return seenOf(acceptFormSeenFields, acceptFormShown(referral));
}

export const acceptFormSeenFields = [...acceptFormFields, 'team'] as const;

export function acceptFormShown(referral: Referral): Readonly<Record<string, string | undefined>> {
  const members = referral.record.team.map((member) => [member.firstName, member.lastName, member.email].join(' '));
  return { ...acceptFormValues(referral), team: members.join('\n') };
}

/** The accept form with the input so far and its problems. */
export function acceptForm(
  referral: Referral,
  view: ReferralView,
  form: {
    readonly values: AcceptFormValues;
    readonly problems: AcceptFormProblems;
    readonly contactCount: number;
    /** As the form carried it, while its reader continues with what they saw; absent: the current state. */
    readonly seen?: string;
  },
): BuiltCard {
  const { locale } = view;
  const { values, problems } = form;
  const contactCount = Math.min(Math.max(0, Math.trunc(form.contactCount)), acceptFormLimits.contacts);
  const isLead = referral.kind === 'lead';
  const title = isLead ? 'lead.take.title' : 'form.accept.title';
  const summary = say(locale, title, { customer: customerForSummary(referral) });
  const card = referralAccept({
    ...cardBasics(referral, view, summary),
    title: say(locale, title, { customer: plainName(referral.record.customer.name, 120) }),
    intro: say(locale, isLead ? 'lead.take.intro' : 'form.accept.intro'),
    summaryOfProblems: summaryOfProblems(locale, problems),
    values: inputValues(values),
    asText: { value: numberShown(values.value).asText },
    problems: Object.fromEntries(
      [...acceptFormFields, 'contacts' as const].map((field) => [field, problemLines(problems[field])]),
    ) as never,
    placeholders: { notes: notesAreKept(referral) ? say(locale, 'input.notes.keep') : (absentValue as string) },
    currencies: currencyChoices(locale, [referral.record.dealValue?.currency, values.currency]),
    contactCount,
    seen: form.seen ?? acceptFormSeen(referral),
    contacts: Array.from({ length: contactCount }, (_, row) => contactRow(locale, row, values, problems)),
    buttons: { addContact: contactCount < acceptFormLimits.contacts, removeContact: contactCount > 0 },
  });
  return { card, summary };
}

function notesAreKept(referral: Referral): boolean {
  return (referral.record.notes?.length ?? 0) > acceptFormLimits.notes;
}

function inputValues(values: AcceptFormValues): Readonly<Record<AcceptField, string | number>> {
  return {
    name: inputValue(values.name ?? '', acceptFormLimits.name),
    value: numberShown(values.value).value,
    currency: values.currency ? inputValue(values.currency, 10) : absentValue,
    closeDate: /^\d{4}-\d\d-\d\d$/.test(values.closeDate ?? '') ? (values.closeDate ?? absentValue) : absentValue,
    notes: inputValue(values.notes ?? '', acceptFormLimits.notes),
    externalReferenceId: inputValue(values.externalReferenceId ?? '', acceptFormLimits.id),
    campaignId: inputValue(values.campaignId ?? '', acceptFormLimits.id),
  };
}

function contactRow(locale: Locale, row: number, values: AcceptFormValues, problems: AcceptFormProblems): ContactRow {
  const number = row + 1;
  const each = <Value>(make: (field: ContactField) => Value) =>
    Object.fromEntries(contactFields.map((field) => [field, make(field)])) as Record<ContactField, Value>;
  return {
    number: row,
    names: {
      firstName: say(locale, 'input.firstName', { number }),
      lastName: say(locale, 'input.lastName', { number }),
      email: say(locale, 'input.email', { number }),
      phone: say(locale, 'input.phone', { number }),
    },
    values: each((field) => inputValue(values[contactId(row, field)] ?? '', acceptFormLimits.contact)),
    problems: each((field) => problemLines(problems[contactId(row, field)])),
  };
}

function contactId(row: number, field: ContactField): `contact${number}${ContactField}` {
  return `contact${row}${field}`;
}

/** Shown beside the input: Adaptive Cards can't show a server-side problem in the input itself. */
export function problemLines(problem: string | undefined): readonly Line[] {
  return problem ? [{ text: plain(problem) }] : [];
}

/** Repeated at the top, since a phone shows only a part of the form. */
export function summaryOfProblems(
  locale: Locale,
  problems: Readonly<Record<string, string | undefined>>,
): readonly Line[] {
  const count = Object.values(problems).filter(Boolean).length;
  return count > 0 ? [{ text: say(locale, 'form.problems', { count }) }] : [];
}
