import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { cacheFolder } from '../../../src/mongo/embedded-cache.ts';

export interface ChromiumFromNpm {
  readonly executablePath: string;
  readonly env: Record<string, string>;
  /** With the shared libraries that the package brings, for a machine that lacks them (NSS). */
  readonly envWithOwnLibraries: Record<string, string>;
}

/**
 * The Chromium that the npm package `@sparticuz/chromium` carries (Linux x64), unpacked once into the cache folder. The
 * package unpacks into TMPDIR and brings its libraries and fonts out only on AWS Lambda, so it is run as a program of
 * its own with both set for it.
 */
export async function chromiumFromNpm(): Promise<ChromiumFromNpm> {
  if (process.platform !== 'linux' || process.arch !== 'x64') throw new Error('it is for Linux on x64 only');
  const { version } = JSON.parse(readFileSync('node_modules/@sparticuz/chromium/package.json', 'utf8'));
  const cache = cacheFolder('.data');
  const folder = path.join(cache, `chromium-${version}`);
  if (!existsSync(folder)) await unpack(cache, folder);

  const env = {
    ...definedEnvironment(),
    HOME: process.env.HOME || folder, // Fontconfig and Chromium write into it.
    FONTCONFIG_FILE: path.join(folder, 'fonts.conf'),
  };
  const libraries = path.join(folder, 'al2023', 'lib');
  return {
    executablePath: path.join(folder, 'chromium'),
    env,
    envWithOwnLibraries: { ...env, LD_LIBRARY_PATH: libraries },
  };
}

/** Unpacked apart and renamed at the end, so that two test runs at once never see half a browser. */
async function unpack(cache: string, folder: string): Promise<void> {
  const unfinished = mkdtempSync(path.join(cache, 'chromium-unfinished-'));
  try {
    const script = "(await import('@sparticuz/chromium')).default.executablePath()";
    const child = spawn(process.execPath, ['--input-type=module', '-e', `await ${script}`], {
      stdio: 'inherit',
      env: { ...process.env, TMPDIR: unfinished, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x' },
    });
    const [code] = await once(child, 'close');
    if (code !== 0) throw new Error(`unpacking ended with ${code}`);
    writeFileSync(path.join(unfinished, 'fonts.conf'), fontsConfiguration(folder));
    renameSync(unfinished, folder);
  } catch (error) {
    if (!existsSync(folder)) throw error;
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
  }
}

/** The machine's own fonts where it has any, else the one that comes along: a page without any font shows no text. */
function fontsConfiguration(folder: string): string {
  const places = ['/usr/share/fonts', '/usr/local/share/fonts', path.join(folder, 'fonts', 'fonts')];
  const lines = places.map((place) => `  <dir>${place}</dir>`).join('\n');
  const cache = path.join(folder, 'fonts-cache');
  return `<?xml version="1.0"?>\n<!DOCTYPE fontconfig SYSTEM "fonts.dtd">\n<fontconfig>\n${lines}\n  <cachedir>${cache}</cachedir>\n</fontconfig>\n`;
}

function definedEnvironment(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}
