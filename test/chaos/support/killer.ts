import type { DeskProcess } from './desk-process.ts';
import { soon } from './until.ts';

/**
 * Kills the desk with -9 and starts it again, so many times. The moments are drawn as numbers of things that the desk does
 * to the outside, so that they fall where something is under way.
 */
export async function killAtRandom(options: {
  readonly desk: DeskProcess;
  readonly kills: number;
  readonly random: () => number;
  readonly activity: () => number;
}): Promise<{ readonly restarts: number }> {
  const { desk, kills, random, activity } = options;
  let restarts = 0;
  while (restarts < kills) {
    const from = activity();
    const moment = 5 + Math.floor(random() * 60);
    // A desk that has nothing to do is killed as well.
    await soon(() => (activity() - from >= moment ? undefined : 'the moment'), {
      seconds: 4,
      everyMilliseconds: 2,
    });
    await desk.kill();
    await desk.startAgain();
    restarts++;
  }
  return { restarts };
}
