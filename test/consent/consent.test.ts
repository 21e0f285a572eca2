import { spawn } from 'node:child_process';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SystemClock } from '../../src/clock.ts';
import { Consent } from '../../src/consent/consent.ts';
import { systemTimers } from '../../src/partner-center/timers.ts';
import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox.ts';
import { compiledBefore } from '../support/compiled-before.ts';
import { patiently } from '../support/patiently.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ seed: false });
});
afterAll(() => sandbox.close());

const redirectUri = 'http://localhost:8400';
function aConsent(tokenUrl = sandbox.tokenUrl) {
  const { clientId, clientSecret } = sandbox.credentials;
  return new Consent({ tokenUrl, clientId, clientSecret, redirectUri, clock: new SystemClock(), timers: systemTimers });
}

/** As a browser does it: signs in, and is led back. */
async function browse(address: string): Promise<string> {
  const answer = await fetch(address, { redirect: 'manual' });
  return answer.headers.get('location') ?? '';
}

async function opensReferrals(refreshToken: string): Promise<boolean> {
  const { clientId: client_id, clientSecret: client_secret } = sandbox.credentials;
  const scope = 'https://api.partner.microsoft.com/.default';
  const form = { grant_type: 'refresh_token', refresh_token: refreshToken, client_id, client_secret, scope };
  const { status } = await fetch(sandbox.tokenUrl, { method: 'POST', body: new URLSearchParams(form) });
  return status === 200;
}

describe('consent', () => {
  it.each(['v2.0/', ''])('leads from a sign-in to a refresh token (oauth2/%stoken)', async (version) => {
    const consent = aConsent(`${sandbox.url}/common/oauth2/${version}token`);
    const { refreshToken, webhooks } = await consent.finish(await browse(consent.address));

    expect(await opensReferrals(refreshToken)).toBe(true);
    expect(webhooks).toBe(true);
  });

  it('asks the authorization endpoint, with PKCE and a state, never with the secret', () => {
    const { address } = aConsent();

    expect(address).toContain('/common/oauth2/v2.0/authorize?');
    expect(address).toMatch(/code_challenge=[\w-]{43}&code_challenge_method=S256/);
    expect(address).not.toContain(sandbox.credentials.clientSecret);
    expect(new URL(aConsent().address).searchParams.get('state')).not.toBe(new URL(address).searchParams.get('state'));
  });

  it('takes no address of another attempt, no refusal, no code that was made for somebody else', async () => {
    const [one, other] = [aConsent(), aConsent()];
    const returned = new URL(await browse(other.address));

    await expect(one.finish(returned.href)).rejects.toThrow('another attempt');
    await expect(one.finish('hello')).rejects.toThrow('no address');
    await expect(one.finish(`${redirectUri}/?error=access_denied&state=x`)).rejects.toThrow('access_denied');
    returned.searchParams.set('state', new URL(one.address).searchParams.get('state') ?? '');
    await expect(one.finish(returned.href)).rejects.toThrow('Microsoft refused the code: invalid_grant');
  });
});

describe('npm run consent', () => {
  function run(env: Record<string, string>) {
    const program = path.resolve(import.meta.dirname, '../../src/consent/main.ts');
    const child = spawn(process.execPath, [program], {
      env: { PATH: process.env.PATH ?? '', ...compiledBefore, ...env },
    });
    const output: string[] = [];
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => output.push(String(chunk)));
    const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
    return { child, ended, text: () => output.join('') };
  }

  it('says step by step what to do, and prints the line for the settings once', async () => {
    const { child, ended, text } = run({
      PARTNER_CENTER_TOKEN_URL: sandbox.tokenUrl,
      PARTNER_CENTER_CLIENT_ID: sandbox.credentials.clientId,
      PARTNER_CENTER_CLIENT_SECRET: sandbox.credentials.clientSecret,
    });
    await expect.poll(text, patiently).toContain('paste it here');
    const [address = ''] = /http\S+authorize\S+/.exec(text()) ?? [];
    child.stdin.write(`${await browse(address)}\n`);

    expect(await ended).toBe(0);
    const tokens = [...text().matchAll(/^PARTNER_CENTER_REFRESH_TOKEN=(\S+)$/gm)];
    expect(tokens).toHaveLength(1);
    expect(await opensReferrals(tokens[0]?.[1] ?? '')).toBe(true);
  });

  it('names the settings that it needs, and no others', async () => {
    const { ended, text } = run({});

    expect(await ended).toBe(78);
    expect(text()).toContain('PARTNER_CENTER_TOKEN_URL: is missing');
    expect(text()).not.toContain('MONGODB_URI');
  });
});
