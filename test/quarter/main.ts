/**
 * `npm run quarter`: a simulated quarter with the plain ladder and with this desk's reminders, the same seed for both.
 * `npm run quarter 7`: with another seed.
 */
import { asItIs, plainLadder } from './quarter.ts';
import { quarterOf, tableOfBoth } from './report.ts';

const seed = Number(process.argv[2] ?? 1);
const [before, after] = [await quarterOf(plainLadder, seed), await quarterOf(asItIs, seed, { mostADay: 6 })];
process.stdout.write(`Seed ${seed}\n\n${tableOfBoth(before, after)}\n`);
