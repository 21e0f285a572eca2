import { setTimeout as pause } from 'node:timers/promises';
import type { Teams } from '../../harness/teams.ts';
import type { DeskProcess } from './desk-process.ts';
import { underWay } from './under-way.ts';
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
 * Kills them with -9, spread over the work: each time so much more of it is done, one that is running is killed and started
 * again. A start that takes long delays no other kill; but one desk is always left to work. Gives how often.
 */
export async function killAlong(options: {
  readonly desks: readonly DeskProcess[];
  readonly kills: number;
  /** What was done so far, and how much of it lies between two kills. */
  readonly done: () => number;
  readonly between: number;
  readonly random: () => number;
  /** There is nothing left to kill them in. */
  readonly isOver: () => boolean;
}): Promise<number> {
  const { desks, kills, done, between, random, isOver } = options;
  const starting = new Map<DeskProcess, Promise<void>>();
  let killed = 0;
  while (killed < kills && !isOver()) {
    const running = desks.filter((desk) => !starting.has(desk));
    const desk = running[Math.floor(random() * running.length)];
    if (running.length > 1 && desk && done() >= (killed + 1) * between) {
      killed++;
      const again = desk.kill().then(() => startsAgain(desk));
      starting.set(desk, again);
      underWay(again.then(() => starting.delete(desk)));
    } else await pause(20);
  }
  await Promise.all(starting.values());
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
