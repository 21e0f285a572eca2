import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const program = fileURLToPath(new URL('embedded-mongod-download-program.ts', import.meta.url));
const hoursToRemember = 24;
const secondsOfSilence = 30;

/**
 * A mongod that mongodb-memory-server has downloaded before or can download now; undefined where it cannot. A failure is
 * remembered for a day, so that the next start does not wait for the same answer.
 */
export async function obtainMongod(cache: string, log: (sentence: string) => void): Promise<string | undefined> {
  const folder = path.join(cache, 'mongodb-binaries');
  const memory = path.join(cache, 'mongod-download-failed.json');
  if (failedLately(memory)) return await runDownloadProgram(folder, 'locate').catch(() => undefined);
  try {
    const found = await runDownloadProgram(folder, 'download', (progress) => log(`Fetching MongoDB: ${progress}`));
    rmSync(memory, { force: true });
    return found;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    writeFileSync(memory, JSON.stringify({ at: new Date().toISOString(), reason }));
    log(`MongoDB itself cannot be downloaded here (${reason}); this is remembered for a day.`);
    return undefined;
  }
}

function failedLately(memory: string): boolean {
  if (!existsSync(memory)) return false;
  try {
    const { at } = JSON.parse(readFileSync(memory, 'utf8')) as { at: string };
    const age = Date.now() - Date.parse(at);
    return age >= 0 && age < hoursToRemember * 3_600_000;
  } catch {
    return false; // Half written by a start that was killed.
  }
}

/**
 * The download runs in a program of its own: the package writes to the console by itself and waits for minutes where
 * a network swallows packets; here it is ended when nothing has moved for half a minute.
 */
async function runDownloadProgram(
  folder: string,
  mode: 'locate' | 'download',
  onProgress: (progress: string) => void = () => {},
): Promise<string> {
  const child = spawn(process.execPath, [program, folder], {
    stdio: ['ignore', 'pipe', 'ignore', 'ipc'],
    env: { ...process.env, MONGOMS_RUNTIME_DOWNLOAD: String(mode === 'download'), MONGOMS_MAX_RETRIES: '1' },
  });
  let answer: { found?: string; problem?: string } = { problem: `nothing came for ${secondsOfSilence} s` };
  child.on('message', (message: { found?: string; problem?: string }) => {
    answer = message;
  });
  const silence = setTimeout(() => child.kill('SIGKILL'), secondsOfSilence * 1000);
  let toldAt = 0;
  child.stdout?.on('data', (chunk: Buffer) => {
    silence.refresh();
    const progress = /\d+(\.\d+)?% \(.*?\)/.exec(chunk.toString('utf8'))?.[0];
    if (progress === undefined || Date.now() - toldAt < 5000) return;
    toldAt = Date.now();
    onProgress(progress);
  });
  await once(child, 'close');
  clearTimeout(silence);
  if (answer.found === undefined) throw new Error(answer.problem);
  return answer.found;
}
