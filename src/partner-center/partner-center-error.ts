import { AppError } from '../errors.ts';
import { property } from './tolerant.ts';

/**
 * A request that Partner Center did not execute, or may not have. Its own message is never shown to users: it is
 * English and may change.
 */
export class PartnerCenterError extends AppError {
  readonly outcome: 'refused' | 'later';
  /** Our own word or Partner Center's error code: for the log, the outbox and metrics. Never a payload. */
  readonly reason: string;
  readonly status: number | undefined;
  readonly afterMilliseconds: number | undefined;
  /** True: it is unknown whether a write was executed. */
  readonly mayHaveArrived: boolean;

  constructor(
    outcome: 'refused' | 'later',
    reason: string,
    details: { status?: number | undefined; afterMilliseconds?: number | undefined; mayHaveArrived?: boolean } = {},
    options?: ErrorOptions,
  ) {
    const { status, afterMilliseconds, mayHaveArrived = false } = details;
    super(
      outcome === 'refused' ? 'partner-center-refused' : 'partner-center-unavailable',
      outcome === 'refused' ? 'Partner Center refused the request' : 'Partner Center could not do the request now',
      { reason, mayHaveArrived, ...(status === undefined ? {} : { status }) },
      options,
    );
    this.name = 'PartnerCenterError';
    this.outcome = outcome;
    this.reason = reason;
    this.status = status;
    this.afterMilliseconds = afterMilliseconds;
    this.mayHaveArrived = mayHaveArrived;
  }
}

/** Partner Center's record lacks a required field. Names the field, never a value. */
export class PartnerCenterAnswerError extends AppError {
  constructor(fields: string) {
    super('partner-center-unavailable', `Partner Center answered with a record we cannot read: ${fields}`, { fields });
    this.name = 'PartnerCenterAnswerError';
  }
}

const knownCodes = [
  'accessDenied',
  'generalException',
  'invalidRequest',
  'itemNotFound',
  'preconditionFailed',
  'resourceModified',
  'serviceNotAvailable',
  'unauthenticated',
  'unauthorized',
  'insufficent_claims', // Microsoft's spelling
  'insufficient_claims',
];

/**
 * The code of an error body, in the spelling of `knownCodes` where it is one of them: the deepest known one of
 * `{error: {code, innerError}}` (docs/partner-center.md#errors), else the outermost. Throttling
 * answers in another shape, `{statusCode, message}`, and gateways with no JSON at all: then `http-<status>`.
 */
export function errorCode(status: number, body: unknown): string {
  let code: string | undefined;
  let error = property(body, 'error');
  for (let depth = 0; depth < 10 && error !== undefined; depth += 1) {
    const here = property(error, 'code');
    if (typeof here === 'string') {
      const known = knownCodes.find((candidate) => candidate.toLowerCase() === here.toLowerCase());
      if (known !== undefined) code = known;
      else code ??= /^[\w.-]{1,60}$/.test(here) ? here : undefined;
    }
    error = property(error, 'innerError');
  }
  return code ?? `http-${status}`;
}
