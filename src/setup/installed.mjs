import fs from 'node:fs';
import path from 'node:path';

/**
 * Compares package-lock.json with the list that npm leaves in node_modules when an installation is complete. Comparing
 * the lists instead of keeping a marker of our own has two advantages: a plain `npm install` counts as well, and an
 * installation that was interrupted does not (npm writes its list last). Takes a few milliseconds.
 *
 * @returns {string | undefined} why an installation is needed, as a sentence
 */
export function whatIsMissing(folder, { development }) {
  const wanted = readPackages(path.join(folder, 'package-lock.json'));
  if (!wanted) throw new Error('package-lock.json is missing or unreadable; it is part of the project.');
  const present = readPackages(path.join(folder, 'node_modules', '.package-lock.json'));
  if (!present) return 'the packages are not installed yet.';

  for (const [location, entry] of Object.entries(wanted)) {
    if (location === '' || entry.link) continue;
    if (!development && (entry.dev || entry.devOptional)) continue;
    const found = present[location];
    // Optional packages are for other platforms, or failed harmlessly to build.
    if (!found && (entry.optional || entry.devOptional)) continue;
    if (found?.version !== entry.version) return `${location.replace(/^.*node_modules\//, '')} is not as listed.`;
  }
  return undefined;
}

function readPackages(file) {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8')).packages;
  } catch {
    return undefined;
  }
}
