/** Loaded before `src/main.ts`: the process dies by kill -9 at the crash point that stands in the file, if there is one. */
import { subscribe } from 'node:diagnostics_channel';
import { readFileSync } from 'node:fs';
import { crashPointChannel } from '../../../src/crash-point.ts';

const file = process.env.CRASH_POINT_FILE ?? '';

subscribe(crashPointChannel, (reached) => {
  if (reached === armed()) process.kill(process.pid, 'SIGKILL');
});

function armed(): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
