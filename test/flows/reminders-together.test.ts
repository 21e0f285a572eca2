import { describe, expect, it } from 'vitest';
import { MongoPeopleStore } from '../../src/features/people/index.ts';
import { MongoCopyStore } from '../../src/features/referrals/index.ts';
import { copyEntries } from '../../src/tab/server/tab-history.ts';
import type { TabReader } from '../../src/tab/server/tab-reader.ts';
import { aMoment } from '../builders/referral.ts';
import { cardOf, type Message } from '../harness/chat-store.ts';
import { aDesk } from './support/a-desk.ts';
import { textOf, titlesOf } from './support/cards.ts';

const alexs = (customer: string) => ({ customer, team: ['alex.wilber@contoso.example'], expiresIn: 'P4D' });

describe('several reminders that come due at one time', async () => {
  const desk = await aDesk();
  const { alex } = desk;
  const ids: string[] = [];
  const lists = () =>
    desk.teams
      .messagesIn('chat', alex)
      .filter(
        ({ by, activity }) => by === 'bot' && cardOf(activity) && JSON.stringify(activity).includes('list.accept'),
      );
  let list: Message | undefined;

  it('are one card, each with its answer in one press', async () => {
    for (const customer of ['Fabrikam', 'Northwind', 'Tailspin']) ids.push(await desk.receives(alexs(customer)));
    const before = desk.teams.messagesIn('chat', alex).length;
    await desk.timePasses('P1DT1M');
    expect(desk.teams.messagesIn('chat', alex)).toHaveLength(before + 1);
    [list] = lists();
    expect(textOf(list)).toContain('Reminder: 3 referrals run out');
    for (const customer of ['Fabrikam', 'Northwind', 'Tailspin']) expect(textOf(list)).toContain(customer);
    expect(titlesOf(list).filter((title) => title === 'Accept')).toHaveLength(3);
  });

  it('say themselves what somebody settled, without a message', async () => {
    const before = desk.teams.messagesIn('chat', alex).length;
    await desk.adele.presses('Accept', { on: desk.channelCard(ids[0] ?? '') });
    await desk.settles();
    [list] = lists();
    expect(textOf(list)).toContain('Reminder: 2 referrals run out');
    expect(titlesOf(list).filter((title) => title === 'Accept')).toHaveLength(2);
    expect(desk.teams.messagesIn('chat', alex)).toHaveLength(before);
  });

  it('are answered in the card itself, and end with “handled”', async () => {
    await alex.presses('Accept', { on: list as Message });
    await desk.settles();
    const last = desk.teams.messagesIn('chat', alex).find(({ id }) => id === list?.id);
    expect(textOf(last)).toContain('Reminder: 1 referral runs out');
    await desk.adele.presses('Accept', { on: desk.channelCard(ids[2] ?? '') });
    await desk.settles();
    expect(textOf(desk.teams.messagesIn('chat', alex).find(({ id }) => id === list?.id))).toContain('Handled.');
  });

  it('count as reminders that arrived', async () => {
    const copies = await desk.parts.db.collection('copies').find({ state: 'listed' }).toArray();
    expect(copies.map(({ referralId }) => referralId).sort()).toEqual([...ids].sort());
  });

  it('stand with the time at which they were sent in the tab, from before it was noted too', async () => {
    const { db, people } = { db: desk.parts.db, people: new MongoPeopleStore(desk.parts.db) };
    const copies = new MongoCopyStore(db);
    const reader = { locale: 'en', timeZone: 'UTC', zoneIsOwn: true } as TabReader;
    const told = async () => (await copyEntries({ copies, people }, reader, ids[0] ?? '', aMoment)).reminders;
    const when = expect.stringMatching(/\d:\d\d/);
    const chat = { when, text: 'In the chat of Alex Wilber' };
    const channel = { when, text: 'In the channel' };
    expect(await told()).toEqual(expect.arrayContaining([chat, channel]));
    await db.collection('copies').updateMany({ state: 'listed' }, { $unset: { sentAt: '' } });
    expect(await told()).toEqual(expect.arrayContaining([chat, channel]));
  });
});
