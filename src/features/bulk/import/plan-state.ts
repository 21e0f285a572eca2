import { isUndecided, type Referral } from '../../referrals/index.ts';
import { readReasonCell, readStateCell } from '../cells/code-cells.ts';
import type { BulkColumn } from '../columns/bulk-columns.ts';
import type { RowChange } from './row-plan.ts';
import type { RowReader } from './row-reader.ts';

/** What a row's status means for the referral in its present state (docs/partner-center.md#states). */
export function planState(
  reader: RowReader,
  referral: Referral,
  differs: ReadonlySet<BulkColumn>,
): Pick<RowChange, 'answer' | 'notTaken'> {
  const { record } = referral;
  const reasonDiffers: readonly BulkColumn[] = differs.has('reason') ? ['reason'] : [];
  if (!differs.has('status') && !differs.has('substatus')) return { notTaken: reasonDiffers };
  const status = reader.needed('status', (cell) => readStateCell(cell, 'status'));
  const substatus = reader.needed('substatus', (cell) => readStateCell(cell, 'substatus'));
  // The missing half has been reported; the other half means nothing by itself.
  if (!status || !substatus) return { notTaken: [] };
  const says = `${status} ${substatus}`;
  if (says === `${record.status} ${record.substatus}`) return { notTaken: reasonDiffers };
  if (record.status === 'Closed') {
    reader.refuse('closed', 'substatus');
    return { notTaken: [] };
  }
  if (isUndecided(referral, reader.now)) return ofWaiting(reader, says);
  // The status of a file that creates deals; this deal exists already.
  if (says === 'New Accepted') return { notTaken: ['status', ...reasonDiffers] };
  if (says === 'Closed Won') return { answer: { kind: 'won' }, notTaken: reasonDiffers };
  if (says === 'Closed Lost') return withReason(reader, 'lost');
  reader.refuse('not-from-here', 'substatus');
  return { notTaken: [] };
}

function ofWaiting(reader: RowReader, says: string): Pick<RowChange, 'answer' | 'notTaken'> {
  if (says === 'Active Accepted') return { answer: { kind: 'accept' }, notTaken: [] };
  if (says === 'Closed Declined') return withReason(reader, 'decline');
  // `New Accepted` may be an answer or left over from a template, and an accept must not happen by accident.
  reader.refuse(says === 'New Accepted' ? 'answer-unclear' : 'not-from-here', 'substatus');
  return { notTaken: [] };
}

function withReason(reader: RowReader, kind: 'decline' | 'lost'): Pick<RowChange, 'answer' | 'notTaken'> {
  const isTold = (reader.text('reason') ?? '').trim() !== '';
  const reason = reader.read('reason', readReasonCell);
  if (!isTold) reader.refuse('reason-missing', 'reason');
  return reason ? { answer: { kind, reason }, notTaken: [] } : { notTaken: [] };
}
