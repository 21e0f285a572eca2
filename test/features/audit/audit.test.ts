import { beforeEach, describe, expect, it } from 'vitest';
import { type AuditEntry, chainedEntry, headOf, lastWord, noEntries } from '../../../src/features/audit/audit-entry.ts';
import { AuditMover, auditOfPeriod, auditParts } from '../../../src/features/audit/index.ts';
import { MongoReferralStore } from '../../../src/features/referrals/index.ts';
import type { HistoryEntry, Referral } from '../../../src/features/referrals/record/referral.ts';
import { createLogger } from '../../../src/logger.ts';
import { createMetrics } from '../../../src/metrics.ts';
import { alex, aMoment, aReferral } from '../../builders/referral.ts';
import { freshDatabase } from '../../support/database.ts';

const keptSince = new Date('2025-01-01T00:00:00Z');
const entry = (what: string, more: Partial<HistoryEntry> = {}): HistoryEntry => ({
  ...{ at: aMoment, what, by: 'desk', correlationId: 'c-1' },
  ...more,
});

/** The same, but for these methods. */
function but<T extends object>(target: T, methods: Partial<T>): T {
  return new Proxy(target, {
    get(whole, name) {
      const value = Reflect.get(name in methods ? methods : whole, name);
      return typeof value === 'function' ? value.bind(whole) : value;
    },
  });
}

