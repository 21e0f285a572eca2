import { AsyncLocalStorage } from 'node:async_hooks';
import { type DestinationStream, type Logger, pino, stdTimeFunctions } from 'pino';
import { gatheredLines } from './log-output.ts';

export type { Logger } from 'pino';

const correlation = new AsyncLocalStorage<string>();

/** Everything that `work` logs, sends or stores carries this id. */
export function withCorrelation<T>(correlationId: string, work: () => T): T {
  return correlation.run(correlationId, work);
}

export function currentCorrelation(): string | undefined {
  return correlation.getStore();
}

/**
 * Level meanings: error = somebody must act now; warn = healed or will be retried; info = a business fact;
 * debug = for developers. Messages are static sentences with ids as fields: never names, e-mails, texts or tokens.
 * The redaction below is the second line of defence, not a licence to log such things.
 */
export function createLogger(options: { level: string; destination?: DestinationStream }): Logger {
  return pino(
    {
      level: options.level,
      timestamp: stdTimeFunctions.isoTime,
      mixin: () => {
        const correlationId = correlation.getStore();
        return correlationId ? { correlationId } : {};
      },
      redact: { paths: redactedPaths, censor: '[redacted]' },
      serializers: { err: serializeError },
    },
    options.destination ?? standardOutput(),
  );
}

let output: ReturnType<typeof gatheredLines> | undefined;

/** One for the process, whose end it does not miss: an uncaught error's last words among it. */
function standardOutput(): DestinationStream {
  if (output) return output;
  const lines = gatheredLines(process.stdout);
  process.on('exit', () => lines.flush());
  output = lines;
  return lines;
}

const privateFields = [
  'authorization',
  'Authorization',
  'token',
  'access_token',
  'refresh_token',
  'client_secret',
  'password',
  'email',
  'phone',
  'phoneNumber',
  'name',
  'firstName',
  'lastName',
  'text',
  'notes',
  'card',
];
const redactedPaths = privateFields.flatMap((field) => [field, `*.${field}`, `*.*.${field}`]);

/** Only what helps to find the fault: libraries hang whole requests, with tokens and bodies, on their errors. */
function serializeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { message: String(error) };
  const { code, statusCode, facts, reference } = error as Error & Record<string, unknown>;
  return {
    type: error.name,
    message: error.message.replace(/(Bearer|Signature)\s+\S+/gi, '$1 [redacted]'),
    ...(code === undefined ? {} : { code }),
    ...(statusCode === undefined ? {} : { statusCode }),
    ...(facts === undefined ? {} : { facts }),
    ...(reference === undefined ? {} : { reference }),
    stack: error.stack?.split('\n').slice(1, 9).join('\n'),
    ...(error.cause === undefined ? {} : { cause: serializeError(error.cause) }),
  };
}
