/**
 * How often a property is tried that takes seconds: seldom in `npm test`, as often as it should be in
 * `npm run test:chaos:short`, beside what takes long anyway; where that takes minutes, in `npm run test:chaos`.
 */
export const isInFull = process.env.PROPERTIES === 'in-full';

export const runs = (inShort: number, inFull: number): number => (isInFull ? inFull : inShort);

/**
 * What properties draw (`fixed-draws.ts`): the same each time where a change is judged, which must not be refused for what an older
 * one left. `PROPERTY_SEED=anew` searches on, and fast-check names the seed of what it finds.
 */
const { PROPERTY_SEED: seed } = process.env;
export const drawn: { readonly seed?: number } = seed === 'anew' ? {} : { seed: Number(seed ?? 6) };

const salt = drawn.seed ?? Math.random();

/** One in so many of all, others for each `beside`, so that together they are all of them; and others again with another seed. */
export function someOf(all: readonly string[], oneIn: number, beside: string): readonly string[] {
  return all.filter((one) => hashOf(`${salt} ${beside} ${one}`) % oneIn === 0);
}

/** FNV-1a, its upper bits: the lowest are those of the last letter. */
function hashOf(text: string): number {
  let hash = 0x81_1c_9d_c5;
  for (const letter of text) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01_00_01_93);
  return hash >>> 8;
}
