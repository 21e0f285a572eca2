import { bareName, foldedName } from '../../../answers/names/search-key.ts';
import type { CrmRecord } from '../../../crm/port.ts';
import { sameWords } from '../../../crm/telling-word.ts';
import { type ReferralRecord, utcDayOf } from '../../referrals/index.ts';
import type { LikelyRecord } from '../link/crm-link.ts';
import { sameSyncValue, tidyName } from '../merge/sync-values.ts';

/** Open opportunities of a customer that may be an unlinked referral. A person chooses. */

/** Upper bound of offered records. */
const mostOffered = 5;
/** Least Jaccard index of the words of both names. */
const alikeEnough = 0.6;

interface Told extends Pick<ReferralRecord, 'name' | 'dealValue' | 'closesAt'> {
  readonly customer: Pick<ReferralRecord['customer'], 'name'>;
}

/** Likeliest first: same name, then names with most words in common, then same value and close date. */
export function likelyRecords(deal: Told, open: readonly CrmRecord[]): readonly CrmRecord[] {
  return open
    .filter(isNobodys)
    .map((record) => ({ record, score: likeness(deal, record) }))
    .filter(({ score }) => score > 0)
    .sort((one, other) => other.score - one.score)
    .map(({ record }) => record)
    .slice(0, mostOffered);
}

/** A record with a key belongs to a referral. */
export function isNobodys({ referralId }: Pick<CrmRecord, 'referralId'>): boolean {
  return referralId === undefined;
}

function likeness({ name, customer, dealValue, closesAt }: Told, { values }: CrmRecord): number {
  const [ours, theirs] = [name, values.name ?? ''].map((each) => dealWords(each, customer.name));
  if (ours && ours === theirs) return 3;
  const words = sameWords(ours ?? '', theirs ?? '');
  if (ours && theirs && words >= alikeEnough) return 1 + words;
  const day = utcDayOf(closesAt);
  const sameValue = dealValue && values.dealValue ? sameSyncValue(dealValue, values.dealValue) : false;
  return sameValue && day !== undefined && day === values.closeDate ? 1 : 0;
}

/** Removes the customer's name, with which CRM users often begin a deal's name, unless nothing else is left. */
function dealWords(name: string, customer: string): string {
  const customers = new Set(bareName(customer).split(' '));
  const words = foldedName(tidyName(name)).split(' ').filter(Boolean);
  const telling = words.filter((word) => !customers.has(word));
  return (telling.length > 0 ? telling : words).join(' ');
}

/** In the form of cards and files. */
export function asChoices(records: readonly CrmRecord[]): readonly LikelyRecord[] {
  return records.slice(0, mostOffered).map(({ id, values }) => ({
    id,
    name: values.name ?? '',
    ...(values.dealValue ? { dealValue: values.dealValue } : {}),
    ...(values.closeDate ? { closeDate: values.closeDate } : {}),
  }));
}
