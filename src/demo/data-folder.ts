import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Two demos on one data folder would share database files and logs: the second is told about the first. */
export function takeDataFolder(dataDir: string): void {
  mkdirSync(dataDir, { recursive: true });
  const file = path.join(dataDir, 'demo.pid');
  const other = runningProcess(file);
  if (other !== undefined) {
    throw new Error(
      `The demo is already running on ${dataDir} (process ${other}). Stop it first, or set DATA_DIR to another folder.`,
    );
  }
  writeFileSync(file, String(process.pid));
  process.once('exit', () => rmSync(file, { force: true }));
}

function runningProcess(file: string): number | undefined {
  try {
    const pid = Number(readFileSync(file, 'utf8'));
    process.kill(pid, 0);
    return pid;
  } catch {
    return undefined; // No file, or left by a process that is gone.
  }
}
