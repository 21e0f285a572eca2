import { setTimeout as pause } from 'node:timers/promises';
import { BSON, type Document } from 'mongodb';
import { describe, expect, inject, it } from 'vitest';
import { type Clock, FixedClock, SystemClock } from '../../src/clock.ts';
import { createLogger } from '../../src/logger.ts';
import { connectMongo, openMongo } from '../../src/mongo/connection.ts';
import { leftNow, timeCode, timeOf } from '../../src/mongo/lane-times.ts';
import { MongoSendLanes } from '../../src/mongo/send-lanes.ts';
import { StoppedError } from '../../src/teams/send-lanes.ts';
import { type SendLimits, teamsLimits } from '../../src/teams/send-windows.ts';
import { freshDatabase } from '../support/database.ts';

const db = await freshDatabase();
const log = createLogger({ level: 'silent' });
const wide = { sends: 1_000, milliseconds: 1_000 };

/** Two instances of the desk on one database. */
function instances(limits: SendLimits, clock: Pick<Clock, 'serverNow'> = new SystemClock()) {
  return [new MongoSendLanes({ db, clock, limits, log }), new MongoSendLanes({ db, clock, limits, log })] as const;
}

const chat = () => crypto.randomUUID();
const gone = { departed: true };
/** Long enough for somebody who may go to have gone. */
const aMoment = () => pause(400, 'waits');

/** By the times that the lane keeps, the latest first: on a crowded machine a test sees a send long after it. */
async function sentAt(id: string): Promise<readonly number[]> {
  const lane = await db.collection<{ _id: string }>('sendLanes').findOne({ _id: id });
  return (String((lane as Document | null)?.times).match(/.{6}/g) ?? []).map((code) => timeOf(code) ?? 0);
}

/** Milliseconds from each send to the one so many before it. */
const windowsOf = (times: readonly number[], sends: number): readonly number[] =>
  times.slice(sends).map((earlier, index) => (times[index] ?? 0) - earlier);

describe('lanes that instances share', () => {
  it('let one send at a time into a conversation, and others side by side', async () => {
    const both = instances({ perConversation: [wide], overall: [wide] });
    const one = chat();
    let inside = 0;
    let most = 0;
    const send = async (lanes: MongoSendLanes) => {
      const lane = await lanes.enter(one);
      most = Math.max(most, ++inside);
      await pause(2);
      inside--;
      await lane.leave(gone);
    };
    await Promise.all(both.flatMap((lanes) => [send(lanes), send(lanes), send(lanes)]));
    expect(most).toBe(1);

    const held = await both[0].enter(one);
    await (await both[1].enter(chat())).leave(gone);
    await held.leave(gone);
  });

  it('keep the windows of a conversation together', async () => {
    const span = 300;
    const both = instances({ perConversation: [{ sends: 3, milliseconds: span }, wide], overall: [wide] });
    const one = chat();
    const send = async (lanes: MongoSendLanes) => (await lanes.enter(one)).leave(gone);
    await Promise.all(both.flatMap((lanes) => Array.from({ length: 5 }, () => send(lanes))));
    await Promise.all(both.map((lanes) => lanes.settled()));

    const windows = windowsOf(await sentAt(one), 3);
    expect(windows).toHaveLength(7);
    expect(Math.min(...windows)).toBeGreaterThanOrEqual(span);
  });

  it('keep the window over all conversations together', async () => {
    const span = 500;
    const both = instances({ perConversation: [wide], overall: [{ sends: 4, milliseconds: span }, wide] });
    await db.collection<{ _id: string }>('sendLanes').deleteOne({ _id: 'overall' });
    const send = async (lanes: MongoSendLanes) => (await lanes.enter(chat())).leave(gone);
    await Promise.all(both.flatMap((lanes) => Array.from({ length: 6 }, () => send(lanes))));
    await Promise.all(both.map((lanes) => lanes.settled()));

    const windows = windowsOf(await sentAt('overall'), 4);
    expect(windows).toHaveLength(8);
    expect(Math.min(...windows)).toBeGreaterThanOrEqual(span);
  });

  it('free the lane of somebody who died in it, by the server’s time', async () => {
    const clock = new FixedClock('2026-03-02T09:00:00Z');
    const [one, other] = instances({ perConversation: [wide], overall: [wide] }, clock);
    const id = chat();
    await one.enter(id);
    const entered = other.enter(id);
    expect(await Promise.race([entered, aMoment()])).toBe('waits');
    clock.advance(15_000);
    await (await entered).leave(gone);
  });

  it('don’t keep somebody waiting who wants an answer', async () => {
    const [one, other] = instances(
      { perConversation: [wide], overall: [wide] },
      new FixedClock('2026-03-02T09:00:00Z'),
    );
    const id = chat();
    await one.enter(id);
    const card = other.enter(id);
    const sent = other.enter(id, { urgent: true }).then((lane) => lane.leave(gone));
    await expect(sent).resolves.toBeUndefined();
    // By then a card has waited as long, and goes on waiting.
    expect(await Promise.race([card, new Promise((turn) => setImmediate(turn, 'waits'))])).toBe('waits');
    other.stop();
    await expect(card).rejects.toThrow(StoppedError);
  });

  it('hold back all instances when Teams said so to one', async () => {
    const clock = new FixedClock('2026-03-02T09:00:00Z');
    const [one, other] = instances({ perConversation: [wide], overall: [wide] }, clock);
    const id = chat();
    await (await one.enter(id)).leave({ departed: true, heldBackMilliseconds: 500 });
    const entered = other.enter(id);
    expect(await Promise.race([entered, aMoment()])).toBe('waits');
    clock.advance(501);
    await (await entered).leave(gone);
  });

  it('count only what went out', async () => {
    const limits = { perConversation: [{ sends: 1, milliseconds: 60_000 }], overall: [wide] };
    const [one, other] = instances(limits);
    const id = chat();
    await (await one.enter(id)).leave({ departed: false });
    await (await other.enter(id)).leave(gone);
    expect(await Promise.race([one.enter(id), aMoment()])).toBe('waits');
    one.stop();
  });

  it('cost one round trip before a send, and one behind it for which only the next send waits', async () => {
    const watched = await connectMongo(inject('mongoUri'), { monitorCommands: true });
    const limits = { perConversation: [wide], overall: [wide] };
    const watchedDb = watched.client.db(db.databaseName);
    const lanes = new MongoSendLanes({ db: watchedDb, clock: new SystemClock(), limits, log });
    await (await lanes.enter(chat())).leave(gone);
    const commands: string[] = [];
    watched.client.on('commandStarted', ({ commandName }) => void commands.push(commandName));

    const id = chat();
    void (await lanes.enter(id)).leave(gone);
    void (await lanes.enter(id)).leave(gone);
    await lanes.settled();

    expect(commands).toEqual(['update', 'update', 'update', 'update']);
    await (await instances(limits)[1].enter(id)).leave(gone);
    await watched.client.close();
  });

  it('stand in nobody’s way while the database is away', async () => {
    const away = openMongo('mongodb://127.0.0.1:1/away');
    const limits = { perConversation: [wide], overall: [wide] };
    const lanes = new MongoSendLanes({ db: away.db, clock: new SystemClock(), limits, log });
    const sent = lanes.enter(chat()).then((lane) => lane.leave(gone));
    await expect(sent).resolves.toBeUndefined();
    await away.client.close();
  });

  it('let go of who waits when the desk closes, but not of who wants an answer', async () => {
    const clock = new FixedClock('2026-03-02T09:00:00Z');
    const [one] = instances({ perConversation: [{ sends: 1, milliseconds: 1_000 }], overall: [wide] }, clock);
    const id = chat();
    await (await one.enter(id)).leave(gone);
    const [card, answer] = [one.enter(id), one.enter(id, { urgent: true })];
    one.stop();
    await expect(card).rejects.toThrow(StoppedError);
    await expect(one.enter(id)).rejects.toThrow(StoppedError);
    clock.advance(1_251);
    await (await answer).leave(gone);
  });
});

