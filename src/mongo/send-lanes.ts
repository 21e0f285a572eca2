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
  /** When the last unprompted card was sent; written with the release of the lane. */
  readonly cameAt?: Date;
  readonly lastAt: Date;
}

/** The projection that a waiting sender polls, ten times a second. */
type Seen = Pick<LaneDocument, 'nth' | 'busyUntil' | 'heldUntil'>;
const seen = { nth: 1, busyUntil: 1, heldUntil: 1 } as const;

interface Options {
  readonly db: Db;
  readonly clock: Pick<Clock, 'serverNow'>;
  readonly limits: SendLimits;
  readonly log: Logger;
}

/** A claim: a place in each of these windows; on success the fields of `set` are written too. */
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
/** Counter of started instances: two characters distinguish the latest eight thousand. */
const starts = 'starts';
/** The lane's lease: a holder that died blocks the conversation for this long. A call to Teams times out after 10 s. */
const longestTurn = 15_000;
/** An urgent send waits no longer for a holder that may have died. */
const patience = 3_000;
const askAgainAfter = 100;
/**
 * Added to a window after this instance's own sends and after those of others: each instance estimates the database's
 * clock for itself, and the estimates differ by about a round trip. The overall limit needs no margin for others: of the
 * two limits that Microsoft publishes, the desk keeps the lower.
 */
const slack = {
  conversation: { own: ownSlack.conversation, others: 250 },
  overall: { own: ownSlack.overall, others: ownSlack.overall },
};
/** TTL: longer than any window and than the longest `Retry-After` of Teams that is honoured. */
const keptSeconds = 2 * 3_600;
/** Upper bound of the sends remembered per lane: Teams' largest window. Larger ones are test settings, and are ignored. */
const largestWindow = 1_800;

/**
 * One document per conversation: its lease (who is sending there) and its recent sends. A turn is taken by one
 * conditional write. Delivery matters more than the shared limits: while the database does not answer, the instance's
 * own limits alone decide.
 */
export class MongoSendLanes implements SendLanes {
  readonly #lanes: Collection<LaneDocument>;
  readonly #options: Options;
  readonly #perConversation: readonly Window[];
  readonly #overall: readonly Window[];
  #writer: Promise<string> | undefined;
  readonly #stopped = new AbortController();
  /** Serialises this process's claims on the overall lane, so that its waiting sends don't compete for each free place. */
  #lastInLine: Promise<void> = Promise.resolve();
  #inLine = 0;
  /** Releases under way. The message has been posted, so only the next send to that conversation waits for them. */
  readonly #leaving = new Map<string, Promise<void>>();

  constructor(options: Options) {
    this.#options = options;
    // The next send overwrites it, so majority durability is not worth its time.
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
      // The claim may have succeeded although its answer came after the stop: release it.
      if (err instanceof StoppedError) {
        await this.#goes(conversation, this.#leave(conversation, holder, { departed: false }));
        throw err;
      }
      this.#options.log.warn({ err }, 'could not read what other instances send, using this instance’s own limits');
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
      this.#options.log.warn({ err }, 'could not read whether another instance sent a card');
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

  /** True: the overall place was taken too, in the same round trip; tried only while nobody waits for that one. */
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

  /** Claims them in order, in one round trip; the second only if the first was free. Returns how many were taken. */
  async #claim(now: number, wanted: readonly Wanted[]): Promise<number> {
    const by = await this.#writerCode();
    const writes = wanted.map((one) => ({ updateOne: this.#conditionalWrite(now, by, one) }));
    try {
      await inTime(this.#lanes.bulkWrite(writes as never[], { ordered: true }), 1_000);
      return wanted.length;
    } catch (error) {
      // Duplicate key: the lane's document exists and did not match, so it is not free.
      if (!(error instanceof MongoBulkWriteError) || error.code !== 11000) throw error;
      const [failed] = [error.writeErrors].flat();
      return failed?.index ?? 0;
    }
  }

  /** Matches only if every window has a place and nobody holds the lane. */
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

  /** While this holder has the lane, the newest send is its own. Teams counts it on arrival, which is now at the latest. */
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
      (err: unknown) => this.#options.log.warn({ err }, 'could not record a send for other instances'),
    );
  }

  /** One millisecond after the window opens: the claim compares with `$gt`, so the oldest send must have left it. */
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

  /** Allocated at the first send; a failure is not cached. */
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
