import type { FetchFile } from '../features/bulk/index.ts';
import { isFileHost } from './file-upload.ts';

const patienceMilliseconds = 60_000;
const mostRedirects = 3;

/**
 * Downloads a file from the address in a message. Every address, redirects included, must be one of Teams' file hosts,
 * so that the desk can't be used to read from its own network (SSRF).
 *
 * @param hosts exact names, or `.domain` for all below it. Throws for failures that may pass: no connection, 429, 5xx.
 */
export function fileFetch(hosts: readonly string[]): FetchFile {
  return async (url, mostBytes, signal) => {
    const both = AbortSignal.any([signal, AbortSignal.timeout(patienceMilliseconds)]);
    let address = url;
    for (let hop = 0; hop <= mostRedirects; hop++) {
      if (!isFileHost(address, hosts)) return { kind: 'refused', why: 'host' };
      const answer = await fetch(address, { redirect: 'manual', signal: both });
      if (answer.ok) return withinSize(answer, mostBytes);
      await answer.body?.cancel();
      const next = redirectOf(answer, address);
      if (next === undefined) return refusedBy(answer);
      address = next;
    }
    return { kind: 'refused', why: 'gone' };
  };
}

function redirectOf({ status, headers }: Response, from: string): string | undefined {
  const location = headers.get('location');
  if (status < 300 || status >= 400 || !location || !URL.canParse(location, from)) return undefined;
  return new URL(location, from).href;
}

function refusedBy({ status }: Response) {
  if (status === 429 || status >= 500) throw new Error(`a file’s address answered ${status}`);
  return { kind: 'refused', why: 'gone' } as const;
}

/** A server's Content-Length may be wrong, so the bytes received are counted. */
async function withinSize(answer: Response, mostBytes: number): ReturnType<FetchFile> {
  const parts: Uint8Array[] = [];
  let bytes = 0;
  for await (const part of answer.body ?? []) {
    bytes += part.length;
    // Leaving the loop cancels the body.
    if (bytes > mostBytes) return { kind: 'refused', why: 'too-large' };
    parts.push(part);
  }
  return { kind: 'file', bytes: Buffer.concat(parts) };
}
