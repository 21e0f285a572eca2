import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { FixedClock } from '../../src/clock.ts';
import { WebhookVerifier, type WebhookVerifierOptions } from '../../src/partner-center/webhook-signature.ts';
import { type OddServer, type Reply, startOddServer } from './support/odd-server.ts';
import { certificate, type TestCertificate } from './support/test-certificates.ts';
import { TestTimers } from './support/test-timers.ts';

const microsoft = 'O=Microsoft Corporation, C=US';
const hour = 3_600_000;
const payload = {
  EventName: 'referral-created',
  ResourceUri: 'https://api.partnercenter.microsoft.com/engagements/v1/referrals/11111111-0000-4000-8000-00000000ABCD',
  ResourceName: 'referral',
  AuditUri: null,
  ResourceChangeUtcDate: '2026-03-02T08:59:39.5485487+00:00',
};
// Spaces that JSON.stringify would not write: the signature is over what came.
const body = Buffer.from(JSON.stringify(payload, null, 3), 'utf8');

let server: OddServer;
let stranger: OddServer;
let root: TestCertificate;
let issuing: TestCertificate;
let signer: TestCertificate;
let clock: FixedClock;
let timers: TestTimers;

beforeAll(async () => {
  server = await startOddServer();
  stranger = await startOddServer();
  root = await certificate({ subject: 'CN=Test Root, O=Contoso', ca: true });
  issuing = await certificate({ subject: `CN=Test Issuing CA, ${microsoft}`, issuer: root, ca: true });
  signer = await certificate({ issuer: issuing });
});
beforeEach(() => {
  clock = new FixedClock('2026-03-02T09:00:00Z');
  timers = new TestTimers(clock);
  server.answer({ body: chain() });
});

const chain = (first = signer) => first.pem + issuing.pem;
const url = (path = '/cert/dispatch.cer') => server.url + path;

function verifier(overrides: Partial<WebhookVerifierOptions> = {}): WebhookVerifier {
  return new WebhookVerifier({
    clock,
    timers,
    certificateHosts: ['127.0.0.1'],
    trustAnchors: [root.pem],
    issuerHosts: [],
    ...overrides,
  });
}
const headers = (overrides: Record<string, string | undefined> = {}) => ({
  authorization: signer.signatureOf(body),
  'x-ms-certificate-url': url(),
  'x-ms-signature-algorithm': 'rsa-sha256',
  ...overrides,
});
const refused = (reason: string, status = 401) => ({ ok: false, status, reason });

