import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freshDatabaseUri } from '../support/database.ts';
import { longestTest } from '../support/patiently.ts';
import { aTestPort } from '../support/test-port.ts';
import { aProductionCopy, copiedPaths } from './a-production-copy.ts';

/** Plays the Dockerfile: the same files, the same packages, the same command; only the base image is this machine. */
const root = path.resolve(import.meta.dirname, '../..');
const dockerfile = readFileSync(path.join(root, 'Dockerfile'), 'utf8');
let image: ReturnType<typeof aProductionCopy>;

beforeAll(() => {
  image = aProductionCopy();
});
afterAll(() => image.remove());

/** Milliseconds that a program may take: two of them within a test, each started while others are. */
const longestProgram = longestTest / 2;

/** The image's environment: what the Dockerfile sets, and nothing of ours. */
const run = (program: string, env: Record<string, string> = {}) =>
  spawnSync(process.execPath, [program], {
    cwd: image.folder,
    env: { NODE_ENV: 'production', ...env },
    encoding: 'utf8',
    timeout: longestProgram,
  });

describe('the image', () => {
  it('takes in what it needs, and no test, demo, secret or history', () => {
    const copied = copiedPaths();

    for (const needed of ['package.json', 'src/main.ts', 'src/doctor/main.ts', 'cards/help.json', 'manifest/color.png'])
      expect(copied).toContain(needed);
    expect(copied.filter((file) => /^(test|node_modules|\.)|sandbox\/|demo\/|setup\/|embedded/.test(file))).toEqual([]);
  });

  it('holds no development package', () => {
    const { devDependencies } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
    // Types come with some production packages too; they hold no code.
    const present = Object.keys(devDependencies).filter(
      (name) => !name.startsWith('@types/') && existsSync(path.join(image.folder, 'node_modules', name)),
    );

    expect(present).toEqual([]);
  });

  it('runs as nobody special, with node itself, and is looked after', () => {
    const stages = dockerfile.split(/^FROM /m).slice(1);

    expect(stages).toHaveLength(3);
    for (const stage of stages) expect(stage).toMatch(/^node:24-slim/);
    expect(stages[2]).toMatch(/^USER node$/m);
    expect(stages[2]).toMatch(/CMD \["node", .*"src\/main.ts"\]/);
    expect(stages[2]).toMatch(/HEALTHCHECK[\s\S]*\/healthz/);
    expect(dockerfile).toContain('npm ci --omit=dev');
    expect(dockerfile).not.toMatch(/PASSWORD|SECRET|TOKEN|MONGODB_URI/);
  });

  it('names the settings that are missing, and ends with 78', () => {
    const { status, stderr } = run('src/main.ts');

    expect(stderr).toContain('These settings need attention');
    expect(stderr).toContain('MONGODB_URI: is missing');
    expect(status).toBe(78);
  });

  it('has the doctor and the app package on board', () => {
    const examined = run('src/doctor/main.ts');
    expect(examined.stdout).toContain('The desk is not fit to work');
    expect(examined.status).toBe(1);

    expect(run('src/manifest/main.ts')).toMatchObject({ status: 78, stderr: expect.stringContaining('PUBLIC_URL') });
  });

  it('opens with a database alone, answers its health check, and ends cleanly', async () => {
    const port = await aTestPort('the desk');
    const desk = spawn(process.execPath, ['src/main.ts'], {
      cwd: image.folder,
      env: { NODE_ENV: 'production', ...settings, PORT: String(port), HOST: '127.0.0.1' },
    });
    const ended = new Promise<number | null>((resolve) => desk.once('exit', (code) => resolve(code)));
    const log: string[] = [];
    desk.stdout.on('data', (chunk) => log.push(String(chunk)));
    desk.stderr.on('data', (chunk) => log.push(String(chunk)));

    const [, check = ''] = /CMD \["node", "-e", "(.+)"\]/.exec(dockerfile) ?? [];
    const healthy = () => spawnSync(process.execPath, ['-e', check], { env: { PORT: String(port) } }).status === 0;
    await expect.poll(healthy, { timeout: longestProgram, message: log.join('') }).toBe(true);
    desk.kill('SIGTERM');

    expect(await ended, log.join('')).toBe(0);
    expect(healthy()).toBe(false);
  });
});

/** Everybody else is away: nothing listens there. */
const nowhere = 'http://127.0.0.1:1';
const settings = {
  LOOK_AWAY_SECONDS: '0',
  MONGODB_URI: freshDatabaseUri(),
  PUBLIC_URL: 'https://desk.contoso.invalid',
  MicrosoftAppId: '22222222-2222-4222-8222-222222222222',
  MicrosoftAppPassword: 'invented',
  MicrosoftAppTenantId: '11111111-1111-4111-8111-111111111111',
  ALLOWED_TENANTS: '11111111-1111-4111-8111-111111111111',
  REFERRALS_ADMINS: 'adele.vance@contoso.example',
  PARTNER_CENTER_URL: nowhere,
  PARTNER_CENTER_WEBHOOKS_URL: nowhere,
  PARTNER_CENTER_TOKEN_URL: `${nowhere}/common/oauth2/v2.0/token`,
  PARTNER_CENTER_CLIENT_ID: '33333333-3333-4333-8333-333333333333',
  PARTNER_CENTER_CLIENT_SECRET: 'invented',
  PARTNER_CENTER_REFRESH_TOKEN: 'invented',
  ToBotFromChannelOpenIdMetadataUrl: `${nowhere}/v1/.well-known/openidconfiguration`,
};
