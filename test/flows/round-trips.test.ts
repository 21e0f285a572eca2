import type { CommandStartedEvent, Document } from 'mongodb';
import { afterAll, describe, expect, it } from 'vitest';
import { parkedCounts } from '../../src/mongo/parked-counts.ts';
import { parkedSweeps } from '../../src/parked/parked-sweeps.ts';
import type { ReferralSpec } from '../../src/sandbox/control-referral.ts';
import { Sweeper } from '../../src/sweeps/sweeper.ts';
import { examinedBy } from '../bench/support/examined.ts';
import { openReferral } from '../bench/support/many-referrals.ts';
import { asStored, insertStored } from '../builders/referral-document.ts';
import type { Person } from '../harness/person.ts';
import { type BoundedRead, isByIndex, readIn } from '../support/bounded-reads.ts';
import { aTabDesk } from '../tab/support/tab-desk.ts';
import { aDesk } from './support/a-desk.ts';
import { titlesOf } from './support/cards.ts';
import type { Desk } from './support/desk.ts';
import { startedRun } from './support/runs.ts';

const [alexMail, meganMail] = ['alex.wilber@contoso.example', 'megan.bowen@contoso.example'];

const { run } = Sweeper.prototype;
const sweeping = new Set<Promise<unknown>>();
let mayBegin = Promise.resolve();
Sweeper.prototype.run = async function (this: Sweeper<unknown>) {
  await mayBegin;
  const running = run.call(this).finally(() => sweeping.delete(running));
  sweeping.add(running);
  return running;
};
afterAll(() => {
  Sweeper.prototype.run = run;
});

/** Those that run have ended, and those that are nudged wait until they are released. */
async function holdSweeps(): Promise<() => void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  mayBegin = promise;
  await Promise.all(sweeping);
  return resolve;
}

/**
 * The same for what somebody waits for. A write nudges its sweep a tenth of a second later: where the machine is slow, that is
 * before the press is answered.
 */
async function askedByPress(desk: Desk, work: () => Promise<unknown>): Promise<readonly string[]> {
  let release = () => {};
  const alone = async () => {
    release = await holdSweeps();
  };
  return asked(desk, work, alone).finally(() => release());
}

/** What was asked of the database while something was done, as `collection command`. */
async function asked(
  desk: Desk,
  work: () => Promise<unknown>,
  before?: () => Promise<void>,
): Promise<readonly string[]> {
  // A nudge that is still to come would be counted too, and so would the minute's note that Teams was heard.
  await desk.restarts();
  await desk.alex.says('help');
  await before?.();
  const commands: string[] = [];
  const note = ({ commandName, command }: CommandStartedEvent) => {
    if (typeof command[commandName] === 'string') commands.push(`${command[commandName]} ${commandName}`);
  };
  desk.parts.database.on('commandStarted', note);
  await work();
  desk.parts.database.off('commandStarted', note);
  return commands;
}

/** Of many customers, words and owners; three of ten are active, more than the board shows. */
const aDeskFull = (count: number) => Array.from({ length: count }, (_, number) => asStored(openReferral(number)));
const pagesAsked = [
  ...['/counts', '/board', '/expiring', '/filters?view=inbound'],
  ...['outbound', 'mine', 'found;s=accepted', 'inbound&page=4', 'found&sort=value', 'inbound&words=robotics+sa'].map(
    (view) => `/list?view=${view.replaceAll(';', '%3B').replaceAll('s=accepted', 's%3Daccepted')}`,
  ),
];
const wordsSaid = [
  ...['inbox', 'find robotics 0', 'how many did we accept this month', 'how many won since january'],
  ...['what’s my pipeline worth', 'push robotics 0 to 30 May', '텍스타일 어떻게 되고 있어'],
  ...['올해 이긴거 총 얼마', '微軟給的總金額'],
];
const repliedTo = (said: Awaited<ReturnType<Person['says']>>): string => JSON.stringify(said.replies);

