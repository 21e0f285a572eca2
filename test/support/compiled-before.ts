/**
 * For the environment of a program that a test starts, as every npm script has it (`src/setup/run-program.mjs`): what the
 * one before has stripped and compiled is not compiled again. Half of the processor's time of a start.
 */
export const compiledBefore: Readonly<Record<string, string>> = process.env.NODE_COMPILE_CACHE
  ? { NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE }
  : {};
