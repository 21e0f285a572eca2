import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { Agent, request } from 'node:http';
import { fileURLToPath } from 'node:url';
import { makeSigningKey, makeToken } from '../harness/tokens.ts';
import { appId, type Stage } from './support/stage.ts';
import type { Row } from './support/table.ts';

const warmUp = 300;
const many = 800;
const atOnce = 20;

type Headers = () => Record<string, string>;

/** CPU time that a request of nobody costs before it is sent away, beside the least server that answers 401. */
export async function benchRefusals(stage: Stage, deskUrl: string, metricsUrl: string): Promise<readonly Row[]> {
  const { teams } = stage;
  const [person] = teams.people;
  if (!person) throw new Error('nobody is on the stage');
  const body = JSON.stringify(teams.activity(person, 'chat', { type: 'message', text: 'help' }));
  const bare = await startBareServer();
  const forged = forgedToken(teams.serviceUrl);
  const url = `${deskUrl}/api/messages`;
  let address = 0;
  const others: Headers = () => {
    address += 1;
    return { 'X-Forwarded-For': `198.51.${address >> 8}.${address & 255}` };
  };
  try {
    const least = await costOf(`${bare.url}/x`, bare.cpu, body, () => ({}));
    const desk = (headers: Headers) => costOf(url, () => deskCpu(metricsUrl), body, headers);
    const costs = {
      'no token, of many addresses': await desk(others),
      'no token, of one address': await desk(() => ({ 'X-Forwarded-For': '203.0.113.50' })),
      'a forged token, of many addresses': await desk(() => ({ ...others(), Authorization: forged })),
      'a forged token, of one address': await desk(() => ({
        'X-Forwarded-For': '203.0.113.51',
        Authorization: forged,
      })),
    };
    return [
      { what: 'bare server, CPU per 401', value: `${least.toFixed(3)} ms` },
      ...Object.entries(costs).map(([what, cost]) => ({
        what: `  ${what}`,
        value: `${cost.toFixed(3)} ms`,
        beside: `${(cost / least).toFixed(1)} times`,
        aim: 'under 1 ms, at most 12 times',
        reached: cost < 1 && cost / least <= 12,
      })),
    ];
  } finally {
    bare.process.kill();
  }
}

function forgedToken(serviceurl: string): string {
  const now = Math.floor(Date.now() / 1_000);
  const claims = { iss: 'https://api.botframework.com', aud: appId, serviceurl, nbf: now - 60, exp: now + 3_600 };
  return `Bearer ${makeToken(claims, makeSigningKey('channel-1'))}`;
}

async function startBareServer(): Promise<{ process: ChildProcess; url: string; cpu: () => Promise<number> }> {
  const file = fileURLToPath(new URL('./support/bare-refusal.ts', import.meta.url));
  const process = fork(file, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  const [{ port }] = (await once(process, 'message')) as [{ port: number }];
  const url = `http://127.0.0.1:${port}`;
  const cpu = async () => {
    const { user, system } = (await (await fetch(`${url}/cpu`)).json()) as { user: number; system: number };
    return (user + system) / 1_000;
  };
  return { process, url, cpu };
}

/** Milliseconds of CPU so far. */
async function deskCpu(metricsUrl: string): Promise<number> {
  const text = await (await fetch(metricsUrl)).text();
  return Number(/^process_cpu_seconds_total (\S+)/m.exec(text)?.[1]) * 1_000;
}

/** Milliseconds of CPU per request. */
async function costOf(url: string, cpu: () => Promise<number>, body: string, headers: Headers): Promise<number> {
  await flood(url, warmUp, body, headers);
  const before = await cpu();
  await flood(url, many, body, headers);
  return ((await cpu()) - before) / many;
}

/** So many, some at a time, on kept connections. */
async function flood(url: string, count: number, body: string, headers: Headers): Promise<void> {
  const agent = new Agent({ keepAlive: true, maxSockets: atOnce });
  const one = (): Promise<void> =>
    new Promise((resolve, reject) => {
      const all = { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(body), ...headers() };
      const req = request(url, { method: 'POST', agent, headers: all }, (res) => {
        res.resume();
        res.on('end', resolve);
      });
      req.on('error', reject);
      req.end(body);
    });
  for (let sent = 0; sent < count; sent += atOnce) await Promise.all(Array.from({ length: atOnce }, one));
  agent.destroy();
}
