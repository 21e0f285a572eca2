import { describe, expect, it } from 'vitest';
import type { WebhookEvent } from '../../src/partner-center/webhook-event.ts';
import { createWebhookReceiver, type WebhookReceiverOptions } from '../../src/partner-center/webhook-receiver.ts';
import type { Verification } from '../../src/partner-center/webhook-signature.ts';
import { recordingLogger } from './support/recording-logger.ts';

const event: WebhookEvent = {
  name: 'referral-updated',
  referralId: '11111111-0000-4000-8000-000000000001',
  changedAt: new Date('2026-03-02T09:00:00Z'),
  key: 'key',
  tooOld: false,
};
const request = { headers: {}, rawBody: Buffer.from('{}') };

function receiver(overrides: Partial<WebhookReceiverOptions> = {}, verification: Verification = { ok: true, event }) {
  const happened: string[] = [];
  const known = new Set<string>();
  const log = recordingLogger();
  const built = createWebhookReceiver({
    verify: async () => verification,
    remember: async ({ key }) => {
      happened.push('remembered');
      const isNew = !known.has(key);
      known.add(key);
      return isNew;
    },
    onNew: () => void happened.push('work begins'),
    log,
    metrics: { webhook: (result) => happened.push(result) },
    ...overrides,
  });
  return { ...built, happened, log };
}

describe('an event', () => {
  it('is stored before it is answered, and its work begins', async () => {
    const { receive, happened } = receiver();
    expect(await receive(request)).toEqual({ status: 200 });
    expect(happened).toEqual(['remembered', 'accepted', 'work begins']);
  });

  it('that comes again is answered and not worked on again', async () => {
    const { receive, happened } = receiver();
    await receive(request);
    expect(await receive(request)).toEqual({ status: 200 });
    expect(happened).toEqual(['remembered', 'accepted', 'work begins', 'remembered', 'repeated']);
  });

  it('that tells nothing that is not held is answered, neither stored nor worked on', async () => {
    const { receive, happened } = receiver({ isHeld: async ({ key }) => key === 'key' });
    expect(await receive(request)).toEqual({ status: 200 });
    expect(happened).toEqual(['accepted']);
    const other = receiver({ isHeld: async () => false });
    expect(await other.receive(request)).toEqual({ status: 200 });
    expect(other.happened).toEqual(['remembered', 'accepted', 'work begins']);
  });

  it('that cannot be stored is asked for again, and not worked on', async () => {
    const { receive, happened } = receiver({ remember: () => Promise.reject(new Error('no database')) });
    expect(await receive(request)).toEqual({ status: 503, headers: { 'Retry-After': '30' } });
    expect(happened).toEqual(['failed']);
  });

  it('that is too old is answered and forgotten', async () => {
    const { receive, happened } = receiver({}, { ok: true, event: { ...event, tooOld: true } });
    expect(await receive(request)).toEqual({ status: 200 });
    expect(happened).toEqual(['too-old']);
  });

  it('that is not believed gets a bare status; the reason is for the route to log', async () => {
    const reason = 'signature-does-not-fit';
    const { receive, happened } = receiver({}, { ok: false, status: 401, reason });
    expect(await receive(request)).toEqual({ status: 401, reason });
    expect(happened).toEqual([reason]);
  });

  it('that is too large is not even verified', async () => {
    const { receive } = receiver({ verify: () => Promise.reject(new Error('must not be asked')) });
    expect(await receive({ headers: {}, rawBody: Buffer.alloc(65 * 1024) })).toMatchObject({ status: 413 });
  });
});
