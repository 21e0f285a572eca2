import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

export interface NativeServer {
  /** What `ready` matched in the program's output. */
  readonly ready: RegExpExecArray;
  readonly ended: Promise<void>;
  stop(): Promise<void>;
}

const guard = fileURLToPath(new URL('../setup/guard.mjs', import.meta.url));
const secondsToBeReady = 60;

/**
 * Starts a program that is not ours under the guard (it ends when this process ends, however that happens) and waits
 * until its output matches `ready`. Rejects with the program's last words if it ends before.
 */
export async function startNativeServer(program: string, args: string[], ready: RegExp): Promise<NativeServer> {
  const child = spawn(process.execPath, [guard, program, ...args], {
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    detached: process.platform !== 'win32',
    windowsHide: true,
  });
  const ended = once(child, 'close').then(() => {});
  // If the guard itself is killed outright, the program must not be left behind either.
  let pid: number | undefined;
  child.on('message', (message: { pid?: number }) => {
    pid = message.pid ?? pid;
  });
  child.once('exit', (_code, signal) => {
    if (signal !== null && pid !== undefined) killQuietly(pid);
  });
  const stop = async (): Promise<void> => {
    if (child.connected) child.send('stop');
    await ended;
  };

  let output = '';
  const match = await new Promise<RegExpExecArray>((resolve, reject) => {
    const timer = setTimeout(() => {
      reject(new Error(`it was not ready after ${secondsToBeReady} s`));
      void stop();
    }, secondsToBeReady * 1000);
    const read = (chunk: Buffer): void => {
      // Only the beginning matters; afterwards the pipe is drained, or the program would block on it.
      if (output.length > 100_000) return;
      output += chunk.toString('utf8');
      const found = ready.exec(output);
      if (!found) return;
      clearTimeout(timer);
      resolve(found);
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    child.once('error', reject);
    void ended.then(() => {
      clearTimeout(timer);
      reject(new Error(`it ended at once. ${lastWords(output)}`));
    });
  });
  return { ready: match, ended, stop };
}

function killQuietly(pid: number): void {
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // It has ended already.
  }
}

function lastWords(output: string): string {
  return output.trim().split('\n').slice(-2).join(' ').slice(-500) || 'It said nothing.';
}
