import type { Lease, LeaseStore } from '../../../sweeps/lease.ts';
import type { PersonKey } from '../../people/index.ts';
import type { DealDraft } from './deal-draft.ts';

/**
 * Store of drafts. A contract suite checks on MongoDB that
 * - `insert` of an existing id changes nothing, and returns false;
 * - `replace` succeeds only if nobody wrote since `before` was read (compare and swap on the version);
 * - the contract of `LeaseStore` holds, for creations and for the retention sweep separately.
 */
export interface DraftStore {
  find(id: string): Promise<DealDraft | undefined>;
  insert(draft: DealDraft): Promise<boolean>;
  /**
   * Returns the draft as written (version increased), or undefined if another write was first. With a lease, also
   * undefined if the creation's lease has passed to another holder: such a fenced write precedes anything irreversible.
   */
  replace(before: DealDraft, after: DealDraft, lease?: Lease): Promise<DealDraft | undefined>;
  /** Records which message asks, without a new version, so that it never conflicts with an answer. */
  noteShown(id: string, shown: NonNullable<DealDraft['shown']>): Promise<void>;
  /** Records that this message refers to these drafts, likewise without a new version. */
  noteBeside(ids: readonly string[], activityId: string): Promise<void>;
  /** Records that these messages refer to none of the person's drafts any more. */
  forgetBeside(by: PersonKey, activityIds: readonly string[]): Promise<void>;
  remove(id: string): Promise<void>;
  /** The person's unfinished drafts (open and put aside), last touched first. */
  unfinished(by: PersonKey, limit: number): Promise<readonly DealDraft[]>;

  /** Drafts whose creation is due. */
  readonly creations: LeaseStore<DealDraft>;
  /** Drafts not touched for `draftDays`, whose creation has nothing left to do. */
  readonly untouched: LeaseStore<DealDraft>;
}
