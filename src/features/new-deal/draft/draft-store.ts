import type { PersonKey } from '../../people/index.ts';
import type { DealDraft } from './deal-draft.ts';

/**
 * Where drafts live. Promises, held by a contract on MongoDB:
 * - `insert` of an id that is there already changes nothing, and gives false;
 * - `replace` succeeds only if nobody wrote since `before` was read;
 * - a draft leased for its creation is given to nobody else until the lease ends.
 */
export interface DraftStore {
  find(id: string): Promise<DealDraft | undefined>;
  insert(draft: DealDraft): Promise<boolean>;
  /** Gives the draft as written (version increased), or undefined when somebody was faster. */
  replace(before: DealDraft, after: DealDraft): Promise<DealDraft | undefined>;
  remove(id: string): Promise<void>;
  /** The person's unfinished drafts (open and put aside), last touched first. */
  unfinished(by: PersonKey, limit: number): Promise<readonly DealDraft[]>;

  /** Ids of drafts whose creation has something to do at `now`. */
  dueCreations(now: Date, limit: number): Promise<readonly string[]>;
  lease(id: string, times: { serverNow: Date; seconds: number }): Promise<DealDraft | undefined>;
  release(id: string): Promise<void>;

  /** Ids of unfinished or finished drafts that nobody touched since `before`. */
  untouchedSince(before: Date, limit: number): Promise<readonly string[]>;
}
