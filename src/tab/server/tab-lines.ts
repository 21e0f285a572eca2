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
  sleep(milliseconds: number): Promise<void>;
}

interface Lines {
  readonly reader: TabReader;
  readonly asked: unknown;
  readonly req: Request;
  readonly res: Response;
  readonly isClosing: () => boolean;
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
  { reader, asked, req, res, isClosing }: Lines,
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
    else if (isClosing()) break;
  }
  const isGone = res.destroyed;
  if (!isGone) res.end();
  if (isGone || !(await isHeard())) await unheard(reader, asked, sent);

  /** A page of an older build calls its answer nothing: the connection alone tells of it. So it does where there is no time to wait. */
  async function isHeard(): Promise<boolean> {
    const { data: id } = Id.safeParse(new URL(req.url ?? '', 'http://tab').searchParams.get('answer'));
    if (!id) return true;
    for (const pause of looks) {
      if (isClosing()) return true;
      await hearing.sleep(pause);
      if (await hearing.has(reader, id)) return true;
    }
    return false;
  }
}