describe('the audit', async () => {
  const db = await freshDatabase();
  const store = new MongoReferralStore(db);
  const { audit, sources, pseudonyms, chain, reader } = auditParts(db, () => aMoment);
  const { id } = aReferral();
  let now = aMoment;

  beforeEach(async () => {
    now = aMoment;
    for (const { name } of await db.listCollections().toArray()) await db.collection(name).deleteMany({});
  });

  function aMover(parts: Partial<ConstructorParameters<typeof AuditMover>[0]> = {}) {
    const [log, metrics] = [createLogger({ level: 'silent' }), createMetrics()];
    return new AuditMover({ audit, sources, pseudonyms, chain, now: () => now, log, metrics, ...parts });
  }

  /** A referral, and what happened to it, one write each. */
  async function happened(words: readonly string[], more: Partial<HistoryEntry> = {}): Promise<Referral> {
    const [first = '', ...others] = words;
    let referral = aReferral();
    await store.insert(referral, entry(first, more));
    for (const what of others) referral = await again(referral, what, more);
    return referral;
  }

  async function again(referral: Referral, what: string, more: Partial<HistoryEntry> = {}): Promise<Referral> {
    const next = { ...referral, revision: referral.revision + 1 };
    const written = await store.replace(referral, next, entry(what, more));
    if (!written) throw new Error(`nobody else writes ${what}`);
    return written;
  }

  const words = async () => (await reader.ofSubject(id)).map(({ what }) => what);
  const numbers = async () => (await reader.ofSubject(id)).map(({ number }) => number);
  const documentOf = () => db.collection<{ _id: string; history?: unknown[] }>('referrals').findOne({ _id: id });

  it('takes over what happened, so that documents don’t grow with the years', async () => {
    let referral = await happened(['arrived']);
    await aMover().run();
    const size = JSON.stringify(await documentOf()).length;

    for (let round = 0; round < 30; round++) {
      for (let change = 0; change < 5; change++) referral = await again(referral, 'changed');
      await aMover().run();
    }

    expect(JSON.stringify(await documentOf()).length).toBeLessThan(size + 50);
    expect(await words()).toHaveLength(151);
    expect(await numbers()).toEqual(Array.from({ length: 151 }, (_, index) => index + 1));
    expect(await reader.all(keptSince)).toMatchObject({ entries: 151, waiting: 0, problems: [] });
  });

  it('is read wherever an entry stands: in the document still, moved, or half of each', async () => {
    const referral = await happened(['arrived', 'accepted']);
    expect(await words()).toEqual(['arrived', 'accepted']);
    await aMover().run();
    expect(await words()).toEqual(['arrived', 'accepted']);
    await again(referral, 'accept-sent');
    expect(await words()).toEqual(['arrived', 'accepted', 'accept-sent']);
    expect((await reader.ofSubject(id)).map(({ seal }) => seal !== undefined)).toEqual([true, true, false]);
  });

  it('has no entry too few and none twice after a crash between the copy and the document', async () => {
    const referral = await happened(['arrived', 'accepted']);
    const [documents] = sources;
    if (!documents) throw new Error('the audit takes from referrals');
    const settle = () => Promise.reject(new Error('killed'));
    await aMover({ sources: [but(documents, { settle })] }).run();
    expect(await audit.ofSubject(id)).toHaveLength(2);
    expect(await words()).toEqual(['arrived', 'accepted']);

    await again(referral, 'accept-sent');
    now = new Date(aMoment.getTime() + 3_600_000);
    await aMover().run();

    expect(await words()).toEqual(['arrived', 'accepted', 'accept-sent']);
    expect(await reader.all(keptSince)).toMatchObject({ entries: 3, waiting: 0, problems: [] });
  });

  it('keeps an entry in the document while the audit can’t be written, and holds up no other', async () => {
    await happened(['arrived']);
    const other = aReferral({ id: '22222222-0000-4000-8000-000000000002' });
    await store.insert(other, entry('arrived', { at: new Date(aMoment.getTime() + 1) }));
    now = new Date(aMoment.getTime() + 60_000);
    const metrics = createMetrics();
    const put: typeof audit.put = (entries) =>
      entries[0]?.subject === id ? Promise.reject(new Error('no space')) : audit.put(entries);
    await aMover({ audit: but(audit, { put }), metrics }).run();

    expect(await words()).toEqual(['arrived']);
    expect(await audit.ofSubject(other.id)).toHaveLength(1);
    expect((await metrics.auditEntries.get()).values).toMatchObject([
      { labels: { result: 'failed' }, value: 1 },
      { labels: { result: 'moved' }, value: 1 },
    ]);
    now = new Date(now.getTime() + 3_600_000);
    await aMover().run();
    expect(await audit.ofSubject(id)).toHaveLength(1);
  });

  it('moves many at once, each behind what stands of it already', async () => {
    const ids = [1, 2, 3].map((number) => `55555555-0000-4000-8000-00000000000${number}`);
    const [cameBack = '', moved = ''] = ids;
    // One was let go and came back, one has entries there already, one is new.
    const earlier = { at: aMoment, by: 'desk', correlationId: 'c-0' } as const;
    await audit.put(
      chainedEntry(cameBack, noEntries, [
        { ...earlier, what: 'arrived' },
        { ...earlier, what: lastWord },
      ]),
    );
    await store.insert(aReferral({ id: moved }), entry('arrived'));
    await aMover().run();
    for (const one of ids) if (one !== moved) await store.insert(aReferral({ id: one }), entry('arrived again'));
    const again = aReferral({ id: moved });
    await store.replace(again, { ...again, revision: 2 }, entry('changed'));
    const puts: number[] = [];
    const put: typeof audit.put = (entries) => {
      puts.push(entries.length);
      return audit.put(entries);
    };
    await aMover({ audit: but(audit, { put }) }).run();

    expect(puts).toEqual([3]);
    const wordsOf = async (subject: string) =>
      (await audit.ofSubject(subject)).map((each) => `${each.number} ${each.what}`);
    expect(await Promise.all(ids.map(wordsOf))).toEqual([
      ['1 arrived', `2 ${lastWord}`, '3 arrived again'],
      ['1 arrived', '2 changed'],
      ['1 arrived again'],
    ]);
    expect(await reader.all(keptSince)).toMatchObject({ problems: [] });
  });

  it('moves what comes behind a hundred that fail', async () => {
    const failing = (number: number) => `33333333-0000-4000-8000-${String(number).padStart(12, '0')}`;
    for (let number = 0; number < 100; number++)
      await store.insert(aReferral({ id: failing(number) }), entry('arrived', { at: new Date(aMoment.getTime() - 1) }));
    await happened(['arrived']);
    const put: typeof audit.put = (entries) =>
      entries[0]?.subject === id ? audit.put(entries) : Promise.reject(new Error('no'));
    await aMover({ audit: but(audit, { put }) }).run();

    expect(await audit.ofSubject(id)).toHaveLength(1);
    expect(await documentOf()).not.toHaveProperty('history');
  });

  it('is the same when two move at once, and when something happens meanwhile', async () => {
    let referral = await happened(['arrived', 'accepted']);
    const movers = [aMover(), aMover(), aMover()];
    const [, , , after] = await Promise.all([...movers.map((mover) => mover.run()), again(referral, 'accept-sent')]);
    referral = after as Referral;
    await aMover().run();
    await again(referral, 'won');
    await Promise.all(movers.map((mover) => mover.run()));

    expect(await words()).toEqual(['arrived', 'accepted', 'accept-sent', 'won']);
    expect(await reader.all(keptSince)).toMatchObject({ entries: 4, waiting: 0, problems: [] });
  });

  it('is one chain, whoever moves: linked once, in one order, also after a crash between the copy and the link', async () => {
    const ids = [1, 2, 3, 4, 5, 6].map((number) => `44444444-0000-4000-8000-00000000000${number}`);
    for (const one of ids) {
      const referral = aReferral({ id: one });
      await store.insert(referral, entry('arrived'));
      await store.replace(referral, { ...referral, revision: 4 }, entry('accepted'));
    }
    const append = () => Promise.reject(new Error('killed'));
    await aMover({ chain: but(chain, { append }) }).run();
    expect((await reader.all(keptSince)).chain).toMatchObject({ links: 0, problems: [] });
    now = new Date(aMoment.getTime() + 3_600_000);
    await Promise.all([0, 1, 2].map(() => aMover({ chain: auditParts(db, () => now).chain }).run()));
    await Promise.all([0, 1].map(() => aMover().run()));
    expect(await reader.all(keptSince)).toMatchObject({
      ...{ entries: 12, waiting: 0, problems: [] },
      chain: { links: 12, isWhole: true, problems: [] },
    });
  });

  it('links what was moved before there was a chain, and tells nothing of it until that is done', async () => {
    await happened(['arrived', 'accepted']);
    await aMover({ chain: { append: async () => {}, adopt: async () => true } }).run();
    expect((await reader.all(keptSince)).chain).toMatchObject({ links: 0, isWhole: false, problems: [] });
    await aMover().run();
    expect((await reader.all(keptSince)).chain).toMatchObject({ links: 2, isWhole: true, problems: [] });
  });

  it('reads and takes over what earlier versions left in the document', async () => {
    const old = [
      entry('arrived', { by: 'partner-center' }),
      entry('claimed', { by: alex, before: {}, after: { revision: 2, owner: alex.aadObjectId } }),
    ];
    await store.insert(aReferral(), entry('arrived'));
    await db
      .collection<{ _id: string }>('referrals')
      .updateOne({ _id: id }, { $set: { history: old }, $unset: { auditDueAt: '' } });
    expect(await words()).toEqual(['arrived', 'claimed']);

    await aMover().run();

    expect(await words()).toEqual(['arrived', 'claimed']);
    expect(await documentOf()).not.toHaveProperty('history');
    expect(JSON.stringify(await db.collection('audit').find().toArray())).not.toContain(alex.aadObjectId);
  });

  it('holds nobody’s name or object id: only a table beside it says who is meant', async () => {
    const by = { tenantId: alex.tenantId, aadObjectId: alex.aadObjectId, name: alex.name };
    const owner = { tenantId: alex.tenantId, aadObjectId: alex.aadObjectId };
    await happened(['arrived', 'claimed'], { by, after: { owner, team: [owner], at: aMoment } });
    await aMover().run();

    const stored = JSON.stringify(await db.collection('audit').find().toArray());
    expect(stored).toContain('person-');
    expect(stored).not.toMatch(/Alex|0000000000020/);
    expect(await reader.ofSubject(id)).toMatchObject([{ name: 'Alex Wilber' }, { name: 'Alex Wilber' }]);

    await db.collection('auditPeople').deleteMany({});
    expect((await reader.ofSubject(id)).map(({ name }) => name)).toEqual([undefined, undefined]);
    expect(await reader.all(keptSince)).toMatchObject({ problems: [] });
  });

  it('finds what somebody did by their object id, in whichever letters the id waits or is asked for', async () => {
    const aadObjectId = 'abcdef00-0000-4000-8000-000000000021';
    const by = { tenantId: alex.tenantId, aadObjectId, name: 'Lidia Holloway' };
    const referral = await happened(['arrived', 'claimed'], { by });
    await aMover().run();
    const accepted = await again(referral, 'accepted', { by: { ...by, aadObjectId: aadObjectId.toUpperCase() } });

    const before = new Date(aMoment.getTime() + 1);
    for (const person of [aadObjectId, aadObjectId.toUpperCase(), 'lidia holloway']) {
      const found = await auditOfPeriod({ audit, sources, pseudonyms }, { from: keptSince, before, person });
      expect([person, found?.lines.map(({ what }) => what)]).toEqual([person, ['arrived', 'claimed', 'accepted']]);
    }

    // Of somebody whose first entry waits still, nothing but that entry tells.
    const another = 'fedcba00-0000-4000-8000-000000000022';
    await again(accepted, 'declined', {
      by: { tenantId: alex.tenantId, aadObjectId: another.toUpperCase(), name: 'Lynne Robbins' },
    });
    for (const person of [another, another.toUpperCase(), 'LYNNE robbins']) {
      const found = await auditOfPeriod({ audit, sources, pseudonyms }, { from: keptSince, before, person });
      expect([person, found?.lines.map(({ what }) => what)]).toEqual([person, ['declined']]);
    }
  });

  describe('is found to be', () => {
    const collection = () => db.collection<{ _id: string }>('audit');
    const nth = (number: number) => `${id}/00000000${number}`;
    beforeEach(async () => {
      await happened(['arrived', 'accepted', 'accept-sent', 'won']);
      await aMover().run();
    });

    it.each([
      ['missing', 2, () => collection().deleteOne({ _id: nth(2) })],
      ['missing', 4, () => collection().deleteOne({ _id: nth(4) })],
      ['missing', 1, () => collection().deleteMany({})],
      ['altered', 3, () => collection().updateOne({ _id: nth(3) }, { $set: { what: 'declined' } })],
      ['altered', 2, () => collection().updateOne({ _id: nth(2) }, { $set: { by: 'partner-center' } })],
      ['no-end', 4, () => db.collection<{ _id: string }>('referrals').deleteOne({ _id: id })],
    ] as const)('%s from %i on', async (kind, number, tamper) => {
      expect((await reader.all(keptSince)).problems).toEqual([]);
      await tamper();
      expect((await reader.all(keptSince)).problems).toEqual([{ subject: id, kind, number }]);
    });

    it('whole by the desk’s chain, which says how it ends', async () => {
      const { chain: report } = await reader.all(keptSince);
      expect(report).toMatchObject({ links: 4, end: { number: 4 }, isWhole: true, problems: [] });
      await again({ ...aReferral(), revision: 3, version: 4 } as Referral, 'registered').catch(() => {});
      await aMover().run();
      expect((await reader.all(keptSince, undefined, report.end)).chain.problems).toEqual([]);
      const other = { number: 4, link: 'x' };
      expect((await reader.all(keptSince, undefined, other)).chain.problems).toEqual([{ kind: 'anchor', what: '4' }]);
    });

    const links = () => db.collection<{ _id: number }>('auditChain');

    it('no false alarm: a link that was written down may have been let go since, and one that is still kept may not', async () => {
      const all = await db
        .collection<{ _id: number; link: string }>('auditChain')
        .find({ _id: { $gt: 0 } })
        .toArray();
      const anchorOf = (number: number, at?: Date) => ({ number, link: all[number - 1]?.link ?? '', at });
      await links().deleteMany({ _id: { $in: [1, 2] } });
      await collection().deleteMany({ _id: { $in: [nth(1), nth(2)] } });
      const told = async (anchor: ReturnType<typeof anchorOf>, since = keptSince) => {
        const { isAnchorLetGo, problems } = (await reader.all(since, undefined, anchor)).chain;
        return [isAnchorLetGo, problems.some(({ kind }) => kind === 'anchor')];
      };
      // The first that is left says what stood before it.
      expect(await told(anchorOf(2))).toEqual([false, false]);
      expect(await told({ number: 2, link: 'x', at: keptSince })).toEqual([true, false]);
      expect(await told(anchorOf(1))).toEqual([true, false]);
      expect(await told(anchorOf(1, new Date(keptSince.getTime() + 1)))).toEqual([false, true]);
      expect(await told(anchorOf(1), new Date(0))).toEqual([false, true]);
      expect(await told(anchorOf(3))).toEqual([false, false]);
      expect(await told({ number: 9, link: 'x', at: undefined })).toEqual([false, true]);
    });

    const whole = () => db.collection<{ _id: string }>('referrals');
    /** By somebody who knows how entries are sealed: its own subject's check finds nothing. */
    const sealedAnew = async () => {
      const [first, ...others] = await audit.ofSubject(id);
      const told = [first, { ...others[0], what: 'declined' }, ...others.slice(1)] as AuditEntry[];
      const anew = chainedEntry(id, noEntries, told);
      await audit.put(anew);
      await whole().updateOne({ _id: id }, { $set: { audited: headOf(anew.at(-1) as AuditEntry) } });
    };
    it.each([
      [
        'without a whole referral',
        ['removed', nth(1)],
        async () => {
          await whole().deleteOne({ _id: id });
          await collection().deleteMany({});
        },
      ],
      ['written anew from end to end', ['changed', nth(2)], sealedAnew],
      [
        'with a referral that somebody put in',
        ['inserted', '99999999-0000-4000-8000-000000000009/000000001'],
        () => {
          const last = { at: aMoment, what: lastWord, by: 'desk', correlationId: 'x' };
          return audit.put(chainedEntry('99999999-0000-4000-8000-000000000009', noEntries, [last]));
        },
      ],
      ['with a link changed', ['broken', '3'], () => links().updateOne({ _id: 3 }, { $set: { seal: 'x' } })],
      ['with a link taken out', ['broken', '3'], () => links().deleteOne({ _id: 2 })],
      ['with its end cut off', ['inserted', nth(4)], () => links().deleteOne({ _id: 4 })],
    ] as const)('%s: the chain names it', async (_how, [kind, what], tamper) => {
      await tamper();
      const { problems, chain: report } = await reader.all(keptSince);
      expect(problems).toEqual([]);
      expect(report.problems).toContainEqual({ kind, what });
    });

    it('shortened where its first entries are older than is kept', async () => {
      await collection().deleteOne({ _id: nth(1) });
      expect(await reader.all(keptSince)).toMatchObject({ shortened: 1, problems: [] });
    });
  });
});
