import { describe, expect, it } from 'vitest';
import { Background } from '../../../src/background.ts';
import { FixedClock } from '../../../src/clock.ts';
import type { ConversationAddress } from '../../../src/conversation.ts';
import { MongoPeopleStore, withAbsence, withoutAbsence } from '../../../src/features/people/index.ts';
import { MongoDirectory } from '../../../src/features/people/mongo-directory.ts';
import { createPeople } from '../../../src/features/people/people-feature.ts';
import { createLogger } from '../../../src/logger.ts';
import type { PersonFacts } from '../../../src/teams/directory.ts';
import { freshDatabase } from '../../support/database.ts';

describe('the directory', async () => {
  const changed: string[] = [];
  const reached: string[] = [];
  const db = await freshDatabase();
  const directory = new MongoDirectory(db, {
    onReachable: () => void reached.push('reachable'),
    onWritable: () => void reached.push('writable'),
    onStandInLeft: () => void reached.push('left'),
    onStandingChanged: ({ guest, email }) => void changed.push(`${email} ${guest ? 'guest' : 'member'}`),
    now: () => new Date('2026-11-21T09:00:00Z'),
  });
  const chat = (conversationId: string): ConversationAddress => ({
    tenantId: 't1',
    serviceUrl: 'https://smba.trafficmanager.net/emea/',
    kind: 'personal',
    conversationId,
    botId: '28:b',
  });

  /** Teams tells of one install in two events, which come side by side. */
  async function toldTwice(where: ConversationAddress): Promise<boolean> {
    await directory.rememberConversation(where);
    return directory.firstInstall(where);
  }

  it('knows one first install, however often it is told at once', async () => {
    for (let round = 0; round < 50; round++) {
      const where = chat(`a:${round}`);

      const told = await Promise.all([toldTwice(where), toldTwice(where), directory.firstInstall(where)]);

      expect(told.filter(Boolean)).toHaveLength(1);
    }
  });

  it('tells when a guest becomes a member, and a member a guest, though the address stays', async () => {
    const gail = { tenantId: 't1', aadObjectId: 'gail', teamsId: '29:gail', email: 'gail@contoso.example' };
    for (const guest of [true, true, false, undefined, true])
      await directory.learn({ ...gail, ...(guest === undefined ? {} : { guest }) });
    expect(changed).toEqual(['gail@contoso.example member', 'gail@contoso.example guest']);
  });

  it('tells a new address from a chat that can be written to again, and of a stand-in who was lost before once', async () => {
    const lee = { tenantId: 't1', aadObjectId: 'lee', teamsId: '29:lee', email: 'lee@contoso.example' };
    const people = db.collection<{ _id: string }>('people');
    const set = async (fields: object) => void (await people.updateOne({ _id: 't1/lee' }, { $set: fields }));
    reached.length = 0;
    await directory.learn({ ...lee, personalChat: chat('a:lee') });
    await directory.learn({ ...lee, email: 'lee.gu@contoso.example', personalChat: chat('a:lee') });
    expect(reached.splice(0)).toEqual(['reachable', 'writable', 'reachable']);
    await set({ unreachableSince: new Date(0), standsInFor: [{ tenantId: 't1', aadObjectId: 'alex' }] });
    await directory.forgetConversation(chat('a:lee'));
    expect(reached.splice(0)).toEqual([]);
    await directory.learn({ ...lee, email: 'lee.gu@contoso.example', personalChat: chat('a:lee') });
    expect(reached.splice(0)).toEqual(['reachable', 'writable']);
    await directory.forgetConversation(chat('a:lee'));
    expect(reached).toEqual(['left']);
  });

  it('greets again where it was removed in between', async () => {
    await toldTwice(chat('a:again'));
    await directory.forgetConversation(chat('a:again'));

    expect(await toldTwice(chat('a:again'))).toBe(true);
  });
});

