/**
 * What Partner Center asked any instance of the desk: its limits are the tenant's, and twenty instances that each learn of
 * them by a 429 of their own are twenty too many. Neither call rejects: without it, each instance goes by its own.
 */
export interface SharedBackOff {
  /** Server time until which that API wants no requests; undefined: none is known. */
  until(audience: string): Promise<Date | undefined>;
  throttled(audience: string, until: Date): Promise<void>;
}
