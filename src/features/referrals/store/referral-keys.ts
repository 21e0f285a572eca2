import { bareName, foldedName, foldWord, indexName, indexWords } from '../../../answers/names/search-key.ts';
import { BoundedMap } from '../../../bounded-map.ts';
import { type PersonKey, personId } from '../../people/index.ts';
import type { Referral, ReferralRecord } from '../record/referral.ts';
import { salesStageOf } from '../record/sales-stage.ts';
import { senderIn } from '../record/sender.ts';
import { absentOwner, ownerOf } from '../rules/absent-owner.ts';
import { dealTypeOf } from '../rules/deal-type.ts';
import { type LeadShelf, leadShelfOf } from '../rules/lead-standing.ts';

/**
 * Denormalised index keys for lists and look-ups, stored under `keys`, so that a page costs the same among a thousand
 * and among a hundred thousand referrals. Derived from the referral alone and written in the same write; never used for
 * decisions.
 */
export interface ReferralKeys {
  /** Version of the rules below: documents with older keys are updated when the desk starts (`ReferralKeyKeeper`). */
  readonly v: number;
  readonly shelf: Shelf;
  /** Ascending within a shelf: deadline, close date, or newest first. Milliseconds. */
  readonly order: number;
  /** The owner and the team members: queried by a person's access scope. */
  readonly seers: readonly string[];
  /** List filters: state, stage, type, country, words of the owner's and the sender's name. */
  readonly facets: readonly string[];
  /** Search words of customer, deal name, notes, id; of solutions with a colon before each. */
  readonly words: readonly string[];
  /** Name, country and place of the customer; absent where no deal can be made with them. */
  readonly customer?: string;
  readonly customerWords?: readonly string[];
  /** A lead's customer name without legal forms; leads have no `customer`. */
  readonly leadCustomer?: string;
}

export const keysVersion = 5;

/**
 * The shelf in every list. `waiting`: inbound without an answer. `active`: worked on. `other`: decided and being sent,
 * not answered yet by the other side, vanished. Leads have their own shelves, Microsoft's side of a deal none.
 */
export type Shelf = `${'inbound' | 'outbound'}/${ShelfName}` | `lead/${LeadShelf}` | 'none';
export type ShelfName = (typeof shelfNames)[number];
export const shelfNames = ['waiting', 'active', 'closed', 'other'] as const;

/** A deal without a close date sorts after those with one. */
const someDay = Number.MAX_SAFE_INTEGER;
const longestNote = 4_000;
const most = { name: 40, solutions: 60, notes: 120 } as const;

export function keysOf(referral: Referral): ReferralKeys {
  const { record, kind, vanished } = referral;
  const listed = kind === 'inbound' || kind === 'outbound';
  return {
    v: keysVersion,
    ...keysOfAnswer(referral),
    words: listed ? wordsOf(record) : [],
    ...(listed && !vanished ? customerOf(record) : {}),
    ...(kind === 'lead' && !vanished ? { leadCustomer: bareName(record.customer.name) } : {}),
  };
}

/** Keys that change with an answer or an owner; most writes leave the record unchanged. */
export function keysOfAnswer(referral: Referral): Pick<ReferralKeys, 'shelf' | 'order' | 'seers' | 'facets'> {
  return { ...standing(referral), seers: seersOf(referral), facets: facetsOf(referral) };
}

function standing(referral: Referral): Pick<ReferralKeys, 'shelf' | 'order'> {
  const { kind, record, decision, vanished, deadline } = referral;
  const latestFirst = -record.updatedAt.getTime();
  if (kind === 'lead') return leadStanding(referral, latestFirst);
  if (kind !== 'inbound' && kind !== 'outbound') return { shelf: 'none', order: latestFirst };
  if (record.status === 'Closed') return { shelf: `${kind}/closed`, order: latestFirst };
  if (record.status === 'Active' && !vanished)
    return { shelf: `${kind}/active`, order: record.closesAt?.getTime() ?? someDay };
  // The same condition as `isUndecided`.
  if (kind === 'inbound' && record.status === 'New' && !decision && !vanished)
    return { shelf: 'inbound/waiting', order: deadline.getTime() };
  return { shelf: `${kind}/other`, order: latestFirst };
}

/** Waiting leads by deadline, all others newest first. */
function leadStanding(referral: Referral, latestFirst: number): Pick<ReferralKeys, 'shelf' | 'order'> {
  const shelf = leadShelfOf(referral);
  return { shelf: `lead/${shelf}`, order: shelf === 'waiting' ? referral.deadline.getTime() : latestFirst };
}