describe('what a press costs in round trips to the database', async () => {
  const { desk, get } = await aTabDesk({ watched: true, allIndexes: true });

  it('Accept: who it is, the referral, and the one write', async () => {
    const id = await desk.receives({ team: [alexMail] });
    const commands = await askedByPress(desk, () => desk.alex.presses('Accept', { on: desk.cardOf(desk.alex, id) }));
    expect(commands).toEqual(['people find', 'referrals find', 'referrals update']);
    await desk.settles();
  });

  it('and the heart of the card that it leads to, of somebody who keeps favourites', async () => {
    const [kept, id] = [await desk.receives({ team: [meganMail] }), await desk.receives({ team: [meganMail] })];
    await desk.megan.presses('♡ Add to favourites', { on: desk.cardOf(desk.megan, kept) });
    const commands = await askedByPress(desk, async () => {
      const { card } = await desk.megan.presses('Accept', { on: desk.cardOf(desk.megan, id) });
      expect(JSON.stringify(card)).toContain('favourite.add');
    });
    expect(commands).toEqual(['people find', 'referrals find', 'referrals update', 'favourites find']);
    await desk.settles();
    expect(JSON.stringify(await desk.megan.looksAt(desk.cardOf(desk.megan, kept)))).toContain('favourite.remove');
  });

  it('a form, which shows no heart, does not ask for one', async () => {
    const id = await desk.receives({ team: [meganMail] });
    const card = desk.cardOf(desk.megan, id);
    const form = await askedByPress(desk, async () => {
      const pressed = await desk.megan.presses('Decline', { on: card });
      expect(titlesOf(pressed.card)).toContain('Decline');
    });
    expect(form).toEqual(['people find', 'referrals find', 'openForms findAndModify']);
  });

  it('words: who it is, what is open in the chat, and what they are about', async () => {
    // Both at once.
    const plain = ['botState find', 'people find'];
    // Buttons whose words and numbers may be typed next are kept with the chat, once the answer stands there, or let go.
    for (const words of ['time zone', 'language', 'thank you']) {
      const [one, other, ...kept] = await askedByPress(desk, () => desk.alex.says(words));
      expect([one, other].toSorted(), words).toEqual(plain);
      expect(kept, words).toEqual(['botState update']);
    }
  });

  it('words in another language than the person’s own, which are read twice: each name is looked up once', async () => {
    const looks: string[] = [];
    const note = ({ command }: CommandStartedEvent) => {
      const look = JSON.stringify(command.pipeline ?? []);
      // Beside each it is counted whether the word is too frequent to read all.
      const isOfWords = JSON.stringify(command.pipeline?.[0] ?? '').includes('keys.words');
      if (isOfWords && !look.includes('"$group"')) looks.push(look);
    };
    desk.parts.database.on('commandStarted', note);
    for (const text of ['fabrikam 금액을 삼천만원으로 바꿔 주시겠어요', '麻煩把 fabrikam 的金額改成一百二十萬元'])
      await desk.alex.says(text);
    desk.parts.database.off('commandStarted', note);
    expect(looks.length).toBeGreaterThan(4);
    const twice = looks.filter((look, index) => looks.indexOf(look) < index);
    // Once for each of the two messages.
    expect(twice).toHaveLength(1);
  });

  it('words that were in few referrals when they were last asked for are not counted again for ten minutes', async () => {
    const counts: string[] = [];
    const note = ({ command }: CommandStartedEvent) => {
      const [match, , group] = (command.pipeline ?? []) as readonly Document[];
      if (JSON.stringify(match ?? '').includes('keys.words') && group?.$group) counts.push(JSON.stringify(match));
    };
    const countsOf = async (text: string): Promise<number> => {
      const before = counts.length;
      desk.parts.database.on('commandStarted', note);
      await desk.alex.says(text);
      desk.parts.database.off('commandStarted', note);
      return counts.length - before;
    };
    const [first, again, other] = [
      await countsOf('push contoso to someday soon'),
      await countsOf('push contoso to someday soon'),
      await countsOf('push northwind to someday soon'),
    ];
    expect(first).toBeGreaterThan(other);
    expect([again, other]).toEqual([0, 1]);
    await desk.timePasses('PT11M');
    expect(await countsOf('push contoso to someday soon')).toBe(first);
  });

  it('an answer in a new deal: the same, the draft, its one write, and which message asks now', async () => {
    await desk.alex.says('new deal');
    await desk.alex.says('Fabrikam Robotics, Germany');
    const commands = await askedByPress(desk, () => desk.alex.says('C 4, 17'));
    const writes = ['drafts findAndModify', 'drafts update'];
    const [one, other, ...more] = commands;
    expect([one, other].toSorted()).toEqual(['botState find', 'people find']);
    expect(more).toEqual(['drafts find', ...writes]);
    await desk.alex.says('discard');
    await desk.alex.says('yes');
  });

  it('a changed row of an import: its cards are redrawn once, when Partner Center has answered', async () => {
    const deal = (number: number) =>
      desk.sandbox.createReferral({ kind: 'outbound', customer: `Row ${number}`, team: [alexMail] });
    // More than Partner Center's client has places for.
    const ids: string[] = [];
    for (let number = 1; number <= 5; number++) ids.push((await deal(number)).id);
    await desk.settles();
    const eventsStored = async () => {
      const rows = await desk.parts.db.collection('webhookInbox').find().toArray();
      return rows.reduce((sum, { wishes }) => sum + wishes, 0);
    };
    const storedBefore = await eventsStored();
    const text = ['Referral ID,Deal Name', ...ids.map((id) => `${id},Changed`)].join('\n');
    const commands = await asked(desk, async () => {
      await startedRun(desk.parts.db, desk.alex, text, { now: desk.parts.clock.now() });
      await desk.settles();
    });
    expect(ids.map((id) => desk.record(id).name)).toEqual(ids.map(() => 'Changed'));
    const count = (which: string) => commands.filter((command) => command === which).length;
    // The change with the mark that it is being sent, Partner Center's answer and the redraw; rows beside each other share them.
    expect(count('referrals update')).toBeLessThanOrEqual(2 * ids.length + 1);
    // For the cards, too; the change itself takes the lease of what it sends. None where leases are taken at the same time and share
    // a command, as they do in test/mongo/mongo-leases.test.ts; one by one where a card is redrawn before the next is due.
    expect(count('referrals findAndModify')).toBeLessThanOrEqual(ids.length);
    // What shows several referrals is made stale at each redraw, of all that are redrawn at once.
    expect(count('postedLists update')).toBeGreaterThanOrEqual(1);
    expect(count('postedLists update')).toBeLessThanOrEqual(ids.length);
    // Partner Center's events of the run's own changes tell nothing; one a minute is stored and settled, whatever it tells. One
    // more for an answer that is written late, on a slow machine.
    expect((await eventsStored()) - storedBefore).toBeLessThanOrEqual(2);
    expect(count('webhookInbox update')).toBeLessThanOrEqual(4);
  });

  it('rows of an import that answer or close cost what changed ones do: no write is refused and made again', async () => {
    const made = (spec: ReferralSpec) => desk.sandbox.createReferral({ team: [alexMail], ...spec });
    const ids: string[] = [];
    for (let number = 1; number <= 4; number++) {
      ids.push((await made({ customer: `Accepted ${number}` })).id);
      ids.push((await made({ customer: `Declined ${number}` })).id);
      ids.push((await made({ kind: 'outbound', customer: `Lost ${number}` })).id);
    }
    await desk.settles();
    const states = ['Active,Accepted,', 'Closed,Declined,6', 'Closed,Lost,2'];
    const header = 'Referral ID,Partner Referral Status,Partner Referral Substatus,Declined/Lost reason';
    const text = [header, ...ids.map((id, place) => `${id},${states[place % 3]}`)].join('\n');
    await startedRun(desk.parts.db, desk.alex, text, { now: desk.parts.clock.now() });
    await desk.settles();
    let [writes, looks] = [0, 0];
    const note = ({ command }: CommandStartedEvent) => {
      if (command.update === 'referrals') writes += (command.updates as readonly Document[]).length;
      // After a shared command that did not write all.
      if (command.find === 'referrals' && JSON.stringify(command.filter).includes('endedLeases')) looks++;
    };
    desk.parts.database.on('commandStarted', note);
    await desk.timePasses('PT61S');
    await desk.settles();
    desk.parts.database.off('commandStarted', note);
    const substatuses = ids.map((id) => desk.record(id).substatus);
    expect(substatuses).toEqual(ids.map((_, place) => ['Accepted', 'Declined', 'Lost'][place % 3]));
    // The answer with the mark that it is being sent, Partner Center's answer, the cards' lease and its end.
    expect([writes <= 4 * ids.length + 4, looks]).toEqual([true, 0]);
  });

  it('new deals of an import go in lots, whose rows share each command', async () => {
    const header =
      'Deal Name,Customer Name,Customer Address Line 1,Customer City,Customer Country,Partner Referral Status,Partner Referral Substatus,Estimated Deal Value,Currency,Estimated Close Date,Microsoft help required?,Share with Microsoft sales team,Consent to share Customer/Partner contact,Solution 1,Team member 1';
    const row = (number: number) =>
      `In step ${number},Fourth Coffee,One Way,Redmond,US,New,Accepted,${number},USD,3/1/2027,No,No,Yes,SOL-1234-PQRS,"Alex, Wilber, +1 425 555 0101, ${alexMail}"`;
    const text = [header, ...Array.from({ length: 28 }, (_, number) => row(1 + number))].join('\n');
    let id = '';
    const commands = await asked(desk, async () => {
      id = await startedRun(desk.parts.db, desk.alex, text, { now: desk.parts.clock.now() });
      await desk.settles();
    });
    expect(
      await desk.parts.db.collection('importRows').countDocuments({ importId: id, 'result.kind': 'created' }),
    ).toBe(28);
    const count = (which: string) => commands.filter((command) => command === which).length;
    // Lots of 4, 4, 8, 8 and 4 rows: claimed, marked as sent, noted and settled. Twice as many if the machine is slow.
    expect(count('importClaims update')).toBeLessThanOrEqual(10);
    expect(count('importRows update')).toBeLessThanOrEqual(30);
    expect(count('referrals update')).toBeLessThanOrEqual(10);
  });

  it('words of a search that no referral has are read once a minute, whatever pages and polls ask for them', async () => {
    const words = (text: string) => `view=inbound&words=${encodeURIComponent(text)}`;
    const costs: number[] = [];
    const costOf = async (path: string) => {
      let cost = 0;
      const note = ({ commandName, command }: CommandStartedEvent) => {
        if (command[commandName] === 'referrals') cost++;
      };
      desk.parts.database.on('commandStarted', note);
      expect([path, (await get(desk.alex, path)).status]).toEqual([path, 200]);
      desk.parts.database.off('commandStarted', note);
      costs.push(cost);
    };
    await askedByPress(desk, async () => {
      for (const text of ['penguins ahead', 'fabrkam robotcs'])
        for (const asked of ['/list?', '/list?page=2&', '/changes?stamp=x&']) await costOf(`${asked}${words(text)}`);
    });
    await desk.timePasses('PT2M');
    await askedByPress(desk, () => costOf(`/list?${words('penguins ahead')}`));
    // All readings in this list and of the others, then the list alone: its page, and its counts without each filter.
    const [isRead, isKept] = [(cost: number) => cost > 15 && cost < 90, (cost: number) => cost < 20];
    const expected = [isRead, isKept, isKept, isRead, isKept, isKept, isRead];
    expect(costs.filter((cost, place) => !expected[place]?.(cost))).toEqual([]);
    expect(costs).toHaveLength(expected.length);
  });

  it('what a list, a page of the tab and a message read of referrals ends at a bound, by an index, however many there are', async () => {
    const { database, db } = desk.parts;
    const [all, indexes] = [aDeskFull(700), await db.collection('referrals').indexes()];
    await insertStored(db, all);
    const readsOf = async (ask: () => Promise<unknown>): Promise<readonly BoundedRead[]> => {
      const reads: BoundedRead[] = [];
      const note = ({ command }: CommandStartedEvent) => reads.push(...[readIn(command) ?? []].flat());
      database.on('commandStarted', note);
      await ask();
      database.off('commandStarted', note);
      return reads;
    };
    for (const who of [desk.adele, desk.alex])
      for (const asks of [...pagesAsked, ...wordsSaid]) {
        const name = `${who.name}: ${asks}`;
        const reads = await readsOf(() => (asks.startsWith('/') ? get(who, asks) : who.says(asks)));
        const unbounded = reads.filter(({ most }) => most === undefined);
        const withoutIndex = reads.filter((read) => !isByIndex(indexes, read));
        expect({ name, unbounded, withoutIndex }).toEqual({ name, unbounded: [], withoutIndex: [] });
        expect([name, reads.length > 0]).toEqual([name, true]);
      }

    // What many thousands are worth is told from memory, once they have been read, and is what a query sums.
    let answered = '"reading"';
    for (let looks = 0; looks < 100 && answered.includes('"reading"'); looks++)
      answered = JSON.stringify((await get(desk.adele, '/scorecard')).body);
    expect(answered).not.toContain('"reading"');
    const fromMemory: string[] = [];
    const reads = await readsOf(async () => fromMemory.push(repliedTo(await desk.adele.says('pipeline'))));
    expect(reads.filter(({ most = 0 }) => most > 10_000)).toEqual([]);
    const isActive = { 'keys.shelf': { $in: ['inbound/active', 'outbound/active'] } };
    const active = await db.collection('referrals').countDocuments(isActive);
    expect(active).toBeGreaterThan(200);
    expect(fromMemory[0]).toContain(`${active} active deals`);
    await db.collection('referrals').deleteMany({ _id: { $in: all.map(({ _id }) => _id) } });
  });

  it('what is parked, counted at each scrape and each minute, is found without a look at what is not', async () => {
    const { database, db } = desk.parts;
    const large = ['referrals', 'copies', 'webhookInbox', 'drafts'];
    const parkedAt = new Date();
    for (const collection of large) {
      const rows = Array.from({ length: 100 }, (_, row) => ({ _id: `at rest ${row}` as never }));
      const sweeps = { plans: { parkedAt }, letGo: { parkedAt } };
      await db.collection(collection).insertMany([...rows, { _id: 'parked' as never, sweep: { parkedAt }, sweeps }]);
    }
    const release = await holdSweeps();
    const counted: { readonly sweep: string; readonly documents: number }[] = [];
    for (const [sweep, items] of parkedSweeps(db))
      for (const when of [undefined, { since: new Date(parkedAt.getTime() - 1), until: parkedAt }])
        counted.push({ sweep, ...(await examinedBy(database, db, () => items.countParked(when))) });
    release();
    expect(counted.filter(({ documents }) => documents >= 20)).toEqual([]);
    expect(counted.length).toBeGreaterThan(20);
    expect(await parkedSweeps(db).get('referrals.plans')?.countParked()).toBe(1);

    // All at once, as each minute's look asks: the same counts.
    const each = await Promise.all(
      [...parkedSweeps(db)].map(async ([sweep, items]) => [sweep, await items.countParked()] as const),
    );
    const some = each.filter(([, count]) => count > 0);
    expect(some.length).toBeGreaterThan(3);
    expect(await parkedCounts(db, parkedSweeps(db))).toEqual(new Map(some));
    const before = { since: new Date(0), until: new Date(parkedAt.getTime() - 1) };
    expect(await parkedCounts(db, parkedSweeps(db), before)).toEqual(new Map());
    for (const collection of large)
      await db.collection<{ _id: string }>(collection).deleteMany({ _id: /^at rest|^parked/ });
  });
});

