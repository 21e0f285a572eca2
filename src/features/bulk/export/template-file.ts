import { type BulkColumn, bulkColumns, placeInList, type SingleColumn } from '../columns/bulk-columns.ts';
import { byteOrderMark, csvLines } from '../file/csv-writer.ts';
import { type ExportTemplate, templates } from './export-file.ts';
import { sampleMark } from './sample-mark.ts';

/** The mandatory columns, and further ones that the sample row of Partner Center's documentation fills in. */
const sample: Readonly<Partial<Record<SingleColumn, string>>> = {
  name: 'UK spring deal',
  customerName: 'Contoso Corporation',
  addressLine1: 'One Contoso Way',
  addressLine2: 'NE 148 street',
  city: 'Redmond',
  state: 'Washington',
  postalCode: '98052',
  country: 'US',
  duns: '081466849',
  contactFirstName: 'John',
  contactLastName: 'Customer',
  contactPhone: '9999999999',
  contactEmail: 'john.customer@contoso.example',
  status: 'New',
  substatus: 'Accepted',
  salesStage: '40',
  value: '12563',
  currency: 'USD',
  crmId: '34234324',
  campaignId: 'BingSummer2020',
  notes: 'This is a sample note',
  helpWanted: 'Yes',
  helpKind: '1',
  share: 'Yes',
  helpNotes: 'Need help with a POC for Contoso customer',
  consent: 'Yes',
};

const sampleRecord = { marketplaceIntent: 'Yes' };

/**
 * An empty file with Partner Center's columns and a sample row.
 *
 * @param remark on the sample row, in the reader's language. @param closeDate `MM/DD/YYYY`.
 */
export function templateFile(remark: string, closeDate: string, template: ExportTemplate = '2021'): string {
  const columns = bulkColumns({ solution: 1, member: 1 });
  const cells = { ...sample, errors: `${sampleMark} ${remark}`, closeDate };
  const lists = {
    solution: 'SOL-1234-PQRS, USD, 10, 100',
    member: 'Bob, Partner, 999999, Bob.partner@contoso.example',
  };
  const cellOf = (column: BulkColumn) => {
    const place = placeInList(column);
    return place ? lists[place.list] : (cells[column as SingleColumn] ?? '');
  };
  const { header, rowOf } = templates[template];
  return byteOrderMark + csvLines([header(columns), rowOf(columns, sampleRecord, cellOf)]);
}
