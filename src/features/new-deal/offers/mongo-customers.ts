import type { Collection, Db, Document } from 'mongodb';
import { bareName, soughtWords } from '../../../answers/names/search-key.ts';
import { fold } from '../../../answers/text/said.ts';
import { type Where, whereIn } from '../../../mongo/where.ts';
import { beginsWith, holdsWords, rarestFirst } from '../../../mongo/words-filter.ts';
import {
  asReferral,
  facet,
  isComplete,
  type Member,
  placeWord,
  type Reach,
  type ReferralDocument,
  seenByTeam,
  toReferral,
  withinReach,
} from '../../referrals/index.ts';
import type { DealCustomer } from '../draft/deal-draft.ts';
import { customerKey, lastComma } from '../questions/shared/customers.ts';
import type { Alike, CustomerBook, LastTime } from './customers.ts';

type Condition = Where<ReferralDocument>;
const where = whereIn<ReferralDocument>();

/**
 * Upper bound of index matches that one query examines: a word may occur in thousands of records, and a reach may hold
 * forty. Twelve of them at most, five batches by name and by words, are below ten thousand.
 */
const among = 800;
/** For several words, of which an index answers one: the others are checked in each document that it finds. */
const amongForOthers = 3;
/**
 * Batch size; customers found in one batch are excluded from the next, so that a customer with a thousand referrals
 * hides no other. No further batch is read once there are more customers than can be offered.
 */
const lookedAt = 200;
const mostRounds = 5;
const newestFirst = { arrivedAt: -1 } as const;
const read = { projection: { 'record.customer': 1, 'keys.customer': 1, arrivedAt: 1 } } as const;
/** Records without this key are not customers of ours: leads, Microsoft's side of a deal, deleted records. */
const isCustomer = { 'keys.customer': { $exists: true } } as const;
const recordOnly = { projection: { record: 1 } } as const;

/** A customer as named by one of their referrals. */
interface Met {
  readonly customer: DealCustomer;
  readonly key: string;
  readonly at: Date;
}

export class MongoCustomers implements CustomerBook {
  readonly #referrals: Collection<ReferralDocument>;
  readonly #mostAmong: number;

  constructor(db: Db, mostAmong = among) {
    this.#mostAmong = mostAmong;
    this.#referrals = db.collection<ReferralDocument>('referrals');
  }

