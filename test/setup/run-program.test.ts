import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { patiently } from '../support/patiently.ts';
import { isAlive } from '../support/processes.ts';

describe('a program run by an npm script', () => {
  let starter: ChildProcess;

  afterEach(() => {
    starter.kill('SIGKILL');
  });

  async function start(...args: string[]): Promise<number> {
    const file = path.resolve('test/setup/stand-ins/run-starter.ts');
    starter = spawn(process.execPath, [file, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
    const [chunk] = (await once(starter.stdout as NodeJS.ReadableStream, 'data')) as [Buffer];
    return Number(chunk.toString());
  }

  it('passes its exit code on', async () => {
    await start('3');
    const [code] = await once(starter, 'exit');

    expect(code).toBe(3);
  });

  it.skipIf(process.platform === 'win32')('is ended by a signal to the script', async () => {
    const child = await start();
    starter.kill('SIGTERM');
    await once(starter, 'exit');

    expect(isAlive(child)).toBe(false);
  });

  it('does not outlive a script that is killed outright', async () => {
    const child = await start();
    starter.kill('SIGKILL');

    await vi.waitFor(() => expect(isAlive(child)).toBe(false), patiently);
  });
});
