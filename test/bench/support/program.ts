import { readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { type ChildProgram, startProgram } from '../../../src/demo/child-program.ts';
import { aTestPort } from '../../support/test-port.ts';

export interface Program {
  readonly url: string;
  readonly startMilliseconds: number;
  /** Resident memory once it has come to rest, in MB. */
  restingMemory(): Promise<number>;
  stop(): Promise<void>;
}

export interface ProgramOptions {
  /** Path from this folder. */
  readonly file: string;
  readonly env: (port: number) => Readonly<Record<string, string>>;
  readonly folder: string;
}

/** Spawns it as `npm run serve` does, and takes the time until it says that it is ready. */
export async function startMeasured({ file, env, folder }: ProgramOptions): Promise<Program> {
  const port = await aTestPort('the bench');
  const url = `http://127.0.0.1:${port}`;
  const started = performance.now();
  const program = startProgram({
    file: fileURLToPath(new URL(file, import.meta.url)),
    env: { ...env(port), PORT: String(port) },
    logFile: path.join(folder, `${path.basename(file)}.log`),
  });
  await ready(`${url}/readyz`, program);
  return {
    url,
    startMilliseconds: performance.now() - started,
    restingMemory: () => restingMemory(program.pid ?? 0),
    stop: () => program.stop(),
  };
}

async function ready(url: string, program: ChildProgram): Promise<void> {
  for (let look = 0; look < 3_000; look++) {
    if (program.hasEnded) throw new Error(`it ended while starting: ${program.lastWords()}`);
    const status = await fetch(url).then(
      (answer) => answer.status,
      () => 0,
    );
    if (status === 200) return;
    await pause(10);
  }
  throw new Error(`it was not ready in time: ${program.lastWords()}`);
}

const settleSeconds = 20;

/** What it holds when nobody asks anything of it: the largest figure of the last seconds. */
async function restingMemory(pid: number): Promise<number> {
  const seen: number[] = [];
  for (let second = 0; second < settleSeconds; second++) {
    await pause(1_000);
    seen.push(residentMegabytes(pid));
  }
  return Math.max(...seen.slice(-5));
}

function residentMegabytes(pid: number): number {
  const [, kilobytes = '0'] = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Number(kilobytes) / 1024;
}
