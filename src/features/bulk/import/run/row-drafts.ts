import type { DealCreation, DealDraft } from '../../../new-deal/index.ts';
import type { RunRows } from './run-rows.ts';

/** The correlation id of all that is written for a row; the audit names it. At most 64 letters, digits, hyphens. */
export function rowId(importId: string, line: number): string {
  return `import-${importId.replaceAll('.', '-')}-line-${line}`;
}

/**
 * Drafts of rows stand beside the rows, under the lease of the run. That a deal was created is the row's result, which is
 * written behind it: whoever finds a draft with its id and no result takes that step again.
 */
export function rowDrafts(rows: Pick<RunRows, 'keepDraft'>): ConstructorParameters<typeof DealCreation>[0]['drafts'] {
  return {
    async replace(before, after, lease) {
      const line = Number(before.id.split('-line-')[1]);
      if (!lease || before.id !== rowId(lease.id, line)) throw new Error(`Draft ${before.id} is no row's of this run`);
      const next: DealDraft = { ...after, version: before.version + 1 };
      if (next.state === 'created') return next;
      return (await rows.keepDraft(lease.id, line, lease.token, before.version, next)) ? next : undefined;
    },
  };
}
