import { invalidRequest, preconditionFailed } from './api-error.ts';
import { comparableDateTime } from './date-time.ts';
import { itemWithKnownNames } from './field-names.ts';
import { toMember, toSolution } from './referral-parts.ts';
import type { ReferralRecord } from './referral-record.ts';
import { checkDetails, checkSharing, checkTeam, refuseIf, toNumber } from './referral-rules.ts';
import type { ReferralStore } from './referral-store.ts';
import { checkTransition, isTerminal, terminalError } from './transitions.ts';

/** One change of one field, whichever verb brought it. */
export interface FieldChange {
  readonly path: string;
  readonly value: unknown;
}

type Write = (record: ReferralRecord, value: unknown) => void;

const textOrNull = (value: unknown): string | null => {
  if (value === null || typeof value === 'string') return value;
  throw invalidRequest('The value must be text or null.');
};

const requiredText = (value: unknown): string => {
  if (typeof value === 'string' && value !== '') return value;
  throw invalidRequest('The value must be text.');
};

const bool = (value: unknown): boolean => {
  if (typeof value === 'boolean') return value;
  throw invalidRequest('The value must be true or false.');
};

const listOf = <Item>(value: unknown, one: (item: unknown) => Item, path: string): Item[] => {
  if (!Array.isArray(value)) throw invalidRequest('The value must be a list.');
  return value.map((item) => one(itemWithKnownNames(item, path)));
};

/** The official whitelist (SWAG `UpdateReferralDetails.path.enum`), and `/name`, which the UI lets people change. */
const fields: Readonly<Record<string, Write>> = {
  '/campaignId': (record, value) => {
    record.campaignId = textOrNull(value);
  },
  '/consent/consentToShareReferralWithMicrosoftSellers': (record, value) => {
    record.consent.consentToShareReferralWithMicrosoftSellers = bool(value);
    record.type = bool(value) ? 'Shared' : record.type;
  },
  '/customerProfile/team': (record, value) => {
    record.customerProfile.team = listOf(value, toMember, '/team');
  },
  '/customerProfile/team/-': (record, value) => {
    record.customerProfile.team.push(toMember(itemWithKnownNames(value, '/team')));
  },
  '/details/closingDateTime': (record, value) => {
    refuseIf(comparableDateTime(requiredText(value)) === undefined, 'closingDateTime must be a UTC date-time.');
    record.details.closingDateTime = requiredText(value);
  },
  '/details/currency': (record, value) => {
    record.details.currency = requiredText(value);
  },
  '/details/dealValue': (record, value) => {
    record.details.dealValue = toNumber(value, 'details.dealValue');
  },
  '/details/notes': (record, value) => {
    record.details.notes = textOrNull(value);
  },
  '/details/requirements/solutions': (record, value) => {
    record.details.requirements.solutions = listOf(value, toSolution, '/solutions');
  },
  '/details/requirements/solutions/-': (record, value) => {
    record.details.requirements.solutions.push(toSolution(itemWithKnownNames(value, '/solutions')));
  },
  '/externalReferenceId': (record, value) => {
    record.externalReferenceId = textOrNull(value);
  },
  '/name': (record, value) => {
    record.name = requiredText(value);
  },
  '/referralProgram': (record, value) => {
    record.referralProgram = textOrNull(value);
  },
  '/salesStage': (record, value) => {
    record.salesStage = typeof value === 'number' ? String(value) : textOrNull(value);
  },
  '/status': (record, value) => {
    record.status = requiredText(value);
  },
  '/substatus': (record, value) => {
    record.substatus = requiredText(value);
  },
  '/statusReason': (record, value) => {
    record.statusReason = textOrNull(value);
  },
  '/team': (record, value) => {
    record.team = listOf(value, toMember, '/team');
  },
  '/team/-': (record, value) => {
    record.team.push(toMember(itemWithKnownNames(value, '/team')));
  },
};

const canonical = new Map(Object.keys(fields).map((path) => [path.toLowerCase(), path]));

/** The whitelisted spelling of a path, or undefined. */
export const knownPath = (path: string): string | undefined => canonical.get(path.toLowerCase());

/** All of the changes or none of them, under every rule of the record. */
export function changeReferral(
  store: ReferralStore,
  id: string,
  changes: readonly FieldChange[],
  ifMatch: string | undefined,
): ReferralRecord {
  const before = store.get(id);
  checkETag(before, ifMatch);
  if (isTerminal(before)) throw terminalError(before);
  return store.change(id, (copy) => {
    for (const { path, value } of changes) fields[path]?.(copy, value);
    const paths = new Set(changes.map((change) => change.path));
    checkTransition(before, copy, { status: paths.has('/status'), substatus: paths.has('/substatus') });
    checkSharing(before, copy);
    checkContacts(before, paths, store);
    checkChanged(copy, paths);
  });
}

export function checkETag(record: ReferralRecord, ifMatch: string | undefined): void {
  if (ifMatch !== undefined && ifMatch !== '*' && ifMatch !== record.eTag) throw preconditionFailed();
}

/** Contacts become read-only once they were sent with a co-sell request (docs/partner-center.md#customer). */
function checkContacts(before: ReferralRecord, paths: ReadonlySet<string>, store: ReferralStore): void {
  const contacts = paths.has('/customerProfile/team') || paths.has('/customerProfile/team/-');
  const sent = store.microsoftSide(before.engagementId) !== undefined;
  refuseIf(contacts && sent, 'Customer contacts are read-only once they were sent to Microsoft.');
}

/** An inbound record may arrive without our team, and must stay answerable: only what is touched must be complete. */
function checkChanged(record: ReferralRecord, paths: ReadonlySet<string>): void {
  const touched = (start: string): boolean => [...paths].some((path) => path.startsWith(start));
  if (touched('/team')) checkTeam(record.team);
  if (touched('/details/') && !(paths.has('/details/notes') && paths.size === 1)) checkDetails(record.details);
}
