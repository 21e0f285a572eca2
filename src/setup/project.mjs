import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const projectFolder = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

/** One line for the person who waits. Standard error, so that what a program prints can still be piped. */
export function say(line) {
  process.stderr.write(`${line}\n`);
}
