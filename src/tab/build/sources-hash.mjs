import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';

/**
 * What the page is built from: its sources and how they are bundled, and the versions of what it is built with. Plain JavaScript, as it is asked before the
 * pinned Node is there.
 * @param {string} root the project's folder
 */
export function sourcesHash(root) {
  const hash = createHash('sha256');
  for (const folder of ['client', 'build'].map((name) => path.join(root, 'src/tab', name))) {
    const files = fs
      .readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.(?:tsx?|css|mjs)$/.test(name));
    for (const name of files.sort()) hash.update(name).update(fs.readFileSync(path.join(folder, name)));
  }
  const { devDependencies } = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8'));
  for (const name of ['preact', '@microsoft/teams-js', 'rolldown']) hash.update(`${name}@${devDependencies[name]}`);
  return hash.digest('hex').slice(0, 32);
}

/** @param {string} root */
export function isTabBuilt(root) {
  try {
    const index = JSON.parse(fs.readFileSync(path.join(root, 'dist/tab/index.json'), 'utf8'));
    return index.sources === sourcesHash(root);
  } catch {
    return false;
  }
}
