/**
 * How far the creation of a deal in Partner Center has come. Part of the draft's document, and written before each call:
 * whoever finds it later (another instance, the sweep, after a crash) knows what may have happened.
 */
export interface CreationProgress {
  readonly startedAt: Date;
  /** When to go on: the next try, or telling the person. Absent while only a person can go on, and at the end. */
  readonly dueAt?: Date;
  readonly attempts: number;
  /** Written just before the bytes of the first POST leave: from then on our record may exist. */
  readonly ownSentAt?: Date;
  /** The same of the last POST: until that must have landed, what is not found may still come. */
  readonly ownLastSentAt?: Date;
  readonly ownId?: string;
  readonly engagementId?: string;
  /** The same for Microsoft's side of a co-sell deal. */
  readonly microsoftSentAt?: Date;
  readonly microsoftLastSentAt?: Date;
  readonly microsoftId?: string;
  /** Microsoft could not be asked; the deal itself stands. A code, never a payload. */
  readonly microsoftRefused?: string;
  /** Partner Center said no to the deal: the draft is open again. */
  readonly refused?: string;
  /** Why it waits: a code. */
  readonly waitingFor?: string;
  /** Records that look the same and are not ours: they were there before, or the person said so. */
  readonly notOurs: readonly string[];
  /** Whoever began it has looked for them: one look for all rows of a file. */
  readonly looked?: true;
  /** Records that could be the one whose answer was lost: only the person knows. */
  readonly candidates?: readonly string[];
  /** The card on which Create was pressed: it shows what came of it. */
  readonly cardActivityId?: string;
  /** The person has read that it waits: once is enough. */
  readonly toldThatItWaits?: boolean;
}
