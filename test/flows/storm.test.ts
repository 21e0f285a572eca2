import { describe, expect, it } from 'vitest';
import { cardOf, type Message } from '../harness/chat-store.ts';
import type { Person } from '../harness/person.ts';
import { aDesk } from './support/a-desk.ts';
import { textOf, titlesOf } from './support/cards.ts';

const many = 24;
const alexs = 8;
/** `NEW_CARDS_A_MINUTE`: what comes one by one stands as cards until there are so many. */
const mostCards = 3;

const contactData = {
  dealName: 'Rollout, ask kim@fabrikam.example or (425) 555-0123',
  notes: 'Kim Akers decides.',
  contact: { firstName: 'Kim', lastName: 'Akers', email: 'kim@fabrikam.example', phoneNumber: '425 555 0123' },
};
/** Somebody of the team whom Partner Center knows without a name. */
const nameless = { firstName: '', lastName: '', email: 'pat.coleman@contoso.example', phoneNumber: '+1 206 555 0177' };
const leak = /kim@|akers|555.?0123|555.?0177|pat\.coleman|@contoso\.example|\+1 4/i;

describe('many referrals that come at once', async () => {
  const desk = await aDesk({
    allIndexes: true,
    ownTime: true,
    settings: { NEW_CARDS_A_MINUTE: String(mostCards), REMINDER_LADDER: 'P3D', ESCALATION: 'channel@PT12H' },
  });
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
            ...contactData,
            team: index < alexs ? [alex.email, nameless] : [],
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

  describe('at the channel’s step of the escalation', () => {
    const escalates = async (named: string, owners: readonly (readonly [Person, number])[]) => {
      for (const [owner, count] of owners)
        for (let index = 0; index < count; index++)
          await desk.sandbox.createReferral({
            customer: `${named} ${index}`,
            ...contactData,
            team: [owner.email, nameless],
            expiresIn: 'P2DT1H',
          });
      await desk.settles();
      for (let pause = 0; pause < 4; pause++) await desk.timePasses('PT5S');
      const before = inChannel().length;
      await desk.timePasses('P1DT13H');
      for (let pause = 0; pause < 10; pause++) await desk.timePasses('PT5S');
      return inChannel()
        .slice(before)
        .filter(({ activity }) => cardOf(activity));
    };

    it('owners of what is told in a list are called by name', async () => {
      const [list, ...more] = await escalates('Called', [
        [alex, 9],
        [desk.megan, 4],
      ]);
      expect(more).toEqual([]);
      expect(textOf(list)).toMatch(/<at>Alex Wilber<\/at>.* Some of these are yours to answer/);
      const called = JSON.stringify(list?.activity).match(/"mentioned":\{[^}]*\}/g) ?? [];
      expect(called.map((one) => /"name":"([^"]*)"/.exec(one)?.[1]).toSorted()).toEqual(['Alex Wilber', 'Megan Bowen']);
    });

    it('a list that Teams refuses with their names goes without', async () => {
      let refused = 0;
      teams.connector.faults.draw = (kind) => {
        const names =
          kind === 'post' && JSON.stringify(teams.connector.calls.at(-1)?.body).includes('"type":"mention"');
        refused += names ? 1 : 0;
        return names ? { on: 'any', status: 400 } : undefined;
      };
      const told = await escalates('Refused', [[alex, 12]]);
      teams.connector.faults.clear();
      expect(refused).toBe(1);
      expect(told.map((list) => textOf(list)).filter((text) => text.includes('near their deadline'))).toHaveLength(1);
      expect(told.filter((list) => JSON.stringify(list.activity).includes('"mention"'))).toEqual([]);
    });

    it('an owner who is not in the channel silences nobody else: the others are called, and theirs is a name', async () => {
      const outsider = desk.megan.teamsId;
      teams.connector.faults.draw = (kind, _conversation, path) => {
        if (kind === 'member')
          return path.includes(encodeURIComponent(outsider)) ? { on: 'any', status: 404 } : undefined;
        const names = JSON.stringify(teams.connector.calls.at(-1)?.body ?? {}).includes(
          `"mentioned":{"id":"${outsider}"`,
        );
        return (kind === 'post' || kind === 'edit') && names ? { on: 'any', status: 400 } : undefined;
      };
      const told = await escalates('Mixed', [
        [alex, 8],
        [desk.megan, 5],
      ]);
      const list = () => told.find((one) => textOf(one).includes('Some of these are yours to answer'));
      expect(textOf(list())).toMatch(
        /^Megan Bowen <at>Alex Wilber<\/at> Some of these are yours to answer|^<at>Alex Wilber<\/at> Megan Bowen Some of these are yours to answer/,
      );
      expect(textOf(list())).not.toContain('<at>Megan');
      // Its later edits are taken as well.
      const count = () => Number(/(\d+) referrals? (?:is|are) near/.exec(textOf(list()))?.[1]);
      const before = count();
      await adele.presses('list.accept', { on: list() as Message });
      await desk.settles();
      for (let pause = 0; pause < 2; pause++) await desk.timePasses('PT5S');
      expect(count()).toBe(before - 1);
      teams.connector.faults.clear();
    });
  });

  describe('where nothing can be written', () => {
    const atOnce = 6;
    const forbid = (conversationId: string) => {
      teams.connector.faults.draw = (kind, conversation) =>
        (kind === 'post' || kind === 'edit') && conversation?.startsWith(conversationId)
          ? { on: 'any', status: 403, code: 'BotDisabledByAdmin' }
          : undefined;
    };
    const storms = async (named: string, team: string[]) => {
      for (let index = 0; index < atOnce; index++)
        await desk.sandbox.createReferral({ customer: `${named} ${index}`, team, expiresIn: 'P6D' });
      await desk.settles();
      for (let pause = 0; pause < 4; pause++) await desk.timePasses('PT5S');
    };

    it('the list is given up, and what is tried again when the channel is back is told anew', async () => {
      forbid(teams.channelId('Deals'));
      await storms('Silent', []);
      teams.connector.faults.clear();
      const before = roots().length;
      await adele.says('use this channel', { in: { channel: 'Deals' } });
      await desk.settles();
      for (let pause = 0; pause < 4; pause++) await desk.timePasses('PT5S');
      const fresh = roots().slice(before);
      const list = lists(fresh)[0];
      const cards = fresh.filter((message) => message !== list && textOf(message).includes('Silent'));
      expect(waiting(list) + cards.length).toBe(atOnce);
    });

    it('so it is in an owner’s chat, when they are heard of again', async () => {
      const chat = inChat(alex)[0]?.conversationId ?? '';
      forbid(chat);
      await storms('Mute', [alex.email]);
      teams.connector.faults.clear();
      const before = inChat(alex).length;
      await alex.says('help');
      await desk.settles();
      for (let pause = 0; pause < 4; pause++) await desk.timePasses('PT5S');
      const fresh = inChat(alex).slice(before);
      const list = lists(fresh)[0];
      const cards = fresh.filter((message) => message !== list && textOf(message).includes('Mute'));
      expect(waiting(list) + cards.length).toBe(atOnce);
    });

    it('a list that somebody deletes is posted anew with what is still open, once', async () => {
      await storms('Deleted', []);
      const list = lists(roots()).at(-1) as Message;
      const before = waiting(list);
      list.deleted = true;
      await desk.sandbox.createReferral({ customer: 'Deleted 9', team: [], expiresIn: 'P6D' });
      await desk.settles();
      for (let pause = 0; pause < 4; pause++) await desk.timePasses('PT5S');
      expect(waiting(lists(roots()).at(-1))).toBe(before + 1);
      expect(lists(roots()).at(-1)?.id).not.toBe(list.id);
    });
  });

  it('nothing that a room of guests ever read of it had contact data or a colleague’s address: lists, cards, reminders, escalation', () => {
    const rooms = ['Deals', 'General', 'Elsewhere'].flatMap((channel) => teams.messagesIn({ channel }));
    const told = rooms
      .filter(({ by }) => by === 'bot')
      .map(({ activity, history }) => JSON.stringify([activity, history]));
    expect(told.filter((text) => /near (?:its|their) deadline|wait for an answer/.test(text)).length).toBeGreaterThan(
      3,
    );
    expect(told.flatMap((text) => leak.exec(text)?.[0] ?? [])).toEqual([]);
  });
});
