/**
 * Filter: a date stands there. As a range, not `$exists`, since every server reads a range from a sparse index, and so as
 * few documents as have the field.
 */
export const anyDate = { $gt: new Date(0) } as const;
