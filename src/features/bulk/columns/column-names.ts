import { withoutEnd } from '../../../answers/text/said.ts';
import { bulkHeaderWords, crmHeaderWords, genericHeaderWords } from '../../../answers/words/bulk-header-words.ts';
import { microsoftWords } from '../../../answers/words/list-words.ts';
import {
  type BulkColumn,
  currencyColumns,
  laterColumns,
  listColumns,
  mostInList,
  type SingleColumn,
  singleColumnNames,
  singleColumns,
} from './bulk-columns.ts';
import { currenciesOfEnd, nameEnds } from './header-currency.ts';
import { otherSystems } from './other-systems.ts';
import { registrationColumnNames, registrationColumns } from './registration-columns.ts';

/**
 * Other spellings, of older templates and of people (docs/partner-center.md#csv-columns); case, spaces and punctuation are
 * ignored. An ambiguous name is unknown.
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
  country: ['Country', 'Country/Region', 'Customer Country/Region', 'Customer Country Code', 'Country Code'],
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

const numbered =
  /^(managedaccount|unmanagedaccount|managedaccountmatch|unmanagedaccountmatch|moodysaccountmatch|dunsaccount|microsoftteammember)(12|\d{0,2})$/;

/** Our names that CRMs use for their own stages: in a file with further CRM columns, these are CRM columns too. */
const sharedWithCrms = new Set(['dealstage', 'dealstatus']);

export function mayBeCrms(header: string): boolean {
  return sharedWithCrms.has(headerKey(header));
}

export type ColumnMeaning =
  /** `currencies`: what an amount's name says of its currency: `Deal Value (USD)`; of `($)` every dollar. */
  | { readonly kind: 'column'; readonly column: BulkColumn; readonly currencies?: readonly string[] }
  /** Not ours, so not read. */
  | { readonly kind: 'partner-center' | 'unknown' }
  /** `generic`: people add such a column as well, so it does not mark the file as a CRM's. */
  | { readonly kind: 'crm'; readonly generic?: true }
  /** Beyond Partner Center's upper bound: `Solution 51`. */
  | { readonly kind: 'too-many' };

/** What a name in a header line means. */
export function columnMeaning(header: string): ColumnMeaning {
  for (const { name, end } of nameEnds(header.slice(0, 200))) {
    const meaning = meaningOfName(name);
    const isAmount = meaning.kind === 'column' && meaning.column in currencyColumns;
    const currencies = isAmount || meaning.kind === 'crm' ? currenciesOfEnd(end) : [];
    if (currencies.length > 0) return isAmount ? { ...meaning, currencies } : meaning;
  }
  return meaningOfName(header);
}

function meaningOfName(header: string): ColumnMeaning {
  const key = headerKey(header);
  const single = singles.get(key);
  if (single) return { kind: 'column', column: single };
  const [, name = '', digits = ''] = /^(.*?)(\d{0,3})$/.exec(key) ?? [];
  const list = lists.get(name);
  // In `2. Team member` the number is the place in the list.
  const place = Number(digits || formNumber.exec(header.normalize('NFKC'))?.[1] || 1);
  if (list && place > 0)
    return place > mostInList ? { kind: 'too-many' } : { kind: 'column', column: `${list} ${place}` };
  if (theirs.has(key) || numbered.test(key)) return { kind: 'partner-center' };
  if (!crms.has(key)) return { kind: 'unknown' };
  return generic.has(key) ? { kind: 'crm', generic: true } : { kind: 'crm' };
}

/** A form’s numbers: `3. Deal Name`. */
const formNumber = /^\s{0,9}(\d{1,2})[.)]\s/;

/** Format hints in brackets after a name. Any other text in brackets may make it a different column. */
const hints: ReadonlySet<string> = new Set([
  ...[
    'required',
    'mandatory',
    'optional',
    'readonly',
    'mmddyyyy',
    'mmddyyyyutc',
    'yyyymmdd',
    'yyyymmddutc',
    'utc',
    'yesno',
    'yn',
    '16',
    '18',
  ],
  ...['2letters', '2lettercode', 'twoletters', 'twolettercode', 'iso', 'isocode', 'iso3166', 'iso31661'],
  ...['iso31661alpha2', 'iso4217'],
]);

function withoutHint(name: string): string {
  const text = withoutEnd(name, /[\s*:]/);
  const open = text.lastIndexOf('(');
  const isHint = open > 0 && text.endsWith(')') && hints.has(lettersAndDigits(text.slice(open)));
  return isHint ? text.slice(0, open) : name;
}

function lettersAndDigits(text: string): string {
  return text.replaceAll(/[^\p{L}\p{N}]/gu, '');
}

/** Letters and digits only, with width and case normalised. */
function headerKey(header: string): string {
  const name = header.slice(0, 200).normalize('NFKC').toLowerCase().replaceAll('\u0451', '\u0435');
  return lettersAndDigits(withoutHint(name.replace(formNumber, ''))).replace(microsoftElsewhere, 'microsoft');
}

/** In the scripts of other languages; `ms` may be part of any word. */
const microsoftElsewhere = new RegExp(microsoftWords.replaceAll(/(?:^|\|)[a-z]+(?=\||$)/g, '').replace(/^\|/, ''), 'u');

function otherLanguages(column: string): readonly string[] {
  return bulkHeaderWords[column]?.split('|') ?? [];
}

const singles = new Map<string, BulkColumn>([
  ...singleColumnNames.flatMap((column) =>
    [singleColumns[column], ...(aliases[column] ?? []), ...otherLanguages(column)].map(
      (name) => [headerKey(name), column] as const,
    ),
  ),
  [headerKey(laterColumns.marketplaceIntent), 'marketplaceIntent'],
  ...registrationColumnNames.map((column) => [headerKey(registrationColumns[column]), column] as const),
]);
const lists = new Map(
  (['solution', 'member'] as const).flatMap((list) =>
    [listColumns[list], ...listAliases[list], ...otherLanguages(list)].map((name) => [headerKey(name), list] as const),
  ),
);
const theirs = new Set(otherSystems['partner-center'].map(headerKey));
const crms = new Set(
  [...otherSystems.crm, ...crmHeaderWords.split('|'), ...genericHeaderWords.split('|')].map(headerKey),
);
const generic = new Set(genericHeaderWords.split('|').map(headerKey));
