import { randomUUID } from 'node:crypto';
import { MongoClient } from 'mongodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox.ts';
import { type IdentityProvider, startIdentityProvider } from '../harness/identity-provider.ts';
import { startMicrosoftProxy, useInThisProcess } from '../harness/microsoft-proxy.ts';
import { freshDatabaseUri } from '../support/database.ts';
import { examined, settingsFor, tenantId } from './a-doctor.ts';

let idp: IdentityProvider;
let sandbox: Sandbox;
let restore: () => void;
let proxy: Awaited<ReturnType<typeof startMicrosoftProxy>>;
const appId = randomUUID();

beforeAll(async () => {
  idp = await startIdentityProvider({ appId, tenantId });
  proxy = await startMicrosoftProxy({ 'login.microsoftonline.com': idp.port });
  restore = useInThisProcess(idp.certificates.ca, proxy.url);
  sandbox = await startSandbox({ seed: 5 });
});
afterAll(async () => {
  restore();
  await Promise.all([sandbox.close(), proxy.close(), idp.close()]);
});

const settings = (more: Readonly<Record<string, string>> = {}) => ({
  ...settingsFor({ idp, sandbox, mongoUri: freshDatabaseUri() }),
  ...more,
});

/** A database with something in it, as its address. */
async function prepared(fill: (db: ReturnType<MongoClient['db']>) => Promise<unknown>): Promise<string> {
  const uri = freshDatabaseUri();
  const client = await MongoClient.connect(uri);
  await fill(client.db());
  await client.close();
  return uri;
}
const ago = (milliseconds: number) => new Date(Date.now() - milliseconds);

describe('the doctor', () => {
  it('with nothing set: names every setting that is missing, and what to do, at once', async () => {
    const { text, status, lines } = await examined({});

    expect(status).toBe(1);
    for (const name of [
      'MONGODB_URI',
      'PUBLIC_URL',
      'MicrosoftAppId',
      'PARTNER_CENTER_REFRESH_TOKEN',
      'REFERRALS_ADMINS',
    ])
      expect(lines('Settings')).toContain(`wrong: ${name} is missing`);
    expect(text).toContain('-> Set MONGODB_URI; .env.example explains it.');
    expect(lines('Partner Center')[0]).toContain('not looked at: PARTNER_CENTER_TOKEN_URL');
  });

  it.each([
    ['ok: what happened is written down', -60_000],
    ['warning: what happened to 1 referral waits for more than ten minutes', -700_000],
    ['warning: what happened to 1 referral could not be written down yet', 500_000],
  ])('looks whether the audit keeps up: %s', async (finding, dueIn) => {
    const uri = await prepared((db) =>
      db.collection<{ _id: string; auditDueAt: Date }>('referrals').insertOne({ _id: 'r', auditDueAt: ago(-dueIn) }),
    );
    expect((await examined({ MONGODB_URI: uri })).lines('Audit')).toEqual([finding]);
  });

  it('names what is missing and what is unfit together, and never a value', async () => {
    const { lines, text } = await examined({ PUBLIC_URL: 'ftp://canary-value', MONGODB_URI: 'canary-uri' });

    expect(lines('Settings').join('\n')).toMatch(/PUBLIC_URL must be an https[\s\S]*MicrosoftAppId is missing/);
    expect(lines('Settings').filter((line) => line.includes('PUBLIC_URL'))).toHaveLength(1);
    expect(text).not.toContain('canary');
  });

  it('before the first start: all connections work, and the rest is only to look at', async () => {
    const { status, lines, text } = await examined(settings());

    expect(text).not.toContain('WRONG');
    expect(status).toBe(0);
    expect(lines('Settings')[0]).toBe('ok: every setting that is needed is there, and in its form');
    expect(lines('Database').join('\n')).toMatch(
      /ok: reached, version \d[\s\S]*majority write works[\s\S]*clocks agree/,
    );
    expect(lines('Microsoft identity')).toEqual([
      'ok: the bot gets a token for Teams’ connector',
      'ok: the keys that sign Teams’ messages are read',
    ]);
    expect(lines('Partner Center')[0]).toBe('ok: signed in; referrals are shown to the person who consented');
    expect(lines('Partner Center')[1]).toBe('warning: no webhook is registered');
    expect(lines('Teams')).toContain('warning: no channel is chosen for the deal team');
    expect(lines('Scheduler')).toEqual(['warning: no desk has run on this database yet']);
  });

  it('shows no secret and no e-mail address', async () => {
    const { text } = await examined(settings({ MONGODB_URI: 'mongodb://ann:canary-password@127.0.0.1:1/desk' }));

    expect(text).toContain('the database is not reached');
    for (const secret of ['canary', 'demo-', 'adele', '@']) expect(text).not.toContain(secret);
  });
});

