import { beforeAll, describe, expect, it } from 'vitest';
import { MongoReferralStore } from '../../../../src/features/referrals/index.ts';
import { alex, aMoment, aReferral } from '../../../builders/referral.ts';
import { freshDatabase } from '../../../support/database.ts';

const day = 86_400_000;

describe('what expired of somebody', async () => {
  const db = await freshDatabase();
  const store = new MongoReferralStore(db);
  beforeAll(() => store.createIndexes());

  it('is of many the latest, the last one first', async () => {
    const { record } = aReferral();
    // Put in neither by their deadlines nor against them.
    for (const daysAgo of [3, 1, 5, 2, 4]) {
      const id = `33333333-0000-4000-8000-00000000000${daysAgo}`;
      const expired = { ...record, id, status: 'Closed', substatus: 'Expired' } as const;
      const deadline = new Date(aMoment.getTime() - daysAgo * day);
      const arrived = { at: aMoment, what: 'arrived', by: 'desk', correlationId: 'c-1' } as const;
      await store.insert(aReferral({ id, owner: alex, record: expired, deadline }), arrived);
    }
    const daysOf = async (since: number, limit: number) =>
      (await store.expiredOf(alex, new Date(aMoment.getTime() - since * day), limit)).map(({ id }) =>
        Number(id.at(-1)),
      );
    expect(await daysOf(10, 3)).toEqual([1, 2, 3]);
    expect(await daysOf(3.5, 20)).toEqual([1, 2, 3]);
  });
});
