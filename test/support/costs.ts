/**
 * Time judged on any machine. What is compared is measured in turns, as the least of some rounds: what a crowded machine does
 * meanwhile falls on both sides, and a round that it left alone is enough. A bound is told in pieces of a fixed work, which is
 * measured in the same process: how many milliseconds one takes, no test needs to know.
 */

const sample = 'ab1 '.repeat(2_500);
/** Enough that one of them was left alone. */
const firstPieces = 20;

/** One piece: ten thousand characters are walked four times by a simple pattern. Some 0.4 ms on a usual machine. */
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
 * Whether it takes no longer than so many pieces of the fixed work. Fewer rounds are for a first look, behind which another
 * rule decides.
 */
export function isWithin(pieces: number, work: () => unknown, rounds = mostRounds): boolean {
  if (leastTime(work, { rounds: 2, enough: pieces * onePiece() }) < pieces * onePiece()) return true;
  const asOften = () => {
    for (let turn = 0; turn < pieces; turn++) fixedWork();
  };
  return costBeside(work, asOften, 1, rounds) <= 1;
}

let known: number | undefined;

/** Milliseconds of a piece in this process, once it is compiled. Too little, if anything: then both are measured in turns. */
function onePiece(): number {
  known ??= leastTime(fixedWork, { rounds: firstPieces, enough: 0 });
  return known;
}
