import type { ParkedItems } from '../sweeps/lease.ts';

/** What the program says, and how it ends: 0 done, 1 there is something to look at, 2 it was called wrongly. */
export interface ParkedSaid {
  readonly lines: readonly string[];
  readonly status: 0 | 1 | 2;
}

const usage = [
  'npm run parked -- list [<sweep>]',
  'npm run parked -- release <sweep> [<id> …]   tried again at once, with all their attempts',
  'npm run parked -- release all',
];
/** The first ones lead to the cause. */
const listed = 20;

/** `npm run parked`: items that failed too often, and letting them be tried at once. */
export async function parkedProgram(
  args: readonly string[],
  sweeps: ReadonlyMap<string, ParkedItems>,
): Promise<ParkedSaid> {
  const [command = 'list', sweep, ...ids] = args;
  const unknown = sweep !== undefined && sweep !== 'all' && !sweeps.has(sweep);
  if (unknown)
    return { lines: [`There is no sweep ${sweep}. There are: ${[...sweeps.keys()].join(', ')}.`], status: 2 };
  const chosen = [...sweeps].filter(([name]) => sweep === undefined || sweep === 'all' || name === sweep);
  if (command === 'list' && ids.length === 0) return list(chosen);
  if (command === 'release' && sweep !== undefined) return release(chosen, ids.length > 0 ? ids : 'all');
  return { lines: usage, status: 2 };
}

type Sweeps = readonly (readonly [string, ParkedItems])[];

async function list(sweeps: Sweeps): Promise<ParkedSaid> {
  const lines: string[] = [];
  for (const [name, items] of sweeps) {
    const all = await items.countParked();
    if (all === 0) continue;
    lines.push(`${name}: ${all} parked`);
    for (const { id, parkedAt, attempts, error } of await items.parked(listed))
      lines.push(`  ${id}  since ${parkedAt.toISOString()}, ${attempts} attempts, last: ${error}`);
    if (all > listed) lines.push(`  and ${all - listed} more`);
  }
  if (lines.length === 0) return { lines: ['Nothing is parked.'], status: 0 };
  const hint = 'What went wrong stands in the log, by the id. When it is mended: npm run parked -- release <sweep>';
  return { lines: [...lines, hint], status: 1 };
}

async function release(sweeps: Sweeps, ids: readonly string[] | 'all'): Promise<ParkedSaid> {
  const lines: string[] = [];
  for (const [name, items] of sweeps) {
    const count = await items.unpark(ids);
    if (count > 0) lines.push(`${name}: ${count} released, tried at the sweep’s next turn`);
  }
  return { lines: lines.length > 0 ? lines : ['Nothing was parked that could be released.'], status: 0 };
}
