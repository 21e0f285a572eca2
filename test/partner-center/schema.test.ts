import { describe, expect, it } from 'vitest';
import { readReferral, readReferralPage } from '../../src/partner-center/schema.ts';
import { wireReferral } from './support/wire-referral.ts';

const details = (change: object) => ({ details: { ...(wireReferral().details as object), ...change } });
const customer = (change: object) => ({
  customerProfile: { ...(wireReferral().customerProfile as object), ...change },
});

describe('a record of Partner Center in our words', () => {
  it('has the fields that the desk uses, and nothing for what is null or empty', () => {
    expect(readReferral(wireReferral())).toEqual({
      id: '11111111-0000-4000-8000-000000000001',
      engagementId: '22222222-0000-4000-8000-000000000001',
      eTag: '"6700f96c-0000-1000-0000-6218f27c0000"',
      name: 'Fabrikam data platform',
      organizationId: '33333333-0000-4000-8000-000000000001',
      organizationName: 'Contoso',
      status: 'New',
      substatus: 'Pending',
      type: 'Shared',
      qualification: 'SalesQualified',
      direction: 'Incoming',
      createdAt: new Date('2026-02-25T13:49:42.887Z'),
      updatedAt: new Date('2026-02-25T15:15:08.267Z'),
      updatedExactly: '2026-02-25T15:15:08.2670935Z',
      expiresAt: new Date('2026-03-11T00:00:00Z'),
      mpnId: '0000001',
      customer: {
        name: 'Fabrikam',
        address: { addressLine1: '1 Main St', city: 'Cleveland', postalCode: '44114', country: 'US' },
        contacts: [{ firstName: 'A', lastName: 'B', email: 'a.b@fabrikam.example', phoneNumber: '5550100' }],
        dunsNumber: '000000000',
      },
      dealValue: { value: 100000, currency: 'EUR' },
      closesAt: new Date('2026-06-29T23:00:00Z'),
      solutions: [{ id: 'SOL-1234-PQRS', name: 'Sample', type: 'Name' }],
      industries: ['Retail & Consumer Goods'],
      products: [],
      services: [],
      team: [{ firstName: 'C', lastName: 'D', email: 'c.d@contoso.example', phoneNumber: '5550101' }],
      invite: {
        assistanceRequestCode: 'Unknown',
        invitedByOrganizationId: 'msft',
        invitedByOrganizationName: 'Microsoft',
      },
      consent: { shareWithMicrosoftSellers: true },
      targetsMicrosoft: false,
    });
  });

  it('tells of a lead what Partner Center tells, beside the contact that is written back as it was', () => {
    const contact = { firstName: 'A', lastName: 'B', email: 'a@b.example', phoneNumber: '5550100' };
    const team = [{ ...contact, emailValidationStatus: 'Invalid', phoneValidationStatus: 'Unknown' }];
    const told = { referralSource: 'AppSource', callToAction: 'ContactMe', quality: 'High', isSpam: true };
    const lead = { ...told, ...customer({ team }), ...details({ customerRequestedContact: true }) };
    const read = readReferral(wireReferral(lead));
    expect(read.customer.contacts).toEqual([contact]);
    expect(read.lead).toEqual({
      ...{ source: 'AppSource', callToAction: 'ContactMe', rating: 'High', isSpam: true },
      ...{ wantsContact: true, emailValidity: 'Invalid' },
    });
    expect(readReferral(wireReferral({ ...told, quality: 'Unknown', isSpam: 'false' })).lead).toEqual({
      ...{ source: 'AppSource', callToAction: 'ContactMe' },
    });
  });

  it('is the same whatever the case of the property names', () => {
    const upper = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(upper);
      if (typeof value !== 'object' || value === null) return value;
      return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name.toUpperCase(), upper(inner)]));
    };
    expect(readReferral(upper(wireReferral()))).toEqual(readReferral(wireReferral()));
  });

  it.each([
    ['ids as an empty object', customer({ ids: {} }), { customer: { dunsNumber: undefined } }],
    ['ids as an empty list', customer({ ids: [] }), { customer: { dunsNumber: undefined } }],
    ['ids as one object', customer({ ids: { profileType: 'duns', id: 7 } }), { customer: { dunsNumber: '7' } }],
    ['a number as text', details({ dealValue: '10000.50' }), { dealValue: { value: 10000.5, currency: 'EUR' } }],
    ['a currency in lower case', details({ currency: 'usd' }), { dealValue: { currency: 'USD' } }],
    ['an amount without a currency', details({ currency: null }), { dealValue: undefined }],
    ['an amount that is none', details({ dealValue: 'much' }), { dealValue: undefined }],
    ['an empty amount', details({ dealValue: '' }), { dealValue: undefined }],
    [
      'a date without a zone',
      { updatedDateTime: '2026-02-25T15:15:08.2670935' },
      { updatedAt: new Date('2026-02-25T15:15:08.267Z') },
    ],
    [
      'a date with an offset',
      { updatedDateTime: '2026-02-25T15:15:08+02:00' },
      { updatedAt: new Date('2026-02-25T13:15:08Z') },
    ],
    ["a day, as .NET's no-date", { expirationDateTime: '0001-01-01T00:00:00' }, { expiresAt: undefined }],
    ['no date of change', { updatedDateTime: null }, { updatedAt: new Date('2026-02-25T13:49:42.887Z') }],
    [
      'a status in another case',
      { status: 'active', substatus: 'ACCEPTED' },
      { status: 'Active', substatus: 'Accepted' },
    ],
    ['an unknown substatus', { substatus: 'Engaged' }, { substatus: 'Engaged' }],
    ['no substatus', { substatus: undefined }, { substatus: 'None' }],
    [
      'ids in upper case',
      { id: '11111111-0000-4000-8000-00000000ABCD' },
      { id: '11111111-0000-4000-8000-00000000abcd' },
    ],
    [
      'a member that is none',
      { team: [null, 'x', { email: 'c.d@contoso.example' }] },
      { team: [{ email: 'c.d@contoso.example', firstName: '' }] },
    ],
    ['a team that is none', { team: {} }, { team: [] }],
    ['no customer', { customerProfile: null }, { customer: { name: '', contacts: [] } }],
    ['details that are no object', { details: 'x' }, { solutions: [], dealValue: undefined }],
    [
      'a solution without an id',
      details({ requirements: { solutions: [{ name: 'x' }, { id: 'SOL-1-ABC' }] } }),
      { solutions: [{ id: 'SOL-1-ABC', name: '' }] },
    ],
    ['Microsoft as target', { target: [{ type: 'BusinessProfileLocation', id: 'MSFT' }] }, { targetsMicrosoft: true }],
    ['a sales stage as a number', { salesStage: 100 }, { salesStage: '100' }],
    ['no eTag', { eTag: null }, { eTag: '' }],
    ['an own __proto__', JSON.parse('{"__proto__":{"status":"Closed"}}'), { status: 'New' }],
  ])('reads %s', (_what, change, expected) => {
    const record = readReferral(wireReferral(change));
    const absent = { dealValue: undefined, expiresAt: undefined };
    expect({ ...absent, ...record, customer: { dunsNumber: undefined, ...record.customer } }).toMatchObject(expected);
  });

  it('takes the eTag of the header where the body has none', () => {
    expect(readReferral(wireReferral({ eTag: null }), '"from-header"').eTag).toBe('"from-header"');
    expect(readReferral(wireReferral(), '"from-header"').eTag).toBe('"6700f96c-0000-1000-0000-6218f27c0000"');
  });

  it.each([
    ['id', { id: 'not-a-guid-secret' }],
    ['engagementid', { engagementId: null }],
    ['createddatetime', { createdDateTime: 'secret' }],
    ['createddatetime', { createdDateTime: undefined }],
  ])('that has no usable %s is refused, naming the field and no value', (field, change) => {
    expect(() => readReferral(wireReferral(change))).toThrow(field);
    expect(() => readReferral(wireReferral(change))).not.toThrow('secret');
  });

  it.each([[null], ['text'], [7], [[]], [undefined]])('that is %j is refused', (body) => {
    expect(() => readReferral(body)).toThrow('cannot read');
  });
});

describe('a page of records', () => {
  it('drops and counts the elements that cannot be read', () => {
    const page = readReferralPage({ value: [wireReferral(), null, wireReferral({ id: 'x' })], '@odata.nextLink': 'y' });
    expect(page).toMatchObject({ dropped: 2, nextLink: 'y', records: [{ name: 'Fabrikam data platform' }] });
    expect(page.droppedFields).toContain('id not a guid');
  });

  it('must have a list', () => {
    expect(() => readReferralPage({ value: {} })).toThrow('value');
    expect(() => readReferralPage('<html>')).toThrow('value');
  });
});
