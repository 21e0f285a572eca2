/**
 * How often a property is tried that takes seconds: seldom in `npm test`, as often as it should be in
 * `npm run test:chaos:short`, beside what takes long anyway.
 */
export const isInFull = process.env.PROPERTIES === 'in-full';

export const runs = (inShort: number, inFull: number): number => (isInFull ? inFull : inShort);

/** What is drawn for such a property: the same each time in `npm test`, which is not the place for a search; other values in full. */
export const drawn: { readonly seed?: number } = isInFull ? {} : { seed: 6 };
