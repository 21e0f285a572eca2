/**
 * Loaded before `src/main.ts`: for the limit of what one person may do, time stands still until SIGUSR2 lets a second
 * pass, which is said in the log. By the machine's own clock, a slow one could not send as fast as the limit refuses.
 */
import { Pace } from '../../../src/teams/pace.ts';

let milliseconds = 0;
const take = Pace.prototype.take;

Pace.prototype.take = function (this: Pace, who: string) {
  const now = performance.now;
  performance.now = () => milliseconds;
  try {
    return take.call(this, who);
  } finally {
    performance.now = now;
  }
};

process.on('SIGUSR2', () => {
  milliseconds += 1_000;
  process.stdout.write(`${JSON.stringify({ level: 20, msg: 'a second passed for the pace', milliseconds })}\n`);
});