describe('the absences of one person', async () => {
  const db = await freshDatabase();
  const store = new MongoPeopleStore(db);
  const [alex, megan] = ['alex', 'megan'].map((aadObjectId) => ({ tenantId: 't1', aadObjectId })) as [
    { tenantId: string; aadObjectId: string },
    { tenantId: string; aadObjectId: string },
  ];
  const now = new Date('2026-11-21T09:00:00Z');
  const day = (date: number) => new Date(Date.UTC(2026, 11, date));

  it('written side by side are all kept, each with its stand-in’s rights, and end one by one', async () => {
    for (const one of [alex, megan])
      await db.collection('people').insertOne({ _id: `t1/${one.aadObjectId}`, ...one, seenAt: now } as never);
    const added = [1, 5, 9, 13].map((date) => ({ from: day(date), until: day(date + 4), by: alex, standIn: megan }));
    await Promise.all(added.map((one) => store.changeAbsences(alex, (person) => withAbsence(person, one, { now }))));
    const person = await store.find(alex);
    expect([person?.absence, ...(person?.laterAbsences ?? [])]).toEqual(added);
    expect((await store.find(megan))?.standsInFor).toHaveLength(4);
    // What is asked by an old copy of the person ends that absence and no other.
    await Promise.all(
      added.slice(1).map((one) => store.changeAbsences(alex, (current) => withoutAbsence(current, one, now))),
    );
    expect((await store.find(megan))?.standsInFor).toEqual([{ ...alex, from: day(1), until: day(5) }]);
    expect(await store.changeAbsences(alex, () => undefined)).toBeUndefined();
    expect(await store.find(alex)).toMatchObject({ absence: added[0] });
  });

  it('follow the zone in force, in whatever order its changes are carried out', async () => {
    const hooks = { onHoursChanged: async () => {}, onStandInLost: () => {}, now: () => now };
    const zoned = new MongoPeopleStore(db, {}, hooks);
    const id = { tenantId: 't1', aadObjectId: 'zoe' };
    const absence = { from: new Date('2026-12-06T23:00Z'), until: new Date('2026-12-11T23:00Z'), by: id };
    const zoe = { ...id, teamsId: '29:zoe', name: 'Zoe', guest: false, timeZone: 'Europe/Berlin', absence };
    await db.collection('people').insertOne({ _id: 't1/zoe', ...zoe, seenAt: now } as never);
    // Berlin to Tokyo and back: the way there comes last.
    await zoned.keepDaysAway(zoe, 'Asia/Tokyo');
    await zoned.keepDaysAway({ ...zoe, timeZone: 'Asia/Tokyo' }, 'Europe/Berlin');
    expect((await zoned.find(id))?.absence).toEqual(absence);
    await db.collection<{ _id: string }>('people').updateOne({ _id: 't1/zoe' }, { $set: { timeZone: 'Asia/Tokyo' } });
    await zoned.keepDaysAway({ ...zoe, timeZone: 'Asia/Tokyo' }, 'Europe/Berlin');
    expect((await zoned.find(id))?.absence?.from).toEqual(new Date('2026-12-06T15:00Z'));
  });

  it('move with a zone that their person chooses, in its own write, and are planned once', async () => {
    let planned = 0;
    // As a process dies at the first thing behind the write.
    const onHoursChanged = async () => {
      planned++;
      throw new Error('the process died');
    };
    const id = { tenantId: 't1', aadObjectId: 'yan' };
    const zonesBefore: unknown[] = [];
    const onHoursChanging = async () => void zonesBefore.push((await store.find(id))?.timeZone);
    const hooks = { onHoursChanging, onHoursChanged, onStandInLost: () => {}, now: () => now };
    const zoned = new MongoPeopleStore(db, {}, hooks);
    const absence = { from: new Date('2026-12-06T23:00Z'), until: new Date('2026-12-11T23:00Z'), by: id };
    const yan = { ...id, name: 'Yan', guest: false, timeZone: 'Europe/Berlin', absence };
    await db.collection('people').insertOne({ _id: 't1/yan', ...yan, seenAt: now } as never);
    await expect(zoned.choose(id, { timeZone: 'Asia/Tokyo', locale: 'ko' })).rejects.toThrow('died');
    const moved = { from: new Date('2026-12-06T15:00Z'), until: new Date('2026-12-11T15:00Z') };
    expect(await zoned.find(id)).toMatchObject({ timeZone: 'Asia/Tokyo', locale: 'ko', absence: moved });
    expect(planned).toBe(1);
    await expect(zoned.choose(id, { timeZone: null })).rejects.toThrow('died');
    expect(await zoned.find(id)).toMatchObject({ timeZone: 'Europe/Berlin', absence });
    expect(planned).toBe(2);
    // What hangs on the hours is due soon before they change, so that it is looked at although the process died.
    expect(zonesBefore).toEqual(['Europe/Berlin', 'Asia/Tokyo']);
    await expect(zoned.changeAbsences(id, (person) => withoutAbsence(person, absence, now))).rejects.toThrow('died');
    expect(zonesBefore).toHaveLength(3);
  });

  it('move with a zone that their person’s client reports, in its own write', async () => {
    const heard: string[] = [];
    const onHoursChanged = async () => {
      throw new Error('the process died');
    };
    const zoned = new MongoPeopleStore(db, {}, { onHoursChanged, onStandInLost: () => {}, now: () => now });
    const directory = new MongoDirectory(db, {
      now: () => now,
      onReachable: () => {},
      onHoursChanging: async (person, { timeZone }) => {
        heard.push(`${person.timeZone} ${timeZone}`);
        await zoned.takeReportedZone(person, timeZone ?? '');
      },
    });
    const id = { tenantId: 't1', aadObjectId: 'ida' };
    const absence = { from: new Date('2026-12-06T23:00Z'), until: new Date('2026-12-11T23:00Z'), by: id };
    const hears = async (facts: PersonFacts) => directory.learn(facts, await directory.find(facts));
    const ida = { ...id, teamsId: '29:ida', name: 'Ida', guest: false, timeZone: 'Europe/Berlin' };
    await db.collection('people').insertOne({ _id: 't1/ida', ...ida, absence, seenAt: now } as never);
    await expect(hears({ ...ida, timeZone: 'Asia/Tokyo' })).rejects.toThrow('died');
    const moved = { from: new Date('2026-12-06T15:00Z'), until: new Date('2026-12-11T15:00Z') };
    expect(await zoned.find(id)).toMatchObject({ timeZone: 'Asia/Tokyo', absence: moved });
    // Heard again: it has moved already.
    await hears({ ...ida, timeZone: 'Asia/Tokyo', country: 'JP' });
    // A zone that they chose goes before what their client says.
    await db
      .collection<{ _id: string }>('people')
      .updateOne({ _id: 't1/ida' }, { $set: { 'chosen.timeZone': 'Asia/Tokyo' } });
    await hears(ida);
    expect(await zoned.find(id)).toMatchObject({ timeZone: 'Asia/Tokyo', absence: moved });
    expect(heard).toEqual(['Europe/Berlin Asia/Tokyo', 'Asia/Tokyo Asia/Tokyo', 'Asia/Tokyo Europe/Berlin']);
  });

  it.each([
    ['fails', 'Asia/Tokyo'],
    ['fails', undefined],
    ['works', 'Asia/Tokyo'],
  ])('cost nobody their answer where planning by what their client reports %s (%s)', async (how, timeZone) => {
    const planned: string[] = [];
    const log = createLogger({ level: 'silent' });
    const background = new Background(log);
    const clock = new FixedClock(now);
    const people = createPeople({ db, roles: { admins: [], users: [] }, background, clock, log } as never);
    const plan = (when: string) => async () => {
      planned.push(when);
      if (how === 'fails') throw new Error('the database timed out');
    };
    people.feature({ onHoursChanging: plan('before'), onHoursChanged: plan('behind') } as never);
    const { tenantId, aadObjectId } = { tenantId: 't1', aadObjectId: `kim ${how} ${timeZone}` };
    const kim = { tenantId, aadObjectId, teamsId: '29:kim', name: 'Kim', guest: false, timeZone: 'Europe/Berlin' };
    const learns = people.directory({ onReachable: () => {} } as never);
    await learns.learn(kim);
    const known = await learns.find(kim);
    const told = timeZone ? { ...kim, timeZone } : { ...kim, country: 'KR' };
    expect(await learns.learn(told, known)).toMatchObject(told);
    await background.idle();
    expect(planned).toEqual(['before', 'behind']);
    expect((await learns.find(kim))?.person).toMatchObject(told);
  });
});
