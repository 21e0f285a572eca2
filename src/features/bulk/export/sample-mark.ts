/**
 * Begins the `Errors` cell of the row that shows how others are filled in. It is told by this mark alone, never by what it
 * says: people write deals over it.
 */
export const sampleMark = '[sample]';
