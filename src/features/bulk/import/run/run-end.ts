import type { BulkImport } from '../bulk-import.ts';

/** The end of the time in which a run can be stopped before anything final goes out. */
export function finalAtOf(undoSeconds: number): (imported: Pick<BulkImport, 'startedAt'>) => Date {
  return ({ startedAt = new Date(0) }) => new Date(startedAt.getTime() + undoSeconds * 1_000);
}

/** Lines whose rows can't be taken back once they have gone out. */
export function finalLines({ rehearsal }: Pick<BulkImport, 'rehearsal'>): readonly number[] {
  return rehearsal ? [...new Set(Object.values(rehearsal.final).flat())] : [];
}

export type TurnEnd =
  | { readonly kind: 'over'; readonly state: 'done' | 'stopped' }
  /** `why`: a code of Partner Center's, where it is away or asks to go slower. */
  | {
      readonly kind: 'later';
      readonly until: Date;
      readonly why?: string;
      /** It was stopped; what it has begun comes to its end. */
      readonly isStopping?: true;
    };
