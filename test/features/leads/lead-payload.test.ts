import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readLeadPayload } from '../../../src/features/leads/destination/lead-payload.ts';

const person = {
  ...{ FirstName: 'Sue', LastName: 'Quill', Email: 'Sue@Zyxwood.example', Phone: '+1 425 555 0177' },
  ...{ Country: 'USA', Company: 'Zyxwood Mills', Title: 'Buyer' },
};
const lead = {
  UserDetails: person,
  LeadSource: 'AzureMarketplace-PLT|contoso.plant-analytics',
  ActionCode: 'PLT',
  OfferTitle: 'Plant Analytics',
  Description: 'Please call.\nOn Monday.',
};

it('reads what Partner Center documents, in both spellings, and the country as two letters', () => {
  const read = {
    ...{ firstName: 'Sue', lastName: 'Quill', company: 'Zyxwood Mills', title: 'Buyer' },
    ...{ email: 'sue@zyxwood.example', phone: '+1 425 555 0177', country: 'US' },
    ...{ source: 'AzureMarketplace', action: 'PLT', offer: 'Plant Analytics', words: 'Please call. On Monday.' },
    ...{ isTest: false, doNotContact: false },
  };
  expect(readLeadPayload(lead)).toEqual(read);
  const { UserDetails: userDetails, ...others } = lead;
  expect(readLeadPayload({ userDetails, ...others })).toEqual(read);
});

it.each([
  ['AzureMarketplace', { source: 'AzureMarketplace', action: '', offer: '' }],
  ['AppSource (SPZA)-DNC|a.b-c', { source: 'AppSource (SPZA)', action: 'DNC', offer: 'a.b-c', doNotContact: true }],
  ['AzurePortal-Create|publisher.offer|x', { source: 'AzurePortal', action: 'CREATE', offer: 'publisher.offer|x' }],
  ['-|', { source: '', action: '', offer: '' }],
  [42, { source: '42' }],
])('takes %s apart', (LeadSource, expected) => {
  expect(readLeadPayload({ UserDetails: person, LeadSource })).toMatchObject(expected);
});

it.each([
  ['Sue <Sue@Zyxwood.example>', 'sue@zyxwood.example'],
  ['mailto:sue@zyxwood.example', 'sue@zyxwood.example'],
  ['"Quill, Sue" <sue@zyxwood.example>', 'sue@zyxwood.example'],
  ['<sue@zyxwood.example>', 'sue@zyxwood.example'],
  ['müller@münchen.example', 'müller@münchen.example'],
  ['sue@zyxwood.example; bob@zyxwood.example', ''],
  ['<script>@zyxwood.example', ''],
])('takes the address out of %s', (Email, email) => {
  expect(readLeadPayload({ UserDetails: { ...person, Email } })?.email).toBe(email);
});

it('knows a test by its values, whichever field they stand in', () => {
  expect(readLeadPayload({ ...lead, OfferTitle: 'MSFT_TEST_636573304831318844' })?.isTest).toBe(true);
  const named = { ...person, FirstName: 'MSFT_TEST_1', Email: 'MSFT_TEST_1@test.com' };
  expect(readLeadPayload({ ...lead, UserDetails: named })?.isTest).toBe(true);
});

it.each([
  [{}],
  [{ UserDetails: null }],
  [{ UserDetails: [person] }],
  [{ UserDetails: 'Sue' }],
  [{ UserDetails: { Email: 'no address', FirstName: 'Sue' } }],
  [{ UserDetails: { Email: { $gt: '' }, Phone: ['1'], Company: true } }],
  [{ LeadSource: 'AzureMarketplace', Description: 'buy' }],
])('is nobody: %j', (body) => {
  expect(readLeadPayload(body)).toBeUndefined();
});

it('keeps what it is given in bounds, and an address that is none out', () => {
  const long = 'x'.repeat(15_000);
  const read = readLeadPayload({
    UserDetails: { Company: long, Email: `${long}@y.example`, Country: 'Wonderland' },
    Description: long,
  });
  expect(read).toMatchObject({ email: '', country: 'Wonderland' });
  expect([read?.company.length, read?.words.length]).toEqual([200, 2_000]);
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), fc.jsonValue(), (body, UserDetails) => {
      const any = readLeadPayload({ ...body, UserDetails });
      const texts = Object.values(any ?? {}).filter((value) => typeof value === 'string');
      return texts.every((value) => value.isWellFormed() && value.length <= 2_000);
    }),
    { numRuns: 200 },
  );
});
