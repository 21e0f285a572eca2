import { expect, it } from 'vitest';
import type { Person } from '../../../src/features/people/index.ts';
import { MongoCopyStore } from '../../../src/features/referrals/copies/mongo-copy-store.ts';
import { personalCopy } from '../../../src/features/referrals/index.ts';
import { MongoDigests } from '../../../src/features/reminders/digest/mongo-digests.ts';
import { Gathering } from '../../../src/features/reminders/posted-lists/gathering.ts';
import { MongoPostedLists } from '../../../src/features/reminders/posted-lists/mongo-posted-lists.ts';
import { aReferral } from '../../builders/referral.ts';
import { freshDatabase } from '../../support/database.ts';

const db = await freshDatabase();
const now = new Date('2026-11-20T09:00:00Z');
const deadline = new Date('2026-11-30T09:00:00Z');
const lists = new MongoPostedLists(db);
const copies = new MongoCopyStore(db);
const digests = new MongoDigests(db, () => now);

let people = 0;

/** A reminder and the morning's list of one person, both due now; the digest's sweep does its work just before the store's `crossing`. */
async function crosses(crossing: keyof MongoPostedLists | 'never'): Promise<readonly (readonly string[])[]> {
  const key = { tenantId: 't1', aadObjectId: `megan${++people}` };
  const person: Person = { ...key, teamsId: '29:m', name: 'Megan', guest: false, timeZone: 'UTC' };
  const address = {
    ...{ tenantId: 't1', serviceUrl: 'https://x', kind: 'personal' as const, botId: '28:b' },
    conversationId: `a:${key.aadObjectId}`,
  } as const;
  await digests.know(key);
  const referral = aReferral({ id: `r${people}`, deadline });
  await copies.want(personalCopy(referral.id, 'reminder:P10D', key, address), now);
  const [copy] = await copies.ofReferral(referral.id);
  let isSent = false;
  const digest = async () => {
    if (isSent) return;
    isSent = true;
    const rows = [{ referralId: 'other' }];
    await lists.want(
      { id: `t1/${key.aadObjectId}/digest/2026-11-20`, kind: 'digest', person: key, address, rows },
      now,
    );
    await digests.plan(key, new Date(now.getTime() + 86_400_000));
  };
  const crossed = new Proxy(lists, {
    get(target, name) {
      const found = Reflect.get(target, name) as (...given: unknown[]) => unknown;
      return async (...given: unknown[]) => {
        if (name === crossing) await digest();
        return found.apply(target, given);
      };
    },
  });
  const hours = undefined;
  const gathering = new Gathering({
    lists: crossed,
    people: { find: async () => person },
    hours,
    timeZone: 'UTC',
    dueReminders: async () => 0,
    mostADay: 9,
  });
  const isTaken = copy !== undefined && (await gathering.takes(copy, referral, now));
  await digest();
  const wanted = await db
    .collection('postedLists')
    .find({ 'person.aadObjectId': key.aadObjectId, state: 'wanted' })
    .toArray();
  const messages = wanted.map(({ rows }) =>
    (rows as { referralId: string }[]).map(({ referralId }) => referralId).sort(),
  );
  return isTaken ? messages : [...messages, [referral.id]];
}

it.each(['never', 'holds', 'follows', 'joins', 'remindersWait', 'countedOn', 'count', 'begins'] as const)(
  'a reminder and the morning’s list of one moment are one message, once each, where their sweeps cross: %s',
  async (crossing) => {
    expect(await crosses(crossing)).toEqual([['other', `r${people}`]]);
  },
);

it('a reminder is no list for whoever wants no morning’s list, when they are due to be looked at', async () => {
  const key = { tenantId: 't1', aadObjectId: 'quiet' };
  await digests.know(key);
  await digests.plan(key, now, { isWanted: false });
  expect(await lists.remindersWait(key, now, 'this one')).toBe(false);
  await digests.plan(key, now);
  expect(await lists.remindersWait(key, now, 'this one')).toBe(true);
});
