import {
  type BulkColumn,
  laterColumns,
  listColumns,
  mostInList,
  type SingleColumn,
  singleColumnNames,
  singleColumns,
} from './bulk-columns.ts';
import { registrationColumnNames, registrationColumns } from './registration-columns.ts';

/**
 * Other spellings, as templates of other years and people have them (docs/partner-center.md#csv-columns); case, spaces and
 * signs make no difference. A name that could be two columns' is nobody's.
 */
const aliases: Readonly<Partial<Record<SingleColumn, readonly string[]>>> = {
  errors: ['Error', 'Error message', 'Error details'],
  engagementId: ['Engagement'],
  referralId: ['Partner Center Referral ID', 'Referral identifier'],
  name: ['Name of the deal', 'Deal title', 'Referral Name'],
  customerName: ['Customer', 'Customer company name', 'Customer Organization Name', 'Customer Account Name'],
  addressLine1: ['Address Line 1', 'Customer Address 1', 'Customer Address'],
  addressLine2: ['Address Line 2', 'Customer Address 2'],
  city: ['City', 'Customer Address City'],
  state: ['State', 'Customer State/Province', 'Customer Province', 'State/Province', 'Customer Region'],
  postalCode: ['Postal Code', 'ZIP', 'ZIP Code', 'Customer ZIP', 'Customer ZIP Code', 'Customer ZIP/Postal Code'],
  country: ['Country', 'Country/Region', 'Customer Country/Region', 'Customer Country Code'],
  duns: ['DUNS', 'DUNS ID', 'DUNS Number', 'D-U-N-S', 'Customer DUNS', 'Customer DUNS Number'],
  contactFirstName: ['Contact First Name', 'Customer First Name'],
  contactLastName: ['Contact Last Name', 'Customer Last Name'],
  contactPhone: [
    'Contact Phone',
    'Contact Phone Number',
    'Customer Contact Phone',
    'Customer Phone Number',
    'Customer Phone',
  ],
  contactEmail: [
    'Contact Email',
    'Contact Email Address',
    'Customer Contact Email',
    'Customer Email',
    'Customer Email Address',
  ],
  status: ['Referral Status', 'Partner Status', 'Deal Status'],
  substatus: ['Referral Substatus', 'Partner Substatus', 'Deal Substatus'],
  microsoftStatus: ['Microsoft Status'],
  reason: [
    'Decline/Lost reason',
    'Declined/Lost/Error reason',
    'Decline/Lost/Error reason',
    'Lost reason',
    'Decline reason',
    'Declined reason',
  ],
  salesStage: ['Deal Stage', 'Partner Sales Stage'],
  value: ['Deal Value', 'Estimated Value', 'Value'],
  currency: ['Deal Currency', 'Currency Code', 'Estimated Deal Value Currency'],
  closeDate: ['Close Date', 'Estimated Closing Date', 'Expected Close Date', 'Closing Date'],
  crmId: ['CRM', 'CRM Identifier', 'CRM Reference', 'External Reference ID'],
  campaignId: ['Campaign ID', 'Marketing Campaign', 'Campaign'],
  notes: ['Note', 'Deal Notes'],
  helpWanted: [
    'Microsoft help',
    'Is Microsoft help required?',
    'Help required from Microsoft',
    'Microsoft help needed?',
  ],
  helpKind: ['Specific help from Microsoft', 'What kind of help from Microsoft?', 'Type of help from Microsoft'],
  share: ['Share with Microsoft sales', 'Share with Microsoft sellers', 'Share with Microsoft'],
  helpNotes: ['Notes for Microsoft', 'Note to Microsoft'],
  consent: [
    'Consent to share Customer and Partner contact',
    'Consent to share contact',
    'Consent to share Customer contact',
    'Consent',
  ],
};

const listAliases = {
  solution: ['Solution', 'Solution ID', 'Solution No', 'Solution #'],
  member: ['Team member', 'Member', 'Partner team member', 'Employee'],
} as const;

/**
 * Columns that Partner Center and the CRMs write beside ours (docs/partner-center.md#csv-columns). They are known by name
 * and not read: a CRM's `Stage`, `Status` or `Owner` is not Partner Center's.
 */
