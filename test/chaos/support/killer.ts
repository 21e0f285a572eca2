import { setTimeout as pause } from 'node:timers/promises';
import type { Teams } from '../../harness/teams.ts';
import type { DeskProcess } from './desk-process.ts';
import { soon } from './until.ts';

/**
 * Kills the desk with -9 and starts it again, so many times. Half of the moments are drawn as numbers of things that the
 * desk does to the outside; the other half are the worst there is: Teams has taken a message, and the answer is not out.
 */
export async function killAtRandom(options: {
  /** One of them, whichever is drawn, at each moment. */
  readonly desks: readonly DeskProcess[];
  readonly teams: Teams;
  readonly kills: number;
  readonly random: () => number;
  readonly activity: () => number;
}): Promise<{ readonly restarts: number; readonly inTheMiddle: number }> {
  const { desks, teams, kills, random, activity } = options;
  let restarts = 0;
  let inTheMiddle = 0;
  while (restarts < kills) {
    const from = activity();
    const moment = 5 + Math.floor(random() * 60);
    // A desk that has nothing to do is killed as well.
    await moreOrLess(() => activity() - from >= moment);
    if (restarts % 2 === 0) {
      const before = teams.connector.calls.length;
      teams.fail({ on: 'post', how: 'hang', when: 'after' });
      await moreOrLess(() => teams.connector.calls.slice(before).some(({ kind }) => kind === 'post'));
      if (teams.connector.calls.length > before) inTheMiddle++;
    }
    const desk = desks[Math.floor(random() * desks.length)];
    if (!desk) throw new Error('there is no desk to kill');
    await desk.kill();
    teams.connector.faults.clear();
    teams.connector.faults.release();
    await startsAgain(desk);
    restarts++;
  }
  return { restarts, inTheMiddle };
}

/**
 * Kills one of them with -9 and starts it again, and the next one so many seconds after it is ready: however slow the machine is,
 * the others are there. Gives how often.
 */
export async function killEvery(options: {
  readonly desks: readonly DeskProcess[];
  readonly kills: number;
  readonly seconds: number;
  readonly random: () => number;
  /** There is nothing left to kill them in. */
  readonly isOver: () => boolean;
}): Promise<number> {
  const { desks, kills, seconds, random, isOver } = options;
  let killed = 0;
  while (killed < kills && !isOver()) {
    await pause(seconds * 1_000);
    const desk = desks[Math.floor(random() * desks.length)];
    if (!desk) throw new Error('there is no desk to kill');
    await desk.kill();
    killed++;
    await startsAgain(desk);
  }
  return killed;
}

/** On a machine that many share, a start may run out of time; whoever watches over processes starts it once more. */
function startsAgain(desk: DeskProcess): Promise<void> {
  return desk.startAgain().catch(async () => {
    await desk.kill();
    await desk.startAgain();
  });
}

function moreOrLess(condition: () => boolean): Promise<boolean> {
  return soon(() => (condition() ? undefined : 'the moment'), { seconds: 4, everyMilliseconds: 2 });
}
