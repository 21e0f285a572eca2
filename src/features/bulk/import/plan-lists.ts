import {
  type Member,
  type RecordChange,
  type ReferralRecord,
  type SolutionTag,
  sameEmail,
} from '../../referrals/index.ts';
import type { SolutionCell } from '../cells/list-cells.ts';
import { type BulkColumn, type ListColumn, mostInList, placesIn } from '../columns/bulk-columns.ts';
import { memberPlaces, solutionPlaces } from './list-places.ts';
import type { RowChange } from './row-plan.ts';
import type { RowReader } from './row-reader.ts';

/**
 * Solutions and members of a row beside those that stand. Places that the file has are what it says, places that it hasn't are
 * left alone: a file that shows three of five loses nothing of the other two.
 */
export function planLists(
  reader: RowReader,
  record: ReferralRecord,
  differs: ReadonlySet<BulkColumn>,
): Pick<RowChange, 'changes' | 'notTaken'> {
  const solutions = solutionsOf(reader, record, differs);
  const team = teamOf(reader, record, differs);
  return { changes: [...solutions.changes, ...team], notTaken: solutions.notTaken };
}

function solutionsOf(reader: RowReader, record: ReferralRecord, differs: ReadonlySet<BulkColumn>) {
  const standing = record.solutions.filter(({ type }) => type !== 'Category');
  if (!isTold('solution', differs)) return { changes: [], notTaken: [] };
  const shown = solutionPlaces(reader, standing);
  const said = [...shown.items.values()];
  const kept = standing.filter((_, place) => !shown.places.has(place));
  const remove = standing
    .filter(({ id }, place) => shown.places.has(place) && !said.some((item) => item.id === id))
    .map(({ id }) => id);
  const add = said.filter(({ id }) => !standing.some((item) => item.id === id)).map(asTag);
  if (said.length + kept.length === 0) reader.refuse('nothing-left', 'solution 1');
  if (said.length + kept.length > mostInList) reader.refuse('lists-more', 'solution 1');
  // Partner Center does not change price and quantity of an existing solution.
  const repriced = [...shown.items].filter(([, item]) =>
    standing.some((tag) => tag.id === item.id && !samePrice(tag, item)),
  );
  const changes: readonly RecordChange[] = add.length + remove.length > 0 ? [{ field: 'solutions', add, remove }] : [];
  return { changes, notTaken: repriced.map(([column]) => column) };
}

function teamOf(
  reader: RowReader,
  { team }: ReferralRecord,
  differs: ReadonlySet<BulkColumn>,
): readonly RecordChange[] {
  if (!isTold('member', differs)) return [];
  const shown = memberPlaces(reader, team);
  const said = [...shown.items.values()];
  const kept = team.filter((_, place) => !shown.places.has(place));
  const remove = team
    .filter(({ email }, place) => shown.places.has(place) && !said.some((member) => sameEmail(member.email, email)))
    .map(({ email }) => email);
  const add = said.filter((member) => !team.some((standing) => isAs(standing, member)));
  if (said.length + kept.length === 0) reader.refuse('nothing-left', 'member 1');
  if (said.length + kept.length > mostInList) reader.refuse('lists-more', 'member 1');
  return add.length + remove.length > 0 ? [{ field: 'team', add, remove }] : [];
}

/** Whether a list equals what an export would write. */
function isTold(list: ListColumn, differs: ReadonlySet<BulkColumn>): boolean {
  return placesIn(list).some((column) => differs.has(column));
}

function isAs(standing: Member, said: Member): boolean {
  return (
    (['firstName', 'lastName', 'phoneNumber'] as const).every((part) => standing[part] === said[part]) &&
    sameEmail(standing.email, said.email)
  );
}

function samePrice(tag: SolutionTag, cell: SolutionCell): boolean {
  return (['currency', 'price', 'quantity'] as const).every((part) => tag[part] === cell[part]);
}

/** Its name comes from the catalogue when the row is carried out. */
function asTag(cell: SolutionCell): SolutionTag {
  return { ...cell, name: cell.id, type: 'Name' };
}
