import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';

/** This version carries the server as a native program that runs without Python; later ones do not. */
const version = '0.6.0b17';

const secondsToInstall = 300;

/** Installs SecantusDB into the cache folder, once. Returns the path of the server program. */
export async function installSecantus(cache: string, log: (sentence: string) => void): Promise<string> {
  const folder = path.join(cache, `secantusdb-${version}`);
  const present = findProgram(folder);
  if (present !== undefined) return present;

  log('Fetching the database SecantusDB from the Python package index (22 MB, once) ...');
  // Concurrent starts must not see a half-installed folder: each installs into its own, then one rename wins.
  const unfinished = mkdtempSync(path.join(cache, 'secantusdb-unfinished-'));
  try {
    await pipInstall(unfinished);
    const program = findProgram(unfinished);
    if (program === undefined) throw new Error(`SecantusDB ${version} has no server program for this platform`);
    chmodSync(program, 0o755);
    takePlace(unfinished, folder);
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
  }
  const installed = findProgram(folder);
  if (installed === undefined) throw new Error(`the server program is missing in ${folder}`);
  return installed;
}

function findProgram(folder: string): string | undefined {
  const name = process.platform === 'win32' ? 'secantusd-rs.exe' : 'secantusd-rs';
  return ['secantusdb.scripts', 'bin', 'Scripts']
    .map((place) => path.join(folder, place, name))
    .find((file) => existsSync(file));
}

function takePlace(unfinished: string, folder: string): void {
  try {
    renameSync(unfinished, folder);
  } catch (error) {
    if (findProgram(folder) !== undefined) return; // The other start was faster, with the same content.
    rmSync(folder, { recursive: true, force: true });
    renameSync(unfinished, folder);
    if (findProgram(folder) === undefined) throw error;
  }
}

async function pipInstall(target: string): Promise<void> {
  const options = ['--no-deps', '--only-binary=:all:', '--python-version', '3.12', '--target', target];
  const quiet = ['--no-input', '--no-compile', '--disable-pip-version-check', '--quiet'];
  const problems: string[] = [];
  for (const python of ['python3', 'python', 'py']) {
    const problem = await run(python, ['-m', 'pip', 'install', ...options, ...quiet, `SecantusDB==${version}`]);
    if (problem === undefined) return;
    problems.push(`${python}: ${problem}`);
  }
  throw new Error(`pip could not install it (${problems.join('; ')})`);
}

/** Resolves with the error in one line, or undefined on success. */
async function run(program: string, args: string[]): Promise<string | undefined> {
  const child = spawn(program, args, {
    stdio: ['ignore', 'ignore', 'pipe'],
    timeout: secondsToInstall * 1000,
    windowsHide: true,
    // The user's pip settings are meant for their own environments and conflict with `--target`.
    env: { ...process.env, PIP_REQUIRE_VIRTUALENV: 'false', PIP_USER: 'false' },
  });
  let errors = '';
  child.stderr.on('data', (chunk: Buffer) => {
    errors += chunk.toString('utf8');
  });
  try {
    const [code] = await once(child, 'close');
    if (code === 0) return undefined;
    const lines = errors.split('\n').filter((line) => line.trim() !== '' && !line.startsWith('WARNING'));
    return lines.at(-1)?.trim() ?? `pip ended with ${code}`;
  } catch {
    return 'not found';
  }
}
