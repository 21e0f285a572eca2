import { randomInt } from 'node:crypto';
import { drawn } from '../../support/runs.ts';

/** `npm run test:chaos` runs the full sizes; `npm test` and `npm run test:chaos:short` a short form of the same. */
export const isFull = process.env.CHAOS === 'full';

export function size(sizes: { readonly full: number; readonly short: number }): number {
  return isFull ? sizes.full : sizes.short;
}

/** As `size`, where `CHAOS_SCALE` (0.1: a tenth) draws the full size smaller, down to `least`. */
export function scaled(sizes: { readonly full: number; readonly short: number; readonly least?: number }): number {
  const share = Number(process.env.CHAOS_SCALE ?? 1);
  return isFull ? Math.max(sizes.least ?? 1, Math.round(sizes.full * share)) : sizes.short;
}

/**
 * What happens is drawn from this seed; `CHAOS_SEED=<it>` runs the same again. Where a change is judged (the short form) it is the
 * same each time; the full form, and `PROPERTY_SEED=anew`, draw another.
 */
export const seed = Number(process.env.CHAOS_SEED ?? (isFull ? undefined : drawn.seed) ?? randomInt(1, 1_000_000));

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
export function dice(from: number = seed): () => number {
  let state = from >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export function shuffled<T>(items: readonly T[], random: () => number): T[] {
  const drawn = items.map((item) => ({ item, place: random() }));
  return drawn.sort((a, b) => a.place - b.place).map(({ item }) => item);
}

/** Runs all the work, so many at a time. */
export async function inParallel<T>(items: readonly T[], many: number, work: (item: T) => Promise<void>) {
  const left = items.values();
  const worker = async () => {
    for (const item of left) await work(item);
  };
  await Promise.all(Array.from({ length: many }, worker));
}

/** One line per row, said to whoever reads the run: what was tried, lost, doubled, ambiguous. */
export function report(title: string, facts: Readonly<Record<string, number | string>>): void {
  const cells = Object.entries(facts).map(([name, value]) => `${name} ${value}`);
  process.stdout.write(`\n  ${title} (seed ${seed})\n    ${cells.join(' · ')}\n`);
}
