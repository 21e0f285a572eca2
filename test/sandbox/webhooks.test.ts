import { createVerify, X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Sandbox, SandboxOptions } from '../../src/sandbox/sandbox.ts';
import { patiently } from '../support/patiently.ts';
import { type Ask, aSandbox, clientOf, set, toStanding } from './a-sandbox.ts';

interface Received {
  readonly headers: IncomingHttpHeaders;
  readonly raw: Buffer;
  readonly event: { EventName: string; ResourceUri: string; ResourceName: string; ResourceChangeUtcDate: string };
}

const events = [
  'referral-created',
  'referral-updated',
  'related-referral-created',
  'related-referral-updated',
  'test-created',
];

describe('webhooks', () => {
  let sandbox: Sandbox;
  let webhooks: Ask;
  let listener: Server;
  let received: Received[];
  let answers: number[];
  let address: string;

  beforeEach(async () => {
    received = [];
    answers = [];
    listener = createServer(async (request, response) => {
      const raw = Buffer.concat(await request.toArray());
      received.push({ headers: request.headers, raw, event: JSON.parse(raw.toString('utf8')) });
      response.writeHead(answers.shift() ?? 202).end();
    });
    listener.listen(0, '127.0.0.1');
    await once(listener, 'listening');
    address = `http://127.0.0.1:${(listener.address() as AddressInfo).port}/hook`;
    await start({});
  });
  afterEach(async () => {
    await sandbox.close();
    listener.close();
    listener.closeAllConnections();
  });

  async function start(options: SandboxOptions) {
    sandbox = await aSandbox(options);
    webhooks = await clientOf(sandbox, 'admin', 'https://api.partnercenter.microsoft.com');
  }
  const register = (part: object = {}, method = 'POST') =>
    webhooks(method, '/webhooks/v1/registration', { WebhookUrl: address, WebhookEvents: events, ...part });
  const names = () => received.map(({ event }) => event.EventName);

  /** SDK21 partner-center-webhooks.md, done with nothing of the sandbox's own. */
  async function isGenuine({ headers, raw }: Received): Promise<boolean> {
    const [scheme, signature = ''] = String(headers['x-ms-signature'] ?? headers.authorization).split(' ');
    const response = await fetch(String(headers['x-ms-certificate-url']));
    const certificate = new X509Certificate(Buffer.from(await response.arrayBuffer()));
    const authority = new X509Certificate(sandbox.caCertificatePem);
    expect(scheme).toBe('Signature');
    expect(headers['x-ms-signature-algorithm']).toBe('rsa-sha256');
    expect(certificate.issuer.split('\n')).toContain('O=Microsoft Corporation');
    expect(certificate.checkIssued(authority) && certificate.verify(authority.publicKey)).toBe(true);
    expect(authority.ca).toBe(true);
    return createVerify('RSA-SHA256').update(raw).verify(certificate.publicKey, signature, 'base64');
  }

  it('registers, reads back, replaces', async () => {
    expect((await webhooks('GET', '/webhooks/v1/registration')).status).toBe(404);
    expect((await webhooks('GET', '/webhooks/v1/registration/events')).body).toEqual(expect.arrayContaining(events));
    const { body } = await register();
    expect(body).toMatchObject({ WebhookUrl: address, WebhookEvents: events });
    expect((await register({ WebhookEvents: ['test-created'] }, 'PUT')).body.SubscriberId).toBe(body.SubscriberId);
    expect((await webhooks('GET', '/webhooks/v1/registration')).body.WebhookEvents).toEqual(['test-created']);
    expect((await register({ WebhookEvents: ['nonsense'] })).status).toBe(400);
    const referrals = await clientOf(sandbox);
    expect((await referrals('GET', '/webhooks/v1/registration')).status).toBe(401);
  });

  it('signs what it sends, in the Authorization header by default', async () => {
    await register();
    const { id } = await sandbox.createReferral();
    await sandbox.deliveriesSettled();
    const [first] = received;
    expect(first?.event).toMatchObject({
      EventName: 'referral-created',
      ResourceUri: `https://api.partnercenter.microsoft.com/engagements/v1/referrals/${id}`,
      ResourceName: 'referral',
      AuditUri: null,
    });
    expect(first?.event.ResourceChangeUtcDate).toMatch(/^2024-03-04T12:00:00\.\d{7}\+00:00$/);
    expect(first?.headers.authorization).toMatch(/^Signature /);
    expect(first && (await isGenuine(first))).toBe(true);
  });

  it('signs in x-ms-signature when asked, and badly when told to', async () => {
    await register({ signatureTokenToMsSignatureHeader: true });
    await sandbox.createReferral();
    await sandbox.deliveriesSettled();
    sandbox.setFaults({ kind: 'webhookBadSignature', count: 1 });
    await sandbox.createReferral();
    await sandbox.deliveriesSettled();
    expect(received.map(({ headers }) => headers.authorization)).toEqual([undefined, undefined]);
    expect(await Promise.all(received.map(isGenuine))).toEqual([true, false]);
  });

  it('tells all four events', async () => {
    await register();
    const sibling = await sandbox.createReferral({ kind: 'microsoftSibling' });
    await sandbox.microsoft({ action: 'accept', referralId: sibling.id });
    await sandbox.deliveriesSettled();
    expect(names().toSorted()).toEqual([
      'referral-created',
      'referral-updated',
      'related-referral-created',
      'related-referral-updated',
    ]);
  });

  it('tells of expiry when the clock passes the deadline, unless it forgets', async () => {
    await register({ WebhookEvents: ['referral-updated'] });
    const { id } = await sandbox.createReferral({ expiresIn: 'P3D' });
    const undated = await sandbox.createReferral({ expirationDateTime: null });
    await sandbox.advanceClock('P2D');
    expect(sandbox.record(id).status).toBe('New');
    await sandbox.advanceClock('P1DT1S');
    expect(sandbox.record(id)).toMatchObject({ status: 'Closed', substatus: 'Expired' });
    sandbox.setFaults({ kind: 'expiryEventForgotten', count: 1 });
    await sandbox.advanceClock('P12D');
    expect(sandbox.record(undated.id).substatus).toBe('Expired');
    sandbox.setFaults({ kind: 'expiryForgotten', count: 1 });
    const forgotten = await sandbox.createReferral({ expiresIn: 'PT1H' });
    await sandbox.advanceClock('PT2H');
    await sandbox.advanceClock('P30D');
    expect(sandbox.record(forgotten.id).status).toBe('New');
    await sandbox.deliveriesSettled();
    expect(received).toHaveLength(1);
  });

  it('tries ten times, then gives up', async () => {
    await register();
    answers = [500, 404];
    await sandbox.createReferral();
    await sandbox.deliveriesSettled();
    expect(sandbox.deliveries()[0]?.attempts.map(({ status }) => status)).toEqual([500, 404, 202]);
    answers = Array.from({ length: 10 }, () => 503);
    await sandbox.createReferral();
    await sandbox.deliveriesSettled();
    expect(sandbox.deliveries()[1]).toMatchObject({ state: 'offline' });
    expect(received).toHaveLength(13);
  });

  it('loses, doubles and reorders events on demand', async () => {
    await register();
    const { id } = await sandbox.createReferral();
    await sandbox.deliveriesSettled();
    const admin = await clientOf(sandbox);
    const edit = () => admin('PATCH', `referrals/${id}`, [set('/details/notes', 'x')]);

    sandbox.setFaults({ kind: 'webhookLost', count: 1 });
    await edit();
    await sandbox.deliveriesSettled();
    expect(received).toHaveLength(1);

    sandbox.setFaults({ kind: 'webhookDoubled', count: 1 });
    await edit();
    await sandbox.deliveriesSettled();
    expect(received).toHaveLength(3);
    expect(received[1]?.raw).toEqual(received[2]?.raw);

    sandbox.setFaults({ kind: 'webhookReordered', count: 1 });
    await edit();
    await admin('PATCH', `referrals/${id}`, toStanding('Active', 'Accepted'));
    await expect.poll(() => received.length, patiently).toBe(5);
    const [earlier = '', later = ''] = received.slice(3).map(({ event }) => event.ResourceChangeUtcDate);
    expect(earlier > later).toBe(true);
  });

  it('validates a registration with a test event, twice a minute', async () => {
    await register();
    const { body } = await webhooks('POST', '/webhooks/v1/registration/validationEvents');
    await sandbox.deliveriesSettled();
    expect(names()).toEqual(['test-created']);
    const result = await webhooks('GET', `/webhooks/v1/registration/validationEvents/${body.correlationId}`);
    expect(result.body).toMatchObject({ status: 'completed', results: [{ systemError: false }] });
    expect((await webhooks('POST', '/webhooks/v1/registration/validationEvents')).status).toBe(200);
    expect((await webhooks('POST', '/webhooks/v1/registration/validationEvents')).status).toBe(429);
  });
});
