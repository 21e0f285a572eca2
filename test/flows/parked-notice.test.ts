import { expect, it } from 'vitest';
import { aDesk } from './support/a-desk.ts';
import type { Desk } from './support/desk.ts';
import { fillWithFailing, haveFailedNineTimes } from './support/failing-items.ts';

const told = (desk: Desk, person = desk.adele) =>
  desk.teams
    .messagesIn('chat', person)
    .map(({ activity }) => String(activity.text ?? ''))
    .filter((text) => text.includes('npm run parked'));

/** What the jobs do at their next turn. Not `settles`, which would wait for what never comes to rest. */
async function afterMinutes(desk: Desk, minutes: number): Promise<void> {
  desk.parts.timers.moveServer(minutes * 60_000);
  desk.parts.timers.move(minutes * 60_000);
  await desk.app.idle();
  await desk.app.sweep();
}

it('items that failed too often are told to the admins in their chat, each item once', async () => {
  const desk = await aDesk();
  const { db } = desk.parts;
  await desk.receives({ expiresIn: 'P10D' });
  await fillWithFailing(db, { from: 0, to: 2 });
  await afterMinutes(desk, 2);
  expect(told(desk), 'they failed once').toEqual([]);

  await haveFailedNineTimes(db);
  await afterMinutes(desk, 11);
  await afterMinutes(desk, 2);
  expect(told(desk), 'more may follow').toEqual([]);
  await afterMinutes(desk, 5);

  const [text = ''] = told(desk);
  expect(text).toMatch(/^34 pieces of work have failed ten times, and I now try them only once an hour: /);
  expect(text).toContain('2 changes for Partner Center');
  expect(told(desk, desk.alex)).toEqual([]);
  // They are tried again each hour and fail again; that is no news.
  await afterMinutes(desk, 130);
  await afterMinutes(desk, 130);
  expect(told(desk)).toHaveLength(1);

  await fillAnother(desk);
  await afterMinutes(desk, 130);
  await afterMinutes(desk, 6);
  expect(told(desk)).toHaveLength(2);
  expect(told(desk)[1]).toMatch(
    /^1 piece of work has failed ten times, and I now try it only once an hour: 1 referral to read/,
  );
});

async function fillAnother(desk: Desk): Promise<void> {
  const dueAt = new Date('2020-01-01T00:00:00Z');
  const unread = {
    what: 'referral',
    wishes: 1,
    correlationId: 'c',
    dueAt,
    receivedAt: new Date(),
    referralId: 'broken-9',
  };
  const sweep = { attempts: 9, notBefore: dueAt, error: 'TypeError' };
  await desk.parts.db.collection('webhookInbox').insertOne({ _id: 'referral/broken-9' as never, ...unread, sweep });
}
