import { randomUUID } from 'node:crypto';
import { type Collection, type Db, type Document, type Filter, MongoBulkWriteError } from 'mongodb';
import type { Clock } from '../clock.ts';
import type { Logger } from '../logger.ts';
import { type Lane, type SendLanes, StoppedError } from '../teams/send-lanes.ts';
import { openAfter, slack as ownSlack, type SendLimits, type Window } from '../teams/send-windows.ts';
import { inTime } from './in-time.ts';
import { type LaneTimes, leftNow, neverLeft, nthKey, sentTimes, timeCode, timeOf, writerCode } from './lane-times.ts';

interface LaneDocument extends LaneTimes {
  /** Tenant and conversation, or `overall`. */
  readonly _id: string;
  readonly holder?: string;
  readonly busyUntil?: Date;
  readonly heldUntil?: Date;
  /** When a card came that nobody had asked for: noted with the write that leaves the lane. */
  readonly cameAt?: Date;
  readonly lastAt: Date;
}

/** What who waits for a lane needs to know of it: a few of its bytes, asked for ten times a second. */
type Seen = Pick<LaneDocument, 'nth' | 'busyUntil' | 'heldUntil'>;
const seen = { nth: 1, busyUntil: 1, heldUntil: 1 } as const;

interface Options {
  readonly db: Db;
  readonly clock: Pick<Clock, 'serverNow'>;
  readonly limits: SendLimits;
  readonly log: Logger;
}

/** What a send needs: a place in these windows of the lane, which then is as `set` says. */
interface Wanted {
  readonly id: string;
  readonly windows: readonly Window[];
  readonly slack: Slack;
  readonly set: Partial<LaneDocument>;
}

/** Milliseconds. */
interface Slack {
  readonly own: number;
  readonly others: number;
}

const overall = 'overall';
/** Counts starts: two characters tell the latest eight thousand instances from each other. */
const starts = 'starts';
/** Whoever died while sending holds up a conversation for so long; a call to Teams takes ten seconds at the most. */
const longestTurn = 15_000;
/** Somebody who waits for an answer doesn't wait for the dead. */
const patience = 3_000;
const askAgainAfter = 100;
/**
 * After a send of one's own, and of another instance: they measure the database's clock each by itself, and differ by about
 * a round trip. Over all conversations the desk goes by the lower of two published limits: there, one late is none too many.
 */
const slack = {
  conversation: { own: ownSlack.conversation, others: 250 },
  overall: { own: ownSlack.overall, others: ownSlack.overall },
};
/** Longer than any window, and than the longest time for which Teams may hold us back. */
const keptSeconds = 2 * 3_600;
/** A window that holds more than Teams' largest is none of Teams': nobody wants to remember as much. */
const largestWindow = 1_800;

/**
 * One document per conversation: who is sending there, and when was sent what. A turn is taken by one conditional write,
 * as everything here that must happen once. The limits come after the message: where the database doesn't answer, what
 * may go out by the instance's own limits goes out.
 */
export class MongoSendLanes implements SendLanes {
  readonly #lanes: Collection<LaneDocument>;
  readonly #options: Options;
  readonly #perConversation: readonly Window[];
  readonly #overall: readonly Window[];
  #writer: Promise<string> | undefined;
  readonly #stopped = new AbortController();
  /** One of us at a time asks for a place among all, else each free place would be fought for by everybody who waits. */
  #lastInLine: Promise<void> = Promise.resolve();
  #inLine = 0;
  /** Lanes that are being left: the message is out, and nobody waits for the note of it but who sends there next. */
  readonly #leaving = new Map<string, Promise<void>>();

  constructor(options: Options) {
    this.#options = options;
    // It is written anew with the next send: a second write for durability would only cost time.
    this.#lanes = options.db.collection<LaneDocument>('sendLanes', { writeConcern: { w: 1 } });
    this.#perConversation = options.limits.perConversation.filter(({ sends }) => sends <= largestWindow);
    this.#overall = options.limits.overall.filter(({ sends }) => sends <= largestWindow);
  }

  async createIndexes(): Promise<void> {
    await this.#lanes.createIndex({ lastAt: 1 }, { name: 'kept', expireAfterSeconds: keptSeconds });
  }

