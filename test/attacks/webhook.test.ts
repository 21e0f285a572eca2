import { randomUUID, sign } from 'node:crypto';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OddServer, startOddServer } from '../partner-center/support/odd-server.ts';
import { certificate, type TestCertificate } from '../partner-center/support/test-certificates.ts';
import { Attacker } from './support/attack.ts';
import { type ServedDesk, startServedDesk } from './support/served-desk.ts';
import { install, receive } from './support/served-flow.ts';
import { type Forged, WebhookForger } from './support/webhook-forger.ts';

/**
 * docs/reliability.md#webhook-door: who may say that something changed in Partner Center, and what the desk does to
 * find out.
 */

const day = 86_400_000;
const at = (days: number): string => new Date(Date.now() + days * day).toISOString();
const valid = { from: at(-1), to: at(1) };
const microsoft = 'O=Microsoft Corporation, C=US';

const leadSecret = 'CANARY-of-the-lead-destination-0123';

let all: ServedDesk;
let attacker: Attacker;
let forger: WebhookForger;
/** On the allowed host: what an attacker who got that far could make it serve. */
let host: OddServer;
let issuing: TestCertificate;
let signer: TestCertificate;

beforeAll(async () => {
  issuing = await certificate({ subject: `CN=Test Issuing CA, ${microsoft}`, ca: true, ...valid });
  signer = await certificate({ issuer: issuing, ...valid });
  all = await startServedDesk(
    { TRUSTED_PROXIES: '127.0.0.1', LEAD_DESTINATION_SECRETS: leadSecret },
    { authorities: [issuing.pem] },
  );
  attacker = new Attacker(all);
  forger = new WebhookForger(all);
  host = await startOddServer();
  await install(all);
});
afterAll(() => all.close());

const refused = (forged: Forged, status: number, reason: string) =>
  attacker.expectRefused(forger.event(forged), { status, reason });

/** An address that was never asked for: a refused certificate is remembered by its address. */
const newUrl = (): string => `${host.url}/cert/${randomUUID()}.cer`;

describe('is let in', () => {
  it('what Partner Center signed, once, however often it comes', async () => {
    const event = forger.event();
    const before = await all.db.collection('webhookInbox').countDocuments();
    const statuses = await Promise.all([1, 2, 3].map(async () => (await attacker.send(event)).status));
    expect(statuses).toEqual([200, 200, 200]);
    expect(await all.db.collection('webhookInbox').countDocuments()).toBe(before + 1);
  });

  it('with a certificate of another address on the same host', async () => {
    host.answer({ body: signer.pem });
    const event = forger.event({ by: signer, certificateUrl: newUrl() });
    expect((await attacker.send(event)).status).toBe(200);
  });
});

