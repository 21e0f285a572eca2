import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { withInstallLock } from './install-lock.mjs';
import { whatIsMissing } from './installed.mjs';
import { pinnedNode } from './pinned-node.mjs';
import { projectFolder, say } from './project.mjs';

/** Makes node_modules match package-lock.json and gives back the Node program to run the project with. */
export async function ensureInstalled({ development }) {
  const check = () => whatIsMissing(projectFolder, { development });
  if (check()) {
    await withInstallLock(projectFolder, async () => {
      const missing = check(); // Again: another command may have installed everything while this one waited.
      if (missing) await install(missing, development);
    });
  }
  return pinnedNode(projectFolder, runNpm);
}

async function install(reason, development) {
  const started = Date.now();
  say(`Setting up: ${reason} Installing what package-lock.json lists; this takes a minute or two, once.`);
  const stillThere = setInterval(() => {
    say(`Setting up: still installing (${Math.round((Date.now() - started) / 1000)} s) ...`);
  }, 10_000);
  try {
    await npmCi(development ? '--include=dev' : '--omit=dev');
  } finally {
    clearInterval(stillThere);
  }
  say(`Setting up: packages are installed (${Math.round((Date.now() - started) / 1000)} s).`);
}

/**
 * `npm ci` is strict about lists that only other platforms need; `npm install` from the same lock is not. No package's
 * install script is run: one of them needs npx, which may not be on the PATH, and prepares what the desk does not use.
 */
async function npmCi(kinds) {
  try {
    await runNpm(['ci', kinds, '--ignore-scripts']);
  } catch (error) {
    say(`Setting up: ${error.message} Trying "npm install" with the same versions ...`);
    await runNpm(['install', '--no-save', kinds, '--ignore-scripts']);
  }
}

function runNpm(args) {
  const npm = npmProgram();
  return new Promise((resolve, reject) => {
    const child = spawn(npm.file, [...npm.args, ...args, '--no-audit', '--no-fund', '--loglevel=error'], {
      cwd: projectFolder,
      stdio: ['ignore', 'inherit', 'inherit'],
      shell: npm.shell,
      env: npmEnvironment(),
    });
    child.once('error', reject);
    child.once('close', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`npm ${args.join(' ')} ended with ${code}; its own words are above.`));
    });
  });
}

/** Inside an npm script, npm says where its own program is: the same npm is used, whatever the PATH finds first. */
function npmProgram() {
  const cli = process.env.npm_execpath;
  if (cli?.endsWith('.js') && fs.existsSync(cli) && fs.existsSync(process.execPath))
    return { file: process.execPath, args: [cli], shell: false };
  const windows = process.platform === 'win32';
  return { file: windows ? 'npm.cmd' : 'npm', args: [], shell: windows };
}

/** npm keeps its downloads in the home folder; where there is none to write to, in the project's own data folder. */
function npmEnvironment() {
  const home = process.platform === 'win32' ? process.env.LOCALAPPDATA : process.env.HOME;
  const cacheIsChosen = process.env.npm_config_cache && fs.existsSync(process.env.npm_config_cache);
  if (cacheIsChosen || (home && isWritable(home))) return process.env;
  return { ...process.env, npm_config_cache: path.join(projectFolder, '.data', 'npm-cache') };
}

function isWritable(folder) {
  try {
    fs.accessSync(folder, fs.constants.W_OK);
    return true;
  } catch {
    return false;
  }
}
