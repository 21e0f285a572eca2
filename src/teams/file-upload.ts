import { Readable } from 'node:stream';
import type { UploadExport } from '../features/bulk/index.ts';
import { isLoopback } from '../settings/formats.ts';

const patienceMilliseconds = 60_000;

/**
 * The upload address comes from an activity that Teams has signed; it is still checked against Teams' file hosts, so
 * that the desk's data can't be sent anywhere else.
 *
 * @param hosts exact names, or `.domain` for all below it.
 */
export function fileUpload(hosts: readonly string[]): UploadExport {
  return async (uploadUrl, { bytes, read }, signal) => {
    if (!isFileHost(uploadUrl, hosts)) return { kind: 'refused', reason: 'file-host' };
    try {
      const answer = await fetch(uploadUrl, {
        method: 'PUT',
        body: Readable.toWeb(Readable.from(read())) as ReadableStream,
        headers: { 'Content-Length': String(bytes), 'Content-Range': `bytes 0-${bytes - 1}/${bytes}` },
        redirect: 'error',
        signal: AbortSignal.any([signal, AbortSignal.timeout(patienceMilliseconds)]),
        duplex: 'half',
      } as RequestInit);
      await answer.body?.cancel();
      return answer.ok ? { kind: 'done' } : { kind: 'refused', reason: `status ${answer.status}` };
    } catch (error) {
      signal.throwIfAborted();
      return { kind: 'refused', reason: error instanceof Error ? error.name : 'unknown' };
    }
  };
}

export function isFileHost(address: string, hosts: readonly string[]): boolean {
  if (!URL.canParse(address)) return false;
  const url = new URL(address);
  if (url.username || url.password) return false;
  const host = url.hostname.toLowerCase();
  const known = hosts.some((allowed) => (allowed.startsWith('.') ? host.endsWith(allowed) : host === allowed));
  return known && (url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(host)));
}
