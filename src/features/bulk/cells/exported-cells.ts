import {
  declineReasons,
  type HelpCode,
  helpCodes,
  isInviting,
  type Member,
  pendingChanges,
  type Referral,
  type ReferralRecord,
  reasonTexts,
  type SolutionTag,
  textOf,
  utcDayOf,
  withChanges,
} from '../../referrals/index.ts';
import {
  type BulkColumn,
  type LaterColumn,
  type ListColumn,
  placeInList,
  type SingleColumn,
} from '../columns/bulk-columns.ts';
import { intentText } from '../columns/template-2023.ts';
import { valueCell } from './number-cell.ts';

/** The cells of one referral in a file. */
export interface ExportedCells {
  readonly single: Readonly<Record<SingleColumn | LaterColumn, string>>;
  readonly lists: Readonly<Record<ListColumn, readonly string[]>>;
}

/** Every cell of a referral as an export writes it now, including changes that are not sent yet, as people see them. */
export function exportedCells(referral: Referral): ExportedCells {
  const record = withChanges(referral.record, pendingChanges(referral));
  return {
    single: { errors: '', ...ofRecord(record), ...ofCustomer(record), ...ofMicrosoft(referral, record) },
    lists: {
      // Partner Center's predefined categories (BigData) are no solutions, and its file has no column for them.
      solution: record.solutions.filter(({ type }) => type !== 'Category').map(solutionCell),
      member: record.team.map(memberCell),
    },
  };
}

export function cellIn({ single, lists }: ExportedCells, column: BulkColumn): string {
  const place = placeInList(column);
  return place ? (lists[place.list][place.place - 1] ?? '') : (single[column as SingleColumn] ?? '');
}

function ofRecord(record: ReferralRecord) {
  return {
    engagementId: record.engagementId,
    referralId: record.id,
    name: record.name,
    status: record.status,
    substatus: record.substatus,
    reason: reasonNumber(record),
    salesStage: textOf(record, 'salesStage'),
    value: record.dealValue ? valueCell(record.dealValue.value) : '',
    currency: record.dealValue?.currency ?? '',
    closeDate: dateCell(utcDayOf(record.closesAt)),
    crmId: record.externalReferenceId ?? '',
    campaignId: record.campaignId ?? '',
    notes: record.notes ?? '',
    marketplaceIntent: intentText(record.marketplaceIntent),
    share: yesNo(record.consent.shareWithMicrosoftSellers),
    // Partner Center has no record without consent.
    consent: yesNo(true),
  };
}

function ofCustomer({ customer }: ReferralRecord) {
  const { address, contacts, dunsNumber = '' } = customer;
  const [contact] = contacts;
  return {
    customerName: customer.name,
    addressLine1: address.addressLine1 ?? '',
    addressLine2: address.addressLine2 ?? '',
    city: address.city ?? '',
    state: address.state ?? '',
    postalCode: address.postalCode ?? '',
    country: address.country ?? '',
    duns: dunsNumber,
    contactFirstName: contact?.firstName ?? '',
    contactLastName: contact?.lastName ?? '',
    contactPhone: contact?.phoneNumber ?? '',
    contactEmail: contact?.email ?? '',
  };
}

/** Our request to Microsoft; the notes of an inbound referral are Microsoft's to us. */
function ofMicrosoft(referral: Referral, { invite }: ReferralRecord) {
  const { kind, microsoft, outbox } = referral;
  const wanted = kind === 'outbound' && (microsoft !== undefined || isInviting(referral));
  const [asked] = outbox.flatMap(({ work }) => (work?.kind === 'invite' ? [work.invitation] : []));
  const code = asked?.help ?? microsoft?.help ?? invite.assistanceRequestCode ?? '';
  const place = helpCodes.indexOf(code as HelpCode);
  return {
    microsoftStatus: microsoft?.substatus ?? '',
    helpWanted: yesNo(wanted),
    helpKind: wanted && place >= 0 ? String(place + 1) : '',
    helpNotes: wanted ? ((asked ? asked.notes : (microsoft?.notes ?? invite.notes)) ?? '') : '',
  };
}

/** Partner Center stores the reason as text, followed by our note; its file has the number. */
function reasonNumber({ substatus, statusReason = '' }: ReferralRecord): string {
  if (substatus !== 'Declined' && substatus !== 'Lost') return '';
  const reason = declineReasons.find((each) => statusReason.startsWith(reasonTexts[each]));
  return reason ? String(reason) : '';
}

/** `YYYY-MM-DD` as Partner Center's file has it: month first, of the UTC day (docs/partner-center.md#csv-columns). */
export function dateCell(day: string | undefined): string {
  const [year, month, date] = day?.split('-') ?? [];
  return year ? `${month}/${date}/${year}` : '';
}

/** `SOL-1234-PQRS, USD, 10, 100`: an unknown price or quantity stays empty. */
export function solutionCell({ id, currency, price, quantity }: SolutionTag): string {
  if (currency === undefined && price === undefined && quantity === undefined) return id;
  return [id, currency ?? '', price === undefined ? '' : valueCell(price), quantity ?? ''].join(', ');
}

/** `Bob, Partner, 999999, Bob.partner@contoso.com` */
export function memberCell({ firstName, lastName, phoneNumber, email }: Member): string {
  return [firstName, lastName, phoneNumber, email].join(', ');
}

export function yesNo(is: boolean): string {
  return is ? 'Yes' : 'No';
}
