import type { Logger } from '../../../../logger.ts';
import type { PartnerCenter } from '../../../../partner-center/port.ts';
import { sharedHold } from '../../../../sweeps/shared-hold.ts';
import { type SweepDeps, Sweeper } from '../../../../sweeps/sweeper.ts';
import type { Hold } from '../../../../sweeps/under-lease.ts';
import type { PeopleStore } from '../../../people/index.ts';
import type { BulkImport } from '../bulk-import.ts';
import type { ImportStore } from '../import-store.ts';
import { RecentRecords } from './recent-records.ts';
import type { RowCarrier, RunUnderWay } from './row-carrier.ts';
import type { RunBoard } from './run-board.ts';
import { finalLines, type TurnEnd } from './run-end.ts';
import type { RunRow, RunRows } from './run-rows.ts';
import { RunTurn } from './run-turn.ts';

export interface ImportRunsDeps extends SweepDeps {
  readonly store: ImportStore;
  readonly rows: RunRows;
  readonly carrier: RowCarrier;
  readonly board: RunBoard;
  readonly people: Pick<PeopleStore, 'find'>;
  readonly partnerCenter: Pick<PartnerCenter, 'changedSince'>;
  readonly log: Logger;
  /** Irreversible changes of a run are held back together until then. */
  readonly finalAt: (imported: Pick<BulkImport, 'startedAt'>) => Date;
}

const batchRows = 200;

/**
 * Carries out imports in the background, each row once: a row's beginning is recorded before its first effect, so that another
 * worker can take the run over. Its requests to Partner Center have a lower priority than those for people's presses.
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

  async #turn(imported: BulkImport, alone: Hold): Promise<void> {
    const hold = sharedHold(alone);
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
    const turn = new RunTurn(run, this.#deps);
    const ended = await this.#rows(run, turn);
    if (ended.kind === 'over') {
      await board.ended(run, ended.state);
      await store.change(hold.lease, 'run', { state: ended.state, endedAt: this.#now(), runDueAt: undefined });
      log.info({ importId: imported.id, state: ended.state }, 'import ended');
      return;
    }
    await board.waits(run, ended, turn.pace);
    // A Stop pressed meanwhile does not wait for the pause.
    const until = !ended.isStopping && (await turn.isToStop()) ? this.#now() : ended.until;
    await store.change(hold.lease, 'run', { runDueAt: until });
    if (until <= this.#now()) this.sweeper.nudge();
  }

  async #rows({ imported, hold }: RunUnderWay, turn: RunTurn): Promise<TurnEnd> {
    for (;;) {
      hold.signal.throwIfAborted();
      const batch = await this.#batch(imported);
      // Checked after the rows were read, so that no earlier Stop is missed.
      if (await turn.isToStop()) return this.#stopping(imported, turn);
      if (batch.length === 0) return this.#nothingNow(imported);
      const stopped = await turn.carry(batch);
      if (stopped) return { kind: 'later', until: stopped.until, why: stopped.why };
      if (turn.isOver) return { kind: 'later', until: this.#now() };
    }
  }

  /** Finishes rows that may have reached Partner Center: if left out, they would be created again. */
  async #stopping({ id }: BulkImport, turn: RunTurn): Promise<TurnEnd> {
    const { rows } = this.#deps;
    const retryAt = (row: RunRow) => row.run?.retryAt ?? new Date(0);
    const isReady = (row: RunRow) => retryAt(row) <= this.#now();
    const before = await rows.inDoubt(id, batchRows);
    const stopped = await turn.carry(before.filter(isReady), { evenStopped: true });
    const [first] = before.length > 0 ? await rows.inDoubt(id, 1) : [];
    if (!first) return { kind: 'over', state: 'stopped' };
    if (stopped) return { kind: 'later', until: stopped.until, why: stopped.why, isStopping: true };
    const soon = new Date(this.#now().getTime() + 1_000);
    return { kind: 'later', until: retryAt(first) > soon ? retryAt(first) : soon, isStopping: true };
  }

  /** Rows that were begun come first: similar records in Partner Center may be theirs. */
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

  #now(): Date {
    return this.#deps.clock.now();
  }
}
