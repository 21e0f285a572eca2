import type { Logger } from 'pino';
import type { Clock } from '../../../clock.ts';
import { Sweeper } from '../../../scheduler/sweeper.ts';
import type { DealDraft } from '../draft/deal-draft.ts';
import type { DraftStore } from '../draft/draft-store.ts';
import type { CreationResult, DealCreation } from './deal-creation.ts';

/** Longer than two POSTs and what is looked up around them. */
const leaseSeconds = 90;

/** Tells the person what came of it. Throws when it could not be told now: it is tried again. */
export interface CreationTeller {
  tell(result: CreationResult): Promise<void>;
}

interface RunnerDeps {
  readonly drafts: DraftStore;
  readonly clock: Clock;
  readonly log: Logger;
  readonly creation: DealCreation;
  readonly teller: CreationTeller;
}

/** Brings creations to their end, and tells of it: at once for whoever pressed Create, else when they are due. */
export class CreationRunner {
  readonly sweeper: Sweeper<DealDraft>;
  readonly #deps: RunnerDeps;

  constructor(deps: RunnerDeps) {
    this.#deps = deps;
    const { drafts, clock, log } = deps;
    this.sweeper = new Sweeper(
      {
        name: 'deals.creation',
        due: (limit) => drafts.dueCreations(clock.now(), limit),
        lease: (id) => this.#lease(id),
        handle: async (draft) => void (await this.#run(draft)),
        release: (id) => drafts.release(id),
        batch: 50,
        concurrency: 4,
      },
      log,
    );
  }

  /** Undefined when the sweep is at it already: the person is told by it. */
  async now(id: string): Promise<CreationResult | undefined> {
    const draft = await this.#lease(id);
    if (!draft) return undefined;
    const result = await this.#run(draft);
    await this.#deps.drafts.release(id);
    return result;
  }

  #lease(id: string): Promise<DealDraft | undefined> {
    return this.#deps.drafts.lease(id, { serverNow: this.#deps.clock.serverNow(), seconds: leaseSeconds });
  }

  /** A failure keeps the lease: its end is the next try. */
  async #run(draft: DealDraft): Promise<CreationResult | undefined> {
    const result = await this.#result(draft);
    if (!result) return undefined;
    await this.#deps.teller.tell(result);
    return result;
  }

  async #result(draft: DealDraft): Promise<CreationResult | undefined> {
    const { creation } = draft;
    if (draft.state === 'creating') return this.#deps.creation.advance(draft);
    // Decided in an earlier run, which ended before the person was told.
    if (draft.state === 'created' && creation?.ownId) return this.#deps.creation.created(draft, creation.ownId);
    return creation?.refused ? { kind: 'refused', draft, code: creation.refused } : undefined;
  }
}
