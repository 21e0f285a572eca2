import { hasMember, sameEmail } from './members.ts';
import type { Member, Money, SolutionTag } from './record-parts.ts';
import type { ReferralRecord } from './referral-record.ts';
import { salesStageOf } from './sales-stage.ts';

/**
 * One change to a deal, in our own terms; the outbox carries it until Partner Center holds it. A change that replaces a
 * value also names the value it replaces, so that a concurrent change of the same field is detected, and no other.
 * Lists and notes are changed by adding and removing, which commutes with other changes.
 */
export type RecordChange =
  | { readonly field: TextField; readonly from: string; readonly to: string }
  | { readonly field: 'dealValue'; readonly from: Money | null; readonly to: Money }
  | { readonly field: 'note'; readonly text: string }
  | { readonly field: 'team'; readonly add: readonly Member[]; readonly remove: readonly string[] }
  | { readonly field: 'solutions'; readonly add: readonly SolutionTag[]; readonly remove: readonly string[] }
  /** `replaces`: the e-mail of the contact replaced. */
  | { readonly field: 'contact'; readonly contact: Member; readonly replaces?: string }
  | { readonly field: 'share' };

/** `closeDate` is a calendar day, `YYYY-MM-DD`; `salesStage` a percentage; an absent value is ''. */
export const textFields = ['name', 'closeDate', 'salesStage', 'notes', 'externalReferenceId', 'campaignId'] as const;
export type TextField = (typeof textFields)[number];

/** A change that can conflict with another one of the same field. */
export type ReplacingChange = Extract<RecordChange, { from: unknown }>;

export function isReplacing(change: RecordChange): change is ReplacingChange {
  return 'from' in change;
}

/** The close date is a calendar day; Partner Center stores an instant whose UTC day it is. */
export function utcDayOf(instant: Date | undefined): string | undefined {
  return instant?.toISOString().slice(0, 10);
}

/** The fields that `textOf` reads. */
type Texts = Pick<ReferralRecord, 'closesAt' | Exclude<TextField, 'closeDate'>>;

export function textOf(record: Texts, field: TextField): string {
  if (field === 'closeDate') return utcDayOf(record.closesAt) ?? '';
  if (field === 'salesStage') return String(salesStageOf(record.salesStage) ?? record.salesStage ?? '');
  return record[field] ?? '';
}

/** The record's value of a replaceable field, in the format of `to`. */
export function valueIn(record: ReferralRecord, field: ReplacingChange['field']): string | Money | null {
  return field === 'dealValue' ? (record.dealValue ?? null) : textOf(record, field);
}

export function sameValue(a: string | Money | null, b: string | Money | null): boolean {
  if (typeof a === 'string' || typeof b === 'string' || a === null || b === null) return a === b;
  return a.value === b.value && a.currency === b.currency;
}

/**
 * - `done`: the record already has the change. - `waiting`: it can be applied. - `conflict`: the field was changed
 * concurrently to another value, and only a person can decide.
 */
export type ChangeStanding = 'done' | 'waiting' | 'conflict';

/** @param sentBefore an earlier attempt may have written the note: its text with date and name is searched for. */
export function changeStanding(change: RecordChange, record: ReferralRecord, sentBefore: boolean): ChangeStanding {
  if (isReplacing(change)) {
    const current = valueIn(record, change.field);
    if (sameValue(current, change.to)) return 'done';
    return sameValue(current, change.from) ? 'waiting' : 'conflict';
  }
  return isDone(change, record, sentBefore) ? 'done' : 'waiting';
}

function isDone(change: Exclude<RecordChange, ReplacingChange>, record: ReferralRecord, sentBefore: boolean): boolean {
  switch (change.field) {
    case 'note':
      return sentBefore && (record.notes ?? '').includes(change.text);
    case 'team':
      return (
        change.add.every((member) => record.team.some((other) => sameMember(member, other))) &&
        !change.remove.some((email) => hasMember(record.team, email))
      );
    case 'solutions':
      return (
        change.add.every(({ id }) => record.solutions.some((solution) => solution.id === id)) &&
        !change.remove.some((id) => record.solutions.some((solution) => solution.id === id))
      );
    case 'contact':
      return (
        record.customer.contacts.some((contact) => sameMember(contact, change.contact)) &&
        !isReplaced(change, record.customer.contacts)
      );
    case 'share':
      return record.consent.shareWithMicrosoftSellers;
  }
}

/** Whether the contact to be replaced is still there. */
function isReplaced(
  { contact, replaces }: Extract<RecordChange, { field: 'contact' }>,
  contacts: readonly Member[],
): boolean {
  return replaces !== undefined && !sameEmail(replaces, contact.email) && hasMember(contacts, replaces);
}

/** The record after Partner Center has applied the changes. */
export function withChanges(record: ReferralRecord, changes: readonly RecordChange[]): ReferralRecord {
  return changes.reduce(withChange, record);
}

function withChange(record: ReferralRecord, change: RecordChange): ReferralRecord {
  switch (change.field) {
    case 'note':
      return { ...record, notes: [record.notes?.trimEnd(), change.text].filter(Boolean).join('\n') };
    case 'team':
      return { ...record, team: merged(record.team, change.add, change.remove, (a, b) => sameEmail(a, b)) };
    case 'solutions':
      return { ...record, solutions: mergedSolutions(record.solutions, change) };
    case 'contact': {
      const { customer } = record;
      const kept = isReplaced(change, customer.contacts)
        ? customer.contacts.map((each) => (sameEmail(each.email, change.replaces ?? '') ? change.contact : each))
        : customer.contacts;
      const contacts = merged(kept, [change.contact], [], sameEmail);
      return { ...record, customer: { ...customer, contacts } };
    }
    case 'share':
      return { ...record, consent: { shareWithMicrosoftSellers: true } };
    case 'dealValue':
      return { ...record, dealValue: change.to };
    case 'closeDate':
      // An unchanged day keeps its time of day, which is Partner Center's.
      return textOf(record, 'closeDate') === change.to
        ? record
        : { ...record, closesAt: new Date(`${change.to}T00:00:00Z`) };
    default:
      return textOf(record, change.field) === change.to ? record : { ...record, [change.field]: change.to };
  }
}

/** Existing members are updated in place; new ones are appended. */
function merged(
  members: readonly Member[],
  add: readonly Member[],
  remove: readonly string[],
  same: (a: string, b: string) => boolean,
): readonly Member[] {
  const kept = members.filter(({ email }) => !remove.some((gone) => same(gone, email)));
  const updated = kept.map((member) => {
    const newer = add.find(({ email }) => same(email, member.email));
    return newer ? { ...member, ...newer } : member;
  });
  return [...updated, ...add.filter(({ email }) => !kept.some((member) => same(member.email, email)))];
}

function mergedSolutions(
  solutions: readonly SolutionTag[],
  { add, remove }: Extract<RecordChange, { field: 'solutions' }>,
): readonly SolutionTag[] {
  const kept = solutions.filter(({ id }) => !remove.includes(id));
  return [...kept, ...add.filter(({ id }) => !kept.some((solution) => solution.id === id))];
}

/** The same person with the same details; a title that only one of them has makes no difference. */
export function sameMember(a: Member, b: Member): boolean {
  return (
    sameEmail(a.email, b.email) &&
    a.firstName === b.firstName &&
    a.lastName === b.lastName &&
    a.phoneNumber === b.phoneNumber
  );
}
