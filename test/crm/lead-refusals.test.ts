import { expect, it } from 'vitest';
import { createDynamicsLead, dynamicsLeadFates } from '../../src/crm/dynamics/dynamics-leads.ts';
import type { CrmHttp } from '../../src/crm/http/crm-http.ts';
import { mappingOf } from '../../src/crm/mapping.ts';
import { createSalesforceLead, salesforceLeadFates } from '../../src/crm/salesforce/salesforce-leads.ts';

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

const guid = '11111111-aaaa-4000-8000-00000000000a';
const none = '22222222-aaaa-4000-8000-00000000000b';
const word = (text: string) => ({ 'statuscode@OData.Community.Display.V1.FormattedValue': text });

it.each<[string, Record<string, unknown>, Record<string, unknown>]>([
  ['open', { statecode: 0, ...word('Contacted') }, { kind: 'open', word: 'Contacted' }],
  ['qualified', { statecode: 1, _qualifyingopportunityid_value: 'o-1' }, { kind: 'qualified', recordId: 'o-1' }],
  ['qualified into none', { statecode: 1, _qualifyingopportunityid_value: null }, { kind: 'qualified' }],
  ['disqualified', { statecode: 2, ...word('Lost') }, { kind: 'disqualified', word: 'Lost' }],
  ['of a column that may not be read', {}, { kind: 'open' }],
  ['of a state that nobody knows', { statecode: 9 }, { kind: 'open' }],
])('what became of a lead in Dynamics 365: %s; what is not there is gone', async (_what, row, fate) => {
  const http = answering([200], [200, { value: [{ leadid: guid.toUpperCase(), ...row }] }]);
  const deps = { http, mapping: mappingOf('dynamics', undefined).mapping };
  const asked = [none, guid, `x' or 1 eq 1`];
  expect(await dynamicsLeadFates(deps, asked)).toEqual([
    { id: none, kind: 'gone' },
    { id: guid, ...fate },
    { id: asked[2], kind: 'gone' },
  ]);
});

const lead15 = '00Q5g00000ABCDE';

it.each<[Record<string, unknown>, Record<string, unknown>]>([
  [
    { Status: 'Open - Not Contacted', IsConverted: false },
    { kind: 'open', word: 'Open - Not Contacted' },
  ],
  [
    { Status: 'Qualified', IsConverted: true, ConvertedOpportunityId: '006' },
    { kind: 'qualified', recordId: '006', word: 'Qualified' },
  ],
  [{ Status: ' closed - NOT converted' }, { kind: 'disqualified', word: 'closed - NOT converted' }],
  [{ Status: '작업 중' }, { kind: 'open', word: '작업 중' }],
  [{}, { kind: 'open' }],
])('what became of a lead in Salesforce: %j', async (row, fate) => {
  const http = answering([200], [200, { records: [{ Id: lead15, ...row }] }]);
  const deps = { http, mapping: mappingOf('salesforce', undefined).mapping };
  expect(await salesforceLeadFates(deps, [lead15, `' OR Name != '`])).toEqual([
    { id: lead15, ...fate },
    { id: `' OR Name != '`, kind: 'gone' },
  ]);
});

it.each([
  ['dynamics', 403, 'operator'],
  ['salesforce', 403, 'operator'],
  ['salesforce', 400, 'person'],
] as const)(
  'that a CRM does not say what became of leads is a failure, and no lead is gone by it: %s, %d',
  async (system, status, kind) => {
    const deps = { http: answering([200], [status, {}]), mapping: mappingOf(system, undefined).mapping };
    const asked = system === 'dynamics' ? dynamicsLeadFates(deps, [guid]) : salesforceLeadFates(deps, [lead15]);
    await expect(asked).rejects.toMatchObject({ failure: { kind } });
  },
);
