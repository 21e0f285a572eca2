import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

const { version } = createRequire(import.meta.url)('recheck/package.json') as { readonly version: string };

/** A key a line: patterns that this version of recheck has proven safe. Another version begins anew. */
export const provenPatternsFile = path.join(import.meta.dirname, 'proven-patterns.txt');

export function provenKey({ source, flags }: { readonly source: string; readonly flags: string }): string {
  return createHash('sha256').update(`${version}\n${flags}\n${source}`).digest('hex').slice(0, 24);
}

export function provenPatterns(): Set<string> {
  return new Set(readFileSync(provenPatternsFile, 'utf8').split('\n').filter(Boolean));
}
