import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, describe, expect, it } from 'vitest';
import { demoTabAppId } from '../../src/demo/front/demo-entra.ts';
import { Front } from '../../src/demo/front/front.ts';
import { choosePort } from '../../src/demo/ports.ts';
import { demoTenantId } from '../../src/sandbox/people.ts';
import { tabTokens } from '../../src/tab/server/tab-token.ts';

const asked: string[] = [];
const desk = createServer((request, response) => {
  asked.push(`${request.method} ${request.url} ${request.headers.authorization ?? ''}`.trim());
  response.setHeader('content-security-policy', "default-src 'none'").setHeader('content-type', 'text/html').end('tab');
});
await new Promise<void>((resolve) => desk.listen(0, '127.0.0.1', resolve));
const front = await Front.start({
  port: await choosePort('the front', 24_000 + (process.pid % 900), () => {}),
  deskUrl: `http://127.0.0.1:${(desk.address() as AddressInfo).port}`,
});
afterAll(async () => {
  await front.stop();
  desk.close();
});
const get = (path: string, init: RequestInit = {}) => fetch(`${front.url}${path}`, init);

describe('the demo’s small Teams', () => {
  it('frames the desk’s page under its own address, with the desk’s policy', async () => {
    expect(await (await get('/teams')).text()).toContain('<iframe');
    for (const script of ['small-teams.mjs', 'teams-host.mjs'])
      expect((await get(`/teams/${script}`)).headers.get('content-type')).toContain('javascript');
    const page = await get('/tab?theme=dark');
    expect([await page.text(), page.headers.get('content-security-policy')]).toEqual(['tab', "default-src 'none'"]);
    await get('/api/tab/me', { headers: { Authorization: 'Bearer x' } });
    expect(asked).toEqual(['GET /tab?theme=dark', 'GET /api/tab/me Bearer x']);
  });

  it('signs in whoever sits there, so that the desk’s own check takes it', async () => {
    const check = tabTokens({
      appId: demoTabAppId,
      authority: front.url,
      tenants: [demoTenantId],
      now: () => new Date(),
    });
    const { token } = (await (await get('/teams/token')).json()) as { readonly token: string };
    const who = (await (await get('/teams/viewer')).json()) as {
      readonly person: string;
      readonly people: readonly { readonly key: string; readonly name: string; readonly aadObjectId: string }[];
    };
    const me = who.people.find(({ key }) => key === who.person);
    expect(await check(`Bearer ${token}`)).toEqual({
      tenantId: demoTenantId,
      aadObjectId: me?.aadObjectId,
      name: me?.name,
      guest: false,
    });
  });
});
