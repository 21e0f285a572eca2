import {
  copyFileSync,
  cpSync,
  existsSync,
  globSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../..');
const lines = (file: string) => readFileSync(path.join(root, file), 'utf8').split('\n');

/** What the Dockerfile copies from the project, as far as .dockerignore lets it through. */
export function copiedPaths(): readonly string[] {
  const sources = lines('Dockerfile')
    .flatMap((line) => /^COPY (?!--from)(.+)$/.exec(line)?.[1]?.split(/\s+/).slice(0, -1) ?? [])
    .filter((source, index, all) => all.indexOf(source) === index);
  const files = sources.flatMap((source) =>
    globSync([source, `${source}/**`], { cwd: root, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name))),
  );
  return files.filter((file) => !isIgnored(file));
}

/** The last line that fits decides, as Docker does it. */
function isIgnored(file: string): boolean {
  return lines('.dockerignore').reduce((ignored, line) => {
    const [, not = '', pattern = ''] = /^(!?)([^#\s].*)$/.exec(line) ?? [];
    const fits = pattern && (path.matchesGlob(file, pattern) || path.matchesGlob(file, `${pattern}/**`));
    return fits ? not === '' : ignored;
  }, false);
}

/** Packages that `npm ci --omit=dev` installs, by package-lock.json's own marks. */
export function productionPackages(): readonly string[] {
  const { packages } = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, { dev?: boolean; devOptional?: boolean }>;
  };
  return Object.entries(packages)
    .filter(([place, { dev, devOptional }]) => place !== '' && !dev && !devOptional)
    .map(([place]) => place);
}

/** The image's folder /desk, without Docker: the copied files and the production packages, and nothing else. */
export function aProductionCopy(): { readonly folder: string; remove(): void } {
  const folder = mkdtempSync(path.join(tmpdir(), 'co-sell-desk-image-'));
  for (const file of copiedPaths()) cpSync(path.join(root, file), path.join(folder, file));
  for (const place of productionPackages()) linkFolder(path.join(root, place), path.join(folder, place));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** Links are made at once, 270 MB of copies are not. Nested packages have lines of their own in package-lock.json. */
function linkFolder(from: string, to: string): void {
  // Packages for other platforms are not here.
  if (!existsSync(from)) return;
  mkdirSync(to, { recursive: true });
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    if (entry.name === 'node_modules') continue;
    const [source, target] = [path.join(from, entry.name), path.join(to, entry.name)];
    if (entry.isDirectory()) linkFolder(source, target);
    else if (entry.isFile() && !/\.(map|md)$/.test(entry.name)) linkOrCopy(source, target);
  }
}

function linkOrCopy(source: string, target: string): void {
  try {
    linkSync(source, target);
  } catch {
    copyFileSync(source, target);
  }
}
