import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { systemTimers } from '../../src/partner-center/timers.ts';
import type { WebhookEvent } from '../../src/partner-center/webhook-event.ts';
import { createWebhookReceiver } from '../../src/partner-center/webhook-receiver.ts';
import { WebhookVerifier } from '../../src/partner-center/webhook-signature.ts';
import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox.ts';
import { connectTo, connectToOdd } from './support/connection.ts';
import { type OddServer, startOddServer } from './support/odd-server.ts';
import { recordingLogger } from './support/recording-logger.ts';

const publicUrl = 'https://desk.example/api/partner-center/webhook';
const allEvents = [
  'referral-created',
  'referral-updated',
  'related-referral-created',
  'related-referral-updated',
  'test-created',
];

describe('the registration, with the sandbox', () => {
  let sandbox: Sandbox;
  beforeAll(async () => {
    sandbox = await startSandbox({ seed: false });
  });
  afterAll(() => sandbox.close());

  it('is made once, and changed only when the address changes', async () => {
    const { webhooks } = connectTo(sandbox);
    expect(await webhooks.ensureRegistered({ publicUrl })).toEqual({ kind: 'registered' });
    expect(await webhooks.ensureRegistered({ publicUrl })).toEqual({ kind: 'unchanged' });
    expect(await webhooks.ensureRegistered({ publicUrl: 'https://other.example/x' })).toEqual({
      kind: 'updated',
      previousHost: 'desk.example',
    });
    const writes = sandbox.requests().filter(({ method, path }) => method !== 'GET' && path.startsWith('/webhooks'));
    expect(writes.map(({ method }) => method)).toEqual(['POST', 'PUT']);
    expect(writes[0]?.body).toEqual({
      WebhookUrl: publicUrl,
      WebhookEvents: allEvents,
      SignatureTokenToMsSignatureHeader: true,
    });
  });

  it('leaves what another program has, says so once, and takes it where the operator says so', async () => {
    const foreign = 'https://prod-12.westeurope.logic.azure.example/workflows/0/triggers/manual/paths/invoke';
    const { webhooks: other } = connectTo(sandbox, { takesWebhooksFromOthers: true });
    expect(await other.ensureRegistered({ publicUrl: foreign })).toMatchObject({ kind: 'updated' });
    const { webhooks, log } = connectTo(sandbox);
    const left = { kind: 'left', host: 'prod-12.westeurope.logic.azure.example' };
    for (let hour = 0; hour < 3; hour++) expect(await webhooks.ensureRegistered({ publicUrl })).toEqual(left);
    expect(await webhooks.inspect({ publicUrl })).toEqual({ kind: 'elsewhere', host: left.host });
    expect(log.written().split('another program has the webhooks')).toHaveLength(2);
    const { webhooks: taking } = connectTo(sandbox, { takesWebhooksFromOthers: true });
    expect(await taking.ensureRegistered({ publicUrl })).toEqual({ kind: 'updated', previousHost: left.host });
  });

  it('brings signed events, each to be worked on once, though it comes twice', async () => {
    const verifier = new WebhookVerifier({
      clock: sandbox.clock,
      timers: systemTimers,
      certificateHosts: ['127.0.0.1'],
      trustAnchors: [sandbox.caCertificatePem],
      resourceHosts: [],
    });
    const events: WebhookEvent[] = [];
    const known = new Set<string>();
    const receiver = createWebhookReceiver({
      verify: (headers, rawBody) => verifier.verify(headers, rawBody),
      remember: async (event) => {
        events.push(...(known.has(event.key) ? [] : [event]));
        return known.size < known.add(event.key).size;
      },
      onNew() {},
      log: recordingLogger(),
    });
    const statuses: number[] = [];
    const server = createServer(async (request, response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk);
      const headers: IncomingHttpHeaders = request.headers;
      const { status } = await receiver.receive({ headers, rawBody: Buffer.concat(chunks) });
      statuses.push(status);
      response.writeHead(status).end();
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    await connectTo(sandbox).webhooks.ensureRegistered({ publicUrl: `http://127.0.0.1:${port}/webhook` });

    sandbox.setFaults({ kind: 'webhookDoubled' });
    const { id } = await sandbox.createReferral({});
    await sandbox.deliveriesSettled();
    expect(statuses).toEqual([200, 200]);
    expect(events).toMatchObject([{ name: 'referral-created', referralId: id, tooOld: false }]);

    sandbox.clearFaults();
    server.closeAllConnections();
    server.close();
  });

  it('that fails is a result, never an error', async () => {
    const { webhooks } = connectTo(sandbox, { clientSecret: 'wrong' });
    expect(await webhooks.ensureRegistered({ publicUrl })).toEqual({ kind: 'failed', reason: 'token-invalid_client' });
  });
});

describe('the registration, answered oddly', () => {
  let server: OddServer;
  let tokens: OddServer;
  beforeAll(async () => {
    server = await startOddServer();
    tokens = await startOddServer();
  });
  let ensure: () => Promise<unknown>;
  beforeEach(() => {
    const { webhooks } = connectToOdd(server, tokens);
    ensure = () => webhooks.ensureRegistered({ publicUrl });
  });
  const methods = () => server.requests.map(({ method }) => method);

  it.each([
    ['no registration', [{ status: 404 }, { body: {} }], { kind: 'registered' }, ['GET', 'POST']],
    ['an empty one', [{ body: {} }, { status: 201 }], { kind: 'registered' }, ['GET', 'POST']],
    [
      'one that it did not show',
      [{ status: 404 }, { status: 409 }, { body: {} }],
      { kind: 'updated' },
      ['GET', 'POST', 'PUT'],
    ],
    [
      'ours, in other case and with more events',
      [{ body: [{ webhookUrl: publicUrl, webhookEvents: [...allEvents, 'INVOICE-READY'] }] }],
      { kind: 'unchanged' },
      ['GET'],
    ],
    [
      'ours without an event',
      [{ body: { WebhookUrl: publicUrl, WebhookEvents: ['referral-created'] } }, { body: {} }],
      { kind: 'updated' },
      ['GET', 'PUT'],
    ],
    [
      'ours with the signature in the other header',
      [
        { body: { WebhookUrl: publicUrl, WebhookEvents: allEvents, SignatureTokenToMsSignatureHeader: false } },
        { body: {} },
      ],
      { kind: 'updated' },
      ['GET', 'PUT'],
    ],
    [
      'a refusal',
      [{ status: 403, body: { error: { code: 'accessDenied' } } }],
      { kind: 'failed', reason: 'accessDenied' },
      ['GET'],
    ],
    [
      'throttling',
      [{ status: 429, headers: { 'retry-after': '60' } }],
      { kind: 'failed', reason: 'throttled' },
      ['GET'],
    ],
  ])('with %s', async (_what, replies, expected, asked) => {
    server.answer(...replies);
    expect(await ensure()).toEqual(expected);
    expect(methods()).toEqual(asked);
    expect(server.requests[0]?.url).toBe('/webhooks/v1/registration');
  });
});
