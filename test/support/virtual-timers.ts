import { systemTimers, type Timers } from '../../src/partner-center/timers.ts';

/** Sleeps end by a clock that runs ahead: a tick of a tenth of a second whenever the loop has nothing else to do. */
export function virtualTimers(tick: () => void) {
  let now = 0;
  const asleep: { until: number; wake: () => void }[] = [];
  const turn = () => {
    now += 100;
    tick();
    for (const sleeper of asleep.filter(({ until }) => until <= now)) {
      asleep.splice(asleep.indexOf(sleeper), 1);
      sleeper.wake();
    }
  };
  const timer = setInterval(turn, 2);
  const timers: Timers = {
    ...systemTimers,
    sleep: (milliseconds) => new Promise((wake) => asleep.push({ until: now + milliseconds, wake })),
  };
  return { timers, stop: () => clearInterval(timer) };
}
