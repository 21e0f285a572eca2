import type { BulkImport, StoredRehearsal } from './bulk-import.ts';
import { isRefusal } from './row-sentences.ts';

/** The totals of a rehearsal that can be opened. */
export const rowGroups = [
  ...(['create', 'change', 'final', 'pastDays', 'duplicate', 'held', 'cleared', 'notTaken'] as const),
  ...(['refused', 'error', 'unchanged'] as const),
] as const;
export type RowGroup = (typeof rowGroups)[number];

export function linesOf(rehearsal: StoredRehearsal, group: RowGroup): readonly number[] {
  switch (group) {
    case 'final':
      return inOrder(Object.values(rehearsal.final).flat());
    case 'notTaken':
      return inOrder(rehearsal.notTaken.flatMap(({ lines }) => lines));
    case 'refused':
    case 'error':
      return inOrder(reasonsOf(rehearsal, group).flatMap(({ lines }) => lines));
    default:
      return rehearsal[group] ?? [];
  }
}

function inOrder(lines: readonly number[]): readonly number[] {
  return [...new Set(lines)].toSorted((one, other) => one - other);
}

/** Separates refusals from mistakes in the file. */
export function reasonsOf({ refused }: StoredRehearsal, group: 'refused' | 'error') {
  return refused.filter(({ why }) => isRefusal(why) === (group === 'refused'));
}

const showVerb = 'bulk.import-show';
const rowsVerb = 'bulk.import-rows';
const chooseVerb = 'bulk.import-choose';
const nextVerb = 'bulk.import-next';
const discardVerb = 'bulk.import-discard';
const startVerb = 'bulk.import-start';
/** Verbs of the buttons, handled by `import-actions.ts`. */
export const importVerbs = {
  show: showVerb,
  rows: rowsVerb,
  choose: chooseVerb,
  next: nextVerb,
  discard: discardVerb,
  start: startVerb,
} as const;

/** Data of every button of a rehearsal: the import and its generation. */
export function seenData({ id, generation }: Pick<BulkImport, 'id' | 'generation'>) {
  return { importId: id, generation };
}
