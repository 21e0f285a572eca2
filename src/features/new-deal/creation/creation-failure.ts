import { PartnerCenterError } from '../../../partner-center/partner-center-error.ts';

/** What a failed request to Partner Center means for a creation. Anything else is a fault of ours and is thrown on. */
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

/** For look-ups: a refusal (rights, most likely) heals as an outage does, or somebody reads of it. */
export function asLater(error: unknown): Later {
  const failure = failureOf(error);
  return failure.kind === 'later' ? failure : { kind: 'later', reason: failure.code, mayHaveArrived: false };
}
