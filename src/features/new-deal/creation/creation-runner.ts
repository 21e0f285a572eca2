import { type SweepDeps, Sweeper } from '../../../sweeps/sweeper.ts';
import type { Hold } from '../../../sweeps/under-lease.ts';
import type { DealDraft } from '../draft/deal-draft.ts';
import type { DraftStore } from '../draft/draft-store.ts';
import type { CreationResult } from './creation-result.ts';
import type { DealCreation } from './deal-creation.ts';

/** Tells the person the result. Throws if that is impossible at the moment: it is retried. */
export interface CreationTeller {
  tell(result: CreationResult, hold: Hold): Promise<void>;
}

interface RunnerDeps extends SweepDeps {
  readonly drafts: DraftStore;
  readonly creation: DealCreation;
  readonly teller: CreationTeller;
}

/**
 * Completes creations and tells the result: immediately when Create is pressed, otherwise in the sweep when they are
 * due.
 */
export class CreationRunner {
  readonly sweeper: Sweeper<DealDraft>;
  readonly #deps: RunnerDeps;

  constructor(deps: RunnerDeps) {
    this.#deps = deps;
    this.sweeper = new Sweeper(
      {
        name: 'deals.creation',
        everySeconds: 5,
        leases: deps.drafts.creations,
        handle: async (draft, hold) => void (await this.#run(draft, hold)),
        batch: 50,
        concurrency: 4,
      },
      deps,
    );
  }

  /** Undefined if the sweep holds the lease: then the sweep tells the person. */
  async now(id: string): Promise<CreationResult | undefined> {
    const outcome = await this.sweeper.one(id, (draft, hold) => this.#run(draft, hold));
    if (outcome.kind === 'failed' || outcome.kind === 'parked') throw outcome.error;
    return outcome.kind === 'done' ? outcome.result : undefined;
  }

  async #run(draft: DealDraft, hold: Hold): Promise<CreationResult | undefined> {
    const result = await this.#result(draft, hold);
    if (!result) return undefined;
    await this.#deps.teller.tell(result, hold);
    return result;
  }

  async #result(draft: DealDraft, hold: Hold): Promise<CreationResult | undefined> {
    const { creation } = draft;
    if (draft.state === 'creating') return this.#deps.creation.advance(draft, hold);
    // Created by an earlier run, which ended before the person was told.
    if (draft.state === 'created' && creation?.ownId) return this.#deps.creation.created(draft, creation.ownId);
    return creation?.refused ? { kind: 'refused', draft, code: creation.refused } : undefined;
  }
}