describe('an event is believed', () => {
  it('when signed in the Authorization header', async () => {
    expect(await verifier().verify(headers(), body)).toEqual({
      ok: true,
      event: {
        name: 'referral-created',
        referralId: '11111111-0000-4000-8000-00000000abcd',
        changedAt: new Date('2026-03-02T08:59:39.548Z'),
        changedExactly: '2026-03-02T08:59:39.5485487Z',
        key: expect.stringMatching(/^[\w-]{43}$/),
        tooOld: false,
      },
    });
  });

  it('when signed in x-ms-signature, also beside an Authorization that is for somebody else', async () => {
    const inMsHeader = { 'x-ms-signature': signer.signatureOf(body) };
    expect(await verifier().verify(headers({ authorization: undefined, ...inMsHeader }), body)).toMatchObject({
      ok: true,
    });
    expect(await verifier().verify(headers({ authorization: 'Bearer x', ...inMsHeader }), body)).toMatchObject({
      ok: true,
    });
  });

  it('with a stronger hash, and words in any case', async () => {
    const strong = {
      authorization: signer.signatureOf(body, 'sha512').replace('S', 's'),
      'x-ms-signature-algorithm': 'RSA-SHA512',
    };
    expect(await verifier().verify(headers(strong), body)).toMatchObject({ ok: true });
  });

  it.each([
    ['DER, its issuer pinned', () => signer.der, () => [issuing.pem]],
    ['PEM alone, its issuer pinned', () => signer.pem, () => [issuing.pem]],
    ['PEM with intermediates and text around', () => `Subject: x\n${chain()}\n`, () => [root.pem]],
  ])('by a certificate as %s', async (_what, certificateBody, anchors) => {
    server.answer({ body: certificateBody() });
    expect(await verifier({ trustAnchors: anchors() }).verify(headers(), body)).toMatchObject({ ok: true });
  });

  it('by a certificate whose issuer is published where it says, on a host that we know', async () => {
    const leaf = await certificate({ issuer: issuing, caIssuersUrl: `${stranger.url}/pki/issuing.crt` });
    const signed = headers({ authorization: leaf.signatureOf(body) });
    server.answer({ body: leaf.der });
    stranger.answer({ body: issuing.der });
    const issuerHosts = [new URL(stranger.url).host];
    expect(await verifier({ issuerHosts }).verify(signed, body)).toMatchObject({ ok: true });
    expect(stranger.requests).toMatchObject([{ url: '/pki/issuing.crt' }]);

    stranger.answer({ body: '<html>' });
    expect(await verifier({ issuerHosts }).verify(signed, body)).toEqual(refused('certificate-not-trusted'));
    stranger.answer({ body: issuing.der });
    const elsewhere = verifier({ issuerHosts: ['www.microsoft.com'] });
    expect(await elsewhere.verify(signed, body)).toEqual(refused('certificate-not-trusted'));
    expect(stranger.requests).toHaveLength(0);
  });

  it('and one fetch of the certificate serves all events of a day', async () => {
    const one = verifier();
    await Promise.all([1, 2, 3].map(() => one.verify(headers(), body)));
    clock.advance(23 * hour);
    await one.verify(headers(), body);
    expect(server.requests).toHaveLength(1);
    clock.advance(hour);
    await one.verify(headers(), body);
    expect(server.requests).toHaveLength(2);
  });

  it('after the certificate was renewed in its place', async () => {
    const one = verifier();
    await one.verify(headers(), body);
    const next = await certificate({ issuer: issuing });
    server.answer({ body: chain(next) });
    clock.advance(60_000);
    const signed = headers({ authorization: next.signatureOf(body) });
    expect(await one.verify(signed, body)).toMatchObject({ ok: true });
    await one.verify(headers(), body);
    await one.verify(headers(), body);
    expect(server.requests).toHaveLength(1);
  });
});

describe('an event is still believed', () => {
  it('while the certificate cannot be had, though somebody sends bad signatures meanwhile', async () => {
    const one = verifier();
    await one.verify(headers(), body);
    server.answer({ status: 503 });
    clock.advance(60_000);
    const stranger = await certificate({ issuer: issuing });
    const bad = headers({ authorization: stranger.signatureOf(body) });
    expect(await one.verify(bad, body)).toEqual(refused('signature-does-not-fit'));
    expect(await one.verify(bad, body)).toEqual(refused('signature-does-not-fit'));
    expect(server.requests).toHaveLength(1);
    expect(await one.verify(headers(), body)).toMatchObject({ ok: true });
  });
});

