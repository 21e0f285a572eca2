import { globSync, readFileSync } from 'node:fs';
import { beforeAll, expect, it } from 'vitest';
import { MongoImportLookups } from '../../../src/features/bulk/import/mongo-import-lookups.ts';
import { MongoCalendarEntries } from '../../../src/features/calendar/mongo-calendar-entries.ts';
import { MongoMemory } from '../../../src/features/insights/index.ts';
import { MongoLeads } from '../../../src/features/leads/index.ts';
import { listNames } from '../../../src/features/lists/list-view.ts';
import { MongoListFigures } from '../../../src/features/lists/mongo-list-figures.ts';
import { MongoReferralLists } from '../../../src/features/lists/mongo-referral-lists.ts';
import { factOf } from '../../../src/features/metrics/fact-of.ts';
import { MongoFacts } from '../../../src/features/metrics/mongo-facts.ts';
import { MongoCustomers } from '../../../src/features/new-deal/index.ts';
import type { Person } from '../../../src/features/people/index.ts';
import { Access, MongoReferralStore } from '../../../src/features/referrals/index.ts';
import { MongoRoutingHistory } from '../../../src/features/routing/index.ts';
import { MongoWarnings } from '../../../src/features/unreached/mongo-warnings.ts';
import { MongoWaitingReferrals } from '../../../src/features/workload/index.ts';
import { decisions } from '../../../src/grammar/list-bounds/decision-said.ts';
import { aDecision, alex, aMoment, aReferral } from '../../builders/referral.ts';
import { asStored } from '../../builders/referral-document.ts';
import { freshDatabase } from '../../support/database.ts';
import { possiblyNone } from '../../support/possibly-none.ts';

/**
 * A lead stands in no query of referrals but its own. Three leads that have all in common with a co-sell referral by which one is found:
 * owner, team, customer, solution, engagement, words, days, first answer.
 */
const db = await freshDatabase();
const person: Person = { ...alex, teamsId: '29:1', guest: false };
const roles = { admins: [{ who: alex.email, locations: [] }], users: [], homeTenant: alex.tenantId };
const access = new Access(roles, () => aMoment);
const day = 86_400_000;
const guid = (number: number) => `22222222-0000-4000-8000-${String(number).padStart(12, '0')}`;
const statuses = [
  { status: 'New', substatus: 'Pending' },
  { status: 'Active', substatus: 'Accepted' },
  { status: 'Closed', substatus: 'Won' },
] as const;

const twins = statuses.flatMap((status, index) =>
  (['inbound', 'lead'] as const).map((kind, two) => {
    const id = guid(index * 2 + two);
    const base = aReferral({ id, kind });
    const { dunsNumber: _duns, ...customer } = base.record.customer;
    return {
      ...base,
      owner: alex,
      firstAnswer: { at: aMoment, kind: 'accept' as const, by: alex, decisionId: 'd' },
      ...(status.status === 'New' ? {} : { decision: aDecision({ state: 'confirmed' }) }),
      record: {
        ...base.record,
        ...{ ...status, id, engagementId: 'e-1', closesAt: new Date(aMoment.getTime() - 2 * day) },
        name: kind === 'lead' ? 'A lead' : 'A deal',
        customer: { ...customer, size: '50to100employees', dunsNumber: '081466849' },
        team: [{ firstName: 'Alex', lastName: 'Wilber', email: alex.email, phoneNumber: '1' }],
      },
    };
  }),
);
const unowned = (['inbound', 'lead'] as const).map((kind, index) => {
  const { owner: _owner, ...others } = aReferral({ id: guid(10 + index), kind });
  const team = [{ firstName: 'Lee', lastName: 'Gu', email: 'lee@contoso.example', phoneNumber: '1' }];
  return { ...others, record: { ...others.record, id: guid(10 + index), team } };
});
const leads = new Set([...twins, ...unowned].filter(({ kind }) => kind === 'lead').map(({ id }) => id));
const { country = '' } = aReferral().record.customer.address;
const solutionId = aReferral().record.solutions[0]?.id ?? '';

beforeAll(async () => {
  await db.collection('referrals').insertMany([...twins, ...unowned].map((one) => asStored(one as never)) as never);
});

const store = new MongoReferralStore(db);
const lists = new MongoReferralLists(db);
const figures = new MongoListFigures(db);
const customers = new MongoCustomers(db);
const lookups = new MongoImportLookups(db);
const memory = new MongoMemory(db);
const reach = access.reach(person);
if (!reach) throw new Error('no reach');
const query = (list: (typeof listNames)[number]) => ({
  ...{
    list,
    filters: {},
    person,
    reach,
    favourites: twins.map(({ id }) => id),
    inChannel: false,
    now: aMoment,
    today: '2026-11-20',
  },
});
const idsOf = (some: readonly { readonly id: string }[]) => some.map(({ id }) => id);
const later = new Date(aMoment.getTime() + 60 * day);
const customer = { ...twins[0]?.record.customer, name: aReferral().record.customer.name } as never;

