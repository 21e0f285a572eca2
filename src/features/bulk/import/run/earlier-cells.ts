import type { RecordChange, Referral } from '../../../referrals/index.ts';
import { cellIn, exportedCells } from '../../cells/exported-cells.ts';
import { type BulkColumn, type ListColumn, placesIn } from '../../columns/bulk-columns.ts';
import { contactColumns } from '../contact-cells.ts';
import type { ChangePlan } from './next-step.ts';
import type { EarlierCell } from './run-rows.ts';

/** The present values of the cells that a row changes, as a file would have to write them to restore them. */
export function earlierCells(plan: ChangePlan, referral: Referral): readonly EarlierCell[] {
  const cells = exportedCells(referral);
  const columns = plan.changes.flatMap((change) => columnsOf(change, cells.lists, referral));
  return columns.map((column) => ({ column, cell: cellIn(cells, column) }));
}

function columnsOf(
  change: RecordChange,
  lists: Readonly<Record<ListColumn, readonly string[]>>,
  { record }: Referral,
): readonly BulkColumn[] {
  switch (change.field) {
    case 'name':
    case 'notes':
    case 'closeDate':
    case 'salesStage':
    case 'campaignId':
      return [change.field];
    case 'externalReferenceId':
      return ['crmId'];
    case 'dealValue':
      // Partner Center refuses an empty value, so it can't be restored.
      return record.dealValue ? ['value', 'currency'] : [];
    case 'note':
      return ['notes'];
    case 'team':
      return placesIn('member', lists.member.length + change.add.length);
    case 'solutions':
      return placesIn('solution', lists.solution.length + change.add.length);
    case 'contact':
      // An added contact can't be removed.
      return record.customer.contacts.length > 0 ? contactColumns : [];
    case 'share':
      return [];
  }
}
