import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { RunningDemo } from '../../src/demo/demo.ts';
import { patiently } from '../support/patiently.ts';
import { descendantsOf, isAlive } from '../support/processes.ts';

describe.skipIf(process.platform === 'win32')('the demo', () => {
  let dataDir: string;
  let starter: ChildProcess;
  let said: string[];

  beforeEach(() => {
    dataDir = mkdtempSync(path.join(tmpdir(), 'demo-'));
  });

  afterEach(async () => {
    starter.kill('SIGKILL');
    await vi.waitFor(() => rmSync(dataDir, { recursive: true, force: true }), patiently);
  });

  async function start(): Promise<RunningDemo> {
    said = [];
    starter = fork(path.resolve('test/setup/stand-ins/demo-starter.ts'), [dataDir], { stdio: 'inherit' });
    return await new Promise((resolve, reject) => {
      starter.on('message', (message: { running?: RunningDemo; said?: string; lost?: string }) => {
        if (message.said !== undefined) said.push(message.said);
        if (message.lost !== undefined) said.push(message.lost);
        if (message.running) resolve(message.running);
      });
      starter.once('exit', () => reject(new Error(`The demo ended. It said: ${said.join('\n')}`)));
    });
  }

  const deskState = async (deskUrl: string) =>
    (await (await fetch(`${deskUrl}/state`)).json()) as { pid: number; told: string[] };

  it('adds the desk to chat and team, keeps to this machine, starts a killed desk again, and leaves no process behind', async () => {
    const { deskUrl, playgroundUrl } = await start();
    await vi.waitFor(async () => {
      const { told } = await deskState(deskUrl);
      expect(told).toContain('installationUpdate personal-chat-id');
      expect(told).toContain('installationUpdate team-id');
    }, patiently);

    expect(new URL(playgroundUrl).hostname).toBe('127.0.0.1');
    // 127.0.0.2 is this machine too, and reaches a program that listens on every interface.
    await expect(fetch(playgroundUrl.replace('127.0.0.1', '127.0.0.2'))).rejects.toThrow();

    const { pid } = await deskState(deskUrl);
    process.kill(pid, 'SIGKILL');
    await vi.waitFor(async () => expect((await deskState(deskUrl)).pid).not.toBe(pid), patiently);
    expect(said.join('\n')).toContain('The desk has ended. Starting it again');

    const parts = descendantsOf(starter.pid ?? 0);
    expect(parts.length).toBeGreaterThanOrEqual(5);
    starter.send('stop');
    await once(starter, 'exit');
    expect(parts.filter(isAlive)).toEqual([]);
  });

  it('leaves no process behind when it is killed outright', async () => {
    await start();
    const parts = descendantsOf(starter.pid ?? 0);

    starter.kill('SIGKILL');

    await vi.waitFor(() => expect(parts.filter(isAlive)).toEqual([]), patiently);
  });
});
