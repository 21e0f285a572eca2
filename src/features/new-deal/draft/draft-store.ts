import type { Lease, LeaseStore } from '../../../sweeps/lease.ts';
import type { PersonKey } from '../../people/index.ts';
import type { DealDraft } from './deal-draft.ts';

/**
 * Where drafts live. Promises, held by a contract on MongoDB:
 * - `insert` of an id that is there already changes nothing, and gives false;
 * - `replace` succeeds only if nobody wrote since `before` was read;
 * - what `LeaseStore` promises, for creations and for what is let go, each by itself.
 */
export interface DraftStore {
  find(id: string): Promise<DealDraft | undefined>;
  insert(draft: DealDraft): Promise<boolean>;
  /**
   * Gives the draft as written (version increased), or undefined when somebody was faster. With a lease, also when the
   * lease on its creation is somebody else's by now: that write comes before anything irreversible.
   */
  replace(before: DealDraft, after: DealDraft, lease?: Lease): Promise<DealDraft | undefined>;
  /** Which message asks, without a new version: no answer waits for it, and none is lost by it. */
  noteShown(id: string, shown: NonNullable<DealDraft['shown']>): Promise<void>;
  /** This message points to these drafts, in the same way. */
  noteBeside(ids: readonly string[], activityId: string): Promise<void>;
  /** These messages point to none of the person's drafts any more. */
  forgetBeside(by: PersonKey, activityIds: readonly string[]): Promise<void>;
  remove(id: string): Promise<void>;
  /** The person's unfinished drafts (open and put aside), last touched first. */
  unfinished(by: PersonKey, limit: number): Promise<readonly DealDraft[]>;

  /** Drafts whose creation has something to do. */
  readonly creations: LeaseStore<DealDraft>;
  /** Drafts that nobody has touched for `draftDays`, and whose creation has nothing to do any more. */
  readonly untouched: LeaseStore<DealDraft>;
}
