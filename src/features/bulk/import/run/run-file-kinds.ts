/** The files of a run. */
export const runFiles = ['processed', 'failed', 'restore'] as const;
export type RunFile = (typeof runFiles)[number];
