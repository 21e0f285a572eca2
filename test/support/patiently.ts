/**
 * How long a test waits for a state: only what hangs reaches it, on the slowest machine, too. It ends before the test does, so
 * that what was waited for is told.
 */
export const patiently = { timeout: 60_000, interval: 20 } as const;
export const patientSeconds = patiently.timeout / 1_000;
