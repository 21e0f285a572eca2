import { AppError } from '../errors.ts';
import type { CrmAccount, CrmField } from './crm-values.ts';

/** Why a CRM did not do something, by what follows from it (docs/crm.md#failures). */
export type CrmFailure =
  /** Try the same again, after `afterMilliseconds` where the CRM named a time. */
  | {
      readonly kind: 'wait';
      readonly code: string;
      readonly afterMilliseconds?: number;
      /** Nobody knows whether a write was done. */
      readonly mayHaveArrived: boolean;
    }
  /** A new token was tried and refused too: the connection is down until an operator mends it. */
  | { readonly kind: 'sign-in'; readonly code: string }
  /** Somebody changed or made the record meanwhile: read, then merge again. `recordId`: what is there already. */
  | { readonly kind: 'merge-again'; readonly code: string; readonly recordId?: string }
  /** There is no such record, or our user may no longer see it. */
  | { readonly kind: 'gone'; readonly code: string }
  /** Somebody who works on the deal can mend it; repeating cannot. */
  | {
      readonly kind: 'person';
      readonly code: string;
      /** The CRM's own sentence: plain text without control characters, 300 at the most, for the card and never for the log. */
      readonly words?: string;
      readonly field?: CrmField;
      /** What a duplicate rule found, or what an external id is found at more than once. */
      readonly choices?: readonly CrmAccount[];
    }
  /** The operator or the CRM's administrator can mend it: a missing right or column, an unmapped stage, a key still building. */
  | { readonly kind: 'operator'; readonly code: string; readonly field?: CrmField; readonly words?: string };

/** Every method of the port throws this and nothing else for what a CRM answers, or fails to. */
export class CrmError extends AppError {
  /** No property of its own: a log that writes errors out must not meet the CRM's words. */
  readonly #failure: CrmFailure;

  constructor(failure: CrmFailure, options?: ErrorOptions) {
    super('internal', `The CRM did not do it: ${failure.kind}, ${failure.code}`, factsOf(failure), options);
    this.name = 'CrmError';
    this.#failure = failure;
  }

  get failure(): CrmFailure {
    return this.#failure;
  }
}

/** Code and kind only: what a CRM wrote may name people. */
function factsOf(failure: CrmFailure): AppError['facts'] {
  return { kind: failure.kind, reason: failure.code, ...('field' in failure ? { field: failure.field ?? '' } : {}) };
}