  async enter(conversation: string, { urgent = false }: { readonly urgent?: boolean } = {}): Promise<Lane> {
    const holder = randomUUID();
    try {
      await this.#leaving.get(conversation);
      const hasPlace = this.#perConversation.length > 0 && (await this.#takeTurn(conversation, holder, urgent));
      if (this.#overall.length > 0 && !hasPlace) await this.#takePlace(urgent);
    } catch (err) {
      // Even a turn that came too late for us may have been taken.
      if (err instanceof StoppedError) {
        await this.#goes(conversation, this.#leave(conversation, holder, { departed: false }));
        throw err;
      }
      this.#options.log.warn({ err }, 'what other instances send is not known, going by our own limits');
    }
    return { leave: (outcome) => this.#goes(conversation, this.#leave(conversation, holder, outcome)) };
  }

  async cameAt(conversation: string): Promise<Date | undefined> {
    try {
      await this.#leaving.get(conversation);
      const lane = this.#lanes.findOne<Pick<LaneDocument, 'cameAt'>>(
        { _id: conversation },
        { projection: { cameAt: 1 } },
      );
      return (await inTime(lane, 1_000))?.cameAt;
    } catch (err) {
      this.#options.log.warn({ err }, 'whether another instance sent a card is not known');
      return undefined;
    }
  }

  async settled(): Promise<void> {
    await Promise.all(this.#leaving.values());
  }

  stop(): void {
    this.#stopped.abort(new StoppedError());
  }

  async #goes(conversation: string, left: Promise<void>): Promise<void> {
    this.#leaving.set(conversation, left);
    await left;
    if (this.#leaving.get(conversation) === left) this.#leaving.delete(conversation);
  }

  /** Whether it has a place among all conversations as well: where nobody waits for one, both are asked for at once. */
  async #takeTurn(conversation: string, holder: string, urgent: boolean): Promise<boolean> {
    const from = performance.now();
    for (;;) {
      if (!urgent) this.#stopped.signal.throwIfAborted();
      const now = this.#now();
      const busyUntil = new Date(now + longestTurn);
      const limits = { windows: this.#perConversation, slack: slack.conversation };
      const turn = { id: conversation, ...limits, set: { holder, busyUntil } };
      const wanted = this.#overall.length > 0 && this.#inLine === 0 ? [turn, this.#place()] : [turn];
      const taken = await this.#claim(now, wanted);
      if (taken > 0) return taken > 1;
      const lane = await this.#find(conversation);
      const openAt = lane ? await this.#opensAt(lane, this.#perConversation, slack.conversation) : now;
      const isBusy = (lane?.busyUntil?.getTime() ?? 0) > now;
      if (isBusy && urgent && performance.now() - from > patience) return false;
      await this.#pause(isBusy ? askAgainAfter : openAt - now, urgent);
    }
  }

  async #takePlace(urgent: boolean): Promise<void> {
    const before = this.#lastInLine;
    this.#inLine += 1;
    const mine = before.then(async () => {
      for (;;) {
        if (!urgent) this.#stopped.signal.throwIfAborted();
        const now = this.#now();
        if ((await this.#claim(now, [this.#place()])) === 1) return;
        const lane = await this.#find(overall);
        const openAt = lane ? await this.#opensAt(lane, this.#overall, slack.overall) : now;
        await this.#pause(openAt - now, urgent);
      }
    });
    this.#lastInLine = mine
      .catch(() => {})
      .then(() => {
        this.#inLine -= 1;
      });
    return mine;
  }

  #place(): Wanted {
    return { id: overall, windows: this.#overall, slack: slack.overall, set: {} };
  }

  /** How many of them were taken, in their order and in one round trip: the second is asked for when the first was free. */
  async #claim(now: number, wanted: readonly Wanted[]): Promise<number> {
    const by = await this.#writerCode();
    const writes = wanted.map((one) => ({ updateOne: this.#conditionalWrite(now, by, one) }));
    try {
      await inTime(this.#lanes.bulkWrite(writes as never[], { ordered: true }), 1_000);
      return wanted.length;
    } catch (error) {
      // It is there, and not free.
      if (!(error instanceof MongoBulkWriteError) || error.code !== 11000) throw error;
      const [failed] = [error.writeErrors].flat();
      return failed?.index ?? 0;
    }
  }

  /** A place in every window, and nobody else in the lane. */
  #conditionalWrite(now: number, by: string, taken: Wanted): Document {
    const full = taken.windows.flatMap(({ sends, milliseconds }) => {
      const nth = `nth.${nthKey(sends)}`;
      const since = (late: number) => ({ $gt: timeCode(now - milliseconds - late) });
      const others = { [`${nth}.at`]: since(taken.slack.others), [`${nth}.by`]: { $ne: by } };
      return [{ [`${nth}.at`]: since(taken.slack.own) }, others];
    });
    const closed = [...full, { busyUntil: { $gt: new Date(now) } }, { heldUntil: { $gt: new Date(now) } }];
    const change = [...sentTimes(now, by, sizesOf(taken.windows)), { $set: { ...taken.set, lastAt: new Date(now) } }];
    return { filter: { _id: taken.id, $nor: closed }, update: change, upsert: true };
  }

  /** The lane is this holder's, so the newest send is its own: Teams counts it when it arrives, at some time until now. */
  async #leave(conversation: string, holder: string, outcome: Parameters<Lane['leave']>[0]): Promise<void> {
    if (this.#perConversation.length === 0) return;
    const now = this.#now();
    const { departed, heldBackMilliseconds, cardCame } = outcome;
    const sizes = sizesOf(this.#perConversation);
    const held = departed && heldBackMilliseconds !== undefined;
    const change = [
      ...(departed ? leftNow(now, sizes) : neverLeft(sizes)),
      ...(held ? [{ $set: { heldUntil: new Date(now + heldBackMilliseconds) } }] : []),
      ...(departed && cardCame ? [{ $set: { cameAt: new Date(now) } }] : []),
      { $unset: ['holder', 'busyUntil'] },
    ];
    await inTime(this.#lanes.updateOne({ _id: conversation, holder } as Filter<LaneDocument>, change), 1_000).catch(
      (err: unknown) => this.#options.log.warn({ err }, 'a send was not noted for other instances'),
    );
  }

  /** A millisecond later: the claim asks whether the oldest is gone, not whether it goes now. */
  async #opensAt({ nth, heldUntil }: Seen, windows: readonly Window[], late: Slack): Promise<number> {
    const writer = await this.#writerCode();
    const nthLast = (n: number) => {
      const { at, by } = nth[nthKey(n)] ?? {};
      const sentAt = timeOf(at);
      return sentAt === undefined ? undefined : sentAt + (by === writer ? late.own : late.others);
    };
    return Math.max(heldUntil?.getTime() ?? 0, openAfter(windows, nthLast, 1));
  }

  #find(id: string): Promise<Seen | null> {
    return inTime(this.#lanes.findOne<Seen>({ _id: id }, { projection: seen }), 1_000);
  }

  /** Taken at the first send; without the database there is nobody to be told from. */
  #writerCode(): Promise<string> {
    this.#writer ??= inTime(
      this.#lanes.findOneAndUpdate({ _id: starts }, { $inc: { count: 1 } } as Document, {
        upsert: true,
        returnDocument: 'after',
      }),
      1_000,
    ).then((counted) => writerCode((counted as { count?: number } | null)?.count ?? 0));
    this.#writer.catch(() => {
      this.#writer = undefined;
    });
    return this.#writer;
  }

  #pause(milliseconds: number, urgent: boolean): Promise<void> {
    const { signal } = this.#stopped;
    return new Promise((resolve) => {
      const done = () => {
        clearTimeout(timer);
        signal.removeEventListener('abort', done);
        resolve();
      };
      const timer = setTimeout(done, Math.max(1, milliseconds));
      if (!urgent) signal.addEventListener('abort', done, { once: true });
    });
  }

  #now(): number {
    return this.#options.clock.serverNow().getTime();
  }
}

function sizesOf(windows: readonly Window[]): readonly number[] {
  return windows.map(({ sends }) => sends);
}
