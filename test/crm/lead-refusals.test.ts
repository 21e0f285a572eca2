import { expect, it } from 'vitest';
import { createDynamicsLead } from '../../src/crm/dynamics/dynamics-leads.ts';
import type { CrmHttp } from '../../src/crm/http/crm-http.ts';
import { mappingOf } from '../../src/crm/mapping.ts';
import { createSalesforceLead } from '../../src/crm/salesforce/salesforce-leads.ts';

const referral = '0f8fad5b-d9cb-469f-a165-70867728950e';
const texts = {
  company: 'Contoso',
  firstName: '',
  lastName: 'Lee',
  email: '',
  phone: '',
  title: '',
  topic: '',
  words: '',
};
const lead = { ...texts, country: 'DE' };
type Answer = readonly [status: number, body?: unknown];

function answering(first: Answer, second: Answer): CrmHttp {
  const [writing, reading] = [first, second].map(([status, body]) => ({ status, body, headers: new Headers() }));
  const send = async ({ method }: { readonly method: string }) => (method === 'GET' ? reading : writing);
  return { send } as never;
}

const exists = [412, { error: { code: '0x80060892', message: 'exists' } }] as const;
const sameKey = [400, [{ errorCode: 'DUPLICATE_VALUE', message: 'exists' }]] as const;
const duplicate = [400, [{ errorCode: 'DUPLICATES_DETECTED', message: 'like another' }]] as const;

it.each<[string, Answer, Record<string, unknown>]>([
  ['the key’s row is not for us', [404], { kind: 'operator', code: 'key-taken-out-of-sight' }],
  ['the right to read is missing', [403], { kind: 'operator', code: 'right-missing' }],
  ['the column is not there', [400, { error: { code: '0x80060888' } }], { kind: 'operator', code: 'column-unknown' }],
  ['its database is busy', [400, { error: { code: '0x80044151' } }], { kind: 'wait' }],
])('a lead that is in Dynamics 365 already: %s', async (_why, reading, failure) => {
  const deps = { http: answering(exists, reading), mapping: mappingOf('dynamics', undefined).mapping };
  await expect(createDynamicsLead(deps, referral, lead)).rejects.toMatchObject({ failure });
});

it.each<[string, Answer, Answer, Record<string, unknown>]>([
  ['nothing is seen', sameKey, [200, { records: [] }], { kind: 'operator', code: 'key-taken-out-of-sight' }],
  ['nothing of ours is there', duplicate, [200, { records: [] }], { kind: 'person', code: 'duplicate' }],
  ['the right is missing', duplicate, [403, [{}]], { kind: 'operator', code: 'right-missing' }],
  ['no such column', sameKey, [400, [{ errorCode: 'INVALID_FIELD' }]], { kind: 'operator', code: 'column-unknown' }],
  ['a lock', duplicate, [400, [{ errorCode: 'UNABLE_TO_LOCK_ROW' }]], { kind: 'wait' }],
])('a lead that may be in Salesforce already: %s', async (_why, writing, reading, failure) => {
  const deps = { http: answering(writing, reading), mapping: mappingOf('salesforce', undefined).mapping };
  await expect(createSalesforceLead(deps, referral, lead)).rejects.toMatchObject({ failure });
});
