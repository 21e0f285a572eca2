import { readTypedAmount } from '../../../answers/amount/typed-amount.ts';
import { say } from '../../../i18n/catalogue.ts';
import type { Locale } from '../../../i18n/locale.ts';
import { type AcceptFormProblems, type AcceptFormValues, acceptFormLimits } from '../cards/referral-cards.ts';
import { type MemberPart, memberParts, readMemberInput } from '../record/member-input.ts';
import type { AcceptFields, Member } from '../record/referral.ts';

export type AcceptInput =
  | { readonly kind: 'fields'; readonly fields: AcceptFields }
  | { readonly kind: 'problems'; readonly problems: AcceptFormProblems };

/**
 * Parses the accept form into the fields to send, or the problems found. The card's client-side checks are only
 * advisory.
 */
export function readAcceptForm(
  values: AcceptFormValues,
  contactCount: number,
  locale: Locale,
  /** The deal value as the form displayed it. */
  shown?: string,
): AcceptInput {
  const contacts = readContacts(values, contactCount, locale);
  const amount = readTypedAmount(values.value ?? '', { locale, currency: values.currency?.trim(), shown });
  const problems: AcceptFormProblems = {
    ...fieldProblems(values, locale),
    ...(amount.kind === 'problem' ? { value: say(locale, amount.problem.key, amount.problem.values) } : {}),
    ...contacts.problems,
  };
  if (amount.kind === 'problem' || Object.values(problems).some(Boolean)) return { kind: 'problems', problems };
  const text = (value: string | undefined) => value?.trim() ?? '';
  return {
    kind: 'fields',
    fields: {
      name: text(values.name),
      dealValue: { value: amount.value, currency: text(values.currency) },
      closeDate: text(values.closeDate),
      // Empty notes mean "unchanged" (they may be too long for the form), as for every optional field.
      ...(text(values.notes) ? { notes: text(values.notes) } : {}),
      ...(text(values.externalReferenceId) ? { externalReferenceId: text(values.externalReferenceId) } : {}),
      ...(text(values.campaignId) ? { campaignId: text(values.campaignId) } : {}),
      ...(contacts.members.length > 0 ? { contacts: contacts.members } : {}),
    },
  };
}

function fieldProblems(values: AcceptFormValues, locale: Locale): AcceptFormProblems {
  const tooLong = (value: string | undefined, max: number) =>
    (value?.length ?? 0) > max ? { problem: say(locale, 'problem.tooLong', { max }) } : undefined;
  const problems: Record<string, string | undefined> = {
    name: values.name?.trim() ? tooLong(values.name, acceptFormLimits.name)?.problem : say(locale, 'problem.required'),
    currency: /^[A-Z]{3}$/.test(values.currency?.trim() ?? '') ? undefined : say(locale, 'problem.currency'),
    closeDate: isCalendarDay(values.closeDate?.trim() ?? '') ? undefined : say(locale, 'problem.date'),
    notes: tooLong(values.notes, acceptFormLimits.notes)?.problem,
    externalReferenceId: tooLong(values.externalReferenceId, acceptFormLimits.id)?.problem,
    campaignId: tooLong(values.campaignId, acceptFormLimits.id)?.problem,
  };
  return Object.fromEntries(Object.entries(problems).filter(([, problem]) => problem !== undefined));
}

export function isCalendarDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const instant = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(text);
}

/** Input ids of a colleague's details in the form: `contact0FirstName`. */
const inputOf = {
  firstName: 'FirstName',
  lastName: 'LastName',
  phoneNumber: 'Phone',
  email: 'Email',
} as const satisfies Record<MemberPart, string>;

/** Partner Center requires all four details of each colleague; a completely empty row is ignored. */
function readContacts(
  values: AcceptFormValues,
  count: number,
  locale: Locale,
): { members: Member[]; problems: AcceptFormProblems } {
  const members: Member[] = [];
  const problems: Record<string, string> = {};
  for (let row = 0; row < count; row++) {
    const typed = Object.fromEntries(
      memberParts.map((part) => [part, values[`contact${row}${inputOf[part]}`]?.trim() ?? '']),
    ) as Record<MemberPart, string>;
    if (Object.values(typed).every((value) => value === '')) continue;
    const read = readMemberInput(typed, acceptFormLimits.contact, locale);
    for (const part of memberParts) {
      const problem = read.problems[part];
      if (problem) problems[`contact${row}${inputOf[part]}`] = problem;
    }
    if (Object.keys(read.problems).length === 0) members.push(read.member);
  }
  const incomplete = Object.keys(problems).length > 0;
  return { members, problems: incomplete ? { ...problems, contacts: say(locale, 'problem.contactIncomplete') } : {} };
}
