/** Back-off of a link in milliseconds, by number of waits. */
const waits = [5_000, 30_000, 120_000, 600_000, 1_800_000];

export function linkWait(attempts: number): number {
  return waits[Math.min(Math.max(attempts, 1), waits.length) - 1] ?? 1_800_000;
}