  async createIndexes(): Promise<void> {
    await this.#referrals.createIndexes([
      { key: { 'keys.customerWords': 1, 'keys.customer': 1 }, name: 'customer_words' },
      { key: { 'keys.customer': 1, arrivedAt: -1 }, name: 'customer' },
      { key: { 'keys.seers': 1, arrivedAt: -1 }, name: 'reach_latest' },
      { key: { arrivedAt: -1 }, name: 'latest' },
      { key: { 'record.customer.dunsNumber': 1 }, name: 'duns', sparse: true },
    ]);
  }

  async customers(
    words: Parameters<CustomerBook['customers']>[0],
    reach: Reach,
    limit: number,
  ): Promise<readonly DealCustomer[]> {
    const within = withinReach(reach);
    if (words.name.trim() === '') return unique(await this.#latest(within)).slice(0, limit);
    const { name, country } = words;
    const there = country ? [...within, inCountry(country)] : within;
    const said = bareName(beforeComma(words) ?? name);
    // Punctuation alone names nobody.
    if (said === '') return [];
    const { ways: sought } = await rarestFirst(this.#referrals, 'keys.customerWords', named(words));
    const ways: readonly Way[] = [{ scan: { 'keys.customer': beginsWith(bareName(name)) } }, byWords(sought)];
    // The reader's own records are searched separately: among thousands of matches for a word, none of them might be
    // examined.
    const own = within.length > 0 ? [this.#ofReach(within, there, ways)] : [];
    const enough = limit * 2;
    const found = await Promise.all([...ways.map((way) => this.#distinct(way, there, enough)), ...own]);
    const best = byDistance([...latestOfEach(found.flat()).values()], said).slice(0, enough);
    const newest = await this.#newestOf(best, within);
    return unique(byDistance([...newest, ...best], said)).slice(0, limit);
  }

  async from(source: string, reach: Reach): Promise<DealCustomer | undefined> {
    const found = await this.#referrals.findOne(all([{ _id: source }, isCustomer, ...withinReach(reach)]), read);
    return found ? met(found).customer : undefined;
  }

  async contacts({ name }: DealCustomer, email: string, limit: number): Promise<readonly Member[]> {
    const same = bareName(name);
    const found = await this.#ofTeam(email, holdsWords('keys.customerWords', [same.split(' ')]));
    const theirs = found.filter(({ record }) => bareName(record.customer.name) === same);
    return uniquePeople(theirs.flatMap(({ record }) => record.customer.contacts)).slice(0, limit);
  }

  async colleagues(email: string, limit: number): Promise<readonly Member[]> {
    const found = await this.#ofTeam(email, {});
    const others = found.flatMap(({ record }) => record.team).filter((one) => fold(one.email) !== fold(email));
    return uniquePeople(others).slice(0, limit);
  }

  async lastTime(email: string): Promise<LastTime> {
    const found = await this.#ofTeam(email, {});
    const self = found
      .flatMap(({ record }) => record.team)
      .find((one) => fold(one.email) === fold(email) && isComplete(one));
    const ours = found.find(({ record }) => record.direction === 'Outgoing' && record.marketplaceIntent);
    const intent = ours?.record.marketplaceIntent;
    return { ...(self ? { self } : {}), ...(intent ? { marketplaceIntent: intent } : {}) };
  }

  /** Over all records: without a filter the index alone answers, at any size. */
  async locations(): Promise<readonly string[]> {
    const ids: unknown[] = await this.#referrals.distinct('record.mpnId');
    return ids.filter((id): id is string => typeof id === 'string' && id !== '').sort();
  }

  async alike({ name, address, dunsNumber }: DealCustomer): Promise<readonly Alike[]> {
    const { country, postalCode } = address;
    const same = bareName(name);
    const byName = [inCountry(country ?? ''), holdsWords('keys.customerWords', [same.split(' ')])];
    const [withNumber, withName] = await Promise.all([
      dunsNumber ? this.#open([{ 'record.customer.dunsNumber': dunsNumber }]) : [],
      country && postalCode ? this.#open(byName) : [],
    ]);
    const here = withName.filter(
      ({ record: { customer } }) =>
        bareName(customer.name) === same && spaceless(customer.address.postalCode) === spaceless(postalCode),
    );
    const byId = new Map<string, Alike>(here.map((referral) => [referral.id, { referral, because: 'name-and-place' }]));
    for (const referral of withNumber) byId.set(referral.id, { referral, because: 'duns' });
    return [...byId.values()].sort((a, b) => b.referral.arrivedAt.getTime() - a.referral.arrivedAt.getTime());
  }

  async #open(conditions: readonly Document[]) {
    const open = { ...isCustomer, 'record.status': { $in: ['New', 'Active'] } } as const;
    const found = this.#referrals.find(all([...conditions, open]), asReferral).limit(lookedAt);
    return (await found.toArray()).flatMap((document) => toReferral(document) ?? []);
  }

  async #latest(within: readonly Condition[]): Promise<readonly Met[]> {
    const filter = all([...within, isCustomer]);
    return (await this.#referrals.find(filter, read).sort(newestFirst).limit(lookedAt).toArray()).map(met);
  }

  /** One referral per customer, of `enough` customers. Bounded by the number and the size of the batches. */
  async #distinct({ scan, others }: Way, there: readonly Condition[], enough: number): Promise<readonly Met[]> {
    const rest = others ? [others, ...there] : there;
    const most = others ? this.#mostAmong * amongForOthers : this.#mostAmong;
    const found = new Map<string, Met>();
    for (let round = 0; round < mostRounds; round++) {
      const unknown = { 'keys.customer': { $nin: [...found.keys()] } };
      const rows = await this.#among(all(found.size > 0 ? [scan, unknown] : [scan]), rest, { most });
      for (const [key, one] of latestOfEach(rows)) found.set(key, later(found.get(key), one));
      if (rows.length < lookedAt || found.size >= enough) break;
    }
    return [...found.values()];
  }

  async #ofReach(within: readonly Condition[], there: readonly Condition[], ways: readonly Way[]) {
    const [first = {}] = within;
    const either = { $or: ways.map(({ scan, others }) => others ?? scan) };
    return this.#among(first, [either, ...there], { order: newestFirst });
  }

  async #among(
    scan: Document,
    rest: readonly Document[],
    { order, most = this.#mostAmong }: { readonly order?: typeof newestFirst; readonly most?: number } = {},
  ): Promise<readonly Met[]> {
    const rows = this.#referrals.aggregate<Parameters<typeof met>[0]>([
      { $match: scan },
      ...(order ? [{ $sort: order }] : []),
      { $limit: most },
      ...(rest.length > 0 ? [{ $match: all(rest) }] : []),
      ...[{ $limit: lookedAt }, { $project: read.projection }],
    ]);
    return (await rows.toArray()).map(met);
  }

  /** A corrected address is on the latest referral. */
  async #newestOf(customers: readonly Met[], within: readonly Condition[]): Promise<readonly Met[]> {
    if (customers.length === 0) return [];
    const theirs = { 'keys.customer': { $in: customers.map(({ key }) => key) } };
    return this.#among(theirs, within, { order: newestFirst });
  }

  #ofTeam(email: string, condition: Document): Promise<Pick<ReferralDocument, 'record'>[]> {
    const theirs = { 'keys.seers': seenByTeam(email) };
    const filter = all([theirs, isCustomer, condition]);
    return this.#referrals.find(filter, recordOnly).sort(newestFirst).limit(lookedAt).toArray();
  }
}

