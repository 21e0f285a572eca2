import { type Actor, customerKeyOf, type ReferralRecord, withoutKeys } from '../../referrals/index.ts';
import { type CrmLink, newCrmLink } from './crm-link.ts';

/** How a link begins, and what people make of it by a press or a word; pure. Neither side's values change by any of these. */

/** Due at once. Whoever makes a deal's first link makes it here: accounts are found by its customer, and a first load goes by its age. */
export function firstLink(
  { id, record }: { readonly id: string; readonly record: Pick<ReferralRecord, 'customer' | 'createdAt'> },
  org: Pick<CrmLink, 'system' | 'orgId'>,
  at: Date,
): CrmLink {
  return {
    ...newCrmLink(id, org, at),
    customerKey: customerKeyOf(record.customer),
    dealCreatedAt: record.createdAt,
  };
}

/** Whoever says that it be tried again has mended something: what was refused goes out once more. */
export function triedAgain(link: CrmLink): CrmLink {
  const sent = Object.fromEntries(Object.entries(link.sent).filter(([, { refused }]) => !refused));
  return { ...withoutKeys(link, 'problem', 'waiting'), sent };
}

/** Nothing was ever agreed on with the record that comes now: it is found, or made, as if for the first time. */
export function begunAnew(link: CrmLink): CrmLink {
  return {
    ...withoutKeys(
      link,
      'recordId',
      'seen',
      'sendingOver',
      'adopted',
      'choosing',
      'problem',
      'waiting',
      'outcomeAsked',
      'outcomeBase',
      'upToDateAt',
    ),
    ...{ state: 'planned', base: {}, sent: {}, sending: {}, questions: {}, choices: {} },
  };
}

/** The record is gone, and another one shall be made: what is like it was seen by whoever says so. */
export function madeAgain(link: CrmLink): CrmLink {
  return { ...begunAnew(link), chosenRecord: 'new' };
}

/** Of the records that the card offers; undefined: it is none of them. */
export function linkedWithChosen(link: CrmLink, chosen: string): CrmLink | undefined {
  const offered = [...(link.problem?.records ?? []), ...(link.choosing?.records ?? [])].map(({ id }) => id);
  if (chosen === 'new') return link.recordId === undefined ? { ...begunAnew(link), chosenRecord: 'new' } : undefined;
  if (!offered.includes(chosen)) return undefined;
  const former = link.recordId ?? link.formerRecordId;
  return {
    ...withoutKeys(begunAnew(link), 'backReference'),
    chosenRecord: chosen,
    ...(former ? { formerRecordId: former } : {}),
  };
}

export function pausedBy(link: CrmLink, by: Actor): CrmLink | undefined {
  return link.state === 'linked' || link.state === 'planned' ? { ...link, state: 'paused', pausedBy: by } : undefined;
}

export function resumedLink(link: CrmLink): CrmLink | undefined {
  if (link.state !== 'paused') return undefined;
  const state = link.recordId === undefined ? 'planned' : 'linked';
  return { ...withoutKeys(triedAgain(link), 'pausedBy'), state, writes: [] };
}

/**
 * What somebody let go of, once more: as if for the first time, with the record that it had. What was agreed on before has aged
 * on both sides, so that nothing stands for a base.
 */
export function takenUpAgain(link: CrmLink, at: Date): CrmLink | undefined {
  if (link.state !== 'unlinked') return undefined;
  const { recordId } = link;
  return {
    ...withoutKeys(begunAnew(link), 'chosenRecord', 'notice', 'pausedBy', 'dry'),
    ...(recordId === undefined ? {} : { chosenRecord: recordId }),
    ...{ writes: [], explained: {}, takenUpAt: at },
  };
}

/** The key column and the back reference stay as they are, and it is never linked again by itself. */
export function letGo(link: CrmLink): CrmLink {
  return { ...withoutKeys(link, 'choosing'), state: 'unlinked' };
}
