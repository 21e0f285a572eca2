import { describe, expect, it } from 'vitest';
import type { Message } from '../harness/chat-store.ts';
import { aDesk } from './support/a-desk.ts';
import { saidIn, textOf, titlesOf } from './support/cards.ts';

/** All that was said, in sentences and on cards. */
function shownIn(replies: readonly Message[]): string {
  return replies.map((reply) => saidIn([reply])[0] ?? textOf(reply)).join('\n');
}

const alexMail = 'alex.wilber@contoso.example';

describe('the numbers of a list', async () => {
  const desk = await aDesk({ locales: { megan: 'ko-KR' } });
  const ids: string[] = [];
  const customers = ['Adatum', 'Bellows', 'Coho', 'Datum', 'Fabrikam', 'Graphic', 'Humongous', 'Litware', 'Margie'];
  for (const [index, customer] of customers.entries())
    ids.push(await desk.receives({ customer, team: [alexMail], expiresIn: `P${index + 2}D` }));
  const hears = async (text: string, person = desk.alex) => {
    const { replies } = await person.says(text);
    return shownIn(replies);
  };

  it.each(['2', 'the second one', '#2', 'open 2', 'bellows'])('%s opens that row', async (words) => {
    await hears('inbox');
    const said = await hears(words);
    expect(said).toContain('Bellows');
    expect(said).not.toContain('Adatum');
    expect(said).toContain('Asks for');
  });

  it('count on from page to page, and words leaf and answer like buttons', async () => {
    await hears('inbox');
    const second = await hears('next');
    expect(second).toContain('8\nLitware');
    expect(await hears('9')).toContain('Margie');
    await hears('inbox');
    await hears('accept 1');
    await desk.timePasses('PT1M');
    expect(desk.record(ids[0] ?? '').status).toBe('Active');
    expect(desk.record(ids[1] ?? '').status).toBe('New');
  });

  it('mean nothing once something else was said, or later', async () => {
    await hears('inbox');
    await hears('help');
    expect(await hears('2')).not.toContain('Bellows');
    await hears('inbox');
    await desk.timePasses('PT31M');
    expect(await hears('2')).not.toContain('Bellows');
  });

  it('that an earlier version kept in place of a conversation are nothing open, and in nobody’s way', async () => {
    await hears('inbox');
    const until = desk.parts.clock.now().getTime() + 600_000;
    const buttons = [{ title: 'Details', row: 2, verb: 'list.open', data: {} }];
    const state = { name: 'buttons', key: JSON.stringify({ until, buttons }) };
    const body = JSON.stringify({ dialogs: { dialogStack: [{ id: 'conversation', state }] } });
    const { matchedCount } = await desk.parts.db.collection('botState').updateMany({}, { $set: { body } });
    expect(matchedCount).toBeGreaterThan(0);
    expect(await hears('2')).not.toContain('Coho');
    await hears('inbox');
    expect(await hears('2')).toContain('Coho');
  });

  it('are somebody’s own', async () => {
    await hears('inbox');
    await hears('인바운드', desk.megan);
    const theirs = await hears('2', desk.megan);
    expect(theirs).not.toContain('Bellows');
    expect(await hears('2')).toContain('Coho');
  });

  it('may be counted beside a deed', async () => {
    await hears('inbox');
    await hears('accept the second one');
    await desk.timePasses('PT1M');
    expect([1, 2].map((at) => desk.record(ids[at] ?? '').status)).toEqual(['New', 'Active']);
  });
});

describe('a question about a customer with several referrals', async () => {
  const desk = await aDesk();
  for (const [dealName, team] of [
    ['Archive in the cloud', [alexMail]],
    ['Call centre', []],
    ['Video search', ['megan.bowen@contoso.example']],
  ] as const)
    await desk.receives({ customer: 'Southridge Video', dealName, team: [...team] });

  it('has each answer in its own row, numbered, and opens what is typed', async () => {
    const { replies } = await desk.adele.says('who has Southridge Video?');
    const text = textOf(replies[0]);
    expect(text.split('\n')[0]).toBe('There are 3 of them:');
    expect(text).toMatch(/\d\. Archive in the cloud\nSouthridge Video: Alex Wilber has it\.\n/);
    expect(text).toMatch(/\d\. Call centre\nSouthridge Video: nobody has it yet\.\n/);
    expect(text).toMatch(/\d\. Video search\nSouthridge Video: Megan Bowen has it\./);
    const [, number = ''] = /(\d)\. Call centre/.exec(text) ?? [];
    const opened = await desk.adele.says(number);
    expect(shownIn(opened.replies)).toContain('Call centre');
  });

  it('is asked which, before anything is done', async () => {
    const { replies } = await desk.adele.says('decline Southridge Video');
    expect(textOf(replies[0])).toContain('Which one do you mean?');
    expect(titlesOf(replies[0]).filter((title) => title === 'Decline')).toHaveLength(3);
  });
});
