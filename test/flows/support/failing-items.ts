import type { Db, Document } from 'mongodb';
import { aDraft } from '../../builders/draft.ts';
import { aReferral } from '../../builders/referral.ts';

const longAgo = new Date('2020-01-01T00:00:00Z');

const works = ['outbox', 'cards', 'rungs', 'snoozes', 'deadlines', 'plans', 'silence', 'crm'] as const;

/** The sweeps that `fillWithFailing` fills. */
export const filledSweeps = [
  ...works.map((work) => `referrals.${work}`),
  ...['referrals.copies', 'reminders.posted-lists', 'deals.creation', 'deals.let-go', 'partner-center.inbox'],
  ...['bulk.exports', 'bulk.imports', 'bulk.readings', 'crm.links'],
];

/** One row each, or one of each person: a pile of them can't be. */
export const sweepsOfFew = [
  'people.absences',
  'deal-team.loss',
  'reminders.unreached',
  'reminders.digests',
  'health.watch',
  'leads.news',
  'leads.rules',
  'parked.notice',
];

/** Rows of these numbers in each sweep that no handler can do anything with, the most overdue of all. */
export async function fillWithFailing(db: Db, numbers: { readonly from: number; readonly to: number }): Promise<void> {
  const count = numbers.to - numbers.from;
  if (count === 0) return;
  const rows = (row: (index: number) => Document) =>
    Array.from({ length: count }, (_, index) => row(numbers.from + index) as never);
  const { id: _id, ...referral } = aReferral();
  const { id: _draft, ...draft } = aDraft();
  const entry = { id: 'e', kind: 'change', dueAt: longAgo, attempts: 0, mayHaveArrived: false, correlationId: 'c' };
  const broken = { record: null, deadline: longAgo, outbox: [entry], plan: { at: longAgo, by: {} } };
  const times = [
    'outboxDueAt',
    'cardsDueAt',
    'rungDueAt',
    'snoozeDueAt',
    'deadlineDueAt',
    'planDueAt',
    'silenceDueAt',
    'crmDueAt',
  ];
  const due = Object.fromEntries(times.map((field) => [field, longAgo]));
  await db
    .collection('referrals')
    .insertMany(rows((index) => ({ _id: `broken-${index}`, ...referral, ...due, ...broken })));
  const copy = { purpose: 'card', audience: 'channel', underCard: false, state: 'wanted', attempts: 0, wishes: 1 };
  await db.collection('copies').insertMany(
    rows((index) => ({
      ...{ _id: `broken-${index}/card/t/${index}`, referralId: `broken-${index}`, correlationId: 'c', dueAt: longAgo },
      ...{ ...copy, address: { conversationId: String(index) } },
    })),
  );
  await db
    .collection('postedLists')
    .insertMany(rows((index) => ({ _id: `t/${index}`, state: 'wanted', rows: null, attempts: 0, dueAt: longAgo })));
  const unread = { what: 'referral', wishes: 1, correlationId: 'c', dueAt: longAgo, receivedAt: new Date() };
  await db
    .collection('webhookInbox')
    .insertMany(rows((index) => ({ _id: `referral/broken-${index}`, referralId: `broken-${index}`, ...unread })));
  await db.collection('crmlinks').insertMany(rows((index) => ({ _id: `broken-${index}`, dueAt: longAgo })));
  await db.collection('exports').insertMany(rows((index) => ({ _id: `broken-${index}`, by: null, dueAt: longAgo })));
  await db
    .collection('imports')
    .insertMany([
      ...rows((index) => ({ _id: `broken-${index}`, by: null, state: 'running', runDueAt: longAgo })),
      ...rows((index) => ({ _id: `unread-${index}`, by: null, state: 'reading', readDueAt: longAgo })),
    ]);
  const creation = { startedAt: longAgo, dueAt: longAgo, attempts: 0, notOurs: [] };
  await db
    .collection('drafts')
    .insertMany([
      ...rows((index) => ({ _id: `broken-${index}`, ...draft, fields: {}, state: 'creating', creation })),
      ...rows((index) => ({ _id: `left-${index}`, ...draft, by: null, touchedAt: longAgo })),
    ]);
}

/** As if each had failed nine times by now, also what never was tried: the next failure is the last one before it is parked. */
export async function haveFailedNineTimes(db: Db): Promise<void> {
  const nine = (collection: string, filter: Document, at: string) =>
    db.collection(collection).updateMany(filter, { $set: { [`${at}.attempts`]: 9 } });
  for (const work of works) await nine('referrals', { record: null }, `sweeps.${work}`);
  for (const collection of ['copies', 'postedLists', 'webhookInbox', 'exports', 'crmlinks'])
    await nine(collection, { dueAt: longAgo }, 'sweep');
  await nine('imports', { state: 'running' }, 'sweeps.run');
  await nine('imports', { readDueAt: longAgo }, 'sweeps.reading');
  await nine('drafts', { state: 'creating' }, 'sweeps.creation');
  await nine('drafts', { by: null }, 'sweeps.letGo');
}