describe('an event is refused', () => {
  it.each([
    ['without a signature', { authorization: undefined }, refused('no-signature')],
    ['with another scheme', { authorization: `Bearer ${'A'.repeat(344)}` }, refused('no-signature')],
    ['with a signature that is no base64', { authorization: `Signature ${'ä'.repeat(344)}` }, refused('no-signature')],
    ['without a certificate address', { 'x-ms-certificate-url': undefined }, refused('no-certificate-url', 400)],
    ['without an algorithm', { 'x-ms-signature-algorithm': undefined }, refused('no-algorithm', 400)],
    ['with SHA-1', { 'x-ms-signature-algorithm': 'rsa-sha1' }, refused('algorithm-not-allowed')],
    ['with no RSA', { 'x-ms-signature-algorithm': 'hmac-sha256' }, refused('algorithm-not-allowed')],
    ['with a third part', { 'x-ms-signature-algorithm': 'rsa-sha256-x' }, refused('algorithm-not-allowed')],
    [
      'with a name out of the prototype',
      { 'x-ms-signature-algorithm': 'constructor' },
      refused('algorithm-not-allowed'),
    ],
  ])('%s', async (_what, change, expected) => {
    expect(await verifier().verify(headers(change), body)).toEqual(expected);
    expect(server.requests).toHaveLength(0);
  });

  it('when one byte of it differs, or only its spaces', async () => {
    const flipped = Buffer.from(body);
    flipped[20] = (flipped[20] ?? 0) ^ 1;
    expect(await verifier().verify(headers(), flipped)).toEqual(refused('signature-does-not-fit'));
    const rewritten = Buffer.from(JSON.stringify(payload));
    expect(await verifier().verify(headers(), rewritten)).toEqual(refused('signature-does-not-fit'));
  });

  it('when the algorithm is not the one it was signed with', async () => {
    const signed = headers({ 'x-ms-signature-algorithm': 'rsa-sha512' });
    expect(await verifier().verify(signed, body)).toEqual(refused('signature-does-not-fit'));
  });

  it.each([
    ['plain http', 'http://3psostorageacct.blob.core.windows.net/cert/a.cer'],
    ['another account of the same storage', 'https://evil.blob.core.windows.net/cert/a.cer'],
    ["a cloud's metadata service", 'http://169.254.169.254/latest/a.cer'],
    ['loopback that is not named', 'http://localhost/cert/a.cer'],
    ['loopback in other digits', 'http://0x7f.1/cert/a.cer'],
    ['a user in front of another host', 'https://3psostorageacct.blob.core.windows.net@evil.example/a.cer'],
    ['a backslash', 'https://evil.example\\@3psostorageacct.blob.core.windows.net/a.cer'],
    ['a host that only begins like ours', 'https://3psostorageacct.blob.core.windows.net.evil.example/a.cer'],
    ['a dot at the end of the host', 'https://3psostorageacct.blob.core.windows.net./a.cer'],
    ['a query', 'https://3psostorageacct.blob.core.windows.net/a.cer?x=.cer'],
    ['an empty query', 'https://3psostorageacct.blob.core.windows.net/a.cer?'],
    ['a fragment', 'https://3psostorageacct.blob.core.windows.net/a.cer#x'],
    ['another kind of file', 'https://3psostorageacct.blob.core.windows.net/a.exe'],
    ['a blank inside', 'https://3psostorageacct.blob.core.windows.net/a b.cer'],
    ['another protocol', 'file:///etc/a.cer'],
    ['no address', 'a.cer'],
  ])('when its certificate lies behind %s', async (_what, address) => {
    const one = verifier({ certificateHosts: ['3psostorageacct.blob.core.windows.net:443'] });
    const signed = headers({ 'x-ms-certificate-url': address });
    expect(await one.verify(signed, body)).toEqual(refused('certificate-url-not-allowed'));
    expect(timers.running()).toEqual([]);
  });

  it('when the certificate is behind a redirect', async () => {
    stranger.answer({ body: chain() });
    server.answer({ status: 302, headers: { location: `${stranger.url}/cert/dispatch.cer` } });
    expect(await verifier().verify(headers(), body)).toEqual(refused('certificate-unreadable'));
    expect(stranger.requests).toHaveLength(0);
  });

  it.each([
    ['is not there', { status: 404 }, 'certificate-unreadable'],
    ['is no certificate', { body: '<html>' }, 'certificate-unavailable'],
    ['never ends', { raw: endless }, 'certificate-unavailable'],
    ['is a broken connection', { raw: (response) => response.destroy() }, 'certificate-unavailable'],
  ] satisfies [string, Reply, string][])(
    'when what it names as certificate %s, and not asked again for a minute',
    async (_what, reply, reason) => {
      server.answer(reply);
      const one = verifier();
      expect(await one.verify(headers(), body)).toEqual(refused(reason));
      clock.advance(59_000);
      expect(await one.verify(headers(), body)).toEqual(refused(reason));
      expect(server.requests).toHaveLength(1);
      server.answer({ body: chain() });
      clock.advance(1_000);
      expect(await one.verify(headers(), body)).toMatchObject({ ok: true });
    },
  );

  it('when the certificate dribbles in for more than five seconds', async () => {
    server.answer({
      raw: (response) => {
        response.writeHead(200).write(chain().slice(0, 10));
        expect(timers.running()).toEqual([5_000]);
        setImmediate(() => timers.passDeadlines());
      },
    });
    expect(await verifier().verify(headers(), body)).toEqual(refused('certificate-unavailable'));
  });

  it('when somebody made the certificate himself, whatever he calls himself', async () => {
    const selfMade = await certificate({ subject: `CN=x, ${microsoft}` });
    server.answer({ body: selfMade.pem });
    const signed = headers({ authorization: selfMade.signatureOf(body) });
    expect(await verifier().verify(signed, body)).toEqual(refused('certificate-not-trusted'));
  });

  it('when nobody whom Node trusts stands behind it', async () => {
    const one = verifier({ trustAnchors: undefined });
    expect(await one.verify(headers(), body)).toEqual(refused('certificate-not-trusted'));
  });

  it('when he also made a CA of the same name as ours', async () => {
    const falseRoot = await certificate({ subject: root.subject, ca: true });
    const falseIssuing = await certificate({ subject: issuing.subject, issuer: falseRoot, ca: true });
    const forged = await certificate({ issuer: falseIssuing });
    server.answer({ body: forged.pem + falseIssuing.pem + falseRoot.pem });
    const signed = headers({ authorization: forged.signatureOf(body) });
    expect(await verifier().verify(signed, body)).toEqual(refused('certificate-not-trusted'));
  });

  it.each([
    ['has expired', { to: '2026-03-02T08:59:59Z' }, 'certificate-expired'],
    ['is not valid yet', { from: '2026-03-02T09:00:01Z' }, 'certificate-expired'],
    ['is a CA itself', { ca: true }, 'certificate-is-a-ca'],
    ['has a short key', { key: 'rsa-1024' }, 'certificate-key'],
    ['has a key that is not RSA', { key: 'ec' }, 'certificate-key'],
    ['was signed with SHA-1', { hash: 'SHA-1' }, 'certificate-not-trusted'],
  ] as const)('when the certificate %s', async (_what, spec, reason) => {
    const bad = await certificate({ issuer: issuing, ...spec });
    server.answer({ body: chain(bad) });
    expect(await verifier().verify(headers({ authorization: bad.signatureOf(body) }), body)).toEqual(refused(reason));
  });

  it.each([
    [
      'is of another organization',
      { subject: 'CN=O=Microsoft Corporation, O=Contoso', ca: true },
      'certificate-issuer',
    ],
    ['only begins like Microsoft', { subject: 'CN=x, O=Microsoft Corporation Ltd', ca: true }, 'certificate-issuer'],
    ['is no CA', { subject: `CN=x, ${microsoft}` }, 'certificate-not-trusted'],
    ['has expired', { subject: `CN=x, ${microsoft}`, ca: true, to: '2026-03-01T00:00:00Z' }, 'certificate-not-trusted'],
  ])('when the issuer of the certificate %s', async (_what, spec, reason) => {
    const issuer = await certificate({ issuer: root, ...spec });
    const leaf = await certificate({ issuer });
    server.answer({ body: leaf.pem + issuer.pem });
    expect(await verifier().verify(headers({ authorization: leaf.signatureOf(body) }), body)).toEqual(refused(reason));
  });

  it('from the moment on when the kept certificate expires', async () => {
    const short = await certificate({ issuer: issuing, to: '2026-03-02T09:30:00Z' });
    server.answer({ body: chain(short) });
    const one = verifier();
    const signed = headers({ authorization: short.signatureOf(body) });
    expect(await one.verify(signed, body)).toMatchObject({ ok: true });
    clock.advance(hour / 2 + 1_000);
    expect(await one.verify(signed, body)).toEqual(refused('certificate-expired'));
  });
});

