/**
 * Stands between this project and a program that is not ours (a database server): node guard.mjs <program> [arguments].
 * Such a program does not notice that its parent was killed. The guard does, because its IPC channel closes, and takes
 * the program down with it. It is started detached, so Ctrl-C in a terminal does not reach the program before the
 * desk has finished writing to it.
 */
import { spawn, spawnSync } from 'node:child_process';
import process from 'node:process';

const millisecondsToEnd = Number(process.env.GUARD_MILLISECONDS_TO_END ?? 10_000);
const [program = '', ...args] = process.argv.slice(2);
const windows = process.platform === 'win32';

const child = spawn(program, args, { stdio: ['ignore', 'inherit', 'inherit'], detached: !windows, windowsHide: true });

child.once('error', (error) => end(127, { error: error.message }));
child.once('exit', (code, signal) => end(code ?? 1, { exit: { code, signal } }));
child.once('spawn', () => process.send?.({ pid: child.pid }));

process.once('disconnect', stopChild);
process.once('message', stopChild); // The only message there is.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, stopChild);

let stopping = false;
function stopChild() {
  if (stopping) return;
  stopping = true;
  child.kill('SIGTERM');
  setTimeout(killGroup, millisecondsToEnd);
}

function killGroup() {
  if (windows) spawnSync('taskkill', ['/PID', String(child.pid), '/T', '/F']);
  else process.kill(-child.pid, 'SIGKILL');
}

function end(code, message) {
  if (process.connected) process.send?.(message, () => process.exit(code));
  else process.exit(code);
}
