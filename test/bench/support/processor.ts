import { readdirSync, readFileSync } from 'node:fs';

/** Seconds of processor, user and system, since each began. */
export interface Processor {
  /** This process: Partner Center, Teams and the identity provider, played. */
  readonly bench: number;
  readonly desk: number;
  readonly database: number;
}

/** Of this process and those that it started, of which wall time on a busy machine says little; undefined where there is no /proc. */
export function processorNow(): Processor | undefined {
  const children = descendantsOf(process.pid);
  if (children.length === 0) return undefined;
  // A guard of Node's stands before the database.
  const of = (program: RegExp) =>
    children.filter(({ name }) => program.test(name)).reduce((sum, { seconds }) => sum + seconds, 0);
  const { user, system } = process.cpuUsage();
  return { bench: (user + system) / 1e6, desk: of(/^(node|MainThread)/), database: of(/^(secantus|mongod)/) };
}

/** In words, for the row of a table; empty where it cannot be told. */
export function processorSince(before: Processor | undefined): string {
  const now = processorNow();
  if (!before || !now) return '';
  const since = (of: keyof Processor) => `${(now[of] - before[of]).toFixed(1)} s`;
  return `processor: desk ${since('desk')}, database ${since('database')}, Partner Center and Teams as played ${since('bench')}`;
}

/** Of one program, since it began; 0 where there is none, or no /proc. */
export function secondsOfProcessor(pid: number | undefined): number {
  return statOf(String(pid))?.seconds ?? 0;
}

/** Clock ticks of /proc/<pid>/stat: 100 a second on every Linux that Node runs on. */
const ticks = 100;

function descendantsOf(pid: number) {
  const all = processes();
  const found = all.filter(({ parent }) => parent === pid);
  for (const each of found) found.push(...all.filter(({ parent }) => parent === each.pid));
  return found;
}

function processes() {
  try {
    return readdirSync('/proc').flatMap((name) => (/^\d+$/.test(name) ? (statOf(name) ?? []) : []));
  } catch {
    return [];
  }
}

function statOf(pid: string) {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const end = text.lastIndexOf(')');
    // From the third field on: state, parent; user and system time are the 14th and 15th.
    const fields = text.slice(end + 2).split(' ');
    const seconds = (Number(fields[11]) + Number(fields[12])) / ticks;
    return { pid: Number(pid), name: text.slice(text.indexOf('(') + 1, end), parent: Number(fields[1]), seconds };
  } catch {
    return undefined;
  }
}