describe('the payload of an event', () => {
  const verifyPayload = (value: unknown, overrides: Partial<WebhookVerifierOptions> = {}) => {
    const signed = Buffer.from(typeof value === 'string' ? value : JSON.stringify(value));
    return verifier(overrides).verify(headers({ authorization: signer.signatureOf(signed) }), signed);
  };

  it.each([
    ['AuditUrl in place of AuditUri', { AuditUri: undefined, AuditUrl: 'x' }],
    ['names in another case', { EventName: undefined, eventName: 'Referral-Created' }],
    [
      'the newer host',
      { ResourceUri: `https://api.partner.microsoft.com/v1.0/engagements/referrals/${payload.ResourceUri.slice(-36)}` },
    ],
    ['a slash at the end', { ResourceUri: `${payload.ResourceUri}/` }],
  ])('may have %s', async (_what, change) => {
    expect(await verifyPayload({ ...payload, ...change })).toMatchObject({
      ok: true,
      event: { name: 'referral-created', referralId: '11111111-0000-4000-8000-00000000abcd' },
    });
  });

  it.each([
    ['no JSON', '{', 'bad-json'],
    ['no object', [], 'bad-event'],
    ['no date', { ...payload, ResourceChangeUtcDate: 'yesterday' }, 'bad-event'],
    ['no name', { ...payload, EventName: null }, 'bad-event'],
    [
      'a foreign host',
      { ...payload, ResourceUri: payload.ResourceUri.replace('microsoft.com', 'evil.example') },
      'resource-not-allowed',
    ],
    [
      'no guid',
      { ...payload, ResourceUri: 'https://api.partner.microsoft.com/referrals/..%2f..' },
      'resource-not-allowed',
    ],
    ['no address', { ...payload, ResourceUri: null }, 'resource-not-allowed'],
  ])('that is or has %s is 400', async (_what, value, reason) => {
    expect(await verifyPayload(value)).toEqual(refused(reason, 400));
  });

  it('may name a host that the operator has configured', async () => {
    const value = {
      ...payload,
      ResourceUri: payload.ResourceUri.replace('api.partnercenter.microsoft.com', 'localhost:1234'),
    };
    expect(await verifyPayload(value)).toMatchObject({ ok: false });
    expect(await verifyPayload(value, { resourceHosts: ['localhost'] })).toMatchObject({ ok: true });
  });

  it('may be about something else than a referral', async () => {
    const event = await verifyPayload({
      ...payload,
      EventName: 'test-created',
      ResourceUri: 'http://localhost/x',
      ResourceName: 'test',
    });
    expect(event).toMatchObject({ ok: true, event: { name: 'test-created' } });
    expect(event).not.toHaveProperty('event.referralId');
  });

  it('has one key for all deliveries, and another when anything in it differs', async () => {
    const keyOf = async (change: object) => {
      const verification = await verifyPayload({ ...payload, ...change });
      return verification.ok ? verification.event.key : 'refused';
    };
    const key = await keyOf({});
    expect(await keyOf({ AuditUri: 'x' })).toBe(key);
    expect(await keyOf({ EventName: 'referral-updated' })).not.toBe(key);
    expect(await keyOf({ ResourceChangeUtcDate: '2026-03-02T08:59:39.5485488+00:00' })).not.toBe(key);
  });

  it.each([
    ['2026-02-20T09:00:01Z', false],
    ['2026-02-20T08:59:59Z', true],
  ])('of %s is too old: %s', async (ResourceChangeUtcDate, tooOld) => {
    expect(await verifyPayload({ ...payload, ResourceChangeUtcDate })).toMatchObject({ ok: true, event: { tooOld } });
  });
});

function endless(response: {
  write(chunk: string): boolean;
  on(event: 'drain' | 'close', run: () => void): unknown;
}): void {
  let open = true;
  response.on('close', () => {
    open = false;
  });
  const more = () => {
    while (open && response.write('x'.repeat(16_384)));
  };
  response.on('drain', more);
  more();
}
