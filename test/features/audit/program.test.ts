import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Db, MongoClient } from 'mongodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AuditMover, auditParts } from '../../../src/features/audit/index.ts';
import { MongoReferralStore } from '../../../src/features/referrals/index.ts';
import type { HistoryEntry } from '../../../src/features/referrals/record/referral.ts';
import { createLogger } from '../../../src/logger.ts';
import { createMetrics } from '../../../src/metrics.ts';
import { connectMongo } from '../../../src/mongo/connection.ts';
import { alex, aMoment, aReferral } from '../../builders/referral.ts';
import { compiledBefore } from '../../support/compiled-before.ts';
import { freshDatabaseUri } from '../../support/database.ts';
import { patiently } from '../../support/patiently.ts';

const root = path.resolve(import.meta.dirname, '../../..');
const uri = freshDatabaseUri();
const folder = mkdtempSync(path.join(tmpdir(), 'audit-'));
let client: MongoClient;
let db: Db;
const other = '22222222-0000-4000-8000-000000000002';

beforeAll(async () => {
  ({ client, db } = await connectMongo(uri));
  const entry = (what: string): HistoryEntry => ({ at: aMoment, what, by: alex, correlationId: 'c-1' });
  const store = new MongoReferralStore(db);
  for (const id of [aReferral().id, other]) {
    await store.insert(aReferral({ id }), entry('arrived'));
    await store.replace(aReferral({ id }), aReferral({ id, revision: 4 }), entry('accepted'));
  }
  const parts = auditParts(db, () => aMoment);
  const [log, metrics] = [createLogger({ level: 'silent' }), createMetrics()];
  await new AuditMover({ ...parts, now: () => aMoment, log, metrics }).run();
});
afterAll(async () => {
  await db.dropDatabase();
  await client.close();
  rmSync(folder, { recursive: true });
});

const run = (...args: string[]) =>
  spawnSync(process.execPath, ['src/features/audit/program/main.ts', ...args], {
    cwd: root,
    env: { ...compiledBefore, MONGODB_URI: uri },
    encoding: 'utf8',
    timeout: patiently.timeout,
  });

// Each call is a program of its own.
describe('npm run audit', () => {
  it('says that all is there, and writes it down by line, with names', () => {
    const file = path.join(folder, 'audit.jsonl');
    const { stdout, status } = run('--to', file);

    expect(stdout).toContain('4 entries of 2 subjects');
    expect(stdout).toContain('Nothing is missing, and every entry is as it was written.');
    expect(status).toBe(0);
    const lines = readFileSync(file, 'utf8').trim().split('\n');
    expect(lines.map((line) => JSON.parse(line))).toMatchObject([
      { subject: aReferral().id, number: 1, what: 'arrived', name: 'Alex Wilber', at: aMoment.toISOString() },
      { subject: aReferral().id, number: 2, what: 'accepted' },
      { subject: other, number: 1 },
      { subject: other, number: 2 },
    ]);
    expect(statSync(file).mode & 0o077).toBe(0);
  });

  it('writes one referral of one person and a period as a table, and says how the chain ends', () => {
    const file = path.join(folder, 'one.csv');
    const day = aMoment.toISOString().slice(0, 10);
    const { stdout } = run('--to', file, '--referral', other, '--person', 'alex wilber', '--from', day, '--until', day);
    const [head, ...rows] = readFileSync(file, 'utf8').trim().split('\r\n');
    expect(head).toBe('subject,number,at,what,by,name,correlationId,before,after,seal');
    expect(rows.map((row) => row.split(',').slice(0, 4).join())).toEqual([
      `${other},1,${aMoment.toISOString()},arrived`,
      `${other},2,${aMoment.toISOString()},accepted`,
    ]);
    expect(stdout).toMatch(/4 links\. It ends with --anchor 4:[\w-]{43}:\d{4}-\d\d-\d\d\n/);
  });

  it('says what is wrong, and ends with 1', async () => {
    const audit = db.collection<{ _id: string }>('audit');
    await audit.updateOne({ _id: `${other}/000000002` }, { $set: { what: 'declined' } });
    const { stdout, status } = run('--anchor', `4:${'x'.repeat(43)}`);

    expect(stdout).toContain(`- ${other}: entry 2 is not as it was written`);
    expect(stdout).toContain('- link 4 is not the one that was written down');
    expect(status).toBe(1);
  });

  it('says how it is called, and which setting it needs', () => {
    expect(run('--all')).toMatchObject({ status: 2, stderr: expect.stringContaining('npm run audit') });
    const { status, stderr } = spawnSync(process.execPath, ['src/features/audit/program/main.ts'], {
      cwd: root,
      env: compiledBefore,
      encoding: 'utf8',
    });
    expect({ status, stderr }).toMatchObject({ status: 78, stderr: expect.stringContaining('MONGODB_URI') });
  });
});
