/** A program for run-program.test.ts to kill: runs run-child.ts as an npm script would. */
import path from 'node:path';
import { runProgram } from '../../../src/setup/run-program.mjs';

process.exitCode = await runProgram(
  process.execPath,
  [path.join(import.meta.dirname, 'run-child.ts'), ...process.argv.slice(2)],
  {},
);
