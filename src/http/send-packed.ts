import type { IncomingMessage, ServerResponse } from 'node:http';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { sendJson } from './http-problem.ts';

const pack = promisify(gzip);

/** Bytes. Smaller bodies are not compressed: they fit into one packet anyway. */
const smallest = 1_400;
/**
 * Of 9: compresses a page of a list to a fifth, in a millisecond off the event loop. Brotli's best level would take
 * seconds.
 */
const level = 5;

/**
 * Sends JSON, compressed if the client accepts that. Only for answers that no other site can request on a user's
 * behalf: the length of a compressed text reveals its content to an attacker who can add text of their own to it
 * (BREACH, CVE-2013-3587).
 */
export async function sendPackedJson(
  req: Pick<IncomingMessage, 'headers'>,
  res: ServerResponse,
  status: number,
  body: unknown,
): Promise<void> {
  const accepted = String(req.headers['accept-encoding'] ?? '');
  const text = JSON.stringify(body);
  if (text.length < smallest || !/\bgzip\b(?!\s*;\s*q=0(?:\.0*)?(?:\s*,|\s*$))/.test(accepted))
    return sendJson(res, status, body, { Vary: 'Accept-Encoding' });
  const packed = await pack(text, { level });
  if (res.headersSent || res.destroyed) return;
  res.writeHead(status, {
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Encoding': 'gzip',
    'Content-Length': String(packed.length),
    Vary: 'Accept-Encoding',
  });
  res.end(packed);
}
