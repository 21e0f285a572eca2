/**
 * How often a property is tried that takes seconds: seldom in `npm test`, as often as it should be in
 * `npm run test:chaos:short`, beside what takes long anyway.
 */
export const isInFull = process.env.PROPERTIES === 'in-full';

export const runs = (inShort: number, inFull: number): number => (isInFull ? inFull : inShort);
