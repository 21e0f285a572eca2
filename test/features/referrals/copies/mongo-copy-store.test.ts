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
const times = (seconds = 0) => ({ now: later(seconds), serverNow: later(seconds) });

describe('the card registry', async () => {
  const db = await freshDatabase();
  const store = new MongoCopyStore(db);
  beforeAll(() => store.createIndexes());
  beforeEach(async () => void (await db.collection('copies').deleteMany({})));

  const due = (seconds = 0, limit = 10) => store.leases.due(times(seconds), limit);
  const leaseOne = async (seconds = 0): Promise<Copy> => {
    const [id = ''] = await due(seconds);
    const leased = await store.leases.lease(id, later(seconds + 60), times(seconds));
    if (!leased) throw new Error('nothing to lease');
    return leased.item as Copy;
  };

  /** As the fan-out does it: what it finds is what it brings up to date. */
  const stale = async (at: Date, known?: readonly Copy[]) =>
    store.markStale(wanted.referralId, known ?? (await store.ofReferral(wanted.referralId)), { at });

  it('writes nothing for a referral that has no copy to bring up to date', async () => {
    expect(await store.markStale(wanted.referralId, [], { at: aMoment })).toBe(0);
    await store.want(wanted, aMoment);
    await store.settle(await leaseOne(), { state: 'gone' });
    expect(await stale(later(5))).toBe(0);
    expect(await due(100)).toEqual([]);
  });

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
    expect(await due(100)).toEqual([]);
  });

  it('counts a copy’s attempts, and ends its lease when it is settled', async () => {
    await store.want(wanted, aMoment);
    await leaseOne();
    const copy = await leaseOne(61);
    expect(copy.attempts).toBe(2);
    await store.settle(copy, { state: 'wanted', dueAt: aMoment });
    expect(await leaseOne(62)).toMatchObject({ attempts: 3 });
  });

  it('counts no backlog where something is parked', async () => {
    await store.want(wanted, aMoment);
    const [id = ''] = await due();
    const leased = await store.leases.lease(id, later(15), times());
    if (!leased) throw new Error('nothing to lease');
    expect(await store.countWaiting(later(1))).toMatchObject({ waiting: 1, oldestDueAt: aMoment });
    await store.leases.fail(leased.lease, { error: 'no', retryAt: later(3_600), parkedAt: aMoment });
    expect(await store.countWaiting(later(1))).toEqual({ waiting: 0 });
  });

  it('keeps a copy due that was being posted while the referral changed', async () => {
    await store.want(wanted, aMoment);
    const copy = await leaseOne();
    await store.markSending(copy);
    await stale(later(5));
    await store.settle(copy, { state: 'sent', activityId: '1', shownRevision: 1, sentAt: aMoment });

    expect(await due(5)).toEqual([copy.id]);
  });

  it('knows a sent copy, and makes it due again when the referral changes', async () => {
    await store.want(wanted, aMoment);
    const copy = await leaseOne();
    await store.markSending(copy);
    await store.settle(copy, { state: 'sent', activityId: '1', shownRevision: 1, sentAt: aMoment });

    expect(await due(100)).toEqual([]);
    expect(await stale(later(5))).toBe(1);
    expect(await due(5)).toEqual([copy.id]);
  });

  it('keeps a copy due that was made due again while it was being sent', async () => {
    await store.want(wanted, aMoment);
    const first = await leaseOne();
    await store.settle(first, { state: 'sent', activityId: '1', shownRevision: 1 });
    await stale(aMoment);
    const edit = await leaseOne();
    await stale(aMoment);
    await store.settle(edit, { state: 'sent', shownRevision: 2 });

    expect(await due()).toEqual([first.id]);
  });

  it('is done with a copy that cannot be written to, though its referral changed while that was found out', async () => {
    await store.want(wanted, aMoment);
    await store.settle(await leaseOne(), { state: 'sent', activityId: '1', shownRevision: 1 });
    await stale(aMoment);
    const edit = await leaseOne();
    await stale(aMoment);
    await store.settle(edit, { state: 'gone' });

    expect(await due(100)).toEqual([]);
    await store.retry({ address: wanted.address }, later(101));
    expect(await due(102)).toEqual([edit.id]);
  });

  it('finds what is due elsewhere behind a long line for one channel', async () => {
    const inChannel = Array.from({ length: 20 }, (_, n) => ({ ...wanted, purpose: `opened:${n}` as const }));
    for (const [n, copy] of inChannel.entries()) await store.want(copy, later(n - 100));
    const address = { ...wanted.address, kind: 'personal' as const, conversationId: 'chat' };
    const person = { tenantId: 't1', aadObjectId: 'p1' };
    await store.want({ ...wanted, audience: 'personal', person, address }, aMoment);

    const found = await due();
    expect(found).toHaveLength(11);
    expect(found[0]).toContain('opened:0/');
    expect(found.at(-1)).toContain('p1');
    expect(await due(0, 30)).toHaveLength(21);
  });

  it('loses no change that comes in the moment in which a message comes to stand', async () => {
    for (let round = 0; round < 60; round++) {
      await db.collection('copies').deleteMany({});
      await store.want(wanted, aMoment);
      const copy = await leaseOne();
      await store.markSending(copy);
      const sent = store.settle(copy, { state: 'sent', activityId: '1', shownRevision: 1, sentAt: aMoment });
      await Promise.all([sent, round % 2 ? stale(aMoment) : stale(aMoment, [copy])]);

      expect(await due()).toEqual([copy.id]);
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
