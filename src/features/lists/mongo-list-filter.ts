import type { Document } from 'mongodb';
import { type Reach, type SalesStage, salesStageTexts } from '../referrals/index.ts';
import { type ListFilters, type ListState, me, nobody } from './list-view.ts';
import { type ListQuery, staleDays } from './referral-lists.ts';

/** The list as conditions on stored referrals; each part is one condition. */
export function conditionsOf(query: ListQuery): readonly Document[] {
  const inChannel = query.inChannel ? [{ kind: 'inbound' }] : [];
  return [...ofList(query), ...inChannel, ...withinReach(query.reach), ...ofFilters(query.filters, query)];
}

/** Inbound, and waiting for an answer: the same as `isUndecided` says of one. */
export const undecided: Document = {
  kind: 'inbound',
  'record.status': 'New',
  decision: { $exists: false },
  vanished: false,
};
export const active: Document = { 'record.status': 'Active', vanished: false };

/** An active deal whose close date is past, or that nobody touched for long. */
export function neglected(now: Date): Document {
  const day = 86_400_000;
  const today = new Date(Math.floor(now.getTime() / day) * day);
  return {
    $or: [
      { 'record.closesAt': { $lt: today } },
      { 'record.updatedAt': { $lt: new Date(now.getTime() - staleDays * day) } },
    ],
  };
}

function ofList({ list, person, favourites }: ListQuery): readonly Document[] {
  const ours = { kind: { $in: ['inbound', 'outbound'] } };
  switch (list) {
    case 'inbox':
      return [undecided];
    case 'mine':
      return [ownedBy(person), { ...ours, 'record.status': { $in: ['New', 'Active'] }, vanished: false }];
    case 'inbound':
    case 'outbound':
      return [{ kind: list }];
    case 'favourites':
      return [{ ...ours, _id: { $in: [...favourites] } }];
    case 'archived':
      return [{ ...ours, 'record.status': 'Closed' }];
    case 'found':
      return [ours];
  }
}

function withinReach({ locations, only }: Reach): readonly Document[] {
  const anyOf = only && [
    ...(only.owner ? [ownedBy(only.owner)] : []),
    ...(only.email ? [{ teamEmails: only.email }] : []),
    ...(only.unowned ? [{ owner: { $exists: false } }] : []),
  ];
  return [
    ...(locations.length > 0 ? [{ 'record.mpnId': { $in: [...locations] } }] : []),
    ...(anyOf ? [{ $or: anyOf }] : []),
  ];
}

function ownedBy({ tenantId, aadObjectId }: ListQuery['person']): Document {
  return { 'owner.tenantId': tenantId, 'owner.aadObjectId': aadObjectId };
}

function ofFilters(filters: ListFilters, { person }: ListQuery): readonly Document[] {
  const { words, state, stage, type, country, owner, solution, closingBefore, valueFrom } = filters;
  return [
    words && anyHolds(['record.customer.name', 'record.name', 'record.notes', 'record.invite.notes', '_id'], words),
    state && inState(state),
    stage && atStage(stage),
    type && { category: type },
    country && { 'record.customer.address.country': { $in: [country, country.toLowerCase()] } },
    owner && ofOwner(owner, person),
    solution && anyHolds(['record.solutions.name', 'record.solutions.id'], solution),
    closingBefore && { 'record.closesAt': { $lt: new Date(`${closingBefore}T00:00:00Z`) } },
    valueFrom && {
      'record.dealValue.value': { $gte: valueFrom.value },
      ...(valueFrom.currency ? { 'record.dealValue.currency': valueFrom.currency } : {}),
    },
  ].filter((condition) => typeof condition === 'object');
}

/** As cards show it: an answer counts from the moment it is given, though Partner Center may not have it yet. */
function inState(state: ListState): Document {
  const answered = (kind: 'accept' | 'decline') => ({ 'record.status': 'New', 'decision.kind': kind });
  switch (state) {
    case 'received':
      return { 'record.status': 'New', decision: { $exists: false } };
    case 'accepted':
      return { $or: [{ 'record.status': 'Active' }, answered('accept')] };
    case 'declined':
      return { $or: [{ 'record.status': 'Closed', 'record.substatus': 'Declined' }, answered('decline')] };
    default: {
      const substatus = state.charAt(0).toUpperCase() + state.slice(1);
      return { 'record.status': 'Closed', 'record.substatus': substatus };
    }
  }
}

function atStage(stage: SalesStage): Document {
  return { 'record.salesStage': { $regex: `^\\s*(?:${salesStageTexts(stage).join('|')})\\s*%?\\s*$`, $options: 'i' } };
}

function ofOwner(owner: string, person: ListQuery['person']): Document {
  if (owner === me) return ownedBy(person);
  return owner === nobody ? { owner: { $exists: false } } : anyHolds(['owner.name', 'owner.email'], owner);
}

function anyHolds(fields: readonly string[], text: string): Document {
  const holds = { $regex: text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'), $options: 'i' };
  return { $or: fields.map((field) => ({ [field]: holds })) };
}
