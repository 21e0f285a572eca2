import type { IncomingMessage } from 'node:http';
import { ApiError, invalidRequest } from './api-error.ts';
import type { Fault } from './fault.ts';

/** One request, read whole, with what the sandbox notes about it. */
export interface Exchange {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
  readonly entry: RequestLogEntry;
  /** The faults that struck this request. */
  readonly faults: readonly Fault[];
}

/** What comes back: JSON when `body` is an object or a list, else text or bytes as they are. */
export interface Answer {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** One line of the request log; secrets and tokens are never in it. */
export interface RequestLogEntry {
  readonly at: string;
  readonly method: string;
  /** Path and query as they were sent. */
  readonly path: string;
  readonly ifMatch?: string | undefined;
  body?: unknown;
  status?: number;
  user?: string;
  faults?: string[];
  /** A write was taken, whether or not its answer arrived. */
  taken?: boolean;
  outcome?: 'answered' | 'cut' | 'hung';
}

export function jsonBody(exchange: Exchange): unknown {
  const type = exchange.headers['content-type'] ?? '';
  if (!/^application\/json\s*(;|$)/i.test(type)) {
    throw new ApiError(415, 'invalidRequest', 'The Content-Type must be application/json.');
  }
  try {
    return JSON.parse(exchange.body.toString('utf8'));
  } catch {
    throw invalidRequest('The body is not valid JSON.');
  }
}
