import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { pinnedNode } from '../../src/setup/pinned-node.mjs';

const own = process.execPath;

afterEach(() => {
  process.execPath = own;
});

/** A project whose packages were just installed without their scripts: the program of the package `node` is not there yet. */
function anInstalledProject() {
  const folder = mkdtempSync(path.join(tmpdir(), 'co-sell-desk-'));
  mkdirSync(path.join(folder, 'node_modules/node'), { recursive: true });
  const version = process.versions.node;
  writeFileSync(path.join(folder, 'node_modules/node/package.json'), JSON.stringify({ version }));
  const fetched: string[][] = [];
  const runNpm = async (args: string[]) => {
    fetched.push(args);
    const name = args.at(-1)?.split('@')[0] ?? '';
    const bin = path.join(folder, 'node_modules/node/node_modules', name, 'bin');
    mkdirSync(bin, { recursive: true });
    writeFileSync(path.join(bin, 'node'), '');
  };
  return { folder, fetched, runNpm };
}

it('goes on with the program that runs, when it is new enough', async () => {
  const { folder, fetched, runNpm } = anInstalledProject();
  expect(await pinnedNode(folder, runNpm)).toBe(own);
  expect(fetched).toEqual([]);
});

it('fetches it anew when the installation took away the very program that runs: packages of a newer version', async () => {
  const { folder, fetched, runNpm } = anInstalledProject();
  process.execPath = path.join(folder, 'node_modules/node/bin/node');
  expect(await pinnedNode(folder, runNpm)).toMatch(/node_modules[\\/]node[\\/]node_modules[\\/].+bin[\\/]node$/);
  expect(fetched).toHaveLength(1);
});