/** What each query finds of co-sell: ids, or how many. */
const queries: Readonly<Record<string, () => Promise<readonly string[] | number>>> = {
  'the undecided': async () => idsOf(await store.undecided(50)),
  'undecided among': () => store.undecidedAmong([...twins, ...unowned].map(({ id }) => id)),
  'owned by somebody': async () => idsOf(await store.ownedBy(person, 50)),
  'what waits for somebody': async () => idsOf(await store.inboundOwnedBy(person, 'waiting', 50)),
  'expired of somebody': async () => {
    const ends = (from: string, to: string) =>
      db.collection('referrals').updateMany({ 'record.substatus': from }, { $set: { 'record.substatus': to } });
    await ends('Won', 'Expired');
    const found = idsOf(await store.expiredOf(person, new Date(0), 50));
    await ends('Expired', 'Won');
    return found;
  },
  'what somebody decided': async () => idsOf(await store.inboundOwnedBy(person, 'decided', 50)),
  'the load of all': async () => (await new MongoWaitingReferrals(db).first(50)).map(({ _id }) => _id),
  'a load': () => new MongoWaitingReferrals(db).countOf(person, 50),
  'the last answer': async () => [(await store.lastAnsweredBy(person))?.referralId ?? ''],
  'a newcomer’s': async () => idsOf(await store.unownedWithTeamMember('lee@contoso.example', { limit: 50 })),
  'without an owner': () => store.countUnowned(),
  'open ones': async () => (await store.countOpen(aMoment)).open,
  'a scorecard': async () =>
    (await new MongoFacts(db).page(undefined, 50)).flatMap((row) => factOf(row as never, () => 0)?.id ?? []),
  'routing’s past': async () => idsOf(await new MongoRoutingHistory(db).arrivedSince(new Date(0))),
  'routing’s load': () => new MongoRoutingHistory(db).waitingFor(person, 50),
  'memory of the like': async () =>
    idsOf((await memory.like({ solutionId, country, size: '50to100employees' }, 50)).ended),
  'memory of answers': async () => (await memory.answerTimes(new Date(0), 50)).length,
  'a calendar': async () =>
    (await new MongoCalendarEntries(db, access).of(person, aMoment))?.map(({ referralId }) => referralId) ?? [],
  'the last net': async () => idsOf(await new MongoWarnings(db).near(new Date(0), later, 50)),
  'customers alike': async () => idsOf((await customers.alike(customer)).map(({ referral }) => referral)),
  'an import’s customers': async () => idsOf(await lookups.ofCustomers([customer])),
  'deals with a lead’s customer': async () => (await new MongoLeads(db).dealsWith(customer)).length,
};

/** Of the queries that only count. */
const counts: Readonly<Record<string, number>> = {
  'without an owner': 1,
  'open ones': 2,
  'routing’s load': 1,
  'a load': 1,
  'memory of answers': 3,
  'deals with a lead’s customer': 3,
};

it.each(Object.entries(queries))('%s: co-sell, and no lead', async (name, ask) => {
  const found = await ask();
  if (typeof found === 'number') return expect(found).toBe(counts[name]);
  expect(found.length).toBeGreaterThan(0);
  expect(found.filter((id) => leads.has(id))).toEqual([]);
});

it.each(listNames)('the list %s: its rows, count, names and figures', async (name) => {
  const asked = query(name);
  const rows = idsOf((await lists.page(asked, 1, 50)).referrals);
  const names = idsOf(await lists.names(asked, 50));
  expect(possiblyNone([...rows, ...names]).filter((id) => leads.has(id))).toEqual([]);
  expect([(await lists.count(asked)).total, await lists.size(asked, 50)]).toEqual([rows.length, rows.length]);
  const { parts } = await figures.pipeline(asked);
  expect(parts.reduce((sum, { deals }) => sum + deals, 0)).toBeLessThanOrEqual(1);
  const ever = { from: new Date(0), before: new Date('2100-01-01T00:00:00Z') };
  for (const days of [{ arrived: ever }, ...decisions.map((decision) => ({ decided: { decision, ...ever } }))])
    expect((await lists.count({ ...asked, ...days })).total).toBeLessThanOrEqual(4);
});

it('no customer is taken from a lead, whoever knows its id', async () => {
  const [deal, lead] = twins;
  expect(await customers.from(deal?.id ?? '', reach)).toBeDefined();
  expect(await customers.from(lead?.id ?? '', reach)).toBeUndefined();
});

/** Who reads the collection beside the stores above, and what keeps leads out of it. */
const others: Readonly<Record<string, string>> = {
  'doctor/audit-check.ts': 'counts what waits for the audit, of every kind',
  'doctor/leads-check.ts': 'leads are what it counts',
  'features/referrals/store/mongo-figures.ts': 'operators’ figures of reminders, which leads have none of',
  'features/crm/load/mongo-crm-load.ts': 'asks for inbound and outbound by kind',
  'features/retention/mongo-ended-referrals.ts': 'whatever has ended goes',
  'features/retention/forget/mongo-forgotten-referrals.ts': 'whoever is forgotten, in every kind',
  'features/retention/mongo-old-favourites.ts': 'favourites of what has ended',
  'features/retention/mongo-old-people.ts': 'whoever still owns something',
};

it('nobody reads referrals whom this table does not know', () => {
  const read = globSync('src/**/*.ts').filter(
    (file) => !file.includes('/sandbox/') && /collection(<[^>]*>)?\(\s*'referrals'/.test(readFileSync(file, 'utf8')),
  );
  const known = [
    ...Object.keys(others),
    ...['mongo-referral-store', 'mongo-routing-history', 'mongo-facts', 'mongo-import-lookups', 'mongo-leads'],
    ...['mongo-warnings', 'mongo-referral-lists', 'mongo-list-figures', 'mongo-customers', 'mongo-calendar-entries'],
    ...['mongo-memory', 'mongo-waiting-referrals'],
  ];
  const unknown = read.filter((file) => !known.some((one) => file.endsWith(one) || file.endsWith(`${one}.ts`)));
  expect(unknown, 'show above that no lead stands in what it reads').toEqual([]);
  expect(read).toHaveLength(known.length);
});