/** A lane after an hour at Teams' limit: 1,800 sends by somebody else, the oldest so many milliseconds ago. */
async function aFullLane(id: string, now: number, oldestAgo: number): Promise<void> {
  const times = Array.from({ length: 1_799 }, (_, n) => timeCode(now - 31_000 - n));
  await db.collection<{ _id: string }>('sendLanes').insertOne({
    _id: id,
    times: [...times, timeCode(now - oldestAgo)].join(''),
    writers: 'zz'.repeat(60),
    lastAt: new Date(now),
  } as never);
  // Any change brings up to date what is looked at.
  const change = leftNow(
    now - 31_000,
    teamsLimits.perConversation.map(({ sends }) => sends),
  );
  await db.collection<{ _id: string }>('sendLanes').updateOne({ _id: id }, change);
}

describe('the lane of a conversation that is written to all the time', () => {
  const limits = { ...teamsLimits, overall: [wide] };

  it('keeps an hour’s window to the millisecond, and the slack for what another instance sent', async () => {
    const clock = new FixedClock('2026-11-21T09:00:00Z');
    const [one] = instances(limits, clock);
    const id = chat();
    await aFullLane(id, clock.serverNow().getTime(), 3_600_000 - 100);
    const entered = one.enter(id);
    // The last millisecond in which that send still counts.
    clock.advance(100 + 249);
    expect(await Promise.race([entered, aMoment()])).toBe('waits');
    clock.advance(1);
    await (await entered).leave(gone);
  });

  it('is a tenth of the 121 KB that it was, and who waits reads some hundred bytes of it', async () => {
    const watched = await connectMongo(inject('mongoUri'), { monitorCommands: true });
    const reads: number[] = [];
    watched.client.on('commandSucceeded', ({ commandName, reply }) => {
      if (commandName === 'find') reads.push(BSON.calculateObjectSize(reply as Document));
    });
    const clock = new FixedClock('2026-11-21T09:00:00Z');
    const id = chat();
    await aFullLane(id, clock.serverNow().getTime(), 3_599_000);
    const lanes = new MongoSendLanes({ db: watched.client.db(db.databaseName), clock, limits, log });
    const entered = lanes.enter(id);
    await aMoment();
    clock.advance(2_000);
    await (await entered).leave(gone);
    await watched.client.close();

    const document = await db.collection<{ _id: string }>('sendLanes').findOne({ _id: id });
    expect(String((document as Document | null)?.times)).toHaveLength(1_800 * 6);
    expect(BSON.calculateObjectSize(document as Document)).toBeLessThanOrEqual(12_100);
    expect(reads.length).toBeGreaterThan(0);
    expect(Math.max(...reads)).toBeLessThan(600);
  });
});
