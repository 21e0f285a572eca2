/** A person's secret link to their calendar feed. Only the hash of the secret is stored. */
export interface CalendarLink {
  readonly madeAt: Date;
  /** When a calendar last fetched the feed, rounded to the hour. */
  readonly readAt?: Date;
}

export interface StoredCalendarLink extends CalendarLink {
  /** SHA-256 of the secret, in hex. */
  readonly hash: string;
}
