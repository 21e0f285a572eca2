/** When one audience is reminded of a referral, the earliest first. */
export interface RungPlan {
  /** The audience and deadline it was made for. */
  readonly madeFor: string;
  /** Rungs before this time are not sent. */
  readonly since: Date;
  readonly rungs: readonly PlannedRung[];
}

export interface PlannedRung {
  /** An ISO duration: a rung of the ladder, or the time before the deadline of an extra reminder. */
  readonly rung: string;
  /** Moved into working time where possible, so not always that long before the deadline. */
  readonly at: Date;
  /** Sent, or skipped for a newer one. */
  readonly done?: true;
}

/** One step of the escalation, sent once. */
export interface Escalation {
  readonly step: 'owner' | 'backup' | 'manager' | 'channel' | 'catcher';
  readonly at: Date;
  /**
   * `nobody`: no person is defined for it. `unreachable`: the person can't be written to, or may not answer it. `off`:
   * they stopped reminders. `away`: they are away. `role`: the owner may not answer it any more, and is reminded still.
   */
  readonly skipped?: 'nobody' | 'unreachable' | 'off' | 'away' | 'role';
}