describe('Microsoft identity', () => {
  it('says when the identity provider is away', async () => {
    const fresh = await startIdentityProvider({ appId: randomUUID(), tenantId });
    await fresh.close();
    const { lines, status } = await examined(settings({ ...fresh.cloud, MicrosoftAppId: randomUUID() }));

    expect(status).toBe(1);
    expect(lines('Microsoft identity')).toEqual([
      expect.stringMatching(/^wrong: the bot gets no token/),
      expect.stringMatching(/^wrong: the keys that sign Teams’ messages are not reached/),
    ]);
  });

  it.each([
    ['', true],
    ['Europe/Berlin', false],
  ])('DEFAULT_TIME_ZONE=%s is told of: %s', async (DEFAULT_TIME_ZONE, isTold) => {
    const told = (await examined(settings({ DEFAULT_TIME_ZONE }))).lines('Settings');
    expect(told.some((line) => line.startsWith('warning: DEFAULT_TIME_ZONE is not set'))).toBe(isTold);
  });

  it.each([
    ['2020-01-01', 'wrong: a client secret has expired, says SECRET_EXPIRES'],
    [new Date(Date.now() + 10 * 86_400_000).toISOString().slice(0, 10), 'warning: a client secret expires in 10 days'],
    ['', 'warning: nobody knows when the client secrets expire'],
  ])('SECRET_EXPIRES=%s', async (SECRET_EXPIRES, line) => {
    expect((await examined(settings({ SECRET_EXPIRES }))).lines('Settings')).toContain(line);
  });
});

describe('Partner Center', () => {
  it.each([
    ['a wrong secret', { PARTNER_CENTER_CLIENT_SECRET: 'wrong' }, /no token for Partner Center \(invalid_client\)/],
    ['a token that was revoked', { PARTNER_CENTER_REFRESH_TOKEN: 'old' }, /asks to sign in again \(invalid_grant\)/],
    [
      'somebody without a role',
      { PARTNER_CENTER_REFRESH_TOKEN: 'demo-refresh-token-nobody' },
      /shows the person who consented no referrals \(403\)/,
    ],
    [
      'a token endpoint that is away',
      { PARTNER_CENTER_TOKEN_URL: 'http://127.0.0.1:1/x/oauth2/v2.0/token' },
      /network/,
    ],
  ])('%s', async (_name, more, line) => {
    const { lines, status } = await examined(settings(more));

    expect(lines('Partner Center')[0]).toMatch(line);
    expect(status).toBe(1);
  });

  it('says where webhooks go, and how old the last poll is', async () => {
    const MONGODB_URI = await prepared((db) =>
      db.collection<{ _id: string }>('settings').insertOne({
        _id: 'poll',
        watermark: ago(7_200_000),
        lastSuccessAt: ago(7_200_000),
      } as never),
    );
    const { lines } = await examined(settings({ MONGODB_URI }));

    expect(lines('Partner Center')[2]).toBe('wrong: the last good poll was 2 hours ago');
    expect(lines('Partner Center')[3]).toBe('ok: all that webhooks told of is read');
  });

  it('says how far a poll has come that has not ended, what is unread, and what cannot be taken in', async () => {
    const MONGODB_URI = await prepared(async (db) => {
      const checkpoint = {
        from: new Date('2026-03-01T08:00:00Z'),
        startedAt: ago(7_200_000),
        newest: ago(0),
        at: ago(3_600_000),
      };
      await db.collection<{ _id: string }>('settings').insertOne({ _id: 'poll', checkpoint } as never);
      const row = (referralId: string) => ({
        _id: `referral/${referralId}`,
        referralId,
        what: 'referral',
        receivedAt: ago(0),
      });
      await db.collection('webhookInbox').insertMany([
        { ...row('one'), dueAt: ago(1_800_000) },
        { ...row('two'), dueAt: ago(3_600_000), apartSince: ago(86_400_000) },
      ] as never);
    });
    const { lines } = await examined(settings({ MONGODB_URI }));

    expect(lines('Partner Center').slice(2)).toEqual([
      'warning: a poll that has not ended has read up to 2026-03-01T08:00:00.000Z, 60 minutes ago',
      'warning: 2 referrals of which webhooks told are not read, the oldest for 60 minutes',
      'warning: 1 record cannot be taken in: two',
    ]);
  });
});

