import { describe, expect, it } from 'vitest';
import type { ReferralSpec } from '../../src/sandbox/control-referral.ts';
import { aDesk } from './support/a-desk.ts';
import { saidIn, textOf, titlesOf } from './support/cards.ts';

const alexMail = 'alex.wilber@contoso.example';
const stories = {
  'Southridge Video': { team: [alexMail], country: 'DE', value: 158_000, currency: 'EUR', expiresIn: 'P9D' },
  'Coho Winery': { team: [], country: 'DE', value: 75_000, currency: 'EUR', expiresIn: 'P5D' },
  'Wingtip Toys': { team: [alexMail], country: 'US', value: 40_000, currency: 'USD', expiresIn: 'P6D' },
} satisfies Record<string, ReferralSpec>;

describe('a sentence is answered for what it is about', async () => {
  const desk = await aDesk();
  for (const [customer, spec] of Object.entries(stories)) await desk.receives({ customer, ...spec });
  const answer = async (text: string) => {
    const { replies } = await desk.alex.says(text);
    const [words] = saidIn(replies);
    return words === undefined
      ? { text: textOf(replies[0]), buttons: titlesOf(replies[0]) }
      : { text: words, buttons: [] };
  };

  it.each([
    ['accept all the german ones', 'Country: Germany', 2],
    ['accept the biggest german one', 'Country: Germany', 2],
    ['take everything from Germany please', 'Country: Germany', 2],
    ['decline all over 70k', 'Value from: 70,000', 2],
    ['прими все немецкие', 'Country: Germany', 2],
  ])('%s: what waits is listed, each with its button', async (said, filter, rows) => {
    const { text, buttons } = await answer(said);
    expect(text).toContain('Waiting for an answer');
    expect(text).toContain(filter);
    expect(text).not.toContain('State:');
    expect(buttons.filter((title) => title === 'Accept')).toHaveLength(rows);
  });

  it.each(['stop the reminders for Southridge', 'stop bugging me about Southridge', 'не напоминай про Southridge'])(
    '%s: it is said what can be done',
    async (said) => {
      const { text, buttons } = await answer(said);
      expect(text).toContain('Reminders of Southridge Video end with its answer');
      expect(buttons).toContain('Remind me tomorrow');
    },
  );

  it.each([
    ['what happens if nobody answers the wingtip one', 'Unanswered, it expires'],
    ['when will I be reminded about Wingtip', 'is reminded here'],
    ['when is the next reminder for Wingtip?', 'is reminded here'],
  ])('%s: its own deadline, and the rule', async (said, rule) => {
    const { text, buttons } = await answer(said);
    expect(text).toMatch(/Wingtip Toys: to be answered by \w+day,/);
    expect(text).toContain(rule);
    expect(buttons).toEqual(['Open']);
  });

  it.each([
    ['why can’t I accept Wingtip', 'Accept Wingtip Toys?'],
    ['why won’t it let me decline Wingtip?', 'Decline Wingtip Toys?'],
    ['почему я не могу принять Wingtip', 'Accept Wingtip Toys?'],
    ['thanks for declining Southridge, now accept Wingtip', 'Accept Wingtip Toys?'],
    ['take Wingtip from Diego and give it to Megan', 'Hand Wingtip Toys over to Megan Bowen?'],
    ['hand Wingtip to Megan please, I am swamped', 'Hand Wingtip Toys over to Megan Bowen?'],
  ])('%s: that deed is offered, of that referral alone', async (said, offered) => {
    const { text, buttons } = await answer(said);
    expect(text).toContain(offered);
    expect(text).not.toContain('Southridge');
    expect(buttons).toHaveLength(2);
  });

  it.each([
    ['why can’t Megan accept Wingtip', 'I left it as it is'],
    ['thanks for declining Southridge, Lee', 'welcome'],
    ['accept all the german guidelines', 'I know no customer called “german guidelines”'],
  ])('%s: nothing of the kind', async (said, expected) => {
    expect((await answer(said)).text).toContain(expected);
  });

  it.each([
    ['inbound from last week', 'Arrived:'],
    ['inbound from last week nobody took', 'Owner: nobody'],
    ['inbound from Microsoft', 'Sent by: Microsoft'],
  ])('%s: days are no sender', async (said, filter) => {
    const { text } = await answer(said);
    expect(text).toContain(filter);
    expect(text).not.toContain('Sent by: last');
  });
});
