import type { DealCreation, DealDraft } from '../../../new-deal/index.ts';
import type { RunRows } from './run-rows.ts';

/** Correlation id of all writes for a row, shown in the audit. At most 64 letters, digits, hyphens. */
export function rowId(importId: string, line: number): string {
  return `import-${importId.replaceAll('.', '-')}-line-${line}`;
}

/**
 * Drafts of rows are stored with the rows, fenced by the run's lease. The row's result is written after the draft: a draft with
 * the deal's id and no result means that this step is repeated.
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
