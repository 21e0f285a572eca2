import fs from 'node:fs';
import path from 'node:path';
import { say } from './project.mjs';

/**
 * Two commands started at once on a fresh checkout (`npm test` beside `npm start`) must not both run `npm ci`: it begins
 * by deleting node_modules. The lock is a file holding the process id; one left by a process that is gone counts for
 * nothing.
 */
export async function withInstallLock(folder, work) {
  const file = path.join(folder, '.data', 'install.lock');
  fs.mkdirSync(path.dirname(file), { recursive: true });
  for (let told = false; !tryLock(file); told = true) {
    if (!told) say('Setting up: another command is installing the packages, waiting for it ...');
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  const unlock = () => fs.rmSync(file, { force: true });
  process.once('exit', unlock);
  try {
    return await work();
  } finally {
    process.off('exit', unlock);
    unlock();
  }
}

function tryLock(file) {
  try {
    fs.writeFileSync(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
  }
  if (!holderIsAlive(file)) fs.rmSync(file, { force: true });
  return false;
}

function holderIsAlive(file) {
  try {
    const pid = Number(fs.readFileSync(file, 'utf8'));
    // The holder writes its id right after creating the file; an empty file is one second old at most.
    if (!pid) return Date.now() - fs.statSync(file).mtimeMs < 1000;
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
