import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Copy, MongoCopyStore, type WantedCopy } from '../../../../src/features/referrals/index.ts';
import { aMoment } from '../../../builders/referral.ts';
import { freshDatabase } from '../../../support/database.ts';

const wanted: WantedCopy = {
  referralId: '11111111-0000-4000-8000-000000000001',
  purpose: 'card',
  audience: 'channel',
  underCard: false,
  correlationId: 'c-1',
  address: {
    tenantId: 't1',
    serviceUrl: 'https://smba.trafficmanager.net/emea/',
    kind: 'channel',
    conversationId: '19:deals@thread.tacv2',
    botId: '28:b',
  },
};
const later = (seconds: number) => new Date(aMoment.getTime() + seconds * 1000);
const times = (seconds = 0) => ({ now: later(seconds), serverNow: later(seconds), seconds: 60 });

describe('the card registry', async () => {
  const db = await freshDatabase();
  const store = new MongoCopyStore(db);
  beforeAll(() => store.createIndexes());
  beforeEach(async () => void (await db.collection('copies').deleteMany({})));

  const leaseOne = async (seconds = 0): Promise<Copy> => {
    const [id = ''] = await store.due(later(seconds), 10);
    const copy = await store.lease(id, times(seconds));
    if (!copy) throw new Error('nothing to lease');
    return copy;
  };

  it('wants each card once, however many want it at once', async () => {
    const results = await Promise.all(Array.from({ length: 20 }, () => store.want(wanted, aMoment)));

    expect(results.filter(Boolean)).toHaveLength(1);
    expect(await store.ofReferral(wanted.referralId)).toHaveLength(1);
  });

  it('wants what was dropped anew, and what Teams lost once', async () => {
    await store.want(wanted, aMoment);
    const ends = async (state: 'dropped' | 'lost') => store.settle(await leaseOne(), { state, forgetsMessage: true });
    await ends('dropped');
    expect(await store.want(wanted, aMoment)).toBe(true);
    await ends('lost');
    expect(await store.want(wanted, aMoment)).toBe(true);
    await ends('dropped');
    expect(await store.want(wanted, aMoment)).toBe(true);
    await ends('lost');
    expect(await store.want(wanted, aMoment)).toBe(false);
    expect(await store.due(later(100), 10)).toEqual([]);
  });

  it('leases a copy to one worker until its lease ends', async () => {
    await store.want(wanted, aMoment);
    const { id } = await leaseOne();

    expect(await store.lease(id, times(59))).toBeUndefined();
    expect(await store.lease(id, times(61))).toMatchObject({ id, attempts: 2 });
  });

  it('renews a lease until the copy is settled', async () => {
    await store.want(wanted, aMoment);
    const copy = await leaseOne();
    await store.renew(copy, later(90));
    expect(await store.lease(copy.id, times(61))).toBeUndefined();

    await store.settle(copy, { state: 'wanted', dueAt: aMoment });
    await store.renew(copy, later(300));
    expect(await store.lease(copy.id, times(1))).toBeDefined();
  });

  it('keeps a copy due that was being posted while the referral changed', async () => {
    await store.want(wanted, aMoment);
    const copy = await leaseOne();
    await store.markSending(copy);
    await store.markStale(wanted.referralId, later(5));
    await store.settle(copy, { state: 'sent', activityId: '1', shownRevision: 1, sentAt: aMoment });

    expect(await store.due(later(5), 10)).toEqual([copy.id]);
  });

  it('knows a sent copy, and makes it due again when the referral changes', async () => {
    await store.want(wanted, aMoment);
    const copy = await leaseOne();
    await store.markSending(copy);
    await store.settle(copy, { state: 'sent', activityId: '1', shownRevision: 1, sentAt: aMoment });

    expect(await store.due(later(100), 10)).toEqual([]);
    expect(await store.markStale(wanted.referralId, later(5))).toBe(1);
    expect(await store.due(later(5), 10)).toEqual([copy.id]);
  });

  it('keeps a copy due that was made due again while it was being sent', async () => {
    await store.want(wanted, aMoment);
    const first = await leaseOne();
    await store.settle(first, { state: 'sent', activityId: '1', shownRevision: 1 });
    await store.markStale(wanted.referralId, aMoment);
    const edit = await leaseOne();
    await store.markStale(wanted.referralId, aMoment);
    await store.settle(edit, { state: 'sent', shownRevision: 2 });

    expect(await store.due(aMoment, 10)).toEqual([first.id]);
  });

  it('finds what is due elsewhere behind a long line for one channel', async () => {
    const inChannel = Array.from({ length: 20 }, (_, n) => ({ ...wanted, purpose: `opened:${n}` as const }));
    for (const [n, copy] of inChannel.entries()) await store.want(copy, later(n - 100));
    const address = { ...wanted.address, kind: 'personal' as const, conversationId: 'chat' };
    const person = { tenantId: 't1', aadObjectId: 'p1' };
    await store.want({ ...wanted, audience: 'personal', person, address }, aMoment);

    const found = await store.due(aMoment, 10);
    expect(found).toHaveLength(11);
    expect(found[0]).toContain('opened:0/');
    expect(found.at(-1)).toContain('p1');
    expect(await store.due(aMoment, 30)).toHaveLength(21);
  });

  it('loses no change that comes in the moment in which a message comes to stand', async () => {
    for (let round = 0; round < 60; round++) {
      await db.collection('copies').deleteMany({});
      await store.want(wanted, aMoment);
      const copy = await leaseOne();
      await store.markSending(copy);
      const sent = store.settle(copy, { state: 'sent', activityId: '1', shownRevision: 1, sentAt: aMoment });
      await Promise.all([sent, store.markStale(wanted.referralId, aMoment)]);

      expect(await store.due(aMoment, 10)).toEqual([copy.id]);
      expect(await store.ofReferral(wanted.referralId)).toMatchObject([{ state: 'sent', activityId: '1' }]);
    }
  });

  it('does not listen to a worker whose lease went to another', async () => {
    await store.want(wanted, aMoment);
    const slow = await leaseOne();
    const quick = await leaseOne(61);
    await store.settle(quick, { state: 'sent', activityId: 'quick', shownRevision: 1 });
    await store.settle(slow, { state: 'gone' });

    expect(await store.markSending(slow)).toBe(false);
    expect(await store.ofReferral(wanted.referralId)).toMatchObject([{ state: 'sent', activityId: 'quick' }]);
  });
});
