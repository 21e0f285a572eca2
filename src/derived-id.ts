import { createHash } from 'node:crypto';

/**
 * The same id for the same parts, on every instance: an idempotency key for what Teams may deliver more than once. The
 * shape is a UUID of version 8 (RFC 9562: bits of one's own choosing), so it passes wherever a random one does.
 */
export function derivedId(...parts: readonly string[]): string {
  const bytes = createHash('sha256').update(JSON.stringify(parts)).digest().subarray(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
