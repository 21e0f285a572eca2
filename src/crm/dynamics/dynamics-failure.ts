import { property } from '../../partner-center/tolerant.ts';
import { type CrmHttpAnswer, crmWords } from '../http/crm-answer.ts';
import type { CrmMapping } from '../mapping.ts';
import { CrmError, type CrmFailure, type CrmField, crmFields } from '../port.ts';

/** Codes whose meaning decides; the status alone does for others (docs/crm.md#dynamics-errors). Lower case. */
const conflicts: Readonly<Record<string, string>> = {
  '0x80060882': 'version',
  '0x80060892': 'key-exists',
  '0x80040237': 'key-exists',
};
const ofPeople: Readonly<Record<string, string>> = {
  '0x80040265': 'refused-by-rule',
  '0x80044331': 'too-long',
  '0x80044330': 'out-of-range',
  '0x8004432f': 'out-of-range',
  '0x80040333': 'duplicate',
  '0x80040225': 'owner-disabled',
};
const ofOperators: Readonly<Record<string, string>> = {
  '0x8004431a': 'choice-unknown',
  '0x80048d19': 'payload',
  '0x80060888': 'column-unknown',
  '0x80040203': 'invalid-argument',
  '0x80072560': 'user-missing',
  '0x80040220': 'right-missing',
};
/** Named by the platform as passing: a busy server, a lock, a time-out of its database. */
const passing = ['0x80044151', '0x8005f103', '0x80040216'];

export function dynamicsCode({ body }: CrmHttpAnswer): string {
  const code = property(property(body, 'error'), 'code');
  return typeof code === 'string' && /^0x[0-9a-f]{8}$/i.test(code) ? code.toLowerCase() : '';
}

/** What concerns all requests, whichever was sent. A duplicate comes as 412 or 500, and is none of these. */
export function dynamicsWholeClient(answer: CrmHttpAnswer): 'throttled' | 'unavailable' | 'sign-in' | undefined {
  if (answer.status === 401) return 'sign-in';
  if (answer.status === 429) return 'throttled';
  const isOurs = dynamicsCode(answer) in ofPeople;
  return (answer.status >= 500 || answer.status === 408) && !isOurs ? 'unavailable' : undefined;
}

/** A refusal in the port's words. */
export function dynamicsFailure(answer: CrmHttpAnswer, mapping: CrmMapping): CrmFailure {
  const { status, body } = answer;
  const code = dynamicsCode(answer);
  const message = property(property(body, 'error'), 'message');
  const field = typeof message === 'string' ? fieldNamed(message, mapping) : undefined;
  const words = crmWords(message);
  const told = { ...(words === undefined ? {} : { words }), ...(field === undefined ? {} : { field }) };
  // A page's cookie or a delta's token is too old: the reading begins again at its last mark.
  if (code === '0x80044352') return { kind: 'wait', code: 'cursor-expired', mayHaveArrived: false };
  if (passing.includes(code)) return { kind: 'wait', code, mayHaveArrived: true };
  const conflict = conflicts[code];
  if (conflict !== undefined || (status === 412 && ofPeople[code] === undefined))
    return { kind: 'merge-again', code: conflict ?? 'version', ...thereOf(message) };
  const person = ofPeople[code];
  if (person !== undefined) return { kind: 'person', code: person, ...told };
  if (status === 404) return { kind: 'gone', code: code || 'not-found' };
  const operator = ofOperators[code] ?? (status === 403 ? 'right-missing' : undefined);
  if (operator !== undefined) return { kind: 'operator', code: operator, ...told };
  if (status === 400) return { kind: 'person', code: code || 'refused', ...told };
  return { kind: 'operator', code: code || `http-${status}`, ...told };
}

/** @returns the answer, where it is a good one. */
export function dynamicsAccepted(answer: CrmHttpAnswer, mapping: CrmMapping): CrmHttpAnswer {
  if (answer.status >= 200 && answer.status < 300) return answer;
  throw new CrmError(dynamicsFailure(answer, mapping));
}

/** The row that has the key already: the message carries its id. */
function thereOf(message: unknown): { readonly recordId?: string } {
  const [, recordId] = /<Id>([0-9a-f-]{36})<\/Id>/i.exec(typeof message === 'string' ? message : '') ?? [];
  return recordId === undefined ? {} : { recordId: recordId.toLowerCase() };
}

/** Messages come in the language of the desk's user in the CRM, but name columns as they are. */
function fieldNamed(message: string, { fields }: CrmMapping): CrmField | undefined {
  const words = new Set(message.toLowerCase().match(/[a-z0-9_]+/g) ?? []);
  return (
    crmFields
      .filter((name) => fields[name].rule !== 'off' && words.has(fields[name].column.toLowerCase()))
      // `name` is a word as well as a column: others are believed first.
      .sort((one, other) => fields[other].column.length - fields[one].column.length)[0]
  );
}
