import type { BulkImport } from '../bulk-import.ts';

/** End of the window in which a run can be stopped before anything irreversible is sent. */
export function finalAtOf(undoSeconds: number): (imported: Pick<BulkImport, 'startedAt'>) => Date {
  return ({ startedAt = new Date(0) }) => new Date(startedAt.getTime() + undoSeconds * 1_000);
}

/** Lines of irreversible rows. */
export function finalLines({ rehearsal }: Pick<BulkImport, 'rehearsal'>): readonly number[] {
  return rehearsal ? [...new Set(Object.values(rehearsal.final).flat())] : [];
}

export type TurnEnd =
  | { readonly kind: 'over'; readonly state: 'done' | 'stopped' }
  /** `why`: Partner Center's code if it is unavailable or throttles. */
  | {
      readonly kind: 'later';
      readonly until: Date;
      readonly why?: string;
      /** Stopped, but rows that were begun are finished first. */
      readonly isStopping?: true;
    };
