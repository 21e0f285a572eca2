import { bareName } from '../../../answers/names/search-key.ts';
import type { CrmMapping } from '../../../crm/mapping.ts';
import { type Crm, type CrmAccount, type CrmCustomer, CrmError, type CrmRecord } from '../../../crm/port.ts';
import { readableRecord } from '../../../crm/read-records.ts';
import type { Referral } from '../../referrals/index.ts';
import type { CrmLink, LikelyRecord, LinkProblem } from '../link/crm-link.ts';
import type { CrmLinkStore } from '../link/link-store.ts';
import { asChoices, isNobodys, likelyRecords } from './likely-records.ts';

/** Finds the CRM record of a referral, and the account for a new one. Reads only. */

export type Whereabouts =
  | { readonly kind: 'found'; readonly record: CrmRecord; readonly by: 'record-id' | 'key' | 'connector' | 'choice' }
  | { readonly kind: 'make'; readonly accountId?: string; readonly newAccount?: CrmCustomer }
  | { readonly kind: 'ask'; readonly problem: Omit<LinkProblem, 'since'> };

/** Milliseconds to wait for a person to choose an account; then the record is created without one, which the card tells. */
export const accountPatience = 86_400_000;

export interface FinderDeps {
  readonly crm: Pick<Crm, 'find' | 'read' | 'openOf' | 'searchAccounts' | 'livingAccount'>;
  readonly links: Pick<CrmLinkStore, 'accountOf'>;
  readonly mapping: Pick<CrmMapping, 'createAccounts'>;
}

export async function whereaboutsOf(
  deps: FinderDeps,
  link: CrmLink,
  referral: Referral,
  now: Date,
): Promise<Whereabouts> {
  const { chosenRecord } = link;
  if (chosenRecord && chosenRecord !== 'new') {
    const [reading] = await deps.crm.read([chosenRecord]);
    if (!reading || reading.kind === 'gone') return { kind: 'ask', problem: { code: 'chosen-gone' } };
    const record = readableRecord(reading);
    if (belongsToAnother(record, referral.id)) return { kind: 'ask', problem: { code: 'belongs-to-another' } };
    return { kind: 'found', record, by: 'choice' };
  }
  const { externalReferenceId } = referral.record;
  const found = await deps.crm.find({
    referralId: referral.id,
    ...(externalReferenceId ? { recordId: externalReferenceId } : {}),
  });
  const [first, ...others] = found;
  // Two records have the key: a person decides.
  if (others.some(({ by }) => by === 'key')) return { kind: 'ask', problem: { code: 'several-records' } };
  if (first?.by === 'key') return { kind: 'found', ...first };
  if (first)
    return belongsToAnother(first.record, referral.id)
      ? { kind: 'ask', problem: { code: 'belongs-to-another' } }
      : { kind: 'found', ...first };
  const where = await accountFor(deps, link, referral, now);
  if (where.kind !== 'make' || where.accountId === undefined || chosenRecord === 'new') return where;
  // Offered and never linked automatically: deals of the same customer often have similar names.
  const likely = likelyRecords(referral.record, await deps.crm.openOf(where.accountId));
  return likely.length > 0 ? { kind: 'ask', problem: { code: 'likely-records', records: asChoices(likely) } } : where;
}

function belongsToAnother({ referralId }: CrmRecord, id: string): boolean {
  return referralId !== undefined && referralId !== id;
}

async function accountFor(
  { crm, links, mapping }: FinderDeps,
  link: CrmLink,
  { record }: Referral,
  now: Date,
): Promise<Whereabouts> {
  const { customer } = record;
  if (link.chosenAccount === 'new') return { kind: 'make', newAccount: customer };
  if (link.chosenAccount === 'none') return { kind: 'make' };
  if (link.chosenAccount !== undefined) return chosenAccount(crm, link.chosenAccount, customer);
  // Known from before, so that it may have been merged into another one or deleted since.
  for (const known of [
    async () => link.accountId,
    async () => link.customerKey && links.accountOf(link, link.customerKey),
  ]) {
    const id = await known();
    const accountId = id && (await crm.livingAccount(id));
    if (accountId) return { kind: 'make', accountId };
  }
  const likely = await accountsFor(crm, customer);
  const [only, ...more] = likely;
  if (only && more.length === 0 && !isSomewhere(only, customer)) return { kind: 'make', accountId: only.id };
  if (likely.length > 0) {
    const code = more.length === 0 ? 'account-elsewhere' : 'several-accounts';
    return waitedEnough(link, now) ?? { kind: 'ask', problem: { code, choices: likely.slice(0, 5) } };
  }
  if (mapping.createAccounts === 'yes') return { kind: 'make', newAccount: customer };
  if (mapping.createAccounts === 'no') return { kind: 'make' };
  return waitedEnough(link, now) ?? { kind: 'ask', problem: { code: 'no-account' } };
}

