import { canEditContact, canInvite, canShare } from '../../deals/index.ts';
import {
  type Member,
  pendingChanges,
  type RecordChange,
  type Referral,
  type ReferralRecord,
  type TextField,
  textOf,
  withChanges,
} from '../../referrals/index.ts';
import { type CellAnswer, isBlankCell } from '../cells/cell-answer.ts';
import { readHelpCell, readIdCell, readStageCell, readYesNoCell } from '../cells/code-cells.ts';
import { cellIn, type ExportedCells, exportedCells } from '../cells/exported-cells.ts';
import { saysSolution } from '../cells/list-cells.ts';
import { saysAmount } from '../cells/number-cell.ts';
import { type BulkColumn, placeInList, type SingleColumn } from '../columns/bulk-columns.ts';
import { cellAsMeant } from '../file/formula-guard.ts';
import { cellsNotMeant, isPlaceholder } from './cells-not-meant.ts';
import { contactColumns, readContact, rowLimits } from './contact-cells.ts';
import { planLists } from './plan-lists.ts';
import { planState } from './plan-state.ts';
import type { RowChange, RowPlan } from './row-plan.ts';
import { type RowReader, textUpTo } from './row-reader.ts';

/** Read-only in Partner Center once the deal exists (docs/partner-center.md#csv-columns). */
const fixed: readonly BulkColumn[] = [
  ...(['customerName', 'addressLine1', 'addressLine2', 'city', 'state', 'postalCode', 'country'] as const),
  ...(['duns', 'microsoftStatus', 'marketplaceIntent'] as const),
];

/**
 * Plans a row that names a referral. First it is compared with what an export would write now: equal cells are not read, so that
 * the rules for closed deals, consent and mandatory cells apply to changes only.
 */
export function planChange(given: RowReader, referral: Referral): RowPlan {
  const now = exportedCells(referral);
  // Where nothing stands, `-` and `n/a` say the same.
  const reader = given.withEmpty((column, cell) => isBlankCell(cellIn(now, column)) && isPlaceholder(cell, column));
  const differs = differing(reader, now);
  if (differs.length === 0) return { kind: 'unchanged', referralId: referral.id };
  if (referral.vanished) return { kind: 'refused', problems: [{ why: 'vanished' }] };
  // What Partner Center does not take is not written, whatever stands there.
  const taken = differs.filter((column) => !fixed.includes(column));
  const notMeant = cellsNotMeant(reader.row, taken, true);
  if (notMeant.length > 0) return { kind: 'refused', problems: notMeant };
  const change = changesOf(reader, referral, new Set(differs));
  if (reader.problems.length > 0) return { kind: 'refused', problems: reader.problems };
  if (reader.held.length > 0) return { kind: 'held', cells: reader.held };
  const isSame = change.changes.length === 0 && !change.answer && !change.invite && change.notTaken.length === 0;
  return isSame
    ? { kind: 'unchanged', referralId: referral.id }
    : { kind: 'change', referralId: referral.id, ...change };
}

function differing(reader: RowReader, now: ExportedCells): readonly BulkColumn[] {
  return [...reader.row.cells].flatMap(([column, cell]) =>
    column === 'errors' ||
    // The same number under a header that names another currency is another amount.
    (isSameCell(column, cell, cellIn(now, column)) &&
      !reader.isOtherMoney(column, (currency) => cellIn(now, currency))) ||
    (reader.keepsEmptied && isCleared(reader, column))
      ? []
      : [column],
  );
}

/** Numbers may differ in trailing zeros. */
function isSameCell(column: BulkColumn, cell: string, now: string): boolean {
  // The record itself may begin with the apostrophe that was removed as a spreadsheet's.
  if (same(cell, now) || same(cell, cellAsMeant(now))) return true;
  return placeInList(column)?.list === 'solution'
    ? saysSolution(cell, now)
    : column === 'value' && saysAmount(cell, now);
}

/** Ignores line ends and trailing whitespace, which programs change when saving. */
function same(one: string, other: string): boolean {
  const plain = (text: string) => text.replaceAll(/\r\n?/g, '\n').trim();
  return one === other || plain(one) === plain(other) || (isBlankCell(one) && isBlankCell(other));
}

function changesOf(reader: RowReader, referral: Referral, differs: ReadonlySet<BulkColumn>): RowChange {
  const record = withChanges(referral.record, pendingChanges(referral));
  const state = planState(reader, referral, differs);
  const texts = [...textChanges(reader, record, differs), ...valueChange(reader, record, differs)];
  const lists = planLists(reader, record, differs);
  // Microsoft has the contact already, so Partner Center accepts no other (docs/partner-center.md#csv-columns).
  const contactIsSent = record.status !== 'Closed' && !canEditContact(referral);
  const contact = contactIsSent ? [] : contactChange(reader, record, differs);
  const sharing = sharingOf(reader, referral, differs);
  if (differs.has('consent') && reader.needed('consent', readYesNoCell) === false) reader.refuse('consent', 'consent');
  for (const id of ['engagementId', 'referralId'] as const) if (differs.has(id)) idDiffers(reader, id, record);
  const changes: readonly RecordChange[] = [...texts, ...lists.changes, ...contact, ...sharing.changes];
  if (record.status === 'Closed' && (changes.length > 0 || state.answer || sharing.invite)) reader.refuse('closed');
  return {
    changes,
    ...(state.answer ? { answer: state.answer } : {}),
    ...(sharing.invite ? { invite: sharing.invite } : {}),
    cleared: [...differs].filter((column) => isCleared(reader, column)),
    notTaken: [
      ...fixed.filter((column) => differs.has(column)),
      ...contactColumns.filter((column) => contactIsSent && differs.has(column)),
      ...state.notTaken,
      ...lists.notTaken,
      ...sharing.notTaken,
    ],
  };
}

