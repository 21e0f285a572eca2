import { randomUUID } from 'node:crypto';

/** What can go wrong in words that features share. The user's sentence for each code lives in the catalogues (`error.<code>`). */
export type ErrorCode =
  | 'not-allowed'
  | 'not-found'
  | 'bad-input'
  | 'partner-center-unavailable'
  | 'partner-center-refused'
  | 'database-unavailable'
  | 'internal';

/** An error with facts for the log and a short reference that the user reads and the operator greps for. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly facts: Readonly<Record<string, string | number | boolean>>;
  readonly reference: string;

  constructor(code: ErrorCode, message: string, facts: AppError['facts'] = {}, options?: ErrorOptions) {
    super(message, options);
    this.name = 'AppError';
    this.code = code;
    this.facts = facts;
    this.reference = newReference();
  }
}

/** Eight characters: short enough to read out on the phone. */
export function newReference(): string {
  return randomUUID().slice(0, 8);
}

export function toAppError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  if (isDatabaseAway(error)) return new AppError('database-unavailable', error.name, {}, { cause: error });
  return new AppError('internal', error instanceof Error ? error.message : String(error), {}, { cause: error });
}

/** The driver's errors for a server that cannot be reached or is just going away, by name: this file knows no driver. */
const databaseAway: ReadonlySet<string> = new Set([
  'MongoNetworkError',
  'MongoNetworkTimeoutError',
  'MongoServerSelectionError',
  'MongoNotConnectedError',
  'MongoPoolClearedError',
  'MongoPoolClosedError',
  'MongoWaitQueueTimeoutError',
  'MongoOperationTimeoutError',
]);

/**
 * What a command meets that is written in the moment in which the server hangs up: the driver (7.8) hands the socket's
 * own error on as it is. No other edge writes on bare sockets; theirs have names of their own.
 */
const cutOff: ReadonlySet<string | undefined> = new Set(['EPIPE', 'ECONNRESET']);

/** Heals by itself, and whoever pressed may press again: a decision is one write, which is there or is not. */
function isDatabaseAway(error: unknown): error is Error {
  if (!(error instanceof Error)) return false;
  const {
    name,
    code,
    errorLabels = [],
  } = error as NodeJS.ErrnoException & { readonly errorLabels?: readonly string[] };
  if (name === 'Error') return cutOff.has(code);
  return databaseAway.has(name) || (name.startsWith('Mongo') && errorLabels.includes('RetryableWriteError'));
}
