/**
 * Time judged on any machine. What is compared is measured in turns, as the least of some rounds: what a crowded machine does
 * meanwhile falls on both sides, and a round that it left alone is enough. Where a bound is in milliseconds, it grows with
 * the time of a fixed work beside it.
 */

const sample = 'ab1 '.repeat(2_500);
/** Milliseconds of `fixedWork` on the machine for which bounds are given. */
const usual = 0.4;

function fixedWork(): number {
  const places = new Map<number, number>();
  let sum = 0;
  for (let turn = 0; turn < 4; turn++)
    for (const { index } of sample.matchAll(/[a-z]+\d /g)) {
      sum = (sum * 31 + index) | 0;
      places.set(index, sum);
    }
  return places.size;
}

function timeOf(work: () => unknown): number {
  const from = performance.now();
  work();
  return performance.now() - from;
}

/** The least of some rounds; it stops as soon as one is below what is enough. */
export function leastTime(work: () => unknown, { rounds, enough }: { rounds: number; enough: number }): number {
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0; round < rounds && best >= enough; round++) best = Math.min(best, timeOf(work));
  return best;
}

const mostRounds = 60;

/** How many times the one costs the other. It stops as soon as that is no more than `enough`. */
export function costBeside(one: () => unknown, other: () => unknown, enough: number, rounds = mostRounds): number {
  let [ones, others] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (let round = 0; round < rounds; round++) {
    ones = Math.min(ones, timeOf(one));
    others = Math.min(others, timeOf(other));
    if (ones <= enough * others) break;
  }
  return ones / others;
}

/**
 * Whether it takes less than so many milliseconds, were this machine as fast as others: no more than the fixed work as often
 * as it is done in that time there. Fewer rounds are for a first look, behind which another rule decides.
 */
export function isWithin(milliseconds: number, work: () => unknown, rounds = mostRounds): boolean {
  if (leastTime(work, { rounds: 2, enough: milliseconds }) < milliseconds) return true;
  const asOften = () => {
    for (let turn = 0; turn < milliseconds / usual; turn++) fixedWork();
  };
  return costBeside(work, asOften, 1, rounds) <= 1;
}

/** How many times slower than others the machine is at this moment, with all that runs beside: for what other processes do. */
export function slowness(): number {
  const turns = 50;
  const time = timeOf(() => {
    for (let turn = 0; turn < turns; turn++) fixedWork();
  });
  return Math.max(1, time / turns / usual);
}
