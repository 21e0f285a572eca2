import { beforeEach, describe, expect, it } from 'vitest';
import type { Config } from '../../../src/config.ts';
import { leadsCheck } from '../../../src/doctor/leads-check.ts';
import { type ArrivedLead, readLeadPayload } from '../../../src/features/leads/destination/lead-payload.ts';
import { MongoLeadNews, MongoLeads, MongoUnverifiedLeads } from '../../../src/features/leads/index.ts';
import { ForgottenLeadNews } from '../../../src/features/retention/forget/mongo-lead-news.ts';
import { personsRows } from '../../../src/features/retention/forget/mongo-persons-rows.ts';
import { OldLeads } from '../../../src/features/retention/mongo-old-leads.ts';
import { alex, aMoment, aReferral } from '../../builders/referral.ts';
import { asStored } from '../../builders/referral-document.ts';
import { freshDatabase } from '../../support/database.ts';

const day = 86_400_000;
const dayAfter = (days: number) => new Date(aMoment.getTime() + days * day);
const sent = (email: string, more: Partial<ArrivedLead> = {}): ArrivedLead => ({
  ...{ firstName: 'Sue', lastName: 'Quill', company: 'Blue Yonder', title: '', email, phone: '', country: 'US' },
  ...{ source: 'AzureMarketplace', action: 'PLT', offer: 'Plant Analytics', words: '' },
  ...{ isTest: false, doNotContact: false, ...more },
});

describe('what came to the lead destination', async () => {
  const db = await freshDatabase();
  const leads = new MongoUnverifiedLeads(db, 30);
  const rows = db.collection('unverifiedLeads');
  const person = { ...alex, teamsId: '29:1', guest: false };
  beforeEach(async () => {
    await leads.createIndexes();
    await rows.deleteMany({});
  });

  it('goes when its time is over, contact and all; what was archived goes within a day', async () => {
    await leads.take(sent('one@blue.example'), aMoment);
    await leads.take(sent('two@blue.example'), dayAfter(1));
    const [, two] = (await leads.page(1, 8)).leads.toSorted((a, b) => a.email.localeCompare(b.email));
    await leads.move(two?.id ?? '', ['new', 'archived'], person, dayAfter(1));
    const old = new OldLeads(db);
    const left = async (at: Date) => {
      await old.letGo(at);
      return (await rows.find().toArray()).map(({ email }) => email);
    };
    expect(await left(dayAfter(1.9))).toEqual(['one@blue.example', 'two@blue.example']);
    expect(await left(dayAfter(2))).toEqual(['one@blue.example']);
    expect(await left(dayAfter(29.9))).toEqual(['one@blue.example']);
    expect(await left(dayAfter(30))).toEqual([]);
  });

  it('is news once, tests and those that nobody may contact aside, and not when somebody took it already', async () => {
    await leads.take(sent('one@blue.example'), aMoment);
    await leads.take(sent('two@blue.example', { isTest: true }), aMoment);
    await leads.take(sent('three@blue.example', { doNotContact: true }), aMoment);
    expect(await leads.countArrived(dayAfter(-1), aMoment)).toEqual({ count: 1, first: aMoment });
    expect(await leads.countArrived(aMoment, dayAfter(1))).toEqual({ count: 0 });
    const [one] = (await leads.page(1, 8)).leads.filter(({ email }) => email.startsWith('one'));
    await leads.move(one?.id ?? '', ['new', 'taken'], person, aMoment);
    expect(await leads.countArrived(dayAfter(-1), aMoment)).toEqual({ count: 0 });
  });

  it('is one row a day with all that the customer wrote, and one of its own where nobody may contact them', async () => {
    const first = sent('one@blue.example', { doNotContact: true, action: 'DNC', company: '' });
    expect(await leads.take(first, aMoment)).toBe('new');
    // They asked to be contacted themselves: the row that says otherwise must not swallow it.
    const asks = sent('one@blue.example', { words: 'Please call.' });
    expect(await leads.take(asks, dayAfter(0.1))).toBe('new');
    expect(await leads.take({ ...asks, words: 'On Monday at nine.', phone: '+1 425 555 0177' }, dayAfter(0.2))).toBe(
      'again',
    );
    expect(await leads.take({ ...asks, words: 'Please call.' }, dayAfter(0.3))).toBe('again');
    expect(await leads.countArrived(dayAfter(-1), dayAfter(1))).toMatchObject({ count: 1 });
    const [open] = (await leads.page(1, 8)).leads.filter(({ doNotContact }) => !doNotContact);
    expect(open).toMatchObject({ times: 3, phone: '+1 425 555 0177', words: 'Please call. · On Monday at nine.' });
    await leads.take({ ...asks, words: 'x'.repeat(2_000) }, dayAfter(0.4));
    const [long] = (await leads.page(1, 8)).leads.filter(({ doNotContact }) => !doNotContact);
    expect(long?.words.length).toBeLessThanOrEqual(2_000);
    expect(long?.words).toMatch(/^Please call\. · On Monday at nine\. · x+$/);
  });

  it('forgets a customer with their row, and one of us without theirs', async () => {
    await leads.take(sent('one@blue.example'), aMoment);
    await leads.take(sent('two@blue.example'), aMoment);
    const [one] = (await leads.page(1, 8)).leads.filter(({ email }) => email.startsWith('one'));
    await leads.move(one?.id ?? '', ['new', 'taken'], person, aMoment);
    const news = new MongoLeadNews(db);
    await news.createIndexes();
    await news.noteTold(alex, aMoment);
    await news.noteTold({ tenantId: alex.tenantId, aadObjectId: 'somebody-else' }, aMoment);
    const forget = async (who: object, dryRun = false) => {
      const all = [...personsRows(db), new ForgottenLeadNews(db)];
      const traces = await Promise.all(all.map((each) => each.forget(who as never, { dryRun })));
      return traces.flat().map(({ what }) => what);
    };
    const theirs = ['that they saw to leads of the lead destination', 'up to when they were told of leads'];
    expect(await forget(alex, true)).toEqual(expect.arrayContaining(theirs));
    expect(JSON.stringify(await rows.find().toArray())).toContain(alex.aadObjectId);
    await forget(alex);
    expect(JSON.stringify(await rows.find().toArray())).not.toContain(alex.aadObjectId);
    const settings = JSON.stringify(await db.collection('settings').find().toArray());
    expect(settings).not.toContain(alex.aadObjectId);
    expect(settings).toContain('somebody-else');
    expect(await forget({ email: 'two@blue.example' })).toContain('leads of the lead destination with their address');
    expect((await rows.find().toArray()).map(({ email }) => email)).toEqual(['one@blue.example']);
  });

  it('the doctor says in which world this tenant is, and that a lead destination is being given another secret', async () => {
    const said = async (secrets: readonly string[]) =>
      (await leadsCheck({ leads: { secrets } } as unknown as Config, db)).map(({ what }) => what).join('\n');
    const referrals = db.collection('referrals');
    expect(await said([])).toContain('no lead has come yet');
    const put = (id: string, kind: 'lead' | 'inbound', source?: string) => {
      const lead = source ? { source } : {};
      return referrals.insertOne(asStored(aReferral({ id, kind, record: { id, lead } }) as never) as never);
    };
    await put('11111111-0000-4000-8000-000000000001', 'lead');
    expect(await said([])).toContain('none with a source');
    await put('11111111-0000-4000-8000-000000000002', 'lead', 'AppSource');
    await put('11111111-0000-4000-8000-000000000003', 'inbound', 'AppSource');
    await leads.take(sent('one@blue.example'), aMoment);
    const all = await said(['x'.repeat(32), 'y'.repeat(32)]);
    for (const words of ['2 leads, 1 with a source: leads of offers come by the API here', 'they stay co-sell'])
      expect(all).toContain(words);
    expect(all).toMatch(/1 lead of it waits; two secrets are valid/);
  });
});