/** A flat filter; `$and` is used only for several conditions on one field. */
function all(conditions: readonly Document[]) {
  const filled = conditions.filter((condition) => Object.keys(condition).length > 0);
  const fields = filled.flatMap((condition) => Object.keys(condition));
  const isFlat = new Set(fields).size === fields.length;
  return where(isFlat ? Object.assign({}, ...filled) : { $and: filled });
}

function inCountry(country: string): Condition {
  return { 'keys.facets': facet('country', country.toUpperCase()) };
}

type Sought = Parameters<CustomerBook['customers']>[0];

function beforeComma({ name, place }: Sought): string | undefined {
  return place === undefined ? undefined : name.slice(0, lastComma(name)).trim();
}

/** The whole text as a name; or the part before the comma as a name, and the part after it as a place. */
function named(sought: Sought): readonly (readonly string[])[] {
  const before = beforeComma(sought);
  const whole = soughtWords(sought.name);
  if (before === undefined) return whole;
  const places = soughtWords(sought.place ?? '').map((words) => words.map(placeWord));
  const both = soughtWords(before).flatMap((names) => places.map((place) => [...names, ...place]));
  return [...whole, ...both];
}

function met({ _id, record, keys, arrivedAt }: Pick<ReferralDocument, '_id' | 'record' | 'keys' | 'arrivedAt'>): Met {
  const { name, address, dunsNumber } = record.customer;
  const customer = { name, address, ...(dunsNumber ? { dunsNumber } : {}), source: _id };
  return { customer, key: keys.customer ?? '', at: arrivedAt };
}

/** What an index answers, and what is checked in each of the documents that it finds. */
interface Way {
  readonly scan: Document;
  readonly others?: Document;
}

/** Of two words that thousands have, and no customer both, the scan for one must end. */
function byWords(sought: readonly (readonly string[])[]): Way {
  const field = 'keys.customerWords';
  const scan = holdsWords(
    field,
    sought.map((words) => words.slice(0, 1)),
  );
  return sought.some(({ length }) => length > 1) ? { scan, others: holdsWords(field, sought) } : { scan };
}

function latestOfEach(found: readonly Met[]): ReadonlyMap<string, Met> {
  const byKey = new Map<string, Met>();
  for (const one of found) byKey.set(one.key, later(byKey.get(one.key), one));
  return byKey;
}

function later(one: Met | undefined, other: Met): Met {
  return one && one.at >= other.at ? one : other;
}

/** Rank 0: equal name; 1: prefix; 2: contains the words. Within a rank the latest first. */
function byDistance(found: readonly Met[], said: string): readonly Met[] {
  const distance = ({ customer }: Met) => {
    const name = bareName(customer.name);
    if (name === said) return 0;
    return name.startsWith(said) ? 1 : 2;
  };
  const ranked = found.map((one) => ({ one, rank: distance(one) }));
  return ranked.toSorted((a, b) => a.rank - b.rank || b.one.at.getTime() - a.one.at.getTime()).map(({ one }) => one);
}

function unique(found: readonly Met[]): readonly DealCustomer[] {
  const byKey = new Map<string, DealCustomer>();
  for (const { customer } of found) {
    const key = customerKey(customer);
    if (!byKey.has(key)) byKey.set(key, customer);
  }
  return [...byKey.values()];
}

function uniquePeople(people: readonly Member[]): readonly Member[] {
  const byEmail = new Map<string, Member>();
  for (const person of people) {
    const key = fold(person.email);
    if (key && !byEmail.has(key)) byEmail.set(key, person);
  }
  return [...byEmail.values()];
}

/** Comparison key: EC1A 1BB and ec1a1bb are equal. */
function spaceless(code: string | null | undefined): string {
  return fold(code ?? '').replace(/[\s-]+/g, '');
}
