import { expect, it } from 'vitest';
import { FixedClock } from '../../../../src/clock.ts';
import type { DeskDeps } from '../../../../src/features/referrals/index.ts';
import { Access, MongoReferralStore, ReferralService } from '../../../../src/features/referrals/index.ts';
import type { Referral } from '../../../../src/features/referrals/record/referral.ts';
import { createLogger } from '../../../../src/logger.ts';
import { aMoment, aReferral } from '../../../builders/referral.ts';
import { freshDatabase } from '../../../support/database.ts';

const admin = {
  tenantId: '11111111-1111-4111-8111-111111111111',
  aadObjectId: '22222222-2222-4222-8222-222222222222',
  name: 'Adele Vance',
  email: 'adele.vance@contoso.example',
  guest: false,
};

/** Somebody writes between a press's reading and its writing, so many times. */
async function pressAmong(writes: number, change: (referral: Referral) => Referral) {
  const store = new MongoReferralStore(await freshDatabase());
  const stands = aReferral();
  await store.insert(stands, { at: aMoment, what: 'arrived', by: 'desk', correlationId: 'c-1' });
  let left = writes;
  const referrals = new Proxy(store, {
    get: (target, name: keyof MongoReferralStore) => {
      if (name !== 'replace') return (target[name] as (...args: never[]) => unknown).bind(target);
      return async (...args: Parameters<MongoReferralStore['replace']>) => {
        const current = left > 0 ? await target.find(stands.id) : undefined;
        left -= 1;
        if (current) await target.replace(current, change(current));
        return target.replace(...args);
      };
    },
  });
  const policy = { responseDays: 14, undoSeconds: 60, acceptUndoSeconds: 0, ladder: ['P1D'], channelWithin: 'P3D' };
  const deps = {
    referrals,
    clock: new FixedClock(aMoment),
    policy,
    log: createLogger({ level: 'silent' }),
    nudge() {},
  };
  const access = new Access({
    admins: [{ who: admin.aadObjectId, locations: [] }],
    users: [],
    homeTenant: admin.tenantId,
  });
  const service = new ReferralService({ ...(deps as unknown as DeskDeps), access });
  return service.accept(admin as never, { referralId: stands.id, revision: stands.revision });
}

const newNote = (referral: Referral) => ({ ...referral, record: { ...referral.record, notes: 'They called.' } });

it('a press goes on where somebody wrote something else in between, and keeps it', async () => {
  const outcome = await pressAmong(3, newNote);

  expect(outcome).toMatchObject({
    kind: 'done',
    referral: { decision: { kind: 'accept' }, record: { notes: 'They called.' } },
  });
});

it('a press is too late where somebody answered in between', async () => {
  const outcome = await pressAmong(1, (referral) => ({ ...referral, revision: referral.revision + 1 }));

  expect(outcome.kind).toBe('stale');
});

it('a press does not try for ever', async () => {
  expect((await pressAmong(100, newNote)).kind).toBe('stale');
});
