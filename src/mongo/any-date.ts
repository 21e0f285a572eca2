/**
 * Filter: the field is a date. A range rather than `$exists`, because every server answers a range from a sparse index and
 * then reads only the documents that have the field.
 */
export const anyDate = { $gt: new Date(0) } as const;
