/** Milliseconds before a link is tried again, by how often it had to wait: outages end, and nobody is in a hurry by night. */
const waits = [5_000, 30_000, 120_000, 600_000, 1_800_000];

export function linkWait(attempts: number): number {
  return waits[Math.min(Math.max(attempts, 1), waits.length) - 1] ?? 1_800_000;
}
