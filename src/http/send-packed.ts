import type { IncomingMessage, ServerResponse } from 'node:http';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { sendJson } from './http-problem.ts';

const pack = promisify(gzip);

/** Below it packing costs more than it saves: it goes in one packet anyway. Bytes. */
const smallest = 1_400;
/** Of 9: a page of a list becomes a fifth, in a millisecond beside the loop. Brotli's best would take seconds. */
const level = 5;

/**
 * An answer, packed where its reader takes that. For answers alone that no other page can ask for in somebody's name: how long a packed
 * text is tells of what is in it to whoever may put words of theirs beside it (BREACH, CVE-2013-3587).
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
