/**
 * Milliseconds that a test may take, in short and in full: only what hangs reaches them. Each is many times what the slowest test
 * takes on the slowest machine that was seen (a third as fast as the one they are written on, with three at a time on two cores),
 * and so short that one that hangs at each of three tries leaves `.ci/run` time to say so.
 */
export const longestTest = 420_000;
export const longestTestInFull = 1_200_000;

/**
 * How long a test waits for a state, likewise. It ends before the test does, so that what was waited for is told.
 */
export const patiently = { timeout: 120_000, interval: 20 } as const;
export const patientSeconds = patiently.timeout / 1_000;