export const seenByOwner = (owner: PersonKey): string => `owner:${personId(owner)}`;
export const seenByTeam = (email: string): string => `team:${email.trim().toLowerCase()}`;
export const ownedByNobody = 'owner:nobody';
/** A team member in Partner Center who has not added the desk: can be claimed, after a confirmation. */
export const ownedByAbsent = 'owner:absent';
/** Owners the desk can't write to: admins stand in for these, and every Referrals user may claim them. */
export const withoutOwnerHere = [ownedByNobody, ownedByAbsent] as const;

function seersOf(referral: Referral): readonly string[] {
  const { owner, record } = referral;
  const whose = owner ? seenByOwner(owner) : absentOwner(referral) ? ownedByAbsent : ownedByNobody;
  return [whose, ...new Set(record.team.map(({ email }) => seenByTeam(email)))];
}

export type Facet = 'state' | 'stage' | 'type' | 'country' | 'owner' | 'sender';
export const facet = (name: Facet, value: string | number): string => `${name}:${value}`;

function facetsOf(referral: Referral): readonly string[] {
  const { record } = referral;
  const owner = ownerOf(referral);
  const stage = salesStageOf(record.salesStage);
  const country = record.customer.address.country?.trim().toUpperCase();
  return [
    facet('state', stateOf(referral)),
    facet('type', dealTypeOf(referral)),
    ...(stage === undefined ? [] : [facet('stage', stage)]),
    ...(country ? [facet('country', country)] : []),
    ...senderFacets(referral),
    ...(owner ? ownerFacets(`${owner.name} ${owner.email}`) : []),
  ];
}

/** Markers and words of the sender: `@microsoft`, `@partners`; no word begins with an @. */
function senderFacets({ kind, record }: Referral): readonly string[] {
  const sender = kind === 'inbound' ? senderIn(record) : undefined;
  if (sender === undefined || sender.kind === 'unknown') return [];
  if (sender.kind === 'microsoft') return [facet('sender', '@microsoft'), facet('sender', 'microsoft')];
  return [facet('sender', '@partners'), ...indexWords(sender.name, most.name).map((word) => facet('sender', word))];
}

/** Cached: a few owners have all referrals, each write needs them twice, and folding is half the work of its keys. */
const facetsOfOwners = new BoundedMap<string, readonly string[]>(1_000);

function ownerFacets(owner: string): readonly string[] {
  const known = facetsOfOwners.get(owner);
  if (known) return known;
  const facets = indexWords(owner, most.name).map((word) => facet('owner', word));
  facetsOfOwners.set(owner, facets);
  return facets;
}

/** As cards show it: an answer counts from the moment it is given, before Partner Center has it. */
function stateOf({ record, decision }: Referral): string {
  if (record.status === 'Active') return 'accepted';
  if (record.status === 'Closed') return record.substatus.toLowerCase();
  if (decision?.kind === 'accept') return 'accepted';
  if (decision?.kind === 'decline') return 'declined';
  return 'received';
}

/** The search words of a solution. No user's search word begins with a colon. */
export const solutionWord = (word: string): string => `:${word}`;

function wordsOf({ id, name, customer, notes = '', invite, solutions }: ReferralRecord): readonly string[] {
  const text = `${notes.slice(0, longestNote)} ${invite.notes?.slice(0, longestNote) ?? ''}`;
  const words = new Set([
    ...indexName(customer.name, most.name),
    ...indexWords(name, most.name),
    foldWord(id.replaceAll('-', '')),
    ...indexWords(solutions.map((one) => `${one.id} ${one.name}`).join(' '), most.solutions).map(solutionWord),
    ...indexWords(text, most.notes),
  ]);
  return [...words];
}

/** A city's search word, stored with the words of the customer's name. */
export const placeWord = (word: string): string => `:${word}`;

/**
 * Common prefix of one customer's keys: names that differ in legal form are different customers, different spellings
 * are not.
 */
export const customerNamed = (name: string): string => `${foldedName(name)}|`;

/** A customer at a place: the value of a stored referral's `keys.customer`. */
export function customerKeyOf({ name, address }: Pick<ReferralRecord['customer'], 'name' | 'address'>): string {
  const { country = '', postalCode, city = '' } = address;
  return `${customerNamed(name)}${country.trim().toUpperCase()}|${foldWord(postalCode ?? city)}`;
}

function customerOf({ customer }: ReferralRecord): Pick<ReferralKeys, 'customer' | 'customerWords'> {
  const { city = '' } = customer.address;
  return {
    customer: customerKeyOf(customer),
    customerWords: [
      ...new Set([...indexName(customer.name, most.name), ...indexWords(city, most.name).map(placeWord)]),
    ],
  };
}
