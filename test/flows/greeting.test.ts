import { describe, expect, it } from 'vitest';
import { cardOf } from '../harness/chat-store.ts';
import { aDesk } from './support/a-desk.ts';
import { textOf, titlesOf } from './support/cards.ts';

describe('words', async () => {
  const desk = await aDesk({ locales: { megan: 'ko-KR', lee: 'ru-RU', diego: 'zh-TW' } });

  it.each(['hi', 'Hello', 'HELP', 'help!', '  hi  '])('%j says what the desk does', async (words) => {
    const { replies } = await desk.alex.says(words);

    expect(replies).toHaveLength(1);
    expect(textOf(replies[0])).toContain('What I can do');
    expect(titlesOf(replies[0])).toEqual(
      expect.arrayContaining(['Inbox', 'My referrals', 'New deal', 'Settings', 'Accept', 'Lists and filters']),
    );
  });

  it('answers in the channel as well, in the thread where it was asked', async () => {
    const { replies } = await desk.diego.says('help', { in: { channel: 'Deals' } });

    expect(textOf(replies[0])).toContain('我能做什麼');
    expect(replies[0]?.threadId).not.toBe(replies[0]?.id);
  });

  it.each(['what is the weather', 'accept everything', '?', 'inboxes'])('%j gets a way forward', async (words) => {
    const { replies } = await desk.alex.says(words);

    expect(replies).toHaveLength(1);
    expect(textOf(replies[0])).toContain('Write “help” to see what I can do');
    expect(titlesOf(replies[0]).length).toBeGreaterThan(0);
  });

  it.each([
    ['Megan', '도움말'],
    ['Lee', 'помощь'],
    ['Diego', '說明'],
  ])('speaks the language of %s’s Teams', async (name, word) => {
    const person = desk.teams.person(name);
    const inEnglish = await person.says('help');
    const inTheirs = await person.says(word);
    const unknown = await person.says('xyz');

    expect(textOf(inEnglish.replies[0])).not.toContain('What I can do');
    expect(textOf(inTheirs.replies[0])).toBe(textOf(inEnglish.replies[0]));
    expect(textOf(unknown.replies[0])).toContain(word);
  });

  it('tells a button of an old card that it is no longer in use', async () => {
    const { replies } = await desk.alex.says('help');
    const [message] = replies;
    const activity = {
      ...desk.teams.activity(desk.alex, 'chat', { type: 'invoke', name: 'adaptiveCard/action' }),
      replyToId: message?.id,
      value: { action: { type: 'Action.Execute', verb: 'referral.snooze', data: {} }, trigger: 'manual' },
    };

    const [answer] = await desk.teams.deliver(activity);

    expect(answer).toMatchObject({ status: 200, body: { value: expect.stringContaining('no longer in use') } });
  });
});

describe('installing', () => {
  it('greets once in a chat, though Teams tells of it twice and again', async () => {
    const desk = await aDesk({ installedBy: [], channel: false });
    await desk.teams.installs(desk.alex, { personal: true });
    await desk.teams.installs(desk.alex, { personal: true });
    for (const activity of desk.teams.installActivities(desk.alex, { personal: true }, 'add-upgrade'))
      await desk.teams.deliver(activity, 2);

    const messages = desk.teams.messagesIn('chat', desk.alex);

    expect(messages).toHaveLength(1);
    expect(textOf(messages[0])).toContain('Hello! I bring your company’s co-sell referrals');
    expect(titlesOf(messages[0])).toEqual(['Inbox', 'My referrals', 'Help']);
  });

  it('greets once when both events come at the same moment', async () => {
    const desk = await aDesk({ installedBy: [], channel: false });
    const activities = desk.teams.installActivities(desk.alex, { personal: true });

    await Promise.all(activities.map((activity) => desk.teams.deliver(activity, 3, { atOnce: true })));

    expect(desk.teams.messagesIn('chat', desk.alex)).toHaveLength(1);
  });

  it('greets again after a removal, in the language of who installs it', async () => {
    const desk = await aDesk({ installedBy: ['Alex'], locales: { alex: 'ko-KR' } });
    await desk.teams.uninstalls(desk.alex, { personal: true });
    await desk.teams.installs(desk.alex, { personal: true });

    const messages = desk.teams.messagesIn('chat', desk.alex);

    expect(messages).toHaveLength(2);
    expect(textOf(messages[1])).toMatch(/[가-힣]/);
  });

  it('greets a team once, in the team’s conversation', async () => {
    const desk = await aDesk({ channel: 'Deals' });

    const greetings = desk.teams.messagesIn({ channel: 'General' }).filter(({ by }) => by === 'bot');

    expect(greetings).toHaveLength(1);
    expect(cardOf(greetings[0]?.activity ?? {})).toBeDefined();
    expect(textOf(greetings[0])).toContain('use this channel');
  });
});
