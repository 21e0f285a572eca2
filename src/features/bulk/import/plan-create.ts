import { present } from '../../../partner-center/tolerant.ts';
import type { Member } from '../../referrals/index.ts';
import {
  readCountryCell,
  readDunsCell,
  readHelpCell,
  readIntentCell,
  readStageCell,
  readStateCell,
  readYesNoCell,
} from '../cells/code-cells.ts';
import type { BulkColumn } from '../columns/bulk-columns.ts';
import { readContact, rowLimits } from './contact-cells.ts';
import { type ListPlaces, memberPlaces, solutionPlaces } from './list-places.ts';
import type { RowPlan } from './row-plan.ts';
import { type RowReader, textUpTo } from './row-reader.ts';

/**
 * Plans a row without ids: a new deal. Partner Center's file has *New* and *Accepted* for it; in its API that is Active and
 * Accepted (docs/partner-center.md#csv-columns).
 */
export function planCreate(reader: RowReader): RowPlan {
  const short = textUpTo(rowLimits.short);
  const name = reader.needed('name', textUpTo(rowLimits.name));
  const customer = readCustomer(reader);
  const value = reader.needed('value', (cell) => reader.amount(cell));
  const currency = reader.neededCurrency('currency');
  const closeDate = reader.needed('closeDate', (cell) => reader.day(cell));
  const solutions = someOf(reader, 'solution 1', solutionPlaces(reader));
  const team = someOf(reader, 'member 1', memberPlaces(reader));
  const [crmId, campaignId] = [reader.read('crmId', short), reader.read('campaignId', short)];
  const notes = reader.read('notes', textUpTo(rowLimits.notes));
  const stage = reader.read('salesStage', readStageCell);
  const marketplaceIntent = reader.read('marketplaceIntent', readIntentCell);
  checkState(reader);
  if (stage === 100) reader.refuse('not-a-stage', 'salesStage');
  const shared = readSharing(reader);
  if (reader.problems.length > 0) return { kind: 'refused', problems: reader.problems };
  if (reader.held.length > 0) return { kind: 'held', cells: reader.held };
  if (!name || !customer || value === undefined || !currency || !closeDate || !shared)
    throw new Error(`Line ${reader.row.line} was read and is not whole`);
  const deal = {
    ...{ name, customer, value: { value, currency }, closeDate, solutions, team, ...shared },
    ...present({ crmId, campaignId, notes, salesStage: stage, marketplaceIntent }),
  };
  return { kind: 'create', deal };
}

function readCustomer(reader: RowReader) {
  const text = textUpTo(rowLimits.text);
  const name = reader.needed('customerName', text);
  const addressLine1 = reader.needed('addressLine1', text);
  const city = reader.needed('city', text);
  const country = reader.needed('country', readCountryCell);
  const optional = present({
    addressLine2: reader.read('addressLine2', text),
    state: reader.read('state', text),
    postalCode: reader.read('postalCode', text),
  });
  const dunsNumber = reader.read('duns', readDunsCell);
  if (!name || !addressLine1 || !city || !country) return undefined;
  return { name, address: { addressLine1, city, country, ...optional }, ...present({ dunsNumber }) };
}

function checkState(reader: RowReader): void {
  const status = reader.needed('status', (cell) => readStateCell(cell, 'status'));
  const substatus = reader.needed('substatus', (cell) => readStateCell(cell, 'substatus'));
  if (!status || !substatus) return;
  const begins = (status === 'New' || status === 'Active') && substatus === 'Accepted';
  if (!begins) reader.refuse('state-pair', 'status');
}

/** Visibility. Refused without the consent to share personal data. */
function readSharing(reader: RowReader) {
  const wanted = reader.needed('helpWanted', readYesNoCell);
  // Asking Microsoft for help implies sharing, so the cell is not read.
  const share = wanted ? reader.read('share', readYesNoCell) : reader.needed('share', readYesNoCell);
  const consent = reader.needed('consent', readYesNoCell);
  if (consent === false) reader.refuse('consent', 'consent');
  const contact: Member | undefined = readContact(reader, wanted === true);
  if (!wanted) return { visibility: share ? ('partner-led' as const) : ('private' as const), ...present({ contact }) };
  const help = reader.needed('helpKind', readHelpCell);
  const helpNotes = reader.read('helpNotes', textUpTo(rowLimits.notes));
  return help && { visibility: 'co-sell' as const, help, ...present({ contact, helpNotes }) };
}

/** A new deal needs at least one item of the list. */
function someOf<Item>(reader: RowReader, first: BulkColumn, { items, isFilled }: ListPlaces<Item>): readonly Item[] {
  if (!isFilled) reader.refuse('missing', first);
  return [...items.values()];
}
