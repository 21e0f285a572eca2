import { type RegistrationColumn, registrationColumns } from './registration-columns.ts';

/**
 * The columns of Partner Center's own bulk file, in its order and spelling (docs/partner-center.md#csv-columns). Members and
 * solutions have one column per place of the longest list.
 */
export const singleColumns = {
  errors: 'Errors',
  engagementId: 'Engagement ID',
  referralId: 'Referral ID',
  name: 'Deal Name',
  customerName: 'Customer Name',
  addressLine1: 'Customer Address Line 1',
  addressLine2: 'Customer Address Line 2',
  city: 'Customer City',
  state: 'Customer State',
  postalCode: 'Customer Postal Code',
  country: 'Customer Country',
  duns: 'Customer D-U-N-S ID',
  contactFirstName: 'Customer Contact First Name',
  contactLastName: 'Customer Contact Last Name',
  contactPhone: 'Customer Contact Phone number',
  contactEmail: 'Customer Contact Email Address',
  status: 'Partner Referral Status',
  substatus: 'Partner Referral Substatus',
  microsoftStatus: 'Microsoft Referral Status',
  reason: 'Declined/Lost reason',
  salesStage: 'Sales Stage',
  value: 'Estimated Deal Value',
  currency: 'Currency',
  closeDate: 'Estimated Close Date',
  crmId: 'CRM ID',
  campaignId: 'Marketing Campaign ID',
  notes: 'Notes',
  helpWanted: 'Microsoft help required?',
  helpKind: 'What specific help from Microsoft?',
  share: 'Share with Microsoft sales team',
  helpNotes: 'Notes to Microsoft',
  consent: 'Consent to share Customer/Partner contact',
} as const;
export type SingleColumn = keyof typeof singleColumns;
/** Asked of new deals since 2023; the other columns of that template the desk writes and does not read. */
export const laterColumns = { marketplaceIntent: 'Marketplace Purchase Intent' } as const;
export type LaterColumn = keyof typeof laterColumns;
export const singleColumnNames = Object.keys(singleColumns) as readonly SingleColumn[];

export const listColumns = { solution: 'Solution', member: 'Team member' } as const;
export type ListColumn = keyof typeof listColumns;
/** Partner Center's own upper bound, for solutions and for members. */
export const mostInList = 50;

/** A single column, or a place in a list, from 1. */
export type BulkColumn = SingleColumn | LaterColumn | RegistrationColumn | `${ListColumn} ${number}`;

/** Columns of amounts, each with the column of its currency. */
export const currencyColumns = {
  value: 'currency',
  contractValue: 'contractCurrency',
  solutionValue: 'solutionCurrency',
} as const satisfies Partial<Record<BulkColumn, BulkColumn>>;
export type CurrencyColumn = (typeof currencyColumns)[keyof typeof currencyColumns];

/** @param lengths columns per list; the template has one of each. */
export function bulkColumns(lengths: Readonly<Record<ListColumn, number>>): readonly BulkColumn[] {
  const places = (list: ListColumn) => placesIn(list, Math.max(lengths[list], 1));
  return [...singleColumnNames, ...places('solution'), ...places('member')];
}

/** The columns of a list's first places, all of them by default. */
export function placesIn(list: ListColumn, count: number = mostInList): readonly BulkColumn[] {
  return Array.from({ length: Math.min(count, mostInList) }, (_, place): BulkColumn => `${list} ${place + 1}`);
}

export function headerText(column: BulkColumn): string {
  const place = placeInList(column);
  if (place) return `${listColumns[place.list]} ${place.place}`;
  return { ...singleColumns, ...laterColumns, ...registrationColumns }[column as keyof typeof singleColumns];
}

export function placeInList(column: BulkColumn): { readonly list: ListColumn; readonly place: number } | undefined {
  const [list, place] = column.split(' ');
  return place === undefined ? undefined : { list: list as ListColumn, place: Number(place) };
}