describe('what a change costs in round trips to the database', () => {
  it('cards that stand where they must are found, not wished for again', async () => {
    const desk = await aDesk({ watched: true, allIndexes: true });
    const id = await desk.receives({ team: [alexMail] });

    const commands = await asked(desk, async () => {
      await desk.sandbox.microsoft({ referralId: id, action: 'edit', reason: 'A change.' });
      await desk.settles();
    });

    // All copies are made stale at once; each of the two is leased, and settled by the write that releases it.
    const writes = commands.filter((command) => /^copies (update|findAndModify)$/.test(command));
    // One less where the leases are taken at the same time.
    expect(writes.length).toBeLessThanOrEqual(1 + 2 * 2);
    // Whether a form is open in a card is asked once, when its edit is due; of both at once where these are due at the same time.
    const looks = commands.filter((command) => command === 'openForms find').length;
    expect([1, 2]).toContain(looks);
  });

  it('channel cards of one moment share one look at who may have a view of their own', async () => {
    const desk = await aDesk({ watched: true, allIndexes: true });
    const ids: string[] = [];

    const commands = await asked(desk, async () => {
      for (let i = 0; i < 12; i++) ids.push((await desk.sandbox.createReferral({ team: [] })).id);
      await desk.settles();
    });

    expect(ids.flatMap((id) => desk.cardsIn('Deals', id))).toHaveLength(12);
    expect(commands.filter((command) => command === 'people find').length).toBeLessThan(12);
  });
});