const clearable: readonly BulkColumn[] = ['salesStage', 'crmId', 'campaignId', 'notes'];

function isCleared(reader: RowReader, column: BulkColumn): boolean {
  return clearable.includes(column) && isBlankCell(reader.text(column) ?? '');
}

/** Ignores spelling; an empty id leaves the other one to name the referral. */
function idDiffers(reader: RowReader, column: 'engagementId' | 'referralId', record: ReferralRecord): void {
  const said = reader.read(column, readIdCell);
  const own = column === 'referralId' ? record.id : record.engagementId.toLowerCase();
  if (said !== undefined && said !== own) reader.refuse('ids-disagree', column);
}

const texts: readonly (readonly [SingleColumn, TextField, number])[] = [
  ['name', 'name', rowLimits.name],
  ['crmId', 'externalReferenceId', rowLimits.short],
  ['campaignId', 'campaignId', rowLimits.short],
  ['notes', 'notes', rowLimits.notes],
];

function textChanges(
  reader: RowReader,
  record: ReferralRecord,
  differs: ReadonlySet<BulkColumn>,
): readonly RecordChange[] {
  const change = (column: SingleColumn, field: TextField, read: (cell: string) => CellAnswer<string>) => {
    if (!differs.has(column)) return [];
    const isNeeded = !clearable.includes(column);
    const to = isNeeded ? reader.needed(column, read) : (reader.read(column, read) ?? '');
    const from = textOf(record, field);
    return to === undefined || to === from ? [] : [{ field, from, to }];
  };
  const stage = (cell: string): CellAnswer<string> => {
    const answer = readStageCell(cell);
    if (answer.kind !== 'value') return answer as CellAnswer<string>;
    // A deal reaches 100 only by being won.
    return answer.value === 100 && record.substatus !== 'Won'
      ? { kind: 'fault', why: 'not-a-stage' }
      : { kind: 'value', value: String(answer.value) };
  };
  return [
    ...texts.flatMap(([column, field, most]) => change(column, field, textUpTo(most))),
    ...change('closeDate', 'closeDate', (cell) => reader.day(cell)),
    ...change('salesStage', 'salesStage', stage),
  ];
}

function valueChange(
  reader: RowReader,
  { dealValue }: ReferralRecord,
  differs: ReadonlySet<BulkColumn>,
): readonly RecordChange[] {
  if (!differs.has('value') && !differs.has('currency')) return [];
  const currency =
    reader.text('currency') === undefined && dealValue
      ? (reader.currencyBeside('currency') ?? dealValue.currency)
      : reader.neededCurrency('currency');
  // A deal without a value gets none from a currency alone: both are told as missing.
  const value =
    dealValue && (reader.text('value') === undefined || !differs.has('value'))
      ? dealValue.value
      : reader.needed('value', (cell) => reader.amount(cell, dealValue?.currency));
  if (value === undefined || currency === undefined) return [];
  const isSame = value === dealValue?.value && currency === dealValue.currency;
  return isSame ? [] : [{ field: 'dealValue', from: dealValue ?? null, to: { value, currency } }];
}

function contactChange(
  reader: RowReader,
  { customer }: ReferralRecord,
  differs: ReadonlySet<BulkColumn>,
): readonly RecordChange[] {
  if (!contactColumns.some((column) => differs.has(column))) return [];
  const [before] = customer.contacts;
  // Columns that the file lacks are left unchanged.
  const whole = contactColumns.every((column) => reader.text(column) !== undefined);
  if (!whole) {
    reader.refuse(
      'contact-missing',
      contactColumns.find((column) => reader.text(column) === undefined),
    );
    return [];
  }
  const contact: Member | undefined = readContact(reader, before !== undefined);
  return contact ? [{ field: 'contact', contact, ...(before ? { replaces: before.email } : {}) }] : [];
}

/** Sharing and asking for help are irreversible in Partner Center. */
function sharingOf(
  reader: RowReader,
  referral: Referral,
  differs: ReadonlySet<BulkColumn>,
): Pick<RowChange, 'changes' | 'invite' | 'notTaken'> {
  const wanted = differs.has('helpWanted') ? reader.needed('helpWanted', readYesNoCell) : undefined;
  // Asking Microsoft for help implies sharing, so the cell is not read.
  const readShare = () => (wanted ? reader.read('share', readYesNoCell) : reader.needed('share', readYesNoCell));
  const share = differs.has('share') ? readShare() : undefined;
  const isAsked = referral.microsoft !== undefined;
  const ours = canInvite(referral) || isAsked;
  const mayShare = canShare(referral);
  const notTaken = (['helpWanted', 'share', 'helpKind', 'helpNotes'] as const).filter((column) => {
    if (!differs.has(column)) return false;
    if (column === 'helpWanted') return wanted === false || !ours;
    if (column === 'share') return share === false || (!mayShare && !ours) || (wanted === true && share === undefined);
    return !(wanted && ours && !isAsked);
  });
  const opens = share === true || (wanted === true && ours);
  const isShared = referral.record.consent.shareWithMicrosoftSellers;
  const changes: readonly RecordChange[] = opens && !isShared && mayShare ? [{ field: 'share' }] : [];
  if (wanted !== true || !ours || isAsked) return { changes, notTaken };
  const help = reader.needed('helpKind', readHelpCell);
  const notes = reader.read('helpNotes', textUpTo(rowLimits.notes));
  const contact = readContact(reader, true);
  return help && contact
    ? { changes, invite: { help, contact, ...(notes ? { notes } : {}) }, notTaken }
    : { changes, notTaken };
}
