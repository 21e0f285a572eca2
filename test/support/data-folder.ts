import { mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** What a whole run writes, with room to spare. Bytes. */
const enough = 4 * 1024 ** 3;

/**
 * A folder for the database of one test run. In memory where the machine has a file system there that is large enough: the
 * server waits for the disk at each write (a few tenths of a second for the indexes of each test's desk alone), and no
 * test cuts the power. A server that is killed finds its files again there too.
 */
export function dataFolder(): { readonly path: string; remove(): void } {
  const folder = mkdtempSync(path.join(hasRoom('/dev/shm') ? '/dev/shm' : tmpdir(), 'co-sell-desk-test-'));
  return { path: folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

function hasRoom(folder: string): boolean {
  try {
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize >= enough;
  } catch {
    return false;
  }
}
