import { accessSync, constants, mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';

/** Where downloads are kept for all checkouts: the person's own cache folder; where it cannot be written, `fallback`. */
export function cacheFolder(fallback: string): string {
  for (const parent of usersCacheFolders()) {
    const folder = path.join(parent, 'co-sell-desk');
    if (path.isAbsolute(folder) && canWrite(folder)) return folder;
  }
  const folder = path.resolve(fallback, 'cache');
  mkdirSync(folder, { recursive: true });
  return folder;
}

function usersCacheFolders(): string[] {
  const { XDG_CACHE_HOME, LOCALAPPDATA } = process.env;
  if (process.platform === 'win32') return LOCALAPPDATA ? [LOCALAPPDATA] : [];
  const home = homedir(); // Empty when HOME is set to nothing.
  const standard = home && path.join(home, process.platform === 'darwin' ? 'Library/Caches' : '.cache');
  return [XDG_CACHE_HOME ?? '', standard].filter((folder) => folder !== '');
}

function canWrite(folder: string): boolean {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}
