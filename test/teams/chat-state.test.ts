import { MemoryStorage } from 'botbuilder';
import { describe, expect, it } from 'vitest';
import { FixedClock } from '../../src/clock.ts';
import type { ConversationAddress } from '../../src/conversation.ts';
import { ButtonOffers } from '../../src/teams/button-offers.ts';
import { contextOf, OpenConversations } from '../../src/teams/open-conversations.ts';

const where: ConversationAddress = {
  ...{ kind: 'personal', conversationId: 'a:1', tenantId: 't', botId: 'b' },
  serviceUrl: 'https://smba.example/',
};
const button = (title: string) => ({ title, verb: 'x', data: {} });

/** A chat whose state was stored before, on a storage that counts how often it is read. */
async function aChat() {
  const storage = new MemoryStorage();
  let reads = 0;
  const counting = {
    read: (keys: string[]) => {
      reads++;
      return storage.read(keys);
    },
    write: (changes: object) => storage.write(changes as never),
    delete: (keys: string[]) => storage.delete(keys),
  };
  const chats = new OpenConversations(counting);
  const offers = new ButtonOffers(chats, new FixedClock(new Date('2026-11-21T09:00:00Z')), async () => false);
  await offers.offer(where, [button('First')]);
  const typed = (text: string) =>
    offers.typed(where, text, {
      ...{ asks: false, context: contextOf(where), meansUndo: async () => false, didSince: async () => false },
    });
  const readNow = async () => {
    const context = contextOf(where);
    await chats.in(context);
    return context;
  };
  return { chats, offers, typed, readNow, reads: () => reads };
}

describe('buttons that a turn offers', () => {
  it('are written into the state as the turn read it, without another read', async () => {
    const { offers, typed, readNow, reads } = await aChat();
    const read = await readNow();
    const before = reads();
    expect(await offers.offer({ ...where }, [button('Second')], read)).toBe(true);
    expect(reads()).toBe(before);
    expect(await typed('second')).toMatchObject({ kind: 'pressed', button: { title: 'Second' } });
  });

  it('leave alone what somebody else wrote since the turn read it', async () => {
    const { chats, offers, typed, readNow } = await aChat();
    const read = await readNow();
    await chats.openUnlessBusy(where, { name: 'new-deal', key: 'draft' });
    expect(await offers.offer({ ...where }, [button('Second')], read)).toBe(true);
    expect(await chats.in(contextOf(where))).toEqual({ name: 'new-deal', key: 'draft' });
    expect(await typed('second')).toMatchObject({ kind: 'pressed', button: { title: 'Second' } });
  });

  it('are written on top of what the turn itself has written', async () => {
    const { chats, offers, readNow } = await aChat();
    const read = await readNow();
    await chats.change(read, { name: 'new-deal', key: 'mine' });
    await chats.save(read);
    const other = contextOf(where);
    await chats.change(other, { name: 'new-deal', key: 'of another instance' });
    await chats.save(other);
    await offers.offer({ ...where }, [button('Second')], read);
    expect(await chats.in(contextOf(where))).toEqual({ name: 'new-deal', key: 'of another instance' });
  });

  it('of the first turn in a chat, which has no state yet, are kept too', async () => {
    const chats = new OpenConversations(new MemoryStorage());
    const offers = new ButtonOffers(chats, new FixedClock(new Date('2026-11-21T09:00:00Z')), async () => false);
    const read = contextOf(where);
    expect(await chats.in(read)).toEqual({});
    expect(await offers.offer(where, [button('First')], read)).toBe(true);
    expect(await chats.saveUnlessChanged(read)).toBe(false);
    const asked = { asks: false, context: contextOf(where), meansUndo: async () => false, didSince: async () => false };
    expect(await offers.typed(where, 'first', asked)).toMatchObject({ kind: 'pressed' });
  });
});
