/**
 * The back-off shared by all instances: limits are per tenant, and without it twenty instances would each need a 429 of
 * their own to learn of them. Neither call rejects: if the store fails, each instance uses its own back-off.
 */
export interface SharedBackOff {
  /** Server time until which no requests may be sent to that API; undefined: none is known. */
  until(audience: string): Promise<Date | undefined>;
  throttled(audience: string, until: Date): Promise<void>;
}
