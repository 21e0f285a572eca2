import { type Actor, customerKeyOf, type ReferralRecord, withoutKeys } from '../../referrals/index.ts';
import { type CrmLink, newCrmLink, type SideChoice, type SyncField } from './crm-link.ts';

/** Creation of links, and the steps that people take by a press or a message. Neither side's values change. */

/** The only constructor of links. Due at once; `customerKey` finds accounts, and the deal's age orders a first load. */
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

/** Retry by a person, who may have mended the cause: refused values are sent again. */
export function triedAgain(link: CrmLink): CrmLink {
  const sent = Object.fromEntries(Object.entries(link.sent).filter(([, { refused }]) => !refused));
  return { ...withoutKeys(link, 'problem', 'waiting', 'keyRefusedAt'), sent };
}

/** Resets the base for another record, which is found or created as if for the first time. */
export function begunAnew(link: CrmLink): CrmLink {
  return {
    ...withoutKeys(
      link,
      'recordId',
      'keyRefusedAt',
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

/** Creates a new record for one that is gone; the person has seen the similar ones. */
export function madeAgain(link: CrmLink): CrmLink {
  return { ...begunAnew(link), chosenRecord: 'new' };
}

/** Undefined: not one of the records offered on the card. */
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
 * Relinks an unlinked deal with its former record, as if for the first time: the old base is outdated on both sides and is
 * dropped.
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

/** Keeps the key column and the external reference; never linked again automatically. */
export function letGo(link: CrmLink): CrmLink {
  return { ...withoutKeys(link, 'choosing'), state: 'unlinked' };
}

/** Of an open question: which side's value counts, of the two that the person saw. Undefined: nothing is asked. */
export function withChoice(
  link: CrmLink,
  field: SyncField,
  choice: Omit<SideChoice, 'partnerCenter' | 'crm'>,
): CrmLink | undefined {
  const question = link.questions[field];
  if (!question) return undefined;
  const { partnerCenter, crm } = question;
  return { ...link, choices: { ...link.choices, [field]: { ...choice, partnerCenter, crm } } };
}
