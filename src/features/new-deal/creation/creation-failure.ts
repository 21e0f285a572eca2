import { PartnerCenterError } from '../../../partner-center/partner-center-error.ts';

/**
 * How a failed request to Partner Center affects a creation. Any other error is a defect of the desk and is rethrown.
 */
export type CreationFailure =
  | { readonly kind: 'refused'; readonly code: string; readonly mayHaveArrived: false }
  | Later;

export interface Later {
  readonly kind: 'later';
  readonly reason: string;
  readonly mayHaveArrived: boolean;
  readonly afterMilliseconds?: number;
}

export function failureOf(error: unknown): CreationFailure {
  if (!(error instanceof PartnerCenterError)) throw error;
  const { outcome, reason, mayHaveArrived, afterMilliseconds } = error;
  if (outcome === 'refused') return { kind: 'refused', code: reason, mayHaveArrived: false };
  return { kind: 'later', reason, mayHaveArrived, ...(afterMilliseconds === undefined ? {} : { afterMilliseconds }) };
}

/** For look-ups: a refusal (usually missing rights) is retried like an outage, and an operator sees its code. */
export function asLater(error: unknown): Later {
  const failure = failureOf(error);
  return failure.kind === 'later' ? failure : { kind: 'later', reason: failure.code, mayHaveArrived: false };
}
