import type { ReferralRecord } from '../../referrals/index.ts';
import { type BulkColumn, headerText, type SingleColumn, singleColumnNames } from './bulk-columns.ts';

/** Names that the template of 2023 spells differently (docs/partner-center.md#csv-columns). */
const spelling: Readonly<Partial<Record<BulkColumn, string>>> = {
  postalCode: 'Customer Postal code',
  reason: 'Declined/Lost/Error reason',
};

type LaterFields = Pick<ReferralRecord, 'microsoftCrmId' | 'mpnId' | 'marketplaceIntent'>;

/** Its columns between consent and solutions; values that the desk does not have stay empty. */
const later: readonly (readonly [header: string, cell: (record: LaterFields) => string])[] = [
  ...unknown('CLA Number', 'Device Category', 'Silicon Type', 'Azure Certified Device', 'Attach Services'),
  ['Microsoft MSX ID', ({ microsoftCrmId = '' }) => microsoftCrmId],
  ...unknown('Migrated PSC Deal ID'),
  ['PartnerID (formerly MPN ID)', ({ mpnId = '' }) => mpnId],
  ['Marketplace Purchase Intent', ({ marketplaceIntent }) => intentText(marketplaceIntent)],
  ...unknown('Customer Domain Name', 'Final Matched Customer Account', 'Managed Account 1', 'Managed Account 2'),
  ...unknown('Unmanaged Account 1', 'Unmanaged Account 2', 'DUNS Account'),
];
/** Behind our own team's. */
const lastColumn = 'Microsoft team member 1';

/** A file's columns in the order and spelling of this template. @param own as the older template has them. */
export function headers2023(own: readonly BulkColumn[]): readonly string[] {
  const [single, lists] = apart(own);
  const names = (columns: readonly BulkColumn[]) => columns.map((column) => spelling[column] ?? headerText(column));
  return [...names(single), ...later.map(([header]) => header), ...names(lists), lastColumn];
}

export function cells2023(
  own: readonly BulkColumn[],
  record: LaterFields,
  cellOf: (column: BulkColumn) => string,
): readonly string[] {
  const [single, lists] = apart(own);
  return [...single.map(cellOf), ...later.map(([, cell]) => cell(record)), ...lists.map(cellOf), ''];
}

/** As the file says it: `HaveNotDecided` is `Have not decided`. */
export function intentText(intent = ''): string {
  return intent === 'HaveNotDecided' ? 'Have not decided' : intent;
}

function apart(own: readonly BulkColumn[]): readonly [readonly BulkColumn[], readonly BulkColumn[]] {
  const isSingle = (column: BulkColumn): column is SingleColumn =>
    (singleColumnNames as readonly BulkColumn[]).includes(column);
  return [own.filter(isSingle), own.filter((column) => !isSingle(column))];
}

function unknown(...headers: readonly string[]) {
  return headers.map((header) => [header, () => ''] as const);
}
