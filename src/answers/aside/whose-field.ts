/** `12345 on Contoso`, behind the name of an ID: an ID has no spaces, so this may be of some other deal. */
export const saysWhoseId = (said: string): boolean => idOf.test(said);
const idOf = / (?:on|for|of|at|in|to|для|у|по|на|в) \S/iu;

/** `of the Contoso deal to …`, behind the name of a field: perhaps of some other deal. */
export const saysWhoseField = (said: string): boolean => fieldOf.test(said);
const fieldOf = /^(?:of|for|on|у|для) (?:the )?\S/iu;
