import type { IncomingMessage } from 'node:http';
import { type HttpProblem, httpProblem } from './http-problem.ts';

/**
 * Our own body reader. restify's parser has no size limit by default and measures compressed bytes when it has one, so
 * 48 KB of gzip become 50 MB in memory (docs/reliability.md#compression). Compression is therefore refused altogether.
 */
export async function readBytes(
  req: IncomingMessage,
  maxBytes: number,
  accepts: (contentType: string) => boolean = () => true,
): Promise<Buffer> {
  const encoding = req.headers['content-encoding'];
  if (encoding !== undefined && encoding !== 'identity') throw stopReading(req, httpProblem(415));
  if (!accepts(req.headers['content-type'] ?? '')) throw stopReading(req, httpProblem(415));
  if (Number(req.headers['content-length'] ?? 0) > maxBytes) throw stopReading(req, httpProblem(413));

  const chunks: Buffer[] = [];
  let length = 0;
  return new Promise((resolve, reject) => {
    const leave = (): void => {
      req.off('data', onData).off('end', onEnd).off('error', onBroken).off('close', onBroken);
    };
    const onData = (chunk: Buffer): void => {
      length += chunk.length;
      if (length > maxBytes) {
        leave();
        reject(stopReading(req, httpProblem(413)));
      } else {
        chunks.push(chunk);
      }
    };
    const onEnd = (): void => {
      leave();
      resolve(Buffer.concat(chunks, length));
    };
    const onBroken = (): void => {
      leave();
      reject(httpProblem(400, {}, { reason: 'cut-short' }));
    };
    req.on('data', onData).on('end', onEnd).on('error', onBroken).on('close', onBroken);
  });
}

export function isJson(contentType: string): boolean {
  return /^application\/json\s*(;|$)/i.test(contentType);
}

/** Parses a JSON object; any other JSON value is refused. */
export function parseJsonObject(bytes: Buffer): Record<string, unknown> {
  const body = parse(bytes);
  if (typeof body !== 'object' || body === null || Array.isArray(body)) throw httpProblem(400, {}, { reason: 'json' });
  return body as Record<string, unknown>;
}

function parse(bytes: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw httpProblem(400, {}, { reason: 'json' });
  }
}

/** What a well-behaved client still has in flight when it receives the answer. */
const discardBytes = 256 * 1024;
const lingerMilliseconds = 2_000;

/**
 * Stops reading a body without closing the connection at once, which would discard our answer: the client can read it
 * while a bounded rest of the body is discarded, then the connection is closed. Reading all of 20 MB would be work that
 * anybody could cause.
 */
export function stopReading(req: IncomingMessage, why: HttpProblem): HttpProblem {
  let discarded = 0;
  req.on('error', () => {});
  req.on('data', (chunk: Buffer) => {
    discarded += chunk.length;
    if (discarded > discardBytes) req.pause();
  });
  req.resume();
  const cut = setTimeout(() => {
    if (!req.complete) req.destroy();
  }, lingerMilliseconds).unref();
  req.once('close', () => clearTimeout(cut));
  return why;
}
