/** Somebody's secret link to their calendar. The secret itself is kept nowhere. */
export interface CalendarLink {
  readonly madeAt: Date;
  /** When a calendar last read it, to the hour. */
  readonly readAt?: Date;
}

export interface StoredCalendarLink extends CalendarLink {
  /** SHA-256 of the secret, in hex. */
  readonly hash: string;
}
