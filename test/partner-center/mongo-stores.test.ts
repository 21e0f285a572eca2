import { beforeEach, describe, expect, it } from 'vitest';
import { FixedClock } from '../../src/clock.ts';
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
