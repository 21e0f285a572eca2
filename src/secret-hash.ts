import { createHash } from 'node:crypto';

/**
 * Under which the secret of a link is kept: who reads the database has none. It is as random as the hash is long: no salt and
 * no slow hash would make it harder to find.
 */
export function secretHash(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}
