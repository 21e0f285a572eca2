import type { Request, Response } from 'restify';
import { z } from 'zod';
import type { TabReader } from './tab-reader.ts';

/** Work that goes on though the page that asked for it has gone, until the desk closes: then it ends behind the part in hand. */
export interface TabParts<Asked, Part = unknown> {
  parts(reader: TabReader, asked: Asked): AsyncIterable<Part>;
  /** The page had gone before the last of these, or the desk closes and others don't come: the person is told in another way. */
  unheard(reader: TabReader, asked: Asked, parts: readonly Part[]): Promise<void>;
}

export interface LineHearing {
  /** Whether the page said that it has the last line of the answer that it called so. */
  has(reader: TabReader, id: string): Promise<boolean>;
  /** Rejects once the signal is aborted. */
  sleep(milliseconds: number, signal?: AbortSignal): Promise<void>;
}

interface Lines {
  readonly reader: TabReader;
  readonly asked: unknown;
  readonly req: Request;
  readonly res: Response;
  /** Aborted once the desk closes. */
  readonly closing: AbortSignal;
}

const lines = 'application/x-ndjson';
const Id = z.guid();
/** Milliseconds before each look: a page says so at once, a phone within seconds. */
const looks = [300, 1_700, 8_000];

export function asksForLines(req: Request): boolean {
  return String(req.headers.accept ?? '').includes(lines);
}

/** A line of JSON for each part. The page may go at any moment: what it asked for is done to its end all the same. */
export async function sendLines(
  { parts, unheard }: TabParts<unknown>,
  hearing: LineHearing,
  { reader, asked, req, res, closing }: Lines,
): Promise<undefined> {
  res.writeHead(200, {
    'Content-Type': `${lines}; charset=utf-8`,
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
  });
  const sent: unknown[] = [];
  for await (const part of parts(reader, asked)) {
    sent.push(part);
    if (!res.destroyed) res.write(`${JSON.stringify(part)}\n`);
    // A page that is still there has until the drain's deadline, which closes its connection.
    else if (closing.aborted) break;
  }
  const isGone = res.destroyed;
  if (!isGone) res.end();
  if (isGone || !(await isHeard())) await unheard(reader, asked, sent);

  /** A page of an older build calls its answer nothing: the connection alone tells of it. A desk that closes gives it the first pause. */
  async function isHeard(): Promise<boolean> {
    const { data: id } = Id.safeParse(new URL(req.url ?? '', 'http://tab').searchParams.get('answer'));
    if (!id) return true;
    for (const [index, pause] of looks.entries()) {
      if (index > 0 && closing.aborted) return false;
      await hearing.sleep(pause, index > 0 ? closing : undefined).catch(() => undefined);
      // A look that fails has found nothing: the person is told rather than left without a word.
      if (await hearing.has(reader, id).catch(() => false)) return true;
    }
    return false;
  }
}
