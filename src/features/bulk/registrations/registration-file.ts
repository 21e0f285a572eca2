import { isOffered, registrationStanding } from '../../deals/index.ts';
import type { Referral } from '../../referrals/index.ts';
import { nothingKnown } from '../../solutions/index.ts';
import { type BulkColumn, headerText } from '../columns/bulk-columns.ts';
import { registrationColumnNames } from '../columns/registration-columns.ts';
import { sampleMark } from '../export/sample-mark.ts';
import { byteOrderMark, type CsvPiece, csvLines, csvPieces } from '../file/csv-writer.ts';
import { registrationCells } from './registration-cells.ts';

/** Partner Center's columns, followed by the deal's name and customer for people, and by the solution. */
const columns: readonly BulkColumn[] = [
  ...(['referralId', ...registrationColumnNames, 'errors'] as const),
  ...(['name', 'customerName', 'solution 1'] as const),
];
const header = columns.map((column) => (column === 'solution 1' ? 'Solution ID' : headerText(column)));

/** Registrations of won deals, and a row to fill in for each deal that can be registered, in batches. */
export function registrationFile(deals: AsyncIterable<Referral>): AsyncGenerator<CsvPiece> {
  return csvPieces(header, rowsOf(deals));
}

async function* rowsOf(deals: AsyncIterable<Referral>): AsyncGenerator<readonly string[]> {
  for await (const deal of deals) if (isOfFile(deal)) yield rowOf(deal);
}

function isOfFile(deal: Referral): boolean {
  // The catalogue is checked when a row is sent.
  const standing = registrationStanding(deal, nothingKnown);
  return isOffered(standing) || ['sending', 'asked', 'registered'].includes(standing);
}

function rowOf({ record }: Referral): readonly string[] {
  const [only, ...others] = record.solutions.filter(({ type }) => type !== 'Category');
  const solution = record.registration?.terms.solutionId ?? (others.length === 0 ? only?.id : undefined) ?? '';
  const cells: Readonly<Partial<Record<BulkColumn, string>>> = {
    ...registrationCells(record.registration),
    ...{ referralId: record.id, name: record.name, customerName: record.customer.name, 'solution 1': solution },
  };
  return columns.map((column) => cells[column] ?? '');
}

/**
 * An empty file of registrations with a sample row.
 *
 * @param remark on the sample row, in the reader's language. @param day `MM/DD/YYYY`, of the contract.
 */
export function registrationTemplate(remark: string, day: string): string {
  const sample: Readonly<Partial<Record<BulkColumn, string>>> = {
    referralId: 'f7eaae47-0b84-4ac4-b4ea-5b2587d42cee',
    ...{ marketplace: 'No', azure: 'Yes', contractValue: '90000', contractCurrency: 'USD', term: 'Perpetual' },
    ...{ signedOn: day, startsOn: day, solutionValue: '80000', solutionCurrency: 'USD' },
    ...{ deployment: 'Customer', pricing: 'PayAsYouGo', errors: `${sampleMark} ${remark}` },
    ...{ name: 'UK spring deal', customerName: 'Contoso Corporation', 'solution 1': 'SOL-1234-PQRS' },
  };
  return byteOrderMark + csvLines([header, columns.map((column) => sample[column] ?? '')]);
}
