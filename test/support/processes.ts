import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';

/** The ids of all processes below one. */
export function descendantsOf(pid: number): number[] {
  const table = processTable();
  const childrenOf = (parent: number): number[] =>
    table.flatMap((row) => (row.parent === parent ? [row.pid, ...childrenOf(row.pid)] : []));
  return childrenOf(pid);
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !isZombie(pid);
  } catch {
    return false;
  }
}

interface ProcessRow {
  readonly pid: number;
  readonly parent: number;
}

/** From /proc where it is: a bare machine has no `ps`. */
function processTable(): ProcessRow[] {
  if (existsSync('/proc/self/stat')) {
    return readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map((name) => ({ pid: Number(name), parent: Number(statFields(Number(name))?.[1] ?? 0) }));
  }
  const { stdout } = spawnSync('/bin/ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' });
  return stdout.split('\n').map((line) => {
    const [pid = 0, parent = 0] = line.trim().split(/\s+/).map(Number);
    return { pid, parent };
  });
}

/** In a container without an init process, ended orphans stay in the table as zombies. */
function isZombie(pid: number): boolean {
  return statFields(pid)?.[0] === 'Z';
}

/** The fields after the program's name, which may hold spaces and brackets: state, parent, ... */
function statFields(pid: number): string[] | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  } catch {
    return undefined;
  }
}
