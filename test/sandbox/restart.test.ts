import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FixedClock, SystemClock } from '../../src/clock.ts';
import { followSandboxClock } from '../../src/sandbox/follow-clock.ts';
import { startSandbox } from '../../src/sandbox/sandbox.ts';
import { aSandbox, ask, clientOf, noon, set } from './a-sandbox.ts';

describe('a restart', () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'sandbox-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  const start = () =>
    startSandbox({
      clock: new FixedClock(noon),
      seed: 3,
      statePath: path.join(folder, 'deep', 'state.json'),
      webhookPauseMs: 60_000,
    });

  it('keeps records, clock, registration, undelivered events, tokens and keys', async () => {
    const first = await start();
    const admin = await clientOf(first);
    const webhooks = await clientOf(first, 'admin', 'https://api.partnercenter.microsoft.com');
    await webhooks('POST', '/webhooks/v1/registration', {
      WebhookUrl: 'http://127.0.0.1:9/hook',
      WebhookEvents: ['referral-updated'],
    });
    const id = first.records()[0]?.id ?? '';
    await admin('PATCH', `referrals/${id}`, [set('/details/notes', 'durable')]);
    const onDisk = JSON.parse(await readFile(path.join(folder, 'deep', 'state.json'), 'utf8'));
    expect(onDisk.records.find((record: { id: string }) => record.id === id).details.notes).toBe('durable');
    await first.advanceClock('PT1H');
    await first.close();

    const second = await start();
    expect(second.record(id)).toEqual(first.record(id));
    expect(second.clock.now().toISOString()).toBe('2024-03-04T13:00:00.000Z');
    expect(second.caCertificatePem).toBe(first.caCertificatePem);
    expect(await readFile(path.join(folder, 'deep', 'ca.pem'), 'utf8')).toBe(first.caCertificatePem);
    expect(second.deliveries()).toMatchObject([{ referralId: id, state: 'pending' }]);
    const again = await clientOf(second, 'admin', 'https://api.partnercenter.microsoft.com');
    expect((await again('GET', '/webhooks/v1/registration')).body.WebhookEvents).toEqual(['referral-updated']);
    await second.close();
  });

  it('says which file it cannot read', async () => {
    const statePath = path.join(folder, 'state.json');
    await writeFile(statePath, '{"records": [');
    await expect(startSandbox({ statePath, seed: false })).rejects.toThrow(statePath);
  });

  it('runs as a program, writes below DATA_DIR and stops when told', async () => {
    const program = spawn(process.execPath, ['src/sandbox/main.ts'], {
      env: { ...process.env, SANDBOX_PORT: '0', DATA_DIR: folder, SANDBOX_SEED: '2', HOST: '127.0.0.1' },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [line] = await once(program.stdout, 'data');
    expect(String(line)).toMatch(/^Sandbox is listening on http:\/\/127\.0\.0\.1:\d+\n$/);
    const saved = JSON.parse(await readFile(path.join(folder, 'sandbox', 'state.json'), 'utf8'));
    expect(saved.records).toHaveLength(2);
    program.kill('SIGTERM');
    expect(await once(program, 'exit')).toEqual([0, null]);
  });
});

describe('following the clock', () => {
  it('takes over each move, and bears the sandbox being away', async () => {
    const sandbox = await aSandbox();
    const clock = new SystemClock();
    const stop = new AbortController();
    const moves: number[] = [];
    const { promise: moved, resolve } = Promise.withResolvers<void>();
    const following = followSandboxClock({
      url: sandbox.url,
      clock,
      everyMilliseconds: 5,
      onMoved: (offset) => {
        moves.push(offset);
        resolve();
      },
      signal: stop.signal,
    });
    await ask(sandbox, 'POST', '/_control/clock', { advance: 'P7D' });
    await moved;
    expect(moves).toEqual([604_800_000]);
    expect(clock.now().getTime() - clock.serverNow().getTime()).toBeGreaterThan(604_700_000);
    await sandbox.close();
    stop.abort();
    await expect(following).resolves.toBeUndefined();
  });
});
