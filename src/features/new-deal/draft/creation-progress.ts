/**
 * Progress of a creation in Partner Center. Part of the draft's document, and written before each call, so that another
 * worker (another instance, the sweep, after a crash) knows which requests may have been sent.
 */
export interface CreationProgress {
  readonly startedAt: Date;
  /** When to continue: the next try, or telling the person. Absent while only a person can continue, and at the end. */
  readonly dueAt?: Date;
  readonly attempts: number;
  /** Written just before the first POST leaves: from then on our record may exist. */
  readonly ownSentAt?: Date;
  /** The same for the last POST: until its record would have appeared, "not found" is not final. */
  readonly ownLastSentAt?: Date;
  readonly ownId?: string;
  readonly engagementId?: string;
  /** The same for Microsoft's side of a co-sell deal. */
  readonly microsoftSentAt?: Date;
  readonly microsoftLastSentAt?: Date;
  readonly microsoftId?: string;
  /** Microsoft could not be invited, though the deal exists. An error code, never a payload. */
  readonly microsoftRefused?: string;
  /** Partner Center refused the deal: the draft is open again. */
  readonly refused?: string;
  /** Why it waits: an error code. */
  readonly waitingFor?: string;
  /** Matching records that are not ours: they existed before, or the person said so. */
  readonly notOurs: readonly string[];
  /** The caller has searched for matching records already: one search for all rows of a file. */
  readonly looked?: true;
  /** Records that could be the one whose response was lost: only the person can tell. */
  readonly candidates?: readonly string[];
  /** The card on which Create was pressed: it is updated with the result. */
  readonly cardActivityId?: string;
  /** The person was told that it waits, which is said only once. */
  readonly toldThatItWaits?: boolean;
}
