/** Still done or offered with the added words dropped: none is to join them. */
export const knownExceptions: ReadonlySet<string> = new Set<string>([]);
