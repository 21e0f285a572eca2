import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { whenStarterEnds } from './ancestors.mjs';
import { projectFolder, say } from './project.mjs';

/** Compiled code and types stripped, kept from one start to the next: a third less work, and no compiler in memory. */
const compileCache = path.join(projectFolder, 'node_modules', '.cache', 'compile');
const endWithParent = path.join(projectFolder, 'src/setup/end-with-parent.mjs');

/** Runs one program of the project to its end; passes signals on; resolves with its exit code. */
export function runProgram(node, [file, ...args], env) {
  if (!fs.existsSync(file)) {
    say(`${path.relative(projectFolder, file)} does not exist.`);
    return Promise.resolve(1);
  }
  return new Promise((resolve, reject) => {
    const child = spawn(node, ['--import', endWithParent, file, ...args], {
      stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
      env: { NODE_COMPILE_CACHE: compileCache, ...process.env, ...env, ...pathWithTools() },
    });
    child.once('error', reject);

    const stopPassing = passSignals(child);
    const stopWatching = whenStarterEnds(() => child.kill('SIGTERM'));
    child.once('exit', (code, signal) => {
      stopPassing();
      stopWatching();
      resolve(code ?? 128 + (os.constants.signals[signal] ?? 0));
    });
  });
}

/** Ctrl-C in a terminal reaches the whole foreground group, the program included: only other senders need passing on. */
function passSignals(child) {
  const listeners = ['SIGINT', 'SIGTERM', 'SIGHUP'].map((signal) => {
    const listener = () => {
      if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
    };
    process.on(signal, listener);
    return { signal, listener };
  });
  return () => {
    for (const { signal, listener } of listeners) process.off(signal, listener);
  };
}

function pathWithTools() {
  const name = Object.keys(process.env).find((key) => key.toUpperCase() === 'PATH') ?? 'PATH';
  const bin = path.join(projectFolder, 'node_modules', '.bin');
  return { [name]: [bin, process.env[name]].filter(Boolean).join(path.delimiter) };
}
