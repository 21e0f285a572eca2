import { beforeAll, describe, expect, inject, it } from 'vitest';
import { MongoCustomers } from '../../../../src/features/new-deal/index.ts';
import type { Reach, Referral } from '../../../../src/features/referrals/index.ts';
import { connectMongo } from '../../../../src/mongo/connection.ts';
import { alex, aReferral, aReferralRecord } from '../../../builders/referral.ts';
import { asStored, insertStored } from '../../../builders/referral-document.ts';
import { freshDatabase } from '../../../support/database.ts';

const everybody: Reach = { locations: [] };
const noon = new Date('2026-11-20T12:00:00Z').getTime();
let number = 0;

function met(name: string, more: Partial<Referral['record']['customer']['address']> = {}, arrived = 0): Referral {
  number += 1;
  const id = `11111111-0000-4000-8000-${String(number).padStart(12, '0')}`;
  const customer = { name, address: { country: 'DE', city: 'Hamburg', postalCode: '20457', ...more }, contacts: [] };
  const record = aReferralRecord({ id, customer });
  return aReferral({ id, kind: 'outbound', record, arrivedAt: new Date(noon + arrived * 1_000) });
}

const db = await freshDatabase();
const customers = new MongoCustomers(db);
const search = async (name: string, reach = everybody, limit = 5, more = {}) =>
  (await customers.customers({ name, ...more }, reach, limit)).map((one) => one.name);

beforeAll(async () => {
  await customers.createIndexes();
  await insertStored(db, [
    // One customer with more referrals than are looked at in one go, all of them later than those of others.
    ...Array.from({ length: 450 }, (_, n) => asStored(met('Contoso', {}, 1_000 + n))),
    ...['Contoso Bikes AG', 'Bikes by Contoso', 'Müller GmbH', 'O’Reilly Media', 'ООО «Рога и Копыта»'].map((name) =>
      asStored(met(name)),
    ),
    asStored(met('Fabrikam', { addressLine1: 'Old street' }, 1)),
    asStored(met('FABRIKAM', { addressLine1: 'New street' }, 2)),
    asStored(met('Fabrikam', { city: 'Berlin', postalCode: '10115' }, 3)),
    asStored({ ...met('Gone Ltd'), vanished: true }),
    asStored({ ...met('Lead Ltd'), kind: 'lead' }),
  ]);
});

describe('customers that were met before', () => {
  it.each([
    ['muller', ['Müller GmbH']],
    ['mueller ag', ['Müller GmbH']],
    ['oreilly', ['O’Reilly Media']],
    ['копыта рога', ['ООО «Рога и Копыта»']],
    ['-&-', []],
    ['gone', []],
    ['lead', []],
  ])('%s', async (said, names) => {
    expect(await search(said)).toEqual(names);
  });

  it('come in the order of the very name, names that begin so, others; none is hidden by the many of one', async () => {
    const own: Reach = { locations: [], only: { owner: alex, unowned: false } };
    for (const reach of [everybody, own])
      expect(await search('contoso', reach)).toEqual(['Contoso', 'Contoso Bikes AG', 'Bikes by Contoso']);
  });

  it('are told apart by place, each as its latest referral has it', async () => {
    const found = await customers.customers({ name: 'fabrikam' }, everybody, 5);
    expect(found.map(({ address }) => address.city)).toEqual(['Berlin', 'Hamburg']);
    expect(found[1]?.address.addressLine1).toBe('New street');
    expect(await search('fabrikam, berlin', everybody, 5, { place: 'berlin' })).toHaveLength(1);
  });

  it('are those last met, where nothing is said', async () => {
    expect(await search('')).toEqual(['Contoso']);
  });

  it('are within reach', async () => {
    const hers = { tenantId: alex.tenantId, aadObjectId: 'someone-else' };
    const reach: Reach = { locations: [], only: { owner: hers, email: 'nobody@contoso.example', unowned: true } };
    expect(await search('muller', reach)).toEqual([]);
    const his: Reach = { locations: [], only: { owner: alex, unowned: false } };
    const [found] = await customers.customers({ name: 'muller' }, his, 5);
    expect(found?.name).toBe('Müller GmbH');
    expect(await customers.from(found?.source ?? '', his)).toMatchObject({ name: 'Müller GmbH' });
    expect(await customers.from(found?.source ?? '', reach)).toBeUndefined();
    expect(await search('muller', { locations: ['999'] })).toEqual([]);
  });

  it('are the reader’s own behind any number of others’ that have the word', async () => {
    const owner = { tenantId: alex.tenantId, aadObjectId: 'newcomer' };
    const own = { ...met('Zwei Contoso'), owner: { ...alex, ...owner } };
    await insertStored(db, [asStored(own)]);
    const bounded = new MongoCustomers(db, 20);
    const found = await bounded.customers({ name: 'contoso' }, { locations: [], only: { owner, unowned: false } }, 5);
    expect(found.map(({ name }) => name)).toEqual(['Zwei Contoso']);
    await db.collection<{ _id: string }>('referrals').deleteOne({ _id: own.id });
  });
});

describe('customers of a word that many have', () => {
  it('are read in one go, where that finds more of them than are offered', async () => {
    const many = Array.from({ length: 240 }, (_, n) => met(`Northwind ${Math.floor(n / 4)}`, {}, -1_000));
    await insertStored(db, many.map(asStored));
    const { client } = await connectMongo(inject('mongoUri'), { monitorCommands: true });
    const asked: string[] = [];
    client.on('commandStarted', ({ command }) => asked.push(JSON.stringify(command)));
    const monitored = new MongoCustomers(client.db(db.databaseName));
    expect(await monitored.customers({ name: 'northwind' }, everybody, 5)).toHaveLength(5);
    await client.close();
    expect(asked.filter((command) => command.includes('northwind'))).not.toHaveLength(0);
    // No second batch leaves out those of the first.
    expect(asked.filter((command) => command.includes('$nin'))).toEqual([]);
  });
});

describe('open referrals for the same customer', () => {
  it('are anybody’s, by name in any writing, country and postal code', async () => {
    const same = { name: 'MUELLER', address: { country: 'DE', postalCode: '20 457' } };
    expect(await customers.alike(same)).toMatchObject([{ because: 'name-and-place' }]);
    expect(await customers.alike({ ...same, address: { country: 'DE', postalCode: '20458' } })).toEqual([]);
    expect(await customers.alike({ ...same, address: { country: 'AT', postalCode: '20457' } })).toEqual([]);
  });
});
