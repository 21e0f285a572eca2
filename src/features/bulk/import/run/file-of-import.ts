import type { Person } from '../../../people/index.ts';
import type { Referral } from '../../../referrals/index.ts';
import type { FileOfImport } from '../../export/export-maker.ts';
import type { ImportStore } from '../import-store.ts';
import { columnNames, rowProblems } from '../row-sentences.ts';
import { runFile } from './run-files.ts';
import type { RunRows } from './run-rows.ts';

/** Files of the person's own run, made on request with their rights at that time. */
export function fileOfImports(deps: {
  readonly store: Pick<ImportStore, 'find'>;
  readonly rows: Pick<RunRows, 'all'>;
  readonly find: (person: Person, referralId: string) => Promise<Referral | undefined>;
}): FileOfImport {
  return async function* ({ id, file }, person, locale) {
    const imported = await deps.store.find(id, person);
    // Expired.
    if (!imported?.layout) return;
    const { layout } = imported;
    const nameOf = columnNames(layout.header);
    yield* runFile(file, {
      ...{ locale, layout, rows: () => deps.rows.all(id) },
      problemsOf: (row) => rowProblems(row, locale, nameOf),
      find: (referralId) => deps.find(person, referralId),
    });
  };
}
