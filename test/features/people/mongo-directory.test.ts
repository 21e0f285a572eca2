import { describe, expect, it } from 'vitest';
import type { ConversationAddress } from '../../../src/conversation.ts';
import { MongoDirectory } from '../../../src/features/people/mongo-directory.ts';
import { freshDatabase } from '../../support/database.ts';

describe('the directory', async () => {
  const directory = new MongoDirectory(await freshDatabase(), {
    now: () => new Date('2026-11-21T09:00:00Z'),
    onReachable: () => {},
  });
  const chat = (conversationId: string): ConversationAddress => ({
    tenantId: 't1',
    serviceUrl: 'https://smba.trafficmanager.net/emea/',
    kind: 'personal',
    conversationId,
    botId: '28:b',
  });

  /** Teams tells of one install in two events, which come side by side. */
  async function toldTwice(where: ConversationAddress): Promise<boolean> {
    await directory.rememberConversation(where);
    return directory.firstInstall(where);
  }

  it('knows one first install, however often it is told at once', async () => {
    for (let round = 0; round < 50; round++) {
      const where = chat(`a:${round}`);

      const told = await Promise.all([toldTwice(where), toldTwice(where), directory.firstInstall(where)]);

      expect(told.filter(Boolean)).toHaveLength(1);
    }
  });

  it('greets again where it was removed in between', async () => {
    await toldTwice(chat('a:again'));
    await directory.forgetConversation(chat('a:again'));

    expect(await toldTwice(chat('a:again'))).toBe(true);
  });
});
