import { spawnSync } from 'node:child_process';
import path from 'node:path';
import type { Db, MongoClient } from 'mongodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MongoReferralStore } from '../../../src/features/referrals/index.ts';
import type { Referral } from '../../../src/features/referrals/record/referral.ts';
import { referralWithout } from '../../../src/features/retention/forget/referral-without.ts';
import { connectMongo } from '../../../src/mongo/connection.ts';
import { aDecision, alex, aMoment, aReferral } from '../../builders/referral.ts';
import { compiledBefore } from '../../support/compiled-before.ts';
import { freshDatabaseUri } from '../../support/database.ts';
import { patiently } from '../../support/patiently.ts';

const pseudonym = 'person-0123456789abcdef';
const { tenantId, aadObjectId, name } = alex;
const by = { tenantId, aadObjectId, name };
const megan = { tenantId, aadObjectId: '00000000-0000-0000-0000-0000000000021', name: 'Megan Bowen' };
const member = { firstName: 'Alex', lastName: 'Wilber', email: 'Alex.Wilber@contoso.example', phoneNumber: '1' };

describe('a referral without somebody', () => {
  it('has a pseudonym wherever they did or asked for something; others stay', () => {
    const work = { kind: 'change', changes: [{ field: 'team', add: [member], remove: [] }] } as const;
    const change = { field: 'name', from: 'a', to: 'b' } as const;
    const conflicts = [by, megan].map((each) => ({ change, by: each, at: aMoment }));
    const outbox = [
      { id: 'o-1', kind: 'change', by, work, dueAt: aMoment, attempts: 0, mayHaveArrived: false, correlationId: 'c' },
    ] satisfies Referral['outbox'];
    const referral = aReferral({
      decision: aDecision({ by: megan, kind: 'won' }),
      acceptance: aDecision({ by, state: 'confirmed', fields: { name: 'n', contacts: [member] } }),
      refusedWork: { at: aMoment, by: megan, reason: 'r', work },
      ...{ conflicts, outbox },
    });
    const after = referralWithout(referral, alex, pseudonym);

    const stranger = { tenantId, aadObjectId: pseudonym, name: '' };
    expect(after.conflicts?.map((conflict) => conflict.by)).toEqual([stranger, megan]);
    expect(after.outbox[0]).toEqual({ ...referral.outbox[0], by: stranger });
    expect(after.acceptance?.by).toEqual(stranger);
    expect(after).not.toHaveProperty('owner');
    expect(after).not.toHaveProperty('refusedWork');
    expect(after.acceptance).not.toHaveProperty('fields');
    expect(after.decision).toEqual(referral.decision);
    expect(after.record).toBe(referral.record);
  });

  it('keeps what was filled into a form until Partner Center has it', () => {
    const decision = aDecision({ by: megan, state: 'sending', fields: { name: 'n', contacts: [member] } });
    expect(referralWithout(aReferral({ decision }), alex, pseudonym).decision).toEqual(decision);
  });

  it('is the same one where they are not', () => {
    const referral = aReferral({ decision: aDecision({ by: megan }), owner: { ...megan, email: 'm@contoso.example' } });
    expect(referralWithout(referral, alex, pseudonym)).toBe(referral);
  });
});

// Each call is a program of its own.
describe('npm run forget', () => {
  const root = path.resolve(import.meta.dirname, '../../..');
  const uri = freshDatabaseUri();
  let client: MongoClient;
  let db: Db;
  const id = (number: number) => `00000000-0000-4000-8000-00000000000${number}`;

  beforeAll(async () => {
    ({ client, db } = await connectMongo(uri));
    const person = (number: number, called: string, email: string) => ({
      ...{ _id: `t/${id(number)}`, tenantId: 't', aadObjectId: id(number), name: called, email, seenAt: aMoment },
    });
    await db
      .collection<{ _id: string }>('people')
      .insertMany([
        person(1, 'Ann Bäcker', 'ann@contoso.example'),
        person(2, 'Ann Cho', 'ann.cho@contoso.example'),
        person(3, 'Bob', 'bob@contoso.example'),
      ]);
    const owner = { tenantId: 't', aadObjectId: id(2), name: 'Ann Cho', email: 'ann.cho@contoso.example' };
    const arrived = { at: aMoment, what: 'claimed', by: owner, correlationId: 'c' } as const;
    await new MongoReferralStore(db).insert(aReferral({ owner }), arrived);
  });
  afterAll(async () => {
    await db.dropDatabase();
    await client.close();
  });

  const run = (args: readonly string[], input = '') =>
    spawnSync(process.execPath, ['src/features/retention/program/main.ts', ...args], {
      cwd: root,
      env: { ...compiledBefore, MONGODB_URI: uri },
      input,
      encoding: 'utf8',
      timeout: patiently.timeout,
    });
  const people = () => db.collection('people').distinct('name');

  it('only says what it would do, until --yes is said', async () => {
    const { stdout, status } = run(['bob']);

    expect(stdout).toContain(`Bob · bob@contoso.example · ${id(3)}`);
    expect(stdout).toContain('Would be removed:\n- 1 × person: name, e-mail');
    expect(stdout).toContain('say the same with --yes');
    expect(status).toBe(0);
    expect(await people()).toContain('Bob');
  });

  it('asks which one when several are known by that, and takes no guess', async () => {
    const asked = run(['ann', '--yes']);
    expect(asked.stdout).toMatch(/1\. Ann Bäcker[\s\S]+2\. Ann Cho[\s\S]+Which one\?/);
    expect(asked).toMatchObject({ status: 2, stderr: expect.stringContaining('nothing was changed') });
    expect(await people()).toHaveLength(3);

    const { stdout, status } = run(['ann', '--yes'], '2\n');
    expect(stdout).toContain('Removed:\n- 1 × person');
    expect(stdout).toContain('1 × referrals that named them');
    expect(stdout).toMatch(/1 × entries of the audit by person-[0-9a-f]{16}\n {2}what happened stays/);
    expect(stdout).toContain('Not within the desk’s reach:');
    expect(status).toBe(0);
    expect(await people()).toEqual(['Ann Bäcker', 'Bob']);
    const everything = JSON.stringify([
      await db.collection('audit').find().toArray(),
      await db.collection('auditPeople').find().toArray(),
      await db.collection('referrals').findOne(),
    ]);
    expect(everything).not.toMatch(/Ann Cho|ann\.cho|000000000002"/);
  });

  it('may be said again, and about somebody whom nobody has met', () => {
    expect(run(['ann.cho@contoso.example', '--yes']).stdout).toContain('Nothing of theirs is here to be removed.');
    const contact = run(['sue.smith@fabrikam.example']).stdout;
    expect(contact).toContain('Partner Center’s own record');
    expect(run(['Nobody Known'])).toMatchObject({ status: 1, stderr: expect.stringContaining('Nobody is known by') });
  });

  it('says how it is called', () => {
    expect(run([])).toMatchObject({ status: 2, stderr: expect.stringContaining('npm run forget -- <e-mail') });
    expect(run(['bob', '--now'])).toMatchObject({ status: 2 });
  });
});