describe('is answered 401 in the same words, for', () => {
  const body = Buffer.from('{"EventName":"referral-updated"}');
  it.each<[string, () => Forged, string]>([
    ['no signature', () => ({ headers: { 'X-MS-Signature': undefined } }), 'no-signature'],
    ['a bearer token', () => ({ headers: { 'X-MS-Signature': undefined, Authorization: 'Bearer x' } }), 'no-signature'],
    ['a signature that is none', () => ({ headers: { 'X-MS-Signature': 'Signature CANARY' } }), 'no-signature'],
    ['rsa-sha1', () => algorithm('rsa-sha1'), 'algorithm-not-allowed'],
    ['hmac', () => algorithm('hmac-sha256'), 'algorithm-not-allowed'],
    ['none', () => algorithm('none'), 'algorithm-not-allowed'],
    ['a flipped byte', () => ({ signed: body, sent: Buffer.from(body).fill('X', 4, 5) }), 'signature-does-not-fit'],
    [
      'a blank at the end',
      () => ({ signed: body, sent: Buffer.concat([body, Buffer.from(' ')]) }),
      'signature-does-not-fit',
    ],
    [
      'JSON that was written anew',
      () => ({ signed: Buffer.from('{ "a":1 }'), sent: Buffer.from('{"a":1}') }),
      'signature-does-not-fit',
    ],
    ['somebody else’s signature', () => ({ by: signer }), 'signature-does-not-fit'],
    ['a signature by another algorithm than told', () => sha512Told(body), 'signature-does-not-fit'],
  ])('%s', async (_what, forged, reason) => {
    const { body: answer } = await refused(forged(), 401, reason);
    expect(answer).toEqual({ error: { code: 'unauthorized', message: 'The request was not authorized.' } });
  });

  it.each<[string, Parameters<typeof certificate>[0], string]>([
    ['signed by itself', { subject: `CN=pcnotifications-dispatch, ${microsoft}`, ...valid }, 'certificate-not-trusted'],
    ['expired', { from: at(-9), to: at(-2) }, 'certificate-expired'],
    ['not valid yet', { from: at(1), to: at(2) }, 'certificate-expired'],
    ['a CA itself', { ca: true, ...valid }, 'certificate-is-a-ca'],
    ['with a key of 1024 bits', { key: 'rsa-1024', ...valid }, 'certificate-key'],
    ['with a key of another kind', { key: 'ec', ...valid }, 'certificate-key'],
    ['of an unknown authority', { subject: `CN=x, ${microsoft}`, ...valid }, 'certificate-not-trusted'],
  ])('a certificate %s', async (what, spec, reason) => {
    const own = what === 'signed by itself' ? {} : { issuer: what.includes('unknown') ? await stranger() : issuing };
    const by = await certificate({ ...spec, ...own });
    host.answer({ body: by.pem });
    const certificateUrl = newUrl();
    // A key of another kind signs by its own road: whatever it gives, the certificate is not looked past.
    await refused(what.includes('kind') ? { certificateUrl } : { by, certificateUrl }, 401, reason);
  });
});

describe('the address of the certificate is not followed when it is', () => {
  it.each([
    'http://3psostorageacct.blob.core.windows.net/cert/x.cer',
    'https://169.254.169.254/latest/meta-data.cer',
    'http://169.254.169.254/latest/meta-data.cer',
    'http://2852039166/x.cer',
    'http://[::ffff:169.254.169.254]/x.cer',
    'https://127.0.0.1@evil.example/cert/x.cer',
    'https://127.0.0.1:443@evil.example/cert/x.cer',
    'https://127.0.0.1.evil.example/cert/x.cer',
    'https://evil.example/cert/x.cer',
    'https://evil.blob.core.windows.net/cert/x.cer',
    'http://localhost/cert/x.cer',
    'http://127.0.0.1/cert/x.cer?redirect=1',
    'http://127.0.0.1/cert/x.cer#x',
    'http://127.0.0.1/latest/meta-data',
    'http://127.0.0.1\\@evil.example/x.cer',
    '//127.0.0.1/x.cer',
    'file:///etc/ssl/certs/x.cer',
    'ftp://127.0.0.1/x.cer',
    'data:,x.cer',
    'gopher://127.0.0.1:6379/_x.cer',
    `http://127.0.0.1/${'x'.repeat(3_000)}.cer`,
  ])('%s', async (certificateUrl) => {
    await refused({ certificateUrl }, 401, 'certificate-url-not-allowed');
  });

  it('led elsewhere by its host', async () => {
    const inside = await startOddServer();
    host.answer({ status: 302, headers: { Location: `${inside.url}/cert/inside.cer` } });
    await refused({ certificateUrl: newUrl() }, 401, 'certificate-unreadable');
    expect([host.requests.length, inside.requests.length]).toEqual([1, 0]);
  });
});

