import { RequestLot } from '../../../../partner-center/request-lot.ts';
import type { ImportStore } from '../import-store.ts';
import type { RowCarrier, RunUnderWay } from './row-carrier.ts';
import type { RowOutcome } from './row-changes.ts';
import type { RunBoard } from './run-board.ts';
import { RunPace } from './run-pace.ts';
import type { RunRow } from './run-rows.ts';

export interface RunTurnDeps {
  readonly store: Pick<ImportStore, 'find' | 'moved'>;
  readonly carrier: Pick<RowCarrier, 'carry'>;
  readonly board: Pick<RunBoard, 'moves'>;
}

type Waits = Extract<RowOutcome, { kind: 'waiting' }>;

/** Milliseconds of one turn; then the lease is given back, and another run, or another instance, may have its turn. */
const longestTurn = 45_000;
/** How often it is noted that rows were done, and asked whether somebody pressed Stop; in milliseconds. */
const looksEvery = 500;

/** One is prepared, or recorded, while Partner Center answers the other. */
const lotsAtOnce = 2;

/** Why one row waits, and others needn't. */
const ofTheRow: readonly string[] = ['sending', 'busy', 'error', 'unread', 'no-answer', 'other-import'];

/** The rows of one turn of a run, in lots whose rows go in step: what they read and write shares commands. */
export class RunTurn {
  readonly #run: RunUnderWay;
  readonly #deps: RunTurnDeps;
  readonly pace = new RunPace(performance.now());
  #lookedAt = Number.NEGATIVE_INFINITY;
  #settled = 0;
  #isStopped = false;

  constructor(run: RunUnderWay, deps: RunTurnDeps) {
    this.#run = run;
    this.#deps = deps;
  }

  get isOver(): boolean {
    return performance.now() - this.pace.from > longestTurn;
  }

  /** Gives what stops the run for a while: Partner Center is away, or asks to go slower. Less than the batch where it is stopped. */
  async carry(batch: readonly RunRow[], { evenStopped = false } = {}): Promise<Waits | undefined> {
    const { carrier } = this.#deps;
    const underWay = new Set<Promise<void>>();
    const failed: unknown[] = [];
    const left = [...batch];
    let stops: Waits | undefined;
    const one = async (row: RunRow) => {
      const waiting = await carrier.carry(this.#run, row);
      this.pace.rowDone();
      if (!waiting) this.#settled++;
      else if (!ofTheRow.includes(waiting.why)) stops = waiting;
      await this.#look();
    };
    const isStopped = () => this.#isStopped && !evenStopped;
    const mayGoOn = () => !stops && failed.length === 0 && !isStopped() && !this.isOver;
    while (left.length > 0) {
      while (underWay.size >= lotsAtOnce) await Promise.race(underWay);
      if (!mayGoOn()) break;
      const doing = this.#lot(left.splice(0, this.pace.lot), (row) =>
        one(row).catch((error: unknown) => void failed.push(error)),
      ).finally(() => underWay.delete(doing));
      underWay.add(doing);
    }
    await Promise.all(underWay);
    if (failed.length > 0) throw failed[0];
    return stops;
  }

  async #lot(rows: readonly RunRow[], carry: (row: RunRow) => Promise<void>): Promise<void> {
    const [lot, from] = [new RequestLot(), performance.now()];
    await Promise.all(rows.map((row) => lot.run(() => carry(row))));
    this.pace.lotDone(rows.length, performance.now() - from);
  }

  async isToStop(): Promise<boolean> {
    const { id, by } = this.#run.imported;
    this.#isStopped = (await this.#deps.store.find(id, by))?.state !== 'running';
    return this.#isStopped;
  }

  async #look(): Promise<void> {
    if (performance.now() - this.#lookedAt < looksEvery) return;
    this.#lookedAt = performance.now();
    const { store, board } = this.#deps;
    // Its workers did not die over it: however often they do, it is not given up.
    if (this.#settled > 0) await store.moved(this.#run.hold.lease);
    this.#settled = 0;
    if (!(await this.isToStop())) board.moves(this.#run, this.pace);
  }
}