/** Never replaced by another one in silence: perhaps just the one that the person chose away from. */
async function chosenAccount(crm: FinderDeps['crm'], id: string, customer: CrmCustomer): Promise<Whereabouts> {
  const accountId = await crm.livingAccount(id);
  if (accountId !== undefined) return { kind: 'make', accountId };
  const choices = (await accountsFor(crm, customer)).slice(0, 5);
  return { kind: 'ask', problem: { code: 'chosen-account-gone', choices } };
}

/** Other open opportunities of the deal's customer, likeliest first, for relinking. */
export async function otherRecords(
  { crm }: Pick<FinderDeps, 'crm'>,
  link: CrmLink,
  { record }: Referral,
): Promise<readonly LikelyRecord[]> {
  const accountId = link.accountId ?? (await accountsFor(crm, record.customer))[0]?.id;
  if (accountId === undefined) return [];
  const others = (await crm.openOf(accountId)).filter(({ id }) => id !== link.recordId);
  return asChoices([...new Set([...likelyRecords(record, others), ...others.filter(isNobodys)])]);
}

/** By the full name; else by its first word, for a CRM with a shorter name or another legal form. */
async function accountsFor(crm: Pick<Crm, 'searchAccounts'>, customer: CrmCustomer): Promise<readonly CrmAccount[]> {
  const asCalled = likelyAccounts(customer, await crm.searchAccounts(customer));
  const [word] = customer.name.trim().split(/\s+/);
  if (asCalled.length > 0 || !word || word === customer.name.trim() || word.length < 3) return asCalled;
  return likelyAccounts(customer, await crm.searchAccounts({ ...customer, name: word }));
}

function waitedEnough({ createdAt }: CrmLink, now: Date): Whereabouts | undefined {
  return now.getTime() - createdAt.getTime() >= accountPatience ? { kind: 'make' } : undefined;
}

/** Same D-U-N-S number; else same name without its legal form and no other country; of several, those with the same post code. */
export function likelyAccounts(customer: CrmCustomer, accounts: readonly CrmAccount[]): readonly CrmAccount[] {
  const duns = dunsOf(customer.dunsNumber);
  const byDuns = duns ? accounts.filter(({ dunsNumber }) => dunsOf(dunsNumber) === duns) : [];
  if (byDuns.length > 0) return byDuns;
  const name = bareName(customer.name);
  const country = customer.address.country?.toUpperCase();
  const byName = accounts.filter(
    (account) =>
      bareName(account.name) === name &&
      (!duns || !dunsOf(account.dunsNumber)) &&
      (!account.country || !country || !isCountryCode(account.country) || account.country.toUpperCase() === country),
  );
  const { postalCode } = customer.address;
  const near = postalCode ? byName.filter((account) => account.postalCode === postalCode) : [];
  return near.length > 0 ? near : byName;
}

/** Its country's name is unknown, so it may match: a person decides. */
function isSomewhere({ country, dunsNumber }: CrmAccount, customer: CrmCustomer): boolean {
  if (!country || !customer.address.country || isCountryCode(country)) return false;
  return dunsNumber === undefined || dunsOf(dunsNumber) !== dunsOf(customer.dunsNumber);
}

/** ISO 3166-1 alpha-2. */
function isCountryCode(text: string): boolean {
  return /^[a-z]{2}$/i.test(text);
}

/** Padded to nine digits: spreadsheets drop leading zeros. */
function dunsOf(text: string | undefined): string | undefined {
  const digits = (text ?? '').replace(/\D/g, '');
  return digits === '' ? undefined : digits.padStart(9, '0');
}

/** Creates the account, or returns the existing one. */
export async function madeAccount(crm: Pick<Crm, 'createAccount'>, customer: CrmCustomer): Promise<string> {
  try {
    return (await crm.createAccount(customer)).id;
  } catch (error) {
    // The CRM's duplicate rule returns the existing one.
    if (error instanceof CrmError && error.failure.kind === 'merge-again' && error.failure.recordId)
      return error.failure.recordId;
    throw error;
  }
}
