import type { CrmRecord } from '../../../crm/port.ts';
import { type Money, type ReferralRecord, salesStageOf, utcDayOf } from '../../referrals/index.ts';
import type { CrmLink, OutcomeKind, SyncField, SyncValue } from '../link/crm-link.ts';

/** The values of each side by field, in the form in which they are compared and carried. */

export type SideValues = Partial<Record<SyncField, SyncValue>>;

/** Marks that Microsoft's connector writes before a deal's name. */
const connectorMarks = /^(?:[\s✔✓✅✖✗❌]\uFE0F?)+/u;

/** Normalises line ends and trailing spaces, which systems change on their own. */
export function tidyText(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
    .trim();
}

export function tidyName(text: string): string {
  return tidyText(text).replace(connectorMarks, '').replace(/\s+/g, ' ');
}

/** URL of a referral at Partner Center. */
function partnerCenterLink(referralId: string): string {
  return `https://partner.microsoft.com/referrals/v2/inbox?id=${encodeURIComponent(referralId)}`;
}

export function valuesOfReferral(record: ReferralRecord, microsoftStatus: string | undefined): Required<SideValues> {
  return {
    name: tidyName(record.name),
    dealValue: record.dealValue ?? null,
    closeDate: utcDayOf(record.closesAt) ?? '',
    notes: tidyText(record.notes ?? ''),
    salesStage: stageText(record.salesStage),
    campaign: record.campaignId ?? '',
    link: partnerCenterLink(record.id),
    microsoftId: record.microsoftCrmId ?? '',
    microsoftStatus: microsoftStatus ?? '',
    solutions: record.solutions.map(({ name }) => name).join(', '),
  };
}

/** A percent as text; '' if none or unknown. */
function stageText(text: string | undefined): string {
  const stage = salesStageOf(text);
  return stage === undefined || stage === 100 ? '' : String(stage);
}

/** Readable fields only: an absent field is unreadable, not empty. */
export function valuesOfCrm({ values, unreadable }: CrmRecord): SideValues {
  const known = Object.entries(values).filter(
    ([field]) => field !== 'description' && !unreadable.includes(field as SyncField),
  );
  return Object.fromEntries(
    known.map(([field, value]) => [field, field === 'name' ? tidyName(value as string) : tidied(value)]),
  );
}

function tidied(value: SyncValue): SyncValue {
  return typeof value === 'string' ? tidyText(value) : value;
}

export function outcomeOfReferral({ status, substatus }: Pick<ReferralRecord, 'status' | 'substatus'>): OutcomeKind {
  if (status === 'New') return 'new';
  if (status !== 'Closed') return 'open';
  const known = { Won: 'won', Lost: 'lost', Declined: 'declined', Expired: 'expired' } as const;
  return known[substatus as keyof typeof known] ?? 'error';
}

export function isEmpty(value: SyncValue): boolean {
  return value === '' || value === null;
}

/** How CRMs mask values that our user may not see. */
const mask = /[*•●·xX]{3}/;

/** Whether a value may have become invisible to us: it reads as empty now, or looks masked. */
export function someLookHidden({ base }: Pick<CrmLink, 'base'>, record: CrmRecord): boolean {
  return Object.entries(valuesOfCrm(record)).some(([field, value]) => {
    const before = base[field as SyncField]?.crm;
    if (before !== undefined && sameSyncValue(before, value)) return false;
    return isEmpty(value) ? before !== undefined : typeof value === 'string' && mask.test(value);
  });
}

/** Strict equality, of one side with its base. */
export function sameSyncValue(one: SyncValue, other: SyncValue): boolean {
  if (isMoney(one) && isMoney(other)) return one.value === other.value && one.currency === other.currency;
  return one === other;
}

export function isMoney(value: SyncValue): value is Money {
  return typeof value === 'object' && value !== null;
}

/** The longest text that a person may edit, and so put back. */
const longestKept = 2000;

/** A replaced value for the explanation: one sign more than may be put back shows that a text was truncated. */
export function keptValue(value: SyncValue): SyncValue {
  return typeof value === 'string' ? value.slice(0, longestKept + 1) : value;
}

export function isKeptWhole(value: SyncValue): boolean {
  return typeof value !== 'string' || value.length <= longestKept;
}

/** A single line, for the loop brake and the audit. */
export function valueAsText(value: SyncValue): string {
  return isMoney(value) ? `${value.value} ${value.currency}` : (value ?? '');
}
