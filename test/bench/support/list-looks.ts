import type { Db } from 'mongodb';
import { FixedClock } from '../../../src/clock.ts';
import { MongoFavouriteStore, MongoReferralLists } from '../../../src/features/lists/index.ts';
import type { ListName, ListSort, ListView } from '../../../src/features/lists/list-view.ts';
import { Lists } from '../../../src/features/lists/lists.ts';
import { MongoListFigures } from '../../../src/features/lists/mongo-list-figures.ts';
import type { SearchBounds } from '../../../src/features/lists/mongo-list-search.ts';
import { MongoCustomers } from '../../../src/features/new-deal/index.ts';
import type { Person } from '../../../src/features/people/index.ts';
import { Access, MongoReferralStore } from '../../../src/features/referrals/index.ts';
import { MongoSolutionCatalogue } from '../../../src/features/solutions/index.ts';
import { createLogger } from '../../../src/logger.ts';
import { alex, aMoment } from '../../builders/referral.ts';

export type Look = () => Promise<unknown>;
export type Looks = Readonly<Record<string, Look>>;

const person = (email: string, aadObjectId: string): Person => ({
  tenantId: alex.tenantId,
  aadObjectId,
  teamsId: '29:1',
  name: email,
  email,
  guest: false,
});
const admin = person('adele.vance@contoso.example', 'admin');
const rep = person(alex.email, alex.aadObjectId);
const roles = {
  admins: [{ who: 'adele.vance@contoso.example', locations: [] }],
  users: [{ who: alex.email, locations: [] }],
  homeTenant: alex.tenantId,
};

/** A count goes to a thousand and one more in each of five sections; a page and its sort may read as many. */
export const mostExamined = 10_000;

/** What people look at and for, among open referrals that `fill` brings. */
export async function looksAt(
  db: Db,
  fill: () => Promise<void>,
  { solutions = 3_000, bounds }: { readonly solutions?: number; readonly bounds?: SearchBounds } = {},
): Promise<Looks> {
  const log = createLogger({ level: 'silent' });
  const referralLists = new MongoReferralLists(db, bounds);
  const favourites = new MongoFavouriteStore(db);
  const customers = new MongoCustomers(db);
  const catalogue = new MongoSolutionCatalogue(db, () => aMoment);
  for (const store of [new MongoReferralStore(db), referralLists, favourites, customers, catalogue])
    await store.createIndexes();
  await fill();
  await catalogue.put(Array.from({ length: solutions }, (_, number) => solution(number)));

  const access = new Access(roles);
  const lists = new Lists({
    lists: referralLists,
    figures: new MongoListFigures(db),
    favourites,
    access,
    clock: new FixedClock(aMoment),
    log,
  });
  const view = (list: ListName, filters: ListView['filters'] = {}, page = 1): ListView => ({ list, filters, page });
  const shows =
    (who: Person, seen: ListView): Look =>
    async () => {
      const { referrals } = await lists.show({ person: who, timeZone: 'UTC' }, seen);
      if (referrals.length === 0) throw new Error(`nothing is in ${JSON.stringify(seen)}`);
    };
  const pages =
    (who: Person, seen: ListView, sort?: ListSort): Look =>
    () =>
      lists.show({ person: who, timeZone: 'UTC' }, seen, { size: 100, sort });
  const offers =
    (who: Person, name: string): Look =>
    async () => {
      const reach = access.reach(who);
      const found = reach && (await customers.customers({ name }, reach, 15));
      if (!found?.length) throw new Error(`nobody is called ${name}`);
    };
  return {
    'inbox, admin': shows(admin, view('inbox')),
    'inbox, rep': shows(rep, view('inbox')),
    'inbox, page 20': shows(admin, view('inbox', {}, 20)),
    'my referrals': shows(rep, view('mine')),
    inbound: shows(admin, view('inbound')),
    'outbound, rep': shows(rep, view('outbound')),
    'find, words of one customer': shows(admin, view('found', { words: 'mueller 102' })),
    'find, words of one in ten': shows(admin, view('found', { words: 'muller gmbh' })),
    'find, words of all, rep': shows(rep, view('found', { words: 'vendors' })),
    'outbound by country and type': shows(admin, view('outbound', { country: 'FR', type: 'partner-led' })),
    // A tenth of all has the one, a tenth the other, nobody both.
    'two frequent filters that nobody has both of': pages(admin, view('found', { words: 'robotics', country: 'FR' })),
    'the same, rep': pages(rep, view('found', { words: 'robotics', country: 'FR' })),
    'tab by customer': pages(admin, view('inbound'), 'customer'),
    'tab by customer, country': pages(admin, view('inbound', { country: 'FR' }), 'customer'),
    'tab by deadline': pages(admin, view('found'), 'deadline'),
    'tab by last change': pages(admin, view('inbound'), 'updated'),
    'tab by value, rep': pages(rep, view('found'), 'value'),
    'tab, my referrals by customer': pages(rep, view('mine'), 'customer'),
    'form of filters': () => lists.choices({ person: admin, timeZone: 'UTC' }, view('inbound'), 20),
    'type-ahead, nothing typed': offers(rep, ''),
    'type-ahead, customers': offers(admin, 'mueller 10'),
    'type-ahead, customers, rep': offers(rep, 'text'),
    // As above: each of one customer in ten, nobody both.
    'type-ahead, two frequent words': () => customers.customers({ name: 'robotics sa' }, { locations: [] }, 15),
    'type-ahead, solutions': () => catalogue.search('service', 15),
    'question for the location': () => customers.locations(),
  };
}

function solution(number: number) {
  const id = `SOL-${10_000 + number}-ABC`;
  const owner = (['mine', 'microsoft', 'third-party'] as const)[number % 3] ?? 'mine';
  return {
    id,
    name: `Cloud service ${number}`,
    owner,
    coSellStatus: 'ready',
    isAssessment: false,
    seenAt: aMoment,
  } as const;
}
