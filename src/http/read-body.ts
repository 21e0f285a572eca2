import type { IncomingMessage } from 'node:http';
import { problem } from './http-problem.ts';

/**
 * Our own body reader. restify's parser has no size limit by default and measures compressed bytes when it has one, so
 * 48 KB of gzip become 50 MB in memory (reliability.md, finding 5). Compression is therefore refused altogether.
 */
export async function readBytes(req: IncomingMessage, maxBytes: number): Promise<Buffer> {
  const encoding = req.headers['content-encoding'];
  if (encoding !== undefined && encoding !== 'identity') throw refuse(req, 415);
  if (Number(req.headers['content-length'] ?? 0) > maxBytes) throw refuse(req, 413);

  const chunks: Buffer[] = [];
  let length = 0;
  return new Promise((resolve, reject) => {
    const stop = (): void => {
      req.off('data', onData).off('end', onEnd).off('error', onBroken).off('close', onBroken);
    };
    const onData = (chunk: Buffer): void => {
      length += chunk.length;
      if (length > maxBytes) {
        stop();
        reject(refuse(req, 413));
      } else {
        chunks.push(chunk);
      }
    };
    const onEnd = (): void => {
      stop();
      resolve(Buffer.concat(chunks, length));
    };
    const onBroken = (): void => {
      stop();
      reject(problem(400));
    };
    req.on('data', onData).on('end', onEnd).on('error', onBroken).on('close', onBroken);
  });
}

/** A JSON object, and nothing else that JSON can be. */
export async function readJsonObject(req: IncomingMessage, maxBytes: number): Promise<Record<string, unknown>> {
  if (!/^application\/json\s*(;|$)/i.test(req.headers['content-type'] ?? '')) throw refuse(req, 415);
  const bytes = await readBytes(req, maxBytes);
  const body = parse(bytes);
  if (typeof body !== 'object' || body === null || Array.isArray(body)) throw problem(400);
  return body as Record<string, unknown>;
}

function parse(bytes: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw problem(400);
  }
}

/** What we throw away, at most, so that a client which is still sending can read our answer before the line is cut. */
const discardLimit = 64 * 1024 * 1024;

function refuse(req: IncomingMessage, status: 413 | 415) {
  let discarded = 0;
  req.on('data', (chunk: Buffer) => {
    discarded += chunk.length;
    if (discarded > discardLimit) req.destroy();
  });
  req.on('error', () => {});
  req.resume();
  return problem(status);
}
