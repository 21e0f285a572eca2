import { describe, expect, it } from 'vitest';
import { openMongo } from '../../src/mongo/connection.ts';

describe('the client of the database', () => {
  it('retries a write once, unless the URI says otherwise', async () => {
    const retries = async (uri: string) => {
      const { client } = openMongo(uri);
      await client.close();
      return client.options.retryWrites;
    };

    expect(await retries('mongodb://127.0.0.1:1/desk')).toBe(true);
    expect(await retries('mongodb://127.0.0.1:1/desk?retryWrites=false')).toBe(false);
  });

  it('waits for the majority, whatever else it is told', async () => {
    const { client } = openMongo('mongodb://127.0.0.1:1/desk?retryWrites=false');
    await client.close();

    expect(client.options.writeConcern?.w).toBe('majority');
  });
});
