import { describe, expect, it } from 'vitest';
import { aDesk } from './support/a-desk.ts';
import { textOf } from './support/cards.ts';
import { aDealTalk } from './support/deal-talk.ts';

/** Teams delivers a message again when its answer took longer than it waits. */
describe('a new deal whose first words Teams delivers twice', () => {
  const everyWay = [
    { words: 'new deal', where: 'chat', atOnce: false },
    { words: 'new deal', where: 'chat', atOnce: true },
    { words: 'new deal Fabrikam Robotics, 120k EUR', where: 'chat', atOnce: false },
    { words: 'new deal Fabrikam Robotics, 120k EUR', where: 'chat', atOnce: true },
    { words: 'new deal Fabrikam Robotics', where: { channel: 'Deals' }, atOnce: false },
    { words: 'new deal', where: { channel: 'Deals' }, atOnce: true },
  ] as const;

  it.each(everyWay)('is one draft, asked for once: $words, $where, at once: $atOnce', async (way) => {
    const desk = await aDesk();
    const { words, where, atOnce } = way;
    const activity = desk.teams.activity(desk.alex, where, { type: 'message', text: words, textFormat: 'plain' });
    const before = desk.teams.messagesIn(where, desk.alex).length;

    await desk.teams.deliver(activity, 2, { atOnce });

    expect(await desk.parts.db.collection('drafts').countDocuments()).toBe(1);
    expect(desk.teams.messagesIn(where, desk.alex).slice(before)).toHaveLength(1);
    if (where !== 'chat') return;
    // The conversation is still open, and it is this one.
    const { replies } = await desk.alex.says('Northwind Traders');
    expect(replies.map((reply) => textOf(reply)).join('\n')).toContain('Northwind Traders');
    expect(await desk.parts.db.collection('drafts').countDocuments()).toBe(1);
  });

  it('is one draft by a button as well', async () => {
    const desk = await aDesk();
    const talk = aDealTalk(desk, desk.alex);
    await talk.says('new deal');
    await talk.says('new deal');
    const press = desk.alex.pressing('Start a new deal', { on: talk.card });

    const [first, second] = await desk.teams.deliver(press, 2);

    expect(JSON.stringify(first?.body)).toContain('Who is the customer?');
    expect(second?.body).toMatchObject({ value: 'I have that already.' });
    expect(await desk.parts.db.collection('drafts').countDocuments()).toBe(2);
  });

  it('is two drafts when it is said twice', async () => {
    const desk = await aDesk();

    const first = await desk.alex.says('new deal Fabrikam Robotics');
    const second = await desk.alex.says('new deal Fabrikam Robotics');

    expect([first.replies, second.replies].map(({ length }) => length)).toEqual([1, 1]);
    expect(await desk.parts.db.collection('drafts').countDocuments()).toBe(2);
  });
});
