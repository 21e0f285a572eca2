import { bareName, foldedName, foldWord, indexName, indexWords } from '../../../answers/search-key.ts';
import { BoundedMap } from '../../../bounded-map.ts';
import { type PersonKey, personId } from '../../people/index.ts';
import type { Referral, ReferralRecord } from '../record/referral.ts';
import { salesStageOf } from '../record/sales-stage.ts';
import { senderIn } from '../record/sender.ts';
import { absentOwner, ownerOf } from '../rules/absent-owner.ts';
import { dealTypeOf } from '../rules/deal-type.ts';
import { type LeadShelf, leadShelfOf } from '../rules/lead-standing.ts';

/**
 * By what lists and look-ups find a referral, stored beside it under `keys` and indexed, so that a page costs the same among a
 * thousand and among a hundred thousand. Derived from the referral alone and written in the same write; nobody decides by it.
 */
export interface ReferralKeys {
  /** Of the rules below: a document with older keys gets new ones when the desk starts (`ReferralKeyKeeper`). */
  readonly v: number;
  readonly shelf: Shelf;
  /** Ascending within a shelf: deadline, close date, or the latest first. Milliseconds. */
  readonly order: number;
  /** Whose it is and who is on its team: what a person's reach is asked by. */
  readonly seers: readonly string[];
  /** Filters of lists: state, stage, type, country, words of the owner's and the sender's name. */
  readonly facets: readonly string[];
  /** Of customer, deal name, notes, id; of solutions with a colon before each. */
  readonly words: readonly string[];
  /** Name, country and place of the customer; absent where it is nobody to make a deal with. */
  readonly customer?: string;
  readonly customerWords?: readonly string[];
  /** Of a lead, which is nobody to make a deal with: its name without legal forms. */
  readonly leadCustomer?: string;
}

export const keysVersion = 5;

/**
 * Where it stands in every list. `waiting`: inbound without an answer. `active`: worked on. `other`: decided and on its way,
 * not answered yet by the other side, vanished. Leads stand on shelves of their own, Microsoft's side of a deal on none.
 */
export type Shelf = `${'inbound' | 'outbound'}/${ShelfName}` | `lead/${LeadShelf}` | 'none';
export type ShelfName = (typeof shelfNames)[number];
export const shelfNames = ['waiting', 'active', 'closed', 'other'] as const;

/** A deal without a close date comes after those that have one. */
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

/** Those that change with an answer or an owner, as most writes leave the record as it is. */
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
  // The same as `isUndecided` says.
  if (kind === 'inbound' && record.status === 'New' && !decision && !vanished)
    return { shelf: 'inbound/waiting', order: deadline.getTime() };
  return { shelf: `${kind}/other`, order: latestFirst };
}

/** What waits by its deadline, all else the latest first. */
function leadStanding(referral: Referral, latestFirst: number): Pick<ReferralKeys, 'shelf' | 'order'> {
  const shelf = leadShelfOf(referral);
  return { shelf: `lead/${shelf}`, order: shelf === 'waiting' ? referral.deadline.getTime() : latestFirst };
}

export const seenByOwner = (owner: PersonKey): string => `owner:${personId(owner)}`;
export const seenByTeam = (email: string): string => `team:${email.trim().toLowerCase()}`;
export const ownedByNobody = 'owner:nobody';
/** Somebody of Partner Center's team who has not added the desk: free to take, with a question before it. */
export const ownedByAbsent = 'owner:absent';
/** Whom nothing can be sent to: what admins stand in for, and what every Referrals user may take. */
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

/** Marks and words of who sent it: `@microsoft`, `@partners`; no word begins with such a sign. */
function senderFacets({ kind, record }: Referral): readonly string[] {
  const sender = kind === 'inbound' ? senderIn(record) : undefined;
  if (sender === undefined || sender.kind === 'unknown') return [];
  if (sender.kind === 'microsoft') return [facet('sender', '@microsoft'), facet('sender', 'microsoft')];
  return [facet('sender', '@partners'), ...indexWords(sender.name, most.name).map((word) => facet('sender', word))];
}

/** A few owners have all referrals, and each write asks for them twice: folding is half the work of its keys. */
const facetsOfOwners = new BoundedMap<string, readonly string[]>(1_000);

function ownerFacets(owner: string): readonly string[] {
  const known = facetsOfOwners.get(owner);
  if (known) return known;
  const facets = indexWords(owner, most.name).map((word) => facet('owner', word));
  facetsOfOwners.set(owner, facets);
  return facets;
}

/** As cards show it: an answer counts from the moment it is given, though Partner Center may not have it yet. */
function stateOf({ record, decision }: Referral): string {
  if (record.status === 'Active') return 'accepted';
  if (record.status === 'Closed') return record.substatus.toLowerCase();
  if (decision?.kind === 'accept') return 'accepted';
  if (decision?.kind === 'decline') return 'declined';
  return 'received';
}

/** What a solution is found by. No word that people look for begins with a colon. */
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

/** A city, as the words of a customer hold it beside those of the name. */
export const placeWord = (word: string): string => `:${word}`;

/** All that names one customer begins with this: legal forms make two of them, ways of writing do not. */
export const customerNamed = (name: string): string => `${foldedName(name)}|`;

/** A customer at a place: what a stored referral's `keys.customer` says of it. */
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
