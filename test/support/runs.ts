/**
 * How often a property is tried that takes seconds: seldom in `npm test`, as often as it should be in
 * `npm run test:chaos:short`, beside what takes long anyway.
 */
export const isInFull = process.env.PROPERTIES === 'in-full';

export const runs = (inShort: number, inFull: number): number => (isInFull ? inFull : inShort);

/**
 * What properties draw (`fixed-draws.ts`): the same each time where a change is judged, which must not be refused for what an older
 * one left. `PROPERTY_SEED=anew` searches on, and fast-check names the seed of what it finds.
 */
const { PROPERTY_SEED: seed } = process.env;
export const drawn: { readonly seed?: number } = seed === 'anew' ? {} : { seed: Number(seed ?? 6) };

/** Every so-manieth: another part of all with another seed. */
export function someOf<T>(all: readonly T[], oneIn: number): readonly T[] {
  const first = drawn.seed === undefined ? Math.floor(Math.random() * oneIn) : drawn.seed % oneIn;
  return all.filter((_one, index) => index % oneIn === first);
}
