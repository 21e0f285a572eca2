import { ConversationState, MemoryStorage, type Storage, TurnContext } from 'botbuilder';
import { beforeAll, describe, expect, it } from 'vitest';
import { MongoBotStateStorage } from '../../src/mongo/bot-state-storage.ts';
import { freshDatabase } from '../support/database.ts';

const db = await freshDatabase();

/** What the SDK's own storage promises, held by ours as well. */
describe.each([
  ['MemoryStorage', () => new MemoryStorage()],
  ['MongoDB', () => new MongoBotStateStorage(db, () => new Date())],
] as const)('the storage of Bot Framework’s state: %s', (name, open) => {
  const key = (of: string) => `msteams/conversations/${name} a:b$c.d ${of}/`;
  let storage: Storage;
  beforeAll(() => {
    storage = open();
  });

  it('gives back what was written, under keys and names of any kind', async () => {
    await storage.write({ [key('one')]: { 'a.b': { $set: 1 }, list: [1, '2', null], eTag: '*' } });
    const read = await storage.read([key('one'), key('nothing')]);
    expect(read[key('one')]).toMatchObject({ 'a.b': { $set: 1 }, list: [1, '2', null], eTag: expect.any(String) });
    expect(read[key('nothing')]).toBeUndefined();
  });

  it('refuses a write on an eTag that is no longer current, and says which key', async () => {
    await storage.write({ [key('raced')]: { count: 1 } });
    const [mine, theirs] = [await storage.read([key('raced')]), await storage.read([key('raced')])];
    await storage.write({ [key('raced')]: { ...theirs[key('raced')], count: 2 } });
    await expect(storage.write({ [key('raced')]: { ...mine[key('raced')], count: 3 } })).rejects.toThrow(
      /eTag conflict/,
    );
    expect((await storage.read([key('raced')]))[key('raced')]).toMatchObject({ count: 2 });
  });

  it('overwrites with `*` or without an eTag', async () => {
    await storage.write({ [key('free')]: { count: 1 } });
    await storage.write({ [key('free')]: { count: 2, eTag: '*' } });
    await storage.write({ [key('free')]: { count: 3 } });
    expect((await storage.read([key('free')]))[key('free')]).toMatchObject({ count: 3 });
  });

  it('forgets what is deleted, and does not mind what was not there', async () => {
    await storage.write({ [key('gone')]: { count: 1 } });
    await storage.delete([key('gone'), key('never')]);
    expect(await storage.read([key('gone')])).toEqual({});
  });

  it('carries ConversationState from one process to the next', async () => {
    const context = () =>
      new TurnContext({} as never, { channelId: 'msteams', conversation: { id: name }, type: 'message' } as never);
    const write = new ConversationState(storage);
    const first = context();
    await write.createProperty<{ key: string }>('dialogs').set(first, { key: 'draft-1' });
    await write.saveChanges(first);
    const read = new ConversationState(storage).createProperty<{ key: string }>('dialogs');
    expect(await read.get(context())).toEqual({ key: 'draft-1' });
  });
});

it('takes two first writes at once: both succeed, one stands', async () => {
  const storage = new MongoBotStateStorage(db, () => new Date());
  await Promise.all([1, 2, 3, 4].map((count) => storage.write({ atOnce: { count } })));
  expect((await storage.read(['atOnce'])).atOnce).toMatchObject({ count: expect.any(Number) });
});
