import { spawn } from 'node:child_process';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type ServedDesk, startServedDesk } from '../attacks/support/served-desk.ts';
import { compiledBefore } from '../support/compiled-before.ts';
import { patiently } from '../support/patiently.ts';

/** `npm run doctor` in a process of its own, beside a desk in production that works. */
let all: ServedDesk;
beforeAll(async () => {
  all = await startServedDesk();
});
afterAll(() => all.close());

/** Not `spawnSync`: Microsoft is played in this very process. */
async function doctor(more: Readonly<Record<string, string>> = {}) {
  const child = spawn(process.execPath, [path.resolve(import.meta.dirname, '../../src/doctor/main.ts')], {
    env: { ...compiledBefore, ...all.settings, PORT: new URL(all.url).port, SECRET_EXPIRES: '2099-01-01', ...more },
  });
  const output = { stdout: '', stderr: '' };
  for (const stream of ['stdout', 'stderr'] as const)
    child[stream].on('data', (chunk) => {
      output[stream] += String(chunk);
    });
  const status = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { status, ...output };
}

it('finds everything as the README says it is, after its last step', async () => {
  const kim = all.teams.person('Kim');
  await all.teams.installs(kim, { personal: true });
  await all.teams.installs(kim, { team: { channel: 'Deals' } });
  await all.sandbox.createReferral({ customer: 'Fabrikam Robotics' });
  await expect.poll(() => all.db.collection('copies').countDocuments({ state: 'sent' }), patiently).toBe(1);

  const swept = async () => (await all.db.collection('agendaJobs').find().toArray()).some((job) => job.lastFinishedAt);
  await expect.poll(swept, patiently).toBe(true);

  const { status, stdout, stderr } = await doctor();

  for (const line of [
    'every setting that is needed is there',
    'a majority write works',
    /all \d+ indexes are there/,
    'the bot gets a token for Teams’ connector',
    'signed in; referrals are shown to the person who consented',
    'webhooks come to this desk',
    /Teams last spoke to the desk \d+ seconds? ago/,
    'the deal team’s channel is chosen',
    '1 Referrals admin known',
    /the last sweep was \d+ seconds? ago/,
    /a desk runs on this machine, port \d+, and is ready/,
    'leads to the desk',
  ])
    expect(stdout).toMatch(line);
  expect(stdout).not.toContain('WRONG');
  expect(stderr).toBe('');
  expect(status).toBe(0);
  for (const secret of [kim.email, 'invented', all.settings.PARTNER_CENTER_REFRESH_TOKEN ?? '', '@'])
    expect(stdout).not.toContain(secret);
});

it('ends with 1 and says what to do when one thing is wrong', async () => {
  const { status, stdout } = await doctor({ PARTNER_CENTER_CLIENT_SECRET: 'canary-secret' });

  expect(stdout).toMatch(
    /WRONG {4}no token for Partner Center \(invalid_client\)\n +-> PARTNER_CENTER_CLIENT_SECRET is wrong/,
  );
  expect(stdout).toMatch(/The desk is not fit to work: \d+ ok, \d+ to look at, 1 wrong/);
  expect(status).toBe(1);
});
