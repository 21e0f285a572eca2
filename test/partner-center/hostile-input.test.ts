import fc from 'fast-check';
import { expect, it } from 'vitest';
import { FixedClock } from '../../src/clock.ts';
import { CertificateUrlGuard } from '../../src/partner-center/certificate-url.ts';
import { nextQuery } from '../../src/partner-center/paging.ts';
import { errorCode, PartnerCenterAnswerError } from '../../src/partner-center/partner-center-error.ts';
import { readReferral, readReferralPage } from '../../src/partner-center/schema.ts';
import { WebhookEventReader } from '../../src/partner-center/webhook-event.ts';
import { wireReferral } from './support/wire-referral.ts';

/** Whatever comes over the wire, the answer is a value or the one error that says so. */

const names = Object.keys(wireReferral());

it('a record is read, or refused by the error that is meant for it', () => {
  const change = fc.dictionary(fc.constantFrom(...names), fc.jsonValue(), { maxKeys: 6 });
  fc.assert(
    fc.property(change, fc.jsonValue(), (fields, body) => {
      for (const wire of [wireReferral(fields), body]) {
        try {
          const record = readReferral(wire);
          expect(record.id).toMatch(/^[0-9a-f-]{36}$/);
          expect(Number.isNaN(record.updatedAt.getTime())).toBe(false);
        } catch (error) {
          expect(error).toBeInstanceOf(PartnerCenterAnswerError);
        }
      }
      expect(readReferralPage({ value: [wireReferral(fields), body] }).records.length).toBeLessThanOrEqual(2);
    }),
    { numRuns: 300 },
  );
});

it('a record nested beyond reason is no crash', () => {
  const deep = JSON.parse(`${'{"team":['.repeat(5_000)}1${']}'.repeat(5_000)}`);
  expect(readReferral(wireReferral({ customerProfile: deep })).customer.name).toBe('');
});

it('a code comes out of any error body', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (body) => {
      expect(errorCode(500, { error: body })).toMatch(/^[\w.-]{1,60}$/);
    }),
  );
});

it('a link leads to our own question or to none', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.webUrl({ withQueryParameters: true })), (link) => {
      const next = nextQuery(link, { $filter: 'x' });
      expect(['$filter', '$skiptoken', '$skip']).toEqual(expect.arrayContaining(Object.keys(next ?? {})));
    }),
  );
});

it('a certificate comes from a named host or not at all', () => {
  const guard = new CertificateUrlGuard(['certificates.example']);
  const pieces = [
    'https://certificates.example/',
    'https://',
    'http://',
    '//',
    '@',
    ':',
    '\\',
    '/',
    '?',
    '#',
    '.',
    '%2e',
    '\t',
    'certificates.example',
    'evil.example',
    'a.cer',
  ];
  let taken = 0;
  fc.assert(
    // Half of them begin well: of pieces alone, two thousand runs may not make one address that is taken.
    fc.property(
      fc.constantFrom('', pieces[0]),
      fc.array(fc.constantFrom(...pieces), { maxLength: 9 }),
      (begin, parts) => {
        const url = guard.check([begin, ...parts].join(''));
        if (typeof url === 'string') return;
        taken++;
        expect([url.protocol, url.hostname]).toEqual(['https:', 'certificates.example']);
      },
    ),
    { numRuns: 2_000 },
  );
  expect(taken).toBeGreaterThan(0);
});

it('an event is read or refused', () => {
  const reader = new WebhookEventReader();
  const clock = new FixedClock('2026-03-02T09:00:00Z');
  fc.assert(
    fc.property(
      fc.oneof(
        fc.jsonValue().map((value) => JSON.stringify(value)),
        fc.string(),
      ),
      (text) => {
        expect(['bad-json', 'bad-event']).toContain(reader.read(Buffer.from(text), clock.now()));
      },
    ),
  );
});
