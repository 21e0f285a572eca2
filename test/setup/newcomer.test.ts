import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import { descendantsOf, isAlive } from '../support/processes.ts';

const patiently = { timeout: 40_000, interval: 100 };
const minutes = 60_000;

/**
 * A fresh clone, an empty home, and on the PATH only node, npm, python3 and a shell. It installs everything anew, so it
 * runs when asked: NEWCOMER=1 npm run test:unit -- newcomer
 */
describe.runIf(process.env.NEWCOMER)('a newcomer', { timeout: 10 * minutes }, () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'newcomer-'));
  const clone = path.join(folder, 'co-sell-desk');
  const home = path.join(folder, 'home');
  const bin = path.join(folder, 'bin');
  let npm: ChildProcess | undefined;
  let said = '';

  afterEach(() => {
    if (npm?.pid) for (const pid of [npm.pid, ...descendantsOf(npm.pid)].filter(isAlive)) process.kill(pid, 'SIGKILL');
  });

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  function run(...args: string[]): ChildProcess {
    said = '';
    // Without what npm and vitest add, and without the wish for this very test; what a machine needs to reach its package
    // registries stays.
    const added = /^(npm_|vitest|node_env|init_cwd|newcomer)/i;
    const kept = Object.entries(process.env).filter(([name]) => !added.test(name));
    const ports = { PORT: '9978', SANDBOX_PORT: '9979', PLAYGROUND_PORT: '9150', DATA_DIR: '' };
    const env = { ...Object.fromEntries(kept), ...ports, HOME: home, PATH: bin, XDG_CACHE_HOME: '' };
    npm = spawn(path.join(bin, 'npm'), args, { cwd: clone, env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
    for (const stream of [npm.stdout, npm.stderr])
      stream?.on('data', (chunk: Buffer) => {
        said += chunk;
      });
    return npm;
  }

  /** Resolves with the processes of the open demo, npm first. */
  async function open(): Promise<{ all: number[]; seconds: number }> {
    const started = performance.now();
    const { pid = 0 } = run('start');
    await vi.waitFor(() => expect(said).toContain('Co-sell Desk is open'), { timeout: 8 * minutes, interval: 100 });
    return { all: [pid, ...descendantsOf(pid)], seconds: (performance.now() - started) / 1000 };
  }

  const noneIsLeft = (all: readonly number[]) => vi.waitFor(() => expect(all.filter(isAlive)).toEqual([]), patiently);

  it('clones the project and finds a node, an npm and a python', () => {
    execFileSync('git', ['clone', '--quiet', process.cwd(), clone]);
    for (const empty of [home, bin]) mkdirSync(empty);
    for (const name of ['node', 'npm', 'python3', 'sh']) symlinkSync(onTheMachine(name), path.join(bin, name));
    expect(readdirSync(clone)).toContain('package.json');
  });

  it('opens the desk with one command, which says what it is doing', async () => {
    const { all, seconds } = await open();
    process.stdout.write(`First start: open after ${seconds.toFixed(1)} s.\n`);
    expect(said).toMatch(/Setting up: .*installed/s);

    process.kill(-(npm?.pid ?? 0), 'SIGINT'); // As a terminal does it: to the whole group.
    await noneIsLeft(all);
  });

  it('opens it again in seconds, and a npm that is killed outright leaves nothing behind', async () => {
    const { all, seconds } = await open();
    process.stdout.write(`Second start: open after ${seconds.toFixed(1)} s.\n`);
    expect(seconds).toBeLessThan(30);
    expect(said).not.toContain('Setting up');

    process.kill(all[0] ?? 0, 'SIGKILL');
    await noneIsLeft(all);
  });

  it(
    'passes the tests',
    async () => {
      const [code] = await once(run('test'), 'close');

      expect({ code, said: code === 0 ? '' : said.slice(-5000) }).toEqual({ code: 0, said: '' });
    },
    30 * minutes,
  );
});

/** Not what the project brings, which stands first on our own PATH. */
function onTheMachine(name: string): string {
  const folders = (process.env.PATH ?? '').split(path.delimiter).filter((folder) => !folder.includes('node_modules'));
  const found = folders.map((folder) => path.join(folder, name)).find((file) => existsSync(file));
  if (!found) throw new Error(`There is no ${name} on the PATH.`);
  // A version manager's stand-in knows the real one; it would not find its own parts on a bare PATH.
  if (name === 'python3') return execFileSync(found, ['-c', 'import sys; print(sys.executable)']).toString().trim();
  return realpathSync(found);
}