it.each([
  ['a prototype', '{"__proto__":{"isTest":true},"UserDetails":{"__proto__":{"Email":"x@y.example"},"LastName":"Q"}}'],
  ['a constructor', '{"constructor":{"prototype":{"isTest":true}},"UserDetails":{"LastName":"Q","Company":["x"]}}'],
  ['both spellings', '{"UserDetails":{"LastName":"Q"},"userDetails":{"LastName":"Other","Email":"o@o.example"}}'],
  ['a depth', `{"UserDetails":{"LastName":"Q","Company":${'['.repeat(4_000)}${']'.repeat(4_000)}}}`],
  ['numbers past all bounds', '{"UserDetails":{"LastName":"Q","Phone":1e999,"Company":-0}}'],
])('%s in what is sent changes nothing but what is sent', (_what, body) => {
  const read = readLeadPayload(JSON.parse(body));
  expect(read).toMatchObject({ lastName: 'Q', email: '', isTest: false });
  expect(({} as Record<string, unknown>).isTest).toBeUndefined();
});

it('leads that stand in a CRM are found by their index, by id', async () => {
  const db = await freshDatabase();
  const store = new MongoLeads(db);
  const ids = ['l-3', 'l-1', 'l-2', 'l-4'];
  const referrals = db.collection<{ _id: string }>('referrals');
  await referrals.insertMany(
    ids.map((id) => {
      const handedOver = id === 'l-4' ? {} : { handedOver: { system: 'dynamics' as const, id, at: aMoment } };
      return asStored(aReferral({ id, kind: 'lead', ...handedOver }));
    }),
  );
  await store.createIndexes();
  expect((await store.handedOver('dynamics', undefined, 2)).map(({ id }) => id)).toEqual(['l-1', 'l-2']);
  expect((await store.handedOver('dynamics', 'l-2', 2)).map(({ id }) => id)).toEqual(['l-3']);
  const plan = await referrals.find({ 'handedOver.system': 'dynamics' }).explain('queryPlanner');
  expect(JSON.stringify(plan)).toContain('"indexName":"lead_handed_over"');
});
