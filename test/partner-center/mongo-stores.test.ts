import { beforeEach, describe, expect, it } from 'vitest';
import { FixedClock } from '../../src/clock.ts';
import { MongoBackOff } from '../../src/partner-center/mongo-back-off.ts';
import { MongoRefreshTokenStore } from '../../src/partner-center/mongo-refresh-token-store.ts';
import { freshDatabase } from '../support/database.ts';
import { type RecordingLogger, recordingLogger } from './support/recording-logger.ts';

const database = await freshDatabase();
const clock = new FixedClock('2026-03-02T09:00:00Z');

describe('the stored refresh token', () => {
  const token = { refreshToken: 'a-refresh-token', descendsFrom: 'digest' };
  let log: RecordingLogger;
  const store = (clientSecret = 'secret', clientId = 'client') =>
    new MongoRefreshTokenStore({ database, clientId, clientSecret, clock, log });
  const stored = () => database.collection('partnerCenterTokens');
  beforeEach(async () => {
    log = recordingLogger();
    await stored().deleteMany({});
  });

  it('comes back as it was saved, the last one', async () => {
    expect(await store().load()).toBeUndefined();
    await store().save({ ...token, refreshToken: 'older' });
    await store().save(token);
    expect(await store().load()).toEqual(token);
    expect(await store('secret', 'another client').load()).toBeUndefined();
  });

  it('cannot be read in the database', async () => {
    await store().save(token);
    const [document] = await stored().find({}, { promoteBuffers: true }).toArray();
    const bytes = Buffer.concat(Object.values(document ?? {}).filter((value) => Buffer.isBuffer(value)));
    expect(bytes.length).toBeGreaterThan(40);
    expect(bytes.includes('refresh') || JSON.stringify(document).includes('refresh-token')).toBe(false);
  });

  it('is encrypted anew each time', async () => {
    const encrypted = async () => {
      await store().save(token);
      return JSON.stringify((await stored().findOne({}))?.encrypted);
    };
    expect(await encrypted()).not.toBe(await encrypted());
  });

  it('is worth nothing after the client secret has changed, or when somebody has touched it', async () => {
    await store().save(token);
    expect(await store('new secret').load()).toBeUndefined();
    expect(log.written()).toContain('cannot be decrypted');
    await stored().updateOne({}, { $set: { descendsFrom: 'another setting' } });
    expect(await store().load()).toBeUndefined();
  });
});

describe('the shared back-off', () => {
  const at = (second: number) => new Date(clock.serverNow().getTime() + second * 1_000);
  const backOff = () => new MongoBackOff({ db: database, log: recordingLogger() });

  it('is known to every instance, the longest of what they were told, for each API by itself', async () => {
    expect(await backOff().until('referrals')).toBeUndefined();
    await Promise.all([backOff().throttled('referrals', at(60)), backOff().throttled('referrals', at(20))]);
    await backOff().throttled('referrals', at(30));

    expect(await backOff().until('referrals')).toEqual(at(60));
    expect(await backOff().until('webhooks')).toBeUndefined();
  });

  it('is told in the log with its audience and end, where it is made longer', async () => {
    const log = recordingLogger();
    const loud = new MongoBackOff({ db: database, log });
    await loud.throttled('salesforce-token', at(60));
    await loud.throttled('salesforce-token', at(20));
    const told = log
      .written()
      .split('\n')
      .filter((line) => line.includes('all instances are told to wait'));
    expect(told.map((line) => JSON.parse(line))).toMatchObject([
      { audience: 'salesforce-token', until: at(60).toISOString() },
    ]);
  });

  it('of a database that is away stops nobody', async () => {
    const away = { collection: () => ({ findOne: rejects, updateOne: rejects }) } as unknown as typeof database;
    const alone = new MongoBackOff({ db: away, log: recordingLogger() });
    expect(await alone.until('referrals')).toBeUndefined();
    await alone.throttled('referrals', at(60));
  });
});

async function rejects(): Promise<never> {
  throw new Error('no database');
}
