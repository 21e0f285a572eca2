import { property } from '../../partner-center/tolerant.ts';
import { type CrmHttpAnswer, crmWords } from '../http/crm-answer.ts';
import type { CrmMapping } from '../mapping.ts';
import { CrmError, type CrmFailure, type CrmField, crmFields } from '../port.ts';
import { salesforceId } from './soql-text.ts';

/** What follows from each code (docs/crm.md#salesforce-errors); messages are read by people only. */
const ofPeople: Readonly<Record<string, string>> = {
  FIELD_CUSTOM_VALIDATION_EXCEPTION: 'refused-by-rule',
  REQUIRED_FIELD_MISSING: 'required',
  STRING_TOO_LONG: 'too-long',
  NUMBER_OUTSIDE_VALID_RANGE: 'out-of-range',
  DUPLICATES_DETECTED: 'duplicate',
  CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY: 'refused-by-rule',
  CANNOT_EXECUTE_FLOW_TRIGGER: 'refused-by-rule',
  INACTIVE_OWNER_OR_USER: 'owner-disabled',
  TRANSFER_REQUIRES_READ: 'owner-disabled',
  INSUFFICIENT_ACCESS_OR_READONLY: 'right-missing',
  CANNOT_UPDATE_CONVERTED_LEAD: 'lead-converted',
};
const ofOperators: Readonly<Record<string, string>> = {
  INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST: 'choice-unknown',
  BAD_VALUE_FOR_RESTRICTED_PICKLIST: 'choice-unknown',
  INVALID_FIELD_FOR_INSERT_UPDATE: 'not-writable',
  INVALID_FIELD: 'column-unknown',
  INVALID_TYPE: 'object-unknown',
  INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY: 'right-missing',
  API_DISABLED_FOR_ORG: 'api-disabled',
  API_CURRENTLY_DISABLED: 'api-disabled',
  JSON_PARSER_ERROR: 'payload',
  MALFORMED_QUERY: 'payload',
  MALFORMED_ID: 'payload',
};
const goneCodes = ['NOT_FOUND', 'ENTITY_IS_DELETED', 'INVALID_CROSS_REFERENCE_KEY'];
/** They did nothing, and may do it in a moment. */
const passing = ['UNABLE_TO_LOCK_ROW', 'SERVER_UNAVAILABLE', 'QUERY_TIMEOUT', 'INVALID_QUERY_LOCATOR'];

const firstError = ({ body }: CrmHttpAnswer): unknown => (Array.isArray(body) ? body[0] : body);

export function salesforceCode(answer: CrmHttpAnswer): string {
  const code = property(firstError(answer), 'errorCode');
  return typeof code === 'string' && /^[A-Z_0-9]{2,80}$/.test(code) ? code : '';
}

/** A limit that is reached comes as 403, as a missing right does: the code tells them apart. */
export function salesforceWholeClient(answer: CrmHttpAnswer): 'throttled' | 'unavailable' | 'sign-in' | undefined {
  const code = salesforceCode(answer);
  if (answer.status === 401) return 'sign-in';
  if (code === 'REQUEST_LIMIT_EXCEEDED' || answer.status === 429) return 'throttled';
  return answer.status >= 500 || answer.status === 408 || answer.status === 420 ? 'unavailable' : undefined;
}

/** A refusal in the port's words. */
export function salesforceFailure(answer: CrmHttpAnswer, mapping: CrmMapping): CrmFailure {
  const code = salesforceCode(answer);
  const error = firstError(answer);
  const message = property(error, 'message');
  const words = crmWords(message);
  const field = fieldNamed(error, mapping);
  const told = { ...(words === undefined ? {} : { words }), ...(field === undefined ? {} : { field }) };
  if (passing.includes(code)) return { kind: 'wait', code, mayHaveArrived: false };
  // Whoever takes several for one writes to the wrong one.
  if (answer.status === 300) return { kind: 'person', code: 'several-records' };
  if (code === 'DUPLICATE_VALUE') return { kind: 'merge-again', code: 'key-exists', ...thereOf(message) };
  if (answer.status === 412) return { kind: 'merge-again', code: 'version' };
  if (goneCodes.includes(code) || answer.status === 404) return { kind: 'gone', code: code || 'not-found' };
  const person = ofPeople[code];
  if (person !== undefined) return { kind: 'person', code: person, ...told };
  const operator = ofOperators[code] ?? (answer.status === 403 ? 'right-missing' : undefined);
  if (operator !== undefined) return { kind: 'operator', code: operator, ...told };
  if (answer.status === 400) return { kind: 'person', code: code || 'refused', ...told };
  return { kind: 'operator', code: code || `http-${answer.status}`, ...told };
}

/** @returns the answer, where it is a good one. */
export function salesforceAccepted(answer: CrmHttpAnswer, mapping: CrmMapping): CrmHttpAnswer {
  if (answer.status >= 200 && answer.status < 300) return answer;
  throw new CrmError(salesforceFailure(answer, mapping));
}

/** Ids that a duplicate rule names. */
export function matchedIds(answer: CrmHttpAnswer): readonly string[] {
  const results = property(property(firstError(answer), 'duplicateResult'), 'matchResults');
  const matches = Array.isArray(results) ? results.flatMap((result) => property(result, 'matchRecords') ?? []) : [];
  return matches.flatMap((match) => {
    const id = property(property(match, 'record'), 'Id');
    return typeof id === 'string' ? (salesforceId(id) ?? []) : [];
  });
}

/** The record that has the value already: its id stands in the message. */
function thereOf(message: unknown): { readonly recordId?: string } {
  const [, id = ''] = /with id: (\w{15,18})/.exec(typeof message === 'string' ? message : '') ?? [];
  const recordId = salesforceId(id);
  return recordId === undefined ? {} : { recordId };
}

function fieldNamed(error: unknown, { fields }: CrmMapping): CrmField | undefined {
  const named = property(error, 'fields');
  const columns = new Set((Array.isArray(named) ? named : []).map((name) => String(name).toLowerCase()));
  return crmFields.find((name) => fields[name].rule !== 'off' && columns.has(fields[name].column.toLowerCase()));
}
