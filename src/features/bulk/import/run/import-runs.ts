import type { Logger } from '../../../../logger.ts';
import type { PartnerCenter } from '../../../../partner-center/port.ts';
import { type SweepDeps, Sweeper } from '../../../../sweeps/sweeper.ts';
import type { Hold } from '../../../../sweeps/under-lease.ts';
import type { PeopleStore } from '../../../people/index.ts';
import type { BulkImport } from '../bulk-import.ts';
import type { ImportStore } from '../import-store.ts';
import { RecentRecords } from './recent-records.ts';
import type { RowCarrier, RunUnderWay } from './row-carrier.ts';
import type { RowOutcome } from './row-changes.ts';
import type { RunBoard } from './run-board.ts';
import { finalLines, type TurnEnd } from './run-end.ts';
import type { RunRow, RunRows } from './run-rows.ts';

export interface ImportRunsDeps extends SweepDeps {
  readonly store: ImportStore;
  readonly rows: RunRows;
  readonly carrier: RowCarrier;
  readonly board: RunBoard;
  readonly people: Pick<PeopleStore, 'find'>;
  readonly partnerCenter: Pick<PartnerCenter, 'changedSince'>;
  readonly log: Logger;
  /** What can't be taken back waits until then, all of a run's as one. */
  readonly finalAt: (imported: Pick<BulkImport, 'startedAt'>) => Date;
}

/** Partner Center takes two of them at a time (`request-line.ts`); the others are being written down meanwhile. */
const rowsAtOnce = 4;
const batchRows = 40;
/** Milliseconds of one turn; then the lease is given back, and another run, or another instance, may have its turn. */
const longestTurn = 45_000;

/**
 * Carries out imports in the background, each row once: what was begun is written down before it is, and whoever takes a run
 * over goes on from there. What is asked of Partner Center for it waits behind what people press.
 */
export class ImportRuns {
  readonly sweeper: Sweeper<BulkImport>;
  readonly #deps: ImportRunsDeps;

  constructor(deps: ImportRunsDeps) {
    this.#deps = deps;
    this.sweeper = new Sweeper(
      {
        name: 'bulk.imports',
        everySeconds: 5,
        leases: deps.store.runs,
        handle: (imported, hold) => this.#turn(imported, hold),
        concurrency: 2,
      },
      deps,
    );
  }

  async #turn(imported: BulkImport, hold: Hold): Promise<void> {
    const { rows, people, store, log, board } = this.#deps;
    const person = await people.find(imported.by);
    if (!person?.personalChat) {
      log.warn({ importId: imported.id }, 'an import whose person is gone is stopped');
      await store.change(hold.lease, 'run', { state: 'stopped', endedAt: this.#now(), runDueAt: undefined });
      return;
    }
    await rows.take(imported.id, hold.lease.token);
    const { locale, timeZone, zoneIsOwn } = imported;
    let recent: Promise<RecentRecords> | undefined;
    const run: RunUnderWay = {
      ...{ imported, hold, speaker: { person, locale, timeZone, zoneIsOwn } },
      recent: () => {
        recent ??= RecentRecords.read(this.#deps.partnerCenter, this.#now());
        return recent;
      },
    };
    const ended = await this.#rows(run);
    if (ended.kind === 'over') {
      await board.ended(run, ended.state);
      await store.change(hold.lease, 'run', { state: ended.state, endedAt: this.#now(), runDueAt: undefined });
      log.info({ importId: imported.id, state: ended.state }, 'import ended');
      return;
    }
    await board.waits(run, ended);
    // Whoever pressed Stop meanwhile waits for no pause.
    const until = (await this.#isToStop(imported)) ? this.#now() : ended.until;
    await store.change(hold.lease, 'run', { runDueAt: until });
    if (until <= this.#now()) this.sweeper.nudge();
  }

  async #rows(run: RunUnderWay): Promise<TurnEnd> {
    const { board } = this.#deps;
    const { imported, hold } = run;
    const from = performance.now();
    const pace = { from, done: 0 };
    for (;;) {
      hold.signal.throwIfAborted();
      if (await this.#isToStop(imported)) return { kind: 'over', state: 'stopped' };
      if (performance.now() - from > longestTurn) return { kind: 'later', until: this.#now() };
      const batch = await this.#batch(imported);
      if (batch.length === 0) return this.#nothingNow(imported);
      const stopped = await this.#together(run, batch, pace);
      if (stopped) return { kind: 'later', until: stopped.until, why: stopped.why };
      await board.moves(run, pace);
    }
  }

  /** Begun ones first: whatever looks like them in Partner Center may be theirs. */
  async #batch({ id, ...imported }: BulkImport): Promise<readonly RunRow[]> {
    const { rows } = this.#deps;
    const now = this.#now();
    const without = now < this.#deps.finalAt(imported) ? finalLines(imported) : [];
    const begun = await rows.ready(id, { begun: true, without: [] }, now, batchRows);
    return begun.length > 0 ? begun : rows.ready(id, { begun: false, without }, now, batchRows);
  }

  async #nothingNow(imported: BulkImport): Promise<TurnEnd> {
    const { rows } = this.#deps;
    const { left } = await rows.tally(imported.id);
    if (left === 0) return { kind: 'over', state: 'done' };
    const now = this.#now();
    const waiting = await rows.nextReady(imported.id);
    const finalAt = this.#deps.finalAt(imported);
    const times = [...(waiting ? [waiting] : []), ...(finalAt > now ? [finalAt] : [])].map((time) => time.getTime());
    const until = new Date(Math.max(now.getTime() + 1_000, times.length > 0 ? Math.min(...times) : 0));
    return { kind: 'later', until };
  }

  /** Some at once. Gives what stops the run for a while: Partner Center is away, or asks to go slower. */
  async #together(run: RunUnderWay, batch: readonly RunRow[], pace: { done: number }) {
    const { carrier } = this.#deps;
    const queue = [...batch];
    let stops: Extract<RowOutcome, { kind: 'waiting' }> | undefined;
    let isStopping = false;
    let settled = 0;
    const worker = async () => {
      for (let row = queue.shift(); row && !stops && !isStopping; row = queue.shift()) {
        const waiting = await carrier.carry(run, row);
        pace.done += 1;
        if (!waiting && settled++ % looksEvery === 0) await this.#deps.store.moved(run.hold.lease);
        if (waiting && !ofTheRow.includes(waiting.why)) stops = waiting;
        if (pace.done % looksEvery === 0) isStopping = await this.#isToStop(run.imported);
      }
    };
    await Promise.all(Array.from({ length: rowsAtOnce }, worker));
    return stops;
  }

  async #isToStop({ id, by }: BulkImport): Promise<boolean> {
    return (await this.#deps.store.find(id, by))?.state !== 'running';
  }

  #now(): Date {
    return this.#deps.clock.now();
  }
}

/** How often it is noted that rows were done, and asked whether somebody pressed Stop; in rows. */
const looksEvery = 8;

/** Why one row waits, and others needn't. */
const ofTheRow: readonly string[] = ['sending', 'busy', 'error', 'unread', 'no-answer'];