const otherSystems: Readonly<Record<'partner-center' | 'crm', readonly string[]>> = {
  'partner-center': [
    ...['CLA Number', 'Device Category', 'Silicon Type', 'Azure Certified Device', 'Attach Services'],
    ...['Microsoft MSX ID', 'Migrated PSC Deal ID', 'MPN ID', 'PartnerID (formerly MPN ID)', 'Partner ID'],
    ...['Microsoft Referral Substatus', 'Customer Domain Name', 'Created Date', 'Final Matched Customer Account'],
    ...['Matched Category', 'Confidence', 'Matched Category, Confidence', 'Expiration Date', 'Last updated'],
  ],
  crm: [
    ...['Opportunity Name', 'Opportunity ID', 'Opportunity Owner', 'Account ID', 'Account Name', 'Owner', 'Owner ID'],
    ...[
      'Topic',
      'Potential Customer',
      'Description',
      'Opportunity Currency',
      'Expected Revenue',
      'Owner Full Name',
      'Est. Close Date',
      'Est. Revenue',
      'Amount',
      'Stage',
      'Status',
      'Status Reason',
    ],
    ...[
      'Probability',
      'Probability (%)',
      'Lead Source',
      'Type',
      'Next Step',
      'Created On',
      'Modified On',
      'Created By',
    ],
    ...[
      'Last Modified Date',
      'Last Modified By',
      'Fiscal Period',
      'Pipeline Phase',
      'Rating',
      'Contact',
      'Email',
      'ID',
    ],
    ...['Account', 'Purchase Timeframe', 'Purchase Process', 'Budget Amount', 'Current Situation', 'Customer Need'],
    ...['Proposed Solution', 'Actual Revenue', 'Actual Close Date', 'Forecast Category', 'Price List', 'Modified By'],
    ...['Originating Lead', 'Source Campaign', 'Record Created On', 'Close Probability', 'Total Amount'],
    ...[
      'Age',
      'Owner Role',
      'Amount Currency',
      'Expected Revenue Currency',
      'Primary Campaign Source',
      'Won',
      'Closed',
    ],
    ...['Billing Street', 'Billing City', 'Billing State/Province', 'Billing Zip/Postal Code', 'Billing Country'],
    ...['Stage Duration', 'Last Activity', 'Has Line Item', 'Opportunity Record Type', 'Private', 'Opportunity Number'],
    ...['(Do Not Modify) Opportunity', '(Do Not Modify) Row Checksum', '(Do Not Modify) Modified On', 'Name', 'Phone'],
  ],
};
const numbered =
  /^(managedaccount|unmanagedaccount|managedaccountmatch|unmanagedaccountmatch|moodysaccountmatch|dunsaccount|microsoftteammember)(12|\d{0,2})$/;

export type ColumnMeaning =
  | { readonly kind: 'column'; readonly column: BulkColumn }
  /** Somebody else's; not read. */
  | { readonly kind: 'partner-center' | 'crm' | 'unknown' }
  /** `Solution 51`: Partner Center has none. */
  | { readonly kind: 'too-many' };

/** What a name in a header line means. */
export function columnMeaning(header: string): ColumnMeaning {
  const key = headerKey(header);
  const single = singles.get(key);
  if (single) return { kind: 'column', column: single };
  const [, name = '', digits = ''] = /^(.*?)(\d{0,3})$/.exec(key) ?? [];
  const list = lists.get(name);
  const place = digits === '' ? 1 : Number(digits);
  if (list && place > 0)
    return place > mostInList ? { kind: 'too-many' } : { kind: 'column', column: `${list} ${place}` };
  if (theirs.has(key) || numbered.test(key)) return { kind: 'partner-center' };
  return { kind: crms.has(key) ? 'crm' : 'unknown' };
}

/** Letters and digits alone, in one width and case. */
function headerKey(header: string): string {
  return header
    .slice(0, 200)
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\((?:required|mandatory|optional|read[ -]?only)\)\s*$/, '')
    .replaceAll(/[^\p{L}\p{N}]/gu, '');
}

const singles = new Map<string, BulkColumn>([
  ...singleColumnNames.flatMap((column) =>
    [singleColumns[column], ...(aliases[column] ?? [])].map((name) => [headerKey(name), column] as const),
  ),
  [headerKey(laterColumns.marketplaceIntent), 'marketplaceIntent'],
  ...registrationColumnNames.map((column) => [headerKey(registrationColumns[column]), column] as const),
]);
const lists = new Map(
  (['solution', 'member'] as const).flatMap((list) =>
    [listColumns[list], ...listAliases[list]].map((name) => [headerKey(name), list] as const),
  ),
);
const theirs = new Set(otherSystems['partner-center'].map(headerKey));
const crms = new Set(otherSystems.crm.map(headerKey));
