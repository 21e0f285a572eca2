import { CrmError, type CrmRecord } from '../../../crm/port.ts';
import { type Referral, withoutKeys } from '../../referrals/index.ts';
import type { CrmLink } from '../link/crm-link.ts';
import { columnsOfMapping } from '../link/link-columns.ts';
import { withLoadDid } from '../load/load-journal.ts';
import { valuesOfCrm, valuesOfReferral } from '../merge/sync-values.ts';
import { contactOfDeal } from './deal-contact.ts';
import { afterCreation, creationUnderWay, firstValues } from './first-values.ts';
import { accountPatience, madeAccount, whereaboutsOf } from './link-finder.ts';
import { planOfLink } from './link-plan.ts';
import { linkDone } from './link-settling.ts';
import { dryRun, settledLink, withoutProblem, withProblem } from './link-steps.ts';
import type { LinkSyncDeps, LinkWritten, SyncHold } from './link-sync-deps.ts';

/** Finds or creates the record of a link, or asks which one it is: then, or where another process was sooner, undefined. */
export async function findOrMakeRecord(
  deps: LinkSyncDeps,
  link: CrmLink,
  referral: Referral,
  hold: SyncHold,
  now: Date,
): Promise<LinkWritten | undefined> {
  const { crm, links, mapping, writes } = deps;
  const where = await whereaboutsOf({ crm, links, mapping }, link, referral, now);
  if (where.kind === 'ask') {
    const asking = withProblem(link, where.problem, now);
    const again = new Date(link.createdAt.getTime() + accountPatience);
    return linkDone(deps, link, { ...settledLink(asking), ...(again > now ? { dueAt: again } : {}) });
  }
  if (!(await writes(link))) return linkDone(deps, link, await dryFirst(deps, link, referral, where, now));
  await hold.assert();
  if (where.kind === 'found') return linkWith(deps, link, where.record, !isMadeByUs(where.by, link), now);
  return makeRecord(deps, link, referral, where, hold, now);
}

/** Dry run for a deal without a record: creation, or a link with an existing record. */
async function dryFirst(
  deps: LinkSyncDeps,
  link: CrmLink,
  referral: Referral,
  where: Exclude<Awaited<ReturnType<typeof whereaboutsOf>>, { kind: 'ask' }>,
  now: Date,
): Promise<CrmLink> {
  const settled = settledLink(withoutProblem(link));
  if (where.kind === 'make')
    return {
      ...settled,
      // Keeps the account that the plan found among all accounts: the CRM's search by one word may be truncated.
      ...(where.accountId ? { accountId: where.accountId } : {}),
      dry: { at: now, action: 'create', toCrm: [], toPartnerCenter: [], differs: [] },
    };
  const { record, by } = where;
  const as: CrmLink = {
    ...settled,
    recordId: record.id,
    ...(isMadeByUs(by, link) ? {} : { adopted: true, sending: {} }),
  };
  const { plan, partnerCenter } = await planOfLink(deps, as, referral, record, now);
  return dryRun(settled, plan, { partnerCenter, crm: valuesOfCrm(record) }, now, 'link');
}

async function linkWith(
  deps: LinkSyncDeps,
  link: CrmLink,
  record: CrmRecord,
  adopted: boolean,
  now: Date,
): Promise<LinkWritten | undefined> {
  const { crm, links } = deps;
  const { formerRecordId } = link;
  // A key belongs to one record, so the former record releases it first. Idempotent.
  if (formerRecordId && formerRecordId !== record.id) await crm.release(formerRecordId, link.id).catch(unlessGone);
  const taken = record.referralId === link.id ? record : await crm.adopt(record.id, record.version, link.id);
  const saved = await links.save(link, {
    ...withLoadDid(withoutKeys(withoutProblem(link), 'chosenRecord'), adopted ? 'link' : 'create'),
    state: 'linked',
    recordId: taken.id,
    ...(taken.accountId ? { accountId: taken.accountId } : {}),
    ...(adopted ? { adopted: true as const, sending: {} } : {}),
    dueAt: now,
  });
  return saved && { link: saved, record: taken };
}

async function makeRecord(
  deps: LinkSyncDeps,
  link: CrmLink,
  referral: Referral,
  where: Extract<Awaited<ReturnType<typeof whereaboutsOf>>, { kind: 'make' }>,
  hold: SyncHold,
  now: Date,
): Promise<LinkWritten | undefined> {
  const { crm, links, mapping } = deps;
  const { description, switchedOff } = await deps.org();
  // Deals that ended before they were in the CRM are not created there.
  if (referral.record.status === 'Closed') return linkDone(deps, link, settledLink({ ...link, state: 'finished' }));
  const accountId = where.newAccount ? await madeAccount(crm, where.newAccount) : where.accountId;
  const owner = await deps.ownerOf?.(referral);
  const onRefused = (code: string) => deps.onContactRefused?.(link.id, code);
  const contactId = await contactOfDeal({ crm, mapping, onRefused }, referral.record, accountId);
  const partnerCenter = valuesOfReferral(referral.record, referral.microsoft?.substatus);
  const terms = { mapping, description, switchedOff };
  const { values, problem } = firstValues(partnerCenter, referral, terms, now);
  const kept = await links.save(link, {
    ...withoutKeys(link, 'sendingOver', 'accountId'),
    ...(accountId ? { accountId } : {}),
    sending: creationUnderWay(values, partnerCenter),
    columns: columnsOfMapping(mapping),
  });
  if (!kept) return undefined;
  deps.crash?.('before-create');
  await hold.assert();
  const { record, created, contactRefused } = await crm.create(link.id, {
    values,
    ...(accountId ? { accountId } : {}),
    ...(contactId ? { contactId } : {}),
    ...(owner?.id ? { ownerId: owner.id } : {}),
  });
  if (contactRefused) onRefused(contactRefused);
  deps.crash?.('after-create');
  // Without a note of an earlier attempt, somebody else made it under the key between the search and the creation.
  const isOurs = created || isMadeByUs('key', link);
  const linked = {
    ...withLoadDid(withoutProblem(kept), isOurs ? 'create' : 'link'),
    state: 'linked' as const,
    recordId: record.id,
    dueAt: now,
    ...(created ? afterCreation(values, partnerCenter, record, terms, now) : {}),
    ...(isOurs ? {} : { adopted: true as const, sending: {} }),
    ...(created && owner?.isOther ? { notice: 'no-user' as const } : {}),
  };
  const saved = await links.save(kept, problem ? withProblem(linked, problem, now) : linked);
  return saved && { link: saved, record };
}

/** Distinguishes a record that we created from one that we took over before a crash: a creation has a write-ahead note. */
function isMadeByUs(by: string, link: CrmLink): boolean {
  return by === 'key' && Object.keys(link.sending).length > 0;
}

function unlessGone(error: unknown): void {
  if (!(error instanceof CrmError) || error.failure.kind !== 'gone') throw error;
}