describe('a host that serves', () => {
  it('a gigabyte is left after 64 KB', async () => {
    let served = 0;
    host.answer({ raw: (response) => pour(response, Buffer.alloc(65_536), (bytes) => (served += bytes)) });
    await refused({ certificateUrl: newUrl() }, 401, 'certificate-unavailable');
    expect(served).toBeLessThan(20_000_000);
  });

  it('a gigabyte in a little gzip is left as well', async () => {
    const bomb = gzipSync(Buffer.alloc(50_000_000));
    host.answer({ body: bomb, headers: { 'Content-Encoding': 'gzip' } });
    await refused({ certificateUrl: newUrl() }, 401, 'certificate-unavailable');
  });

  it('one byte a second is left after five, and nobody else waits', async () => {
    host.answer({ raw: drip });
    const slow = attacker.send(forger.event({ certificateUrl: newUrl() }));
    const quick = await attacker.send(forger.event());
    expect(quick.status).toBe(200);
    await attacker.expectSoon(quick);
    const cut = await slow;
    expect(cut.status).toBe(401);
    await attacker.expectSoon(cut, 7_000);
  });

  it('many certificates is asked for few of them, and the good one is still believed', async () => {
    host.answer({ body: 'none' });
    for (let i = 0; i < 60; i += 1) await attacker.send(forger.event({ certificateUrl: newUrl() }));
    expect(host.requests.length).toBeLessThanOrEqual(20);
    expect((await attacker.send(forger.event())).status).toBe(200);
  });
});

describe('is answered 400 for a signed event', () => {
  it.each<[string, Forged, string]>([
    ['without the certificate’s address', { certificateUrl: undefined }, 'no-certificate-url'],
    ['without the algorithm', { headers: { 'X-MS-Signature-Algorithm': undefined } }, 'no-algorithm'],
    ['that is no JSON', { sent: Buffer.from('{"EventName":') }, 'bad-json'],
    ['that is empty', { sent: Buffer.from('') }, 'bad-json'],
    ['that is a list', { sent: Buffer.from('[]') }, 'bad-event'],
    ['whose name is a query', { sent: Buffer.from('{"EventName":{"$gt":""}}') }, 'bad-event'],
    ['without a date', { sent: Buffer.from('{"EventName":"referral-updated","ResourceUri":"x"}') }, 'bad-event'],
  ])('%s', async (_what, forged, reason) => {
    await refused(forged, 400, reason);
  });

  it.each([
    'https://evil.example/engagements/v1/referrals/11111111-0000-4000-8000-000000000001',
    'https://169.254.169.254/11111111-0000-4000-8000-000000000001',
    'https://api.partnercenter.microsoft.com@evil.example/11111111-0000-4000-8000-000000000001',
    'https://api.partnercenter.microsoft.com/engagements/v1/referrals/$ne',
    'https://api.partnercenter.microsoft.com/engagements/v1/referrals/',
    'file:///11111111-0000-4000-8000-000000000001',
    '',
  ])('about %s', async (ResourceUri) => {
    await refused({ payload: forger.payload({ ResourceUri }) }, 400, 'resource-not-allowed');
  });
});

it('65 KB are refused with 413, compressed ones with 415', async () => {
  await refused({ sent: Buffer.alloc(65 * 1024, 0x20) }, 413, 'too-large');
  const headers = { 'Content-Encoding': 'gzip' };
  await refused({ sent: gzipSync(Buffer.alloc(1_000_000)), headers }, 415, 'unsupported-media-type');
});

it('an event of eleven days ago is answered and forgotten, with one line in the security log', async () => {
  const referral = await receive(all, { customer: 'Fabrikam' });
  const before = await attacker.snapshot();
  const ResourceUri = `https://api.partnercenter.microsoft.com/engagements/v1/referrals/${referral.id}`;
  const event = forger.event({ payload: forger.payload({ ResourceUri, ResourceChangeUtcDate: at(-11) }) });
  const { result, lines } = await attacker.logged(() => attacker.send(event));
  expect(result.status).toBe(200);
  expect(lines.filter(({ msg }) => msg?.startsWith('security'))).toHaveLength(1);
  expect(await attacker.snapshot()).toEqual(before);
});