describe('the rest of the database', () => {
  it('names a missing index', async () => {
    const MONGODB_URI = await prepared((db) => db.collection('referrals').insertOne({ a: 1 }));
    const { lines } = await examined(settings({ MONGODB_URI }));

    expect(lines('Database')).toContainEqual(
      expect.stringMatching(/^wrong: referrals lacks its index on outboxDueAt\b/),
    );
  });

  it('finds jobs that nobody wakes, and locks that nobody frees', async () => {
    const job = { type: 'single', repeatInterval: '5 seconds', lastFinishedAt: ago(600_000) };
    const MONGODB_URI = await prepared((db) =>
      db.collection('agendaJobs').insertMany([
        { ...job, name: 'reminders', nextRunAt: ago(3_600_000), lockedAt: ago(900_000) },
        { ...job, name: 'referrals.cards', nextRunAt: null },
      ]),
    );
    const { lines } = await examined(settings({ MONGODB_URI }));

    expect(lines('Scheduler')).toEqual([
      'wrong: the last sweep was 10 minutes ago',
      'wrong: reminders should have run 60 minutes ago',
      'wrong: referrals.cards has no next time',
      'warning: reminders is locked for 15 minutes',
    ]);
  });

  it('says that the deal team’s channel is gone, and whether an admin gets what nobody owns', async () => {
    const chat = {
      tenantId,
      serviceUrl: 'https://smba.example/',
      kind: 'personal',
      conversationId: 'a:1',
      botId: '28:b',
    };
    const channel = { ...chat, kind: 'channel', conversationId: '19:deals@thread.tacv2' };
    const lost = (admin: object) =>
      prepared(async (db) => {
        const loss = { since: ago(7_200_000), reason: 'deleted', told: [] };
        await db.collection<{ _id: string }>('settings').insertOne({ _id: 'deal-team', channel, loss } as never);
        const adele = {
          _id: `${tenantId}/a`,
          tenantId,
          aadObjectId: 'a',
          teamsId: '29:a',
          name: 'Adele',
          seenAt: ago(1),
        };
        const person = { ...adele, email: 'adele.vance@contoso.example', personalChat: chat, ...admin };
        await db.collection<{ _id: string }>('people').insertOne(person as never);
      });
    const told = async (admin: object) => (await examined(settings({ MONGODB_URI: await lost(admin) }))).lines('Teams');
    const gone = 'wrong: the deal team’s channel can’t be written in since 2 hours (deleted)';
    const nobody = 'wrong: no Referrals admin can be written to: what nobody owns would expire in silence';

    expect(await told({})).toContain(gone);
    expect(await told({})).not.toContain(nobody);
    expect(await told({ unreachableSince: ago(1) })).toEqual(expect.arrayContaining([gone, nobody]));
  });

  it('counts messages that wait, were refused, or may stand twice', async () => {
    const MONGODB_URI = await prepared((db) =>
      db
        .collection('copies')
        .insertMany([
          { state: 'sent' },
          { state: 'wanted', dueAt: ago(3_600_000) },
          { state: 'gone' },
          { state: 'ambiguous' },
        ]),
    );
    const { lines } = await examined(settings({ MONGODB_URI }));

    expect(lines('Teams').slice(-4)).toEqual([
      'ok: 1 message stand in Teams',
      'wrong: 1 message to Teams wait for more than 10 minutes',
      'warning: 1 message could not be delivered: the desk was removed or blocked there',
      'warning: 1 reminder may or may not have arrived',
    ]);
  });
});
