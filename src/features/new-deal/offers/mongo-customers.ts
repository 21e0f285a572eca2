import type { Collection, Db, Document, Filter } from 'mongodb';
import { fold, foldName } from '../../../answers/said.ts';
import { asReferral, type Member, type Referral } from '../../referrals/index.ts';
import type { DealCustomer } from '../draft/deal-draft.ts';
import { customerKey } from '../questions/shared/customers.ts';
import type { Alike, CustomerBook } from './customers.ts';

type ReferralDocument = Omit<Referral, 'id'> & { readonly _id: string; readonly teamEmails: readonly string[] };

/** Enough to find the best among: a list shows five or fifteen. */
const lookedAt = 200;
const newestFirst = { arrivedAt: -1 } as const;
const recordOnly = { projection: { record: 1 } } as const;
const ours = { kind: { $in: ['inbound', 'outbound'] }, vanished: false };

export class MongoCustomers implements CustomerBook {
  readonly #referrals: Collection<ReferralDocument>;

  constructor(db: Db) {
    this.#referrals = db.collection<ReferralDocument>('referrals');
  }

  async customers(
    { name, country, place }: Parameters<CustomerBook['customers']>[0],
    limit: number,
  ): Promise<readonly DealCustomer[]> {
    const beforeComma = place === undefined ? name : name.slice(0, name.lastIndexOf(',')).trim();
    const filter = {
      ...ours,
      ...(country ? { 'record.customer.address.country': country } : {}),
      $or: [
        { 'record.customer.name': containing(name) },
        ...(place
          ? [{ 'record.customer.name': containing(beforeComma), 'record.customer.address.city': containing(place) }]
          : []),
      ],
    } as Filter<ReferralDocument>;
    const found = await this.#referrals.find(filter, recordOnly).sort(newestFirst).limit(lookedAt).toArray();
    const unique = new Map<string, DealCustomer>();
    for (const { _id, record } of found) {
      const customer = toCustomer(_id, record.customer);
      const key = customerKey(customer);
      if (!unique.has(key)) unique.set(key, customer);
    }
    const said = foldName(beforeComma);
    return [...unique.values()].sort((a, b) => distance(a, said) - distance(b, said)).slice(0, limit);
  }

  async from(source: string): Promise<DealCustomer | undefined> {
    const found = await this.#referrals.findOne({ _id: source }, recordOnly);
    return found ? toCustomer(source, found.record.customer) : undefined;
  }

  async contacts({ name }: DealCustomer, email: string, limit: number): Promise<readonly Member[]> {
    const found = await this.#ofTeam(email, { 'record.customer.name': exactly(name) });
    return unique(found.flatMap(({ record }) => record.customer.contacts)).slice(0, limit);
  }

  async colleagues(email: string, limit: number): Promise<readonly Member[]> {
    const found = await this.#ofTeam(email, {});
    const others = found.flatMap(({ record }) => record.team).filter((one) => fold(one.email) !== fold(email));
    return unique(others).slice(0, limit);
  }

  async locations(): Promise<readonly string[]> {
    const ids: unknown[] = await this.#referrals.distinct('record.mpnId', ours as Filter<ReferralDocument>);
    return ids.filter((id): id is string => typeof id === 'string' && id !== '').sort();
  }

  async alike({ name, address, dunsNumber }: DealCustomer): Promise<readonly Alike[]> {
    const { country, postalCode } = address;
    const byDuns = dunsNumber ? [{ 'record.customer.dunsNumber': dunsNumber }] : [];
    const byPlace =
      country && postalCode
        ? [{ 'record.customer.address.country': country, 'record.customer.address.postalCode': spaced(postalCode) }]
        : [];
    if (byDuns.length + byPlace.length === 0) return [];
    const open = { ...ours, 'record.status': { $in: ['New', 'Active'] }, $or: [...byDuns, ...byPlace] };
    const found = await this.#referrals
      .find(open as Filter<ReferralDocument>, asReferral)
      .sort(newestFirst)
      .limit(lookedAt)
      .toArray();
    return found.flatMap(({ _id, ...fields }): Alike[] => {
      const referral = { id: _id, ...fields } as unknown as Referral;
      const { customer } = referral.record;
      if (dunsNumber && customer.dunsNumber === dunsNumber) return [{ referral, because: 'duns' }];
      return foldName(customer.name) === foldName(name) ? [{ referral, because: 'name-and-place' }] : [];
    });
  }

  #ofTeam(email: string, filter: Document): Promise<Pick<ReferralDocument, 'record'>[]> {
    return this.#referrals
      .find({ ...ours, teamEmails: email.trim().toLowerCase(), ...filter } as Filter<ReferralDocument>, recordOnly)
      .sort(newestFirst)
      .limit(lookedAt)
      .toArray();
  }
}

function toCustomer(source: string, { name, address, dunsNumber }: Referral['record']['customer']): DealCustomer {
  return { name, address, ...(dunsNumber ? { dunsNumber } : {}), source };
}

function unique(people: readonly Member[]): readonly Member[] {
  const byEmail = new Map<string, Member>();
  for (const person of people) {
    const key = fold(person.email);
    if (key && !byEmail.has(key)) byEmail.set(key, person);
  }
  return [...byEmail.values()];
}

/** 0: the very name; 1: begins so; 2: has the words somewhere. */
function distance({ name }: DealCustomer, said: string): number {
  const folded = foldName(name);
  if (folded === said) return 0;
  return folded.startsWith(said) ? 1 : 2;
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
const containing = (text: string) => ({ $regex: escaped(text.trim()), $options: 'i' });
const exactly = (text: string) => ({ $regex: `^\\s*${escaped(text.trim())}\\s*$`, $options: 'i' });
/** EC1A 1BB and ec1a1bb are one. */
const spaced = (code: string) => ({
  $regex: `^\\s*${[...code.replace(/[\s-]/g, '')].map(escaped).join('[\\s-]*')}\\s*$`,
  $options: 'i',
});
