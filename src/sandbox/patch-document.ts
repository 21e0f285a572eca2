import { z } from 'zod';
import { invalidRequest } from './api-error.ts';
import { type FieldChange, knownPath } from './change-referral.ts';
import { isRegistrationPath, type RegistrationChange } from './registrations.ts';

const Operation = z.object({ op: z.string(), path: z.string(), value: z.unknown() });
const Document = z.array(Operation).min(1);

export interface PatchDocument {
  readonly fields: FieldChange[];
  readonly registrations: RegistrationChange[];
}

/** An RFC 6902 array of which only `add` and `replace` on whitelisted paths are taken (REST20 patch-a-referral). */
export function parsePatch(body: unknown, options: { readonly namePatch: boolean }): PatchDocument {
  const parsed = Document.safeParse(body);
  if (!parsed.success) throw invalidRequest('The body must be an array of operations: op, path, value.');
  const document: PatchDocument = { fields: [], registrations: [] };
  for (const { op, path, value } of parsed.data) {
    if (op !== 'add' && op !== 'replace') {
      throw invalidRequest(`The operation ${op} is not supported; use add or replace.`, 'unsupportedOperation');
    }
    if (value === undefined) throw invalidRequest(`The operation on ${path} has no value.`);
    if (isRegistrationPath(path)) document.registrations.push({ op, path, value });
    else document.fields.push({ path: fieldPath(op, path, options.namePatch), value });
  }
  // Fields change while a deal is open, registrations once it is won; Microsoft's own connector never mixes them.
  if (document.fields.length > 0 && document.registrations.length > 0) {
    throw invalidRequest('Change fields and registrations in separate requests.');
  }
  return document;
}

function fieldPath(op: 'add' | 'replace', path: string, namePatch: boolean): string {
  const known = knownPath(path);
  if (known === undefined || (known === '/name' && !namePatch)) {
    throw invalidRequest(`The path ${path} cannot be changed.`, 'pathNotSupported');
  }
  if (known.endsWith('/-') && op === 'replace') throw invalidRequest(`${path} names no item; use add.`);
  return known;
}
