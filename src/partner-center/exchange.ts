import type { Timers } from './timers.ts';

/** One HTTP exchange with its complete body: with a deadline and a size limit, without redirects. */
export interface ExchangeRequest {
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly timeoutMilliseconds: number;
  /** Counted after decompression, because a small compressed body can be a large one. */
  readonly maximumBytes: number;
  readonly signal?: AbortSignal | undefined;
}

export interface Exchange {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Buffer;
}

/** No usable answer. `mayHaveArrived`: false only if the request certainly never reached the server. */
export class ExchangeError extends Error {
  readonly reason: 'timeout' | 'network' | 'too-large';
  readonly mayHaveArrived: boolean;

  constructor(reason: ExchangeError['reason'], mayHaveArrived: boolean, options?: ErrorOptions) {
    super(`HTTP exchange failed: ${reason}`, options);
    this.name = 'ExchangeError';
    this.reason = reason;
    this.mayHaveArrived = mayHaveArrived;
  }
}

export async function exchange(url: URL, request: ExchangeRequest, timers: Timers): Promise<Exchange> {
  request.signal?.throwIfAborted();
  const deadline = timers.deadline(request.timeoutMilliseconds);
  try {
    const response = await fetch(url, {
      method: request.method,
      headers: request.headers,
      ...(request.body === undefined ? {} : { body: request.body }),
      // A redirect could send the token to any host.
      redirect: 'manual',
      signal: request.signal ? AbortSignal.any([request.signal, deadline.signal]) : deadline.signal,
    });
    const body = await readBody(response, request.maximumBytes);
    return { status: response.status, headers: response.headers, body };
  } catch (error) {
    request.signal?.throwIfAborted();
    if (error instanceof ExchangeError) throw error;
    if (deadline.signal.aborted) throw new ExchangeError('timeout', true, { cause: error });
    throw new ExchangeError('network', !neverConnected(error), { cause: error });
  } finally {
    deadline.clear();
  }
}

async function readBody(response: Response, maximumBytes: number): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  // An error thrown in the loop cancels the stream, and closes the connection.
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength;
    if (size > maximumBytes) throw new ExchangeError('too-large', true);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

const beforeConnection = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** True: the error occurred in the name look-up, the connection or TLS, so before the first byte of the request. */
function neverConnected(error: unknown): boolean {
  const codes: string[] = [];
  for (let cause = error, depth = 0; cause instanceof Error && depth < 5; cause = cause.cause, depth += 1) {
    if ('code' in cause) codes.push(String(cause.code));
    if (cause instanceof AggregateError) codes.push(...cause.errors.map((inner) => String(inner?.code)));
  }
  return codes.some((code) => beforeConnection.has(code) || /CERT|SELF_SIGNED|UNABLE_TO_VERIFY/.test(code));
}
