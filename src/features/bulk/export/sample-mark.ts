/**
 * Begins the `Errors` cell of the template's sample row. Only this mark identifies the row, not its cells: people overwrite them
 * with deals of their own.
 */
export const sampleMark = '[sample]';
