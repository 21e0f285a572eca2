import { describe, expect, it } from 'vitest';
import { aDesk } from './support/a-desk.ts';
import { textOf, titlesOf } from './support/cards.ts';

const [alexMail, meganMail] = ['alex.wilber@contoso.example', 'megan.bowen@contoso.example'];

describe('the rows of the inbox', async () => {
  const desk = await aDesk({ undoSeconds: 3_600 });
  const ids: Record<string, string> = {};
  const stories = {
    'Alpine Ski House': { team: [alexMail], expiresIn: 'P2D', country: 'DE', dealName: 'Alpine Ski House: archive' },
    'Blue Yonder': { team: [], expiresIn: 'P3D', country: 'FR' },
    'Coho Winery': { team: [meganMail], expiresIn: 'P4D' },
  };
  for (const [customer, spec] of Object.entries(stories))
    ids[customer] = await desk.receives({ customer, value: 50_000, currency: 'EUR', ...spec });
  const status = (customer: string) => desk.record(ids[customer] ?? '').status;
  const inbox = async (person = desk.alex) => (await person.says('inbox')).replies[0] as never;
  const press = { on: undefined as never };

  it('tell whose it is, where it is from, and until when', async () => {
    const text = textOf(await inbox(desk.adele));
    expect(text).toContain('1\nAlpine Ski House\narchive\n€50,000 · Germany · from Microsoft\nOwner: Alex Wilber\n');
    expect(text).toMatch(/Waiting for Alex Wilber · (?:47 hours|2 days) left · by \w+ \d+/);
    expect(text).toContain('Owner: Nobody yet\nWaiting for you · ');
    expect(text).toContain('Waiting for Megan Bowen · ');
    expect(textOf(await inbox())).toContain('Owner: you\nWaiting for you · ');
  });

  it('take an accept where they stand, and say what became of it', async () => {
    press.on = await inbox();
    const { card } = await desk.alex.presses('Accept', press);
    const text = textOf(card);
    expect(text).toContain('1\nAlpine Ski House\n');
    expect(text).toMatch(/2\nBlue Yonder\n/);
    expect(text.slice(0, text.indexOf('Blue Yonder'))).not.toContain('Waiting for you');
    expect(titlesOf(card).filter((title) => title === 'Accept')).toHaveLength(1);
    await desk.timePasses('PT1M');
    expect(status('Alpine Ski House')).toBe('Active');
    expect(textOf(await inbox())).not.toContain('Alpine Ski House');
  });

  it('take a decline by the form of the card, which leads back into the list', async () => {
    press.on = await inbox();
    const { card: form } = await desk.alex.presses('Decline', press);
    expect(textOf(form)).toContain('Blue Yonder');
    const { card: back } = await desk.alex.presses('Cancel', press);
    expect(textOf(back)).toContain('Waiting for an answer');
    expect(titlesOf(back)).toContain('Accept');

    await desk.alex.presses('Decline', press);
    const { card: again } = await desk.alex.presses('list.decline', { ...press, inputs: { reason: 'none' } });
    expect(titlesOf(again)).toEqual(['Decline', 'Cancel']);
    const { card } = await desk.alex.presses('list.decline', { ...press, inputs: { reason: '1' } });
    expect(textOf(card)).toContain('1\nBlue Yonder\n');
    expect(textOf(card)).toContain('Declined. It goes out at');
    expect((await desk.referral(ids['Blue Yonder'] ?? '')).decision).toMatchObject({ kind: 'decline', reason: 1 });

    const { card: undone } = await desk.alex.presses('Undo', press);
    expect(titlesOf(undone)).toContain('Accept');
    expect((await desk.referral(ids['Blue Yonder'] ?? '')).decision).toBeUndefined();
  });

  it('answered meanwhile by somebody else say by whom', async () => {
    press.on = await inbox();
    const other = await inbox(desk.adele);
    await desk.adele.presses('Accept', { on: other });
    const { card } = await desk.alex.presses('Accept', press);
    expect(textOf(card)).toContain('Adele Vance');
    expect((await desk.referral(ids['Blue Yonder'] ?? '')).decision?.by.name).toBe('Adele Vance');
  });
});
