import { afterAll, beforeAll, expect, test } from 'vitest';
import { deliveryAttempt } from '../../src/sandbox/webhook-delivery.ts';
import { freshDatabase } from '../support/database.ts';
import { dice, inParallel, report, shuffled, size } from './support/chaos-run.ts';
import { type ChaosDesk, startChaosDesk } from './support/desk-in-process.ts';
import { Registry, referralIdOf } from './support/registry.ts';
import { until } from './support/until.ts';

const referrals = size({ full: 500, short: 60 });
const senders = 8;
/** For good: ten failed attempts, and Partner Center never tries again. */
const neverDelivered = 0.05;
const db = await freshDatabase();
let desk: ChaosDesk;

beforeAll(async () => {
  desk = await startChaosDesk(db);
});
afterAll(() => desk.close());

test(`${referrals} webhooks, each 1 to 5 times, shuffled, 5 % never: each referral mirrored once, one first card each`, async () => {
  const { sandbox, teams, app, url } = desk;
  const random = dice();
  for (let i = 0; i < referrals; i++) await sandbox.createReferral({ team: [] });
  const lost = new Set(shuffled(sandbox.records(), random).slice(0, referrals * neverDelivered));
  const deliveries = sandbox
    .records()
    .filter((record) => !lost.has(record))
    .flatMap((record) => Array.from({ length: 1 + Math.floor(random() * 5) }, () => record));

  const statuses = new Set<unknown>();
  await inParallel(shuffled(deliveries, random), senders, async (record) => {
    const event = {
      EventName: 'referral-created',
      ResourceUri: `https://api.partnercenter.microsoft.com/engagements/v1/referrals/${record.id}`,
      ResourceName: 'referral',
      AuditUri: null,
      ResourceChangeUtcDate: record.updatedDateTime.replace(/Z$/, '+00:00'),
    };
    const sent = await deliveryAttempt(
      {
        id: record.id,
        event,
        referralId: record.id,
        url: `${url}/api/partner-center/webhook`,
        attempts: [],
        state: 'pending',
      },
      {
        keys: sandbox.keys,
        certificateUrl: `${sandbox.url}/cert/pcnotifications-dispatch.cer`,
        msHeader: true,
        timeoutMs: 120_000,
        signal: new AbortController().signal,
      },
    );
    statuses.add('status' in sent ? sent.status : sent.error);
  });
  expect([...statuses]).toEqual([200]);

  const registry = new Registry(db, teams);
  await until(() => registry.unsettled(referrals - lost.size));
  const byWebhook = (await registry.referrals()).length;
  expect(byWebhook).toBe(referrals - lost.size);
  await app.pollNow();
  await until(() => registry.unsettled(referrals));
  // Once more: what is known already must bring nothing.
  await app.pollNow();
  await app.sweep();

  const mirrored = await registry.referrals();
  const cards = teams.messagesIn({ channel: 'Deals' }).flatMap((message) => referralIdOf(message) ?? []);
  report('Webhooks, repeated, shuffled, lost', {
    tried: referrals,
    deliveries: deliveries.length,
    'never delivered': lost.size,
    'by webhook': byWebhook,
    mirrored: mirrored.length,
    cards: cards.length,
    lost: referrals - new Set(cards).size,
    doubled: cards.length - new Set(cards).size,
    ambiguous: 0,
  });
  expect(mirrored.map(({ _id }) => _id).sort()).toEqual(
    sandbox
      .records()
      .map(({ id }) => id)
      .sort(),
  );
  expect(mirrored.flatMap(({ history }) => history.filter(({ what }) => what === 'arrived'))).toHaveLength(referrals);
  expect([...cards].sort()).toEqual(
    sandbox
      .records()
      .map(({ id }) => id)
      .sort(),
  );
  expect(teams.connector.calls.filter(({ kind, path }) => kind === 'post' && path.includes('channel'))).toHaveLength(
    referrals,
  );
});