it('the address in an event is never called, only the id in it is looked up at Partner Center', async () => {
  const asked: string[] = [];
  const trap = createServer((req, res) => {
    asked.push(req.url ?? '');
    res.end();
  });
  await new Promise<void>((resolve) => trap.listen(0, '127.0.0.1', resolve));
  const ResourceUri = `http://127.0.0.1:${(trap.address() as AddressInfo).port}/v1/${randomUUID()}`;
  const { lines } = await attacker.logged(() =>
    attacker.send(forger.event({ payload: forger.payload({ ResourceUri }) })),
  );
  expect(asked).toEqual([]);
  expect(lines.some(({ msg }) => msg === 'webhook accepted')).toBe(true);
  trap.close();
});

function algorithm(name: string): Forged {
  return { headers: { 'X-MS-Signature-Algorithm': name } };
}

function sha512Told(body: Buffer): Forged {
  const signature = sign('sha256', body, all.sandbox.keys.privateKeyPem).toString('base64');
  return {
    sent: body,
    headers: { 'X-MS-Signature': `Signature ${signature}`, 'X-MS-Signature-Algorithm': 'rsa-sha512' },
  };
}

function stranger(): Promise<TestCertificate> {
  return certificate({ subject: `CN=Test Issuing CA, ${microsoft}`, ca: true, ...valid });
}

function pour(response: ServerResponse, chunk: Buffer, count: (bytes: number) => void): void {
  response.on('error', () => {});
  const more = (): void => {
    while (!response.destroyed) {
      count(chunk.length);
      if (!response.write(chunk)) {
        response.once('drain', more);
        return;
      }
    }
  };
  more();
}

function drip(response: ServerResponse): void {
  const timer = setInterval(() => response.write('-'), 500);
  response.on('close', () => clearInterval(timer));
  response.write('-----BEGIN');
}

describe('the lead destination', () => {
  const path = `/api/leads/${leadSecret}`;
  const lead = {
    UserDetails: { Email: 'CANARY@fabrikam.example', Company: 'Fabrikam' },
    LeadSource: 'AzureMarketplace',
  };
  const rows = () => all.db.collection('unverifiedLeads').countDocuments();

  it.each<[string, string, unknown, number, string?]>([
    ['guessed', '/api/leads/guessed-secret-of-some-32-characters', lead, 404, 'unknown-lead-destination'],
    ['with the beginning of the secret', path.slice(0, -1), lead, 404, 'unknown-lead-destination'],
    ['in another case', path.toLowerCase(), lead, 404, 'unknown-lead-destination'],
    ['with 17 KB', path, { ...lead, Description: 'x'.repeat(17 * 1024) }, 413],
    ['with no JSON', path, '{"UserDetails":', 400, 'json'],
    ['with a list', path, [lead], 400, 'json'],
    ['sent as a form', path, 'Email=canary%40fabrikam.example&Company=Fabrikam', 400, 'json'],
    ['with nobody in it', path, { UserDetails: { Email: { $gt: '' } } }, 400, 'lead-of-nobody'],
  ])('%s is refused, and nothing is kept', async (_what, where, body, status, reason) => {
    await attacker.expectRefused({ path: where, body }, { status, ...(reason ? { reason } : {}) });
    expect(await rows()).toBe(0);
  });

  it('replayed and flooded keeps one row and answers 429 beyond sixty a minute', async () => {
    const { lines } = await attacker.logged(async () => {
      const answers = await Promise.all(Array.from({ length: 80 }, () => attacker.send({ path, body: lead })));
      const statuses = answers.map(({ status }) => status);
      expect(statuses.filter((status) => status === 200).length).toBeLessThanOrEqual(60);
      expect(statuses.filter((status) => status === 429).length).toBeGreaterThanOrEqual(20);
    });
    expect(await rows()).toBe(1);
    attacker.expectNoSecret(lines);
  });
});
