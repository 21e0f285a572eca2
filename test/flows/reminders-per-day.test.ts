import { describe, expect, it } from 'vitest';
import { aDesk } from './support/a-desk.ts';
import { textOf, titlesOf } from './support/cards.ts';

const alexs = (customer: string, expiresIn: string) => ({
  customer,
  team: ['alex.wilber@contoso.example'],
  expiresIn,
});

describe('reminders of one day', async () => {
  const desk = await aDesk({ settings: { REMINDERS_PER_DAY: '2' }, zones: { alex: 'UTC' } });
  const { alex } = desk;
  const messages = () => desk.teams.messagesIn('chat', alex).filter(({ by }) => by === 'bot');
  /** How many come within so long. */
  async function comeIn(duration: string): Promise<number> {
    const before = messages().length;
    await desk.timePasses(duration);
    return messages().length - before;
  }

  it('are as many as the setting says; the last is a list that takes all that comes later, without ringing', async () => {
    // At eight in the morning, so that the hours below are those of one day.
    const minutes = 24 * 60 - ((desk.parts.clock.now().getTime() / 60_000 - 8 * 60) % (24 * 60));
    await desk.timePasses(`PT${Math.ceil(minutes)}M`);
    for (const [customer, expiresIn] of [
      ['Fabrikam', 'P4D'],
      ['Northwind', 'P4DT1H'],
      ['Tailspin', 'P4DT2H'],
      ['Litware', 'P4DT3H'],
    ] as const)
      await desk.receives(alexs(customer, expiresIn));
    await desk.receives(alexs('Wingtip', 'P2DT4H'));

    expect(await comeIn('P1DT1M')).toBe(1);
    expect(textOf(messages().at(-1))).toContain('Fabrikam');
    expect(await comeIn('PT1H')).toBe(1);
    expect(await comeIn('PT1H')).toBe(0);
    expect(await comeIn('PT1H')).toBe(0);
    const list = messages().at(-1);
    for (const customer of ['Northwind', 'Tailspin', 'Litware']) expect(textOf(list)).toContain(customer);
    expect(textOf(list)).toContain('Reminder: 3 referrals run out');
    expect(titlesOf(list).filter((title) => title === 'Accept')).toHaveLength(3);
  });

  it('come in any case on the last day before a deadline', async () => {
    expect(await comeIn('PT1H')).toBe(1);
    expect(textOf(messages().at(-1))).toContain('Wingtip');
  });

  it('begin anew with the next day', async () => {
    await desk.receives(alexs('Adatum', 'P4D'));
    expect(await comeIn('P1DT1M')).toBeGreaterThan(0);
    const days = await desk.parts.db.collection('postedLists').find({ kind: 'day' }).toArray();
    expect(days.map(({ messages: keys }) => keys.length)).toEqual([2, 1]);
  });
});
