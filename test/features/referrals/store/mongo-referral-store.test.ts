import type { Db } from 'mongodb';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { MongoReferralStore } from '../../../../src/features/referrals/index.ts';
import type { HistoryEntry, Referral } from '../../../../src/features/referrals/record/referral.ts';
import { aDecision, alex, aMoment, aReferral } from '../../../builders/referral.ts';
import { freshDatabase } from '../../../support/database.ts';
import { historyOf } from '../../../support/history.ts';

const entry = (what: string): HistoryEntry => ({ at: aMoment, what, by: 'desk', correlationId: 'c-1' });
const later = (seconds: number) => new Date(aMoment.getTime() + seconds * 1000);

describe('the referral store', async () => {
  const db = await freshDatabase();
  const store = new MongoReferralStore(db);
  beforeAll(() => store.createIndexes());
  beforeEach(async () => void (await db.collection('referrals').deleteMany({})));

  it('gives back what was put in', async () => {
    await store.insert(aReferral(), entry('arrived'));

    expect(await store.find(aReferral().id)).toEqual(aReferral());
    expect(await store.find('unknown')).toBeUndefined();
  });

  it('takes a referral in once, however many bring it at once', async () => {
    const inserted = await Promise.all(Array.from({ length: 20 }, () => store.insert(aReferral(), entry('arrived'))));

    expect(inserted.filter(Boolean)).toHaveLength(1);
    expect(await historyOf(db, aReferral().id)).toHaveLength(1);
  });

  it('lets one of many writers win, and only the winner’s entry into the history', async () => {
    await store.insert(aReferral(), entry('arrived'));
    const before = aReferral();
    const written = await Promise.all(
      Array.from({ length: 20 }, (_, writer) =>
        store.replace(before, { ...before, revision: before.revision + 1 }, entry(`by ${writer}`)),
      ),
    );

    expect(written.filter((referral) => referral !== undefined)).toHaveLength(1);
    expect(await historyOf(db, before.id)).toHaveLength(2);
    expect((await store.find(before.id))?.version).toBe(before.version + 1);
  });

  it('forgets fields that are no longer there', async () => {
    const referral = aReferral({ cardsDueAt: aMoment });
    await store.insert(referral, entry('arrived'));
    const { owner: _owner, cardsDueAt: _due, ...rest } = referral;
    await store.replace(referral, rest);

    expect(await store.find(referral.id)).toEqual({ ...rest, version: referral.version + 1 });
  });

  it('gives what it has written, as it then stands', async () => {
    const referral = aReferral({ outboxDueAt: aMoment });
    await store.insert(referral, entry('arrived'));
    const { outboxDueAt: _due, ...rest } = referral;
    const team = [...referral.record.team, { firstName: 'N', lastName: 'B', email: ' New@B.example', phoneNumber: '' }];
    const after = { ...rest, revision: 9, cardsDueAt: later(1), record: { ...referral.record, team } };
    const written = await store.replace(referral, after, entry('joined'));

    expect(written).toEqual({ ...after, version: referral.version + 1 });
    expect(await store.find(referral.id)).toEqual(written);
    expect(await store.makeCardsDue({ teamMember: 'new@b.example' }, { at: later(2), correlationId: 'c-2' })).toBe(1);
    expect(await store.replace(referral, after, entry('late'))).toBeUndefined();
  });

  it('leases each kind of work for itself', async () => {
    await store.insert(aReferral({ cardsDueAt: aMoment, outboxDueAt: aMoment }), entry('arrived'));
    const { id } = aReferral();
    const lease = (work: 'cards' | 'outbox') =>
      store.leases(work).lease(id, later(15), { now: aMoment, serverNow: aMoment });

    expect((await lease('cards'))?.item).toEqual(aReferral({ cardsDueAt: aMoment, outboxDueAt: aMoment }));
    expect(await lease('outbox')).toBeDefined();
    expect(await lease('cards')).toBeUndefined();
  });

  it('releases a lease with the last write of its work, and writes nothing where another has it', async () => {
    const referral = aReferral({ outboxDueAt: aMoment });
    await store.insert(referral, entry('arrived'));
    const times = { now: aMoment, serverNow: aMoment };
    const leased = await store.leases('outbox').lease(referral.id, later(60), times);
    if (!leased) throw new Error('it is not free');
    const { outboxDueAt: _sent, ...rest } = leased.item;

    const lost = { ends: { work: 'outbox', token: 'of another' } } as const;
    expect(await store.replace(leased.item, rest, entry('sent'), lost)).toBeUndefined();
    expect(await store.find(referral.id)).toEqual(referral);
    const ends = { ends: { work: 'outbox', token: leased.lease.token } } as const;
    expect(await store.replace(leased.item, rest, entry('sent'), ends)).toMatchObject({
      version: referral.version + 1,
    });

    expect(await store.leases('outbox').renew(leased.lease, later(90))).toBe(false);
    expect(await store.find(referral.id)).toEqual({ ...rest, version: referral.version + 1 });
  });

  it('takes a lease with a write, beside those of other rows, each of which learns of its own', async () => {
    const ids = ['a', 'b', 'c', 'd', 'e'].map((letter) => `${letter.repeat(8)}-0000-4000-8000-000000000001`);
    const [held = '', changed = '', ...free] = ids;
    const before = ids.map((id) => aReferral({ id, outboxDueAt: aMoment }));
    for (const referral of before) await store.insert(referral, entry('arrived'));
    const times = { now: later(1), serverNow: aMoment };
    await store.leases('outbox').lease(held, later(15), times);
    await store.replace(aReferral({ id: changed, outboxDueAt: aMoment }), aReferral({ id: changed, revision: 7 }));
    const written = await Promise.all(
      before.map((referral) => {
        const begins = { work: 'outbox', token: `of ${referral.id}`, until: later(15) } as const;
        return store.replace(referral, { ...referral, revision: 9 }, entry('edited'), { begins, inBulk: true });
      }),
    );

    expect(written.map((referral) => referral?.revision)).toEqual([undefined, undefined, 9, 9, 9]);
    expect(await store.leases('outbox').due(times, 10)).toEqual([]);
    for (const [place, referral] of written.entries()) {
      const lease = { id: ids[place] ?? '', token: `of ${ids[place]}`, attempts: 1, parked: false };
      expect(await store.leases('outbox').renew(lease, later(30))).toBe(referral !== undefined);
      expect((await historyOf(db, lease.id)).map(({ what }) => what)).toEqual(
        referral ? ['arrived', 'edited'] : ['arrived'],
      );
    }

    // And gives them back, where one of the workers has lost its own meanwhile.
    const [first = ''] = free;
    await db
      .collection<{ _id: string }>('referrals')
      .updateOne({ _id: first }, { $set: { 'sweeps.outbox.token': 'x' } });
    const ended = await Promise.all(
      written.slice(2).map((referral) => {
        const ends = { work: 'outbox', token: `of ${referral?.id}` } as const;
        return (
          referral && store.replace(referral, { ...referral, revision: 10 }, entry('sent'), { ends, inBulk: true })
        );
      }),
    );
    expect(ended.map((referral) => referral?.revision)).toEqual([undefined, 10, 10]);
    expect((await store.find(first))?.revision).toBe(9);
  });

  /** The store of a process whose shared writes are overtaken: others act between such a command and the look at its rows. */
  const overtaken = (others: () => Promise<unknown>): MongoReferralStore => {
    const collection: Db['collection'] = (...named: Parameters<Db['collection']>) => {
      const rows = db.collection(...named);
      const bulkWrite = rows.bulkWrite.bind(rows);
      rows.bulkWrite = async (...asked) => {
        const result = await bulkWrite(...asked);
        await others();
        return result;
      };
      return rows as never;
    };
    return new MongoReferralStore({ collection } as Db);
  };
  const times = { now: later(1), serverNow: aMoment };
  const two = ['a', 'b'].map((id) => aReferral({ id, outboxDueAt: aMoment }));
  const [mine = aReferral(), doomed = aReferral()] = two;
  const newer = async (fields: Partial<Referral> = {}) => {
    const now = await store.find(mine.id);
    if (!now) throw new Error('it is gone');
    const record = { ...now.record, eTag: 'of a newer record' };
    expect(await store.replace(now, { ...now, ...fields, record }, entry('by another'))).toBeDefined();
  };

  it('knows its last write, beside one that was refused, though others have pressed and leased since', async () => {
    for (const referral of two) await store.insert(referral, entry('arrived'));
    const leased = await store.leases('outbox').lease(mine.id, later(15), times);
    const { outboxDueAt: _sent, ...rest } = mine;
    const ends = (token = '') => ({ ends: { work: 'outbox', token }, inBulk: true }) as const;
    const others = overtaken(async () => {
      await newer({ outboxDueAt: later(1) });
      expect(await store.leases('outbox').lease(mine.id, later(15), times)).toMatchObject({ lease: { attempts: 1 } });
    });
    const ended = await Promise.all([
      others.replace(mine, rest, entry('sent'), ends(leased?.lease.token)),
      others.replace(doomed, doomed, entry('sent'), ends('lost')),
    ]);
    expect(ended).toEqual([{ ...rest, version: mine.version + 1 }, undefined]);
  });

  it('knows that it took a lease, beside one that was refused, though a newer record came since', async () => {
    for (const referral of two) await store.insert(referral, entry('arrived'));
    await store.leases('outbox').lease(doomed.id, later(15), times);
    const begins = { work: 'outbox', token: 'mine', until: later(15) } as const;
    const others = overtaken(() => newer());
    const begun = await Promise.all(
      two.map((referral) => others.replace(referral, referral, entry('edited'), { begins, inBulk: true })),
    );
    expect(begun).toEqual([{ ...mine, version: mine.version + 1 }, undefined]);
  });

  it('finds what is due, most overdue first, by the index alone', async () => {
    const ids = ['a', 'b', 'c', 'd'].map((letter) => `${letter.repeat(8)}-0000-4000-8000-000000000001`);
    for (const [index, id] of ids.entries())
      await store.insert(aReferral({ id, rungDueAt: later(10 - index * 4) }), entry('arrived'));

    const times = { now: later(6), serverNow: aMoment };
    expect(await store.leases('rungs').due(times, 10)).toEqual([ids[3], ids[2], ids[1]]);
    const plan = await db
      .collection('referrals')
      .find({ rungDueAt: { $lte: later(6) } })
      .explain('executionStats');
    expect(JSON.stringify(plan)).toContain('IXSCAN');
  });

  it('takes over the one due time of earlier versions', async () => {
    const { id } = aReferral();
    await store.insert(aReferral(), entry('arrived'));
    await db.collection<{ _id: string }>('referrals').updateOne({ _id: id }, { $set: { nextActionAt: later(5) } });
    await store.adoptTimes();

    const rungs = store.leases('rungs');
    expect(await rungs.due({ now: later(4), serverNow: aMoment }, 10)).toEqual([]);
    expect(await rungs.due({ now: later(5), serverNow: aMoment }, 10)).toEqual([id]);
    expect(await store.find(id)).not.toHaveProperty('nextActionAt');
  });

  const team = (email: string) => [{ firstName: 'M', lastName: 'B', email, phoneNumber: '' }];
  const unowned = (id: string, email = 'Megan.Bowen@contoso.example') => {
    const { owner: _owner, ...rest } = aReferral({ id, record: { team: team(email) } });
    return rest;
  };

  it('finds open referrals without an owner by a team member’s e-mail in any case, page by page', async () => {
    for (const id of ['c', 'a', 'b']) await store.insert(unowned(id), entry('arrived'));
    await store.insert(aReferral({ id: 'd', record: { team: team('megan.bowen@contoso.example') } }), entry('arrived'));
    const page = async (after?: string) =>
      (await store.unownedWithTeamMember('megan.bowen@contoso.example', { after, limit: 2 })).map(({ id }) => id);

    expect(await page()).toEqual(['a', 'b']);
    expect(await page('b')).toEqual(['c']);
    expect(await store.unownedWithTeamMember('lee.gu@contoso.example', { limit: 2 })).toEqual([]);
  });

  it('finds what an owner answered last, of what is open and still theirs', async () => {
    const { owner } = aReferral();
    if (!owner) throw new Error('nobody owns it');
    const answered = (id: string, seconds: number, more: Parameters<typeof aReferral>[0] = {}) =>
      aReferral({ id, firstAnswer: { kind: 'accept', at: later(seconds), by: owner }, ...more });
    expect(await store.lastAnsweredBy(owner)).toBeUndefined();
    const other = { ...owner, aadObjectId: 'another' };
    for (const referral of [
      answered('a', 1),
      answered('b', 3),
      answered('c', 2),
      aReferral({ id: 'd' }),
      answered('e', 9, { firstAnswer: { kind: 'accept', at: later(9), by: other } }),
      answered('f', 9, { firstAnswer: { kind: 'accept', at: later(9) } }),
      answered('g', 9, { owner: other }),
      answered('h', 9, { owner: { ...owner, tenantId: 'another' } }),
      answered('i', 9, { record: { status: 'Closed' } }),
      answered('j', 9, { vanished: true }),
    ])
      await store.insert(referral, entry('arrived'));

    expect(await store.lastAnsweredBy(owner)).toEqual({ referralId: 'b', at: later(3) });
    expect(await store.lastAnsweredBy({ ...owner, aadObjectId: 'nobody' })).toBeUndefined();
  });

  it('has reminders planned anew: of one owner, or those that other settings planned; whoever read before is told apart', async () => {
    const plans = (settings: string) => ({ rungDueAt: later(5), rungPlans: { settings } });
    const [mine, old] = [
      aReferral({ id: 'replan-mine', ...plans('now') }),
      aReferral({ id: 'replan-old', ...plans('before') }),
    ];
    const { owner: _nobody, ...unowned } = old;
    await store.insert(mine, entry('arrived'));
    await store.insert(unowned, entry('arrived'));

    expect(await store.replanRungs({ settings: 'now' }, aMoment)).toBe(1);
    expect((await store.find('replan-old'))?.rungDueAt).toEqual(aMoment);
    expect(await store.replanRungs({ owner: alex }, aMoment)).toBe(1);
    expect((await store.find('replan-mine'))?.rungDueAt).toEqual(aMoment);
    expect(await store.replace(mine, { ...mine, revision: mine.revision })).toBeUndefined();
  });

  it('gives of what expired for somebody the latest, where there is more than is told', async () => {
    for (const [number, id] of ['b', 'd', 'a', 'c'].entries()) {
      const expired = aReferral({ id, kind: 'inbound', owner: alex, deadline: later(number) });
      const record = { ...expired.record, id, status: 'Closed', substatus: 'Expired' } as const;
      await store.insert({ ...expired, record }, entry('arrived'));
    }
    const ids = (await store.expiredOf(alex, new Date(0), 2)).map(({ id }) => id);
    expect(ids).toEqual(['c', 'a']);
    expect((await store.expiredOf(alex, later(1), 9)).map(({ id }) => id)).toEqual(['c', 'a']);
  });

  it('makes cards due in one write, which whoever read before cannot write away', async () => {
    const [mine, decided, won] = [
      unowned('a'),
      { ...unowned('b'), decision: aDecision() },
      unowned('c', 'lee@x.example'),
    ];
    for (const referral of [mine, decided, won]) await store.insert(referral, entry('arrived'));
    const before = await store.find('a');
    const due = (now: Date) => store.leases('cards').due({ now, serverNow: aMoment }, 10);

    expect(await store.makeCardsDue('undecided', { at: aMoment, correlationId: 'c-7' })).toBe(2);
    expect(await due(aMoment)).toEqual(['a', 'c']);
    expect(
      await store.makeCardsDue({ teamMember: 'megan.bowen@contoso.example' }, { at: later(9), correlationId: 'c-8' }),
    ).toBe(2);
    expect((await due(later(9))).toSorted()).toEqual(['a', 'b', 'c']);
    expect(await store.find('a')).toMatchObject({ cardsCorrelationId: 'c-8', revision: mine.revision });
    if (!before) throw new Error('a is not there');
    expect(await store.replace(before, { ...before, revision: 9 })).toBeUndefined();
  });
});
