import { spawn } from 'node:child_process';
import path from 'node:path';
import { MongoClient } from 'mongodb';
import { beforeEach, describe, expect, it } from 'vitest';
import { parkedProgram } from '../../src/parked/parked-program.ts';
import { parkedSweeps } from '../../src/parked/parked-sweeps.ts';
import { aDesk } from '../flows/support/a-desk.ts';
import { compiledBefore } from '../support/compiled-before.ts';
import { freshDatabase, freshDatabaseUri } from '../support/database.ts';

const parkedAt = new Date('2026-11-21T09:00:00Z');
const parked = (id: string, error = 'TypeError') => ({
  _id: id as never,
  sweeps: { cards: { notBefore: new Date('2026-11-21T10:00:00Z'), attempts: 10, error, parkedAt } },
});

describe('npm run parked', async () => {
  const db = await freshDatabase();
  const run = (...args: string[]) => parkedProgram(args, parkedSweeps(db));
  beforeEach(async () => void (await db.collection('referrals').deleteMany({})));

  it('says that nothing is', async () => {
    expect(await run()).toEqual({ lines: ['Nothing is parked.'], status: 0 });
    expect((await run('release', 'all')).lines).toEqual(['Nothing was parked that could be released.']);
  });

  it('lists the first ones of each sweep with their last error, and what to do', async () => {
    await db.collection('referrals').insertMany([...Array(23).keys()].map((index) => parked(`r-${index}`)));
    const { lines, status } = await run('list');
    expect(status).toBe(1);
    expect(lines[0]).toBe('referrals.cards: 23 parked');
    expect(lines[1]).toMatch(/^ {2}r-\d+ {2}since 2026-11-21T09:00:00.000Z, 10 attempts, last: TypeError$/);
    expect(lines).toHaveLength(23);
    expect(lines.at(-2)).toBe('  and 3 more');
    expect(lines.at(-1)).toContain('npm run parked -- release');
    expect(await run('list', 'referrals.copies')).toMatchObject({ status: 0 });
  });

  it('releases one, a sweep’s, or all', async () => {
    await db.collection('referrals').insertMany([parked('a'), parked('b'), parked('c')]);
    expect((await run('release', 'referrals.copies')).lines).toEqual(['Nothing was parked that could be released.']);
    expect((await run('release', 'referrals.cards', 'a', 'x')).lines[0]).toContain('referrals.cards: 1 released');
    expect((await run('release', 'all')).lines[0]).toContain('referrals.cards: 2 released');
    expect(await db.collection('referrals').countDocuments({ 'sweeps.cards': { $exists: true } })).toBe(0);
  });

  it('says how it is called', async () => {
    for (const args of [['release'], ['mend'], ['list', 'all', 'one']])
      expect(await run(...args)).toMatchObject({ status: 2 });
    expect((await run('release', 'rungs')).lines[0]).toMatch(/There is no sweep rungs. There are: referrals.outbox/);
  });
});

it('knows every sweep that a desk has', async () => {
  const desk = await aDesk();
  await desk.app.updateFigures();
  const { values } = await desk.parts.metrics.sweepParked.get();
  expect(values.map(({ labels }) => labels.sweep).sort()).toEqual([...parkedSweeps(desk.parts.db).keys()].sort());
});

it('is a program that needs the database’s address alone', async () => {
  const uri = freshDatabaseUri();
  const client = await MongoClient.connect(uri);
  await client.db().collection('referrals').insertOne(parked('r-1'));
  const program = path.resolve(import.meta.dirname, '../../src/parked/main.ts');
  const child = spawn(process.execPath, [program, 'list'], { env: { ...compiledBefore, MONGODB_URI: uri } });
  let said = '';
  child.stdout.on('data', (chunk) => {
    said += String(chunk);
  });
  const status = await new Promise<number | null>((resolve) => child.once('close', resolve));
  await client.db().dropDatabase();
  await client.close();
  expect([status, said.split('\n')[0]]).toEqual([1, 'referrals.cards: 1 parked']);
});
