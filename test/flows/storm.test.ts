import { describe, expect, it } from 'vitest';
import { cardOf, type Message } from '../harness/chat-store.ts';
import type { Person } from '../harness/person.ts';
import { aDesk } from './support/a-desk.ts';
import { textOf, titlesOf } from './support/cards.ts';

const many = 24;
const alexs = 8;
/** `NEW_CARDS_A_MINUTE`: what comes one by one stands as cards until there are so many. */
const mostCards = 3;

describe('many referrals that come at once', async () => {
  const desk = await aDesk({ settings: { NEW_CARDS_A_MINUTE: String(mostCards), REMINDER_LADDER: 'P3D' } });
  const { adele, alex, teams } = desk;
  const ids: string[] = [];
  const inChannel = () => teams.messagesIn({ channel: 'Deals' }).filter(({ by }) => by === 'bot');
  const roots = () => inChannel().filter(({ id, threadId }) => id === threadId);
  const lists = (messages: readonly Message[]) =>
    messages.filter(({ activity }) => cardOf(activity) && JSON.stringify(activity).includes('"verb":"list.accept"'));
  const waiting = (list: Message | undefined) => Number(/(\d+) new referrals? waits? for/.exec(textOf(list))?.[1]);
  const channelList = () => lists(roots())[0] as Message;
  const inChat = (person: Person) => teams.messagesIn('chat', person).filter(({ by }) => by === 'bot');

  it('are one list in the channel and one in their owner’s chat, not a card each', async () => {
    const before = { channel: roots().length, alex: inChat(alex).length, adele: inChat(adele).length };
    // Alex has some of them, nobody the others.
    for (let index = 0; index < many; index++)
      ids.push(
        (
          await desk.sandbox.createReferral({
            customer: `Customer ${index}`,
            team: index < alexs ? [alex.email] : [],
            expiresIn: `P${5 + (index % 5)}D`,
          })
        ).id,
      );
    await desk.settles();
    // What comes within some seconds is gathered.
    for (let pause = 0; pause < 4; pause++) await desk.timePasses('PT5S');
    const cards = roots().length - before.channel - 1;
    expect(cards).toBeLessThanOrEqual(mostCards);
    expect(lists(roots())).toHaveLength(1);
    expect(waiting(channelList()) + cards).toBe(many);
    const chats = inChat(alex).length - before.alex - 1;
    expect(chats).toBeLessThanOrEqual(mostCards);
    expect(lists(inChat(alex))).toHaveLength(1);
    expect(waiting(lists(inChat(alex))[0]) + chats).toBe(alexs);
    expect(inChat(adele)).toHaveLength(before.adele);
    expect(titlesOf(channelList()).filter((title) => title === 'Accept').length).toBeGreaterThanOrEqual(5);
  });

  it('are worked from the list: pages, an answer in one press, and the row is gone for everybody', async () => {
    const next = await adele.presses('list.show', { on: channelList() });
    expect(textOf(next.card)).toMatch(/of 24/);
    const [before, cards] = [waiting(channelList()), roots().length];
    const answer = await adele.presses('list.accept', { on: channelList() });
    expect(textOf(answer.card)).toContain('Accepted');
    await desk.settles();
    expect(waiting(channelList())).toBe(before - 1);
    expect(roots()).toHaveLength(cards);
  });

  it('one that is opened has its card in the channel from then on, once', async () => {
    const before = roots().length;
    await adele.presses('referral.open', { on: channelList() });
    await desk.settles();
    expect(roots()).toHaveLength(before + 1);
    await desk.timePasses('P1D');
    expect(roots()).toHaveLength(before + 1);
  });

  it('one that somebody claims gets its card', async () => {
    const before = roots().length;
    const id = ids[20] ?? '';
    await alex.says('open Customer 20');
    await alex.presses('Claim', { on: desk.cardOf(alex, id) });
    await alex.presses('referral.claim', { on: desk.cardOf(alex, id), inputs: { phone: '+1 425 555 0100' } });
    await desk.settles();
    expect(roots()).toHaveLength(before + 1);
    expect(textOf(roots().at(-1))).toContain('Customer 20');
  });

  it('one that comes by itself later is a card again', async () => {
    const id = await desk.receives({ customer: 'Lone Star' });
    expect(textOf(desk.channelCard(id))).toContain('Lone Star');
  });

  it('much that comes due at once is one list in the channel, and is worked from there', async () => {
    for (let index = 0; index < 14; index++)
      await desk.sandbox.createReferral({ customer: `Late ${index}`, team: [], expiresIn: 'P3DT30M' });
    await desk.settles();
    for (let pause = 0; pause < 4; pause++) await desk.timePasses('PT5S');
    const before = inChannel().length;
    await desk.timePasses('PT31M');
    for (let pause = 0; pause < 4; pause++) await desk.timePasses('PT5S');
    const told = inChannel().slice(before);
    expect(told).toHaveLength(1);
    const near = () => Number(/(\d+) referrals? (?:is|are) near/.exec(textOf(inChannel()[before]))?.[1]);
    expect(near()).toBeGreaterThanOrEqual(14);
    const count = near();
    const answer = await adele.presses('list.accept', { on: told[0] as Message });
    expect(textOf(answer.card)).toContain('Accepted');
    await desk.settles();
    expect(near()).toBe(count - 1);
  });
});
