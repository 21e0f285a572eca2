import type { z } from 'zod';
import type { ReferralRecord } from '../features/referrals/record/referral.ts';
import { PartnerCenterAnswerError } from './partner-center-error.ts';
import type { UnreadableRecord } from './port.ts';
import { toRecord } from './referral-from-wire.ts';
import { lowerCaseNames, property, toGuid } from './tolerant.ts';
import { wireReferral } from './wire-referral.ts';

/** For a 204: there are no (more) records. */
export const emptyPage: ReferralPage = { records: [], unreadable: [], dropped: 0, droppedFields: [] };

/** @param headerETag the answer's `ETag` header, for a body without one. */
export function readReferral(body: unknown, headerETag?: string | null): ReferralRecord {
  const read = wireReferral.safeParse(lowerCaseNames(body));
  if (!read.success) throw new PartnerCenterAnswerError(fieldNames(read.error));
  const record = toRecord(read.data);
  return record.eTag === '' && headerETag ? { ...record, eTag: headerETag } : record;
}

export interface ReferralPage {
  readonly records: ReferralRecord[];
  /** Unreadable records that can at least be requested by their id. */
  readonly unreadable: readonly UnreadableRecord[];
  /** How many elements could not be parsed, with or without an id, and which of their fields were invalid. */
  readonly dropped: number;
  readonly droppedFields: readonly string[];
  readonly nextLink?: string;
}

export function readReferralPage(body: unknown): ReferralPage {
  const value = property(body, 'value');
  if (!Array.isArray(value)) throw new PartnerCenterAnswerError('value: not a list');
  const records: ReferralRecord[] = [];
  const unreadable: UnreadableRecord[] = [];
  const droppedFields = new Set<string>();
  for (const element of value) {
    const read = wireReferral.safeParse(lowerCaseNames(element));
    if (read.success) records.push(toRecord(read.data));
    else {
      const fields = fieldNames(read.error);
      const id = toGuid(property(element, 'id'));
      droppedFields.add(fields);
      if (id !== undefined) unreadable.push({ id, fields });
    }
  }
  const nextLink = property(body, '@odata.nextLink');
  return {
    records,
    unreadable,
    dropped: value.length - records.length,
    droppedFields: [...droppedFields],
    ...(typeof nextLink === 'string' && nextLink !== '' ? { nextLink } : {}),
  };
}

/** Paths and our own words only: zod's messages would be safe too, but its inputs may contain personal data. */
function fieldNames(error: z.ZodError): string {
  return error.issues.map((issue) => `${issue.path.join('.') || 'record'} ${wordsFor(issue)}`).join('; ');
}
function wordsFor(issue: z.core.$ZodIssue): string {
  return issue.code === 'custom' ? issue.message : issue.code;
}
