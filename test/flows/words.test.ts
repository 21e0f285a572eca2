import { describe, expect, it } from 'vitest';
import type { ReferralSpec } from '../../src/sandbox/control-referral.ts';
import { aDesk } from './support/a-desk.ts';
import { saidIn, textOf, titlesOf } from './support/cards.ts';

const [alexMail, meganMail] = ['alex.wilber@contoso.example', 'megan.bowen@contoso.example'];
const contact = { firstName: 'Sue', lastName: 'Smith', email: 'sue@fabrikam.example', phoneNumber: '5550100' };

describe('inbox', async () => {
  const desk = await aDesk();
  const ids: Record<string, string> = {};
  for (const [customer, spec] of [
    ['Alpine Ski House', { team: [alexMail], expiresIn: 'P9D' }],
    ['Blue Yonder', { team: [meganMail], expiresIn: 'P2D' }],
    ['Coho Winery', { team: [], expiresIn: 'P5D' }],
  ] satisfies [string, ReferralSpec][])
    ids[customer] = await desk.receives({ customer, contact, ...spec });
  const listed = (text: string) => Object.keys(ids).filter((customer) => text.includes(customer));

  it('lists what waits for an answer and is theirs or nobody’s, the nearest deadline first', async () => {
    const { replies } = await desk.alex.says('inbox');
    const text = textOf(replies[0]);

    expect(replies).toHaveLength(1);
    expect(listed(text)).toEqual(['Alpine Ski House', 'Coho Winery']);
    expect(text.indexOf('Coho')).toBeLessThan(text.indexOf('Alpine'));
    expect(text).toContain('Waiting for you · 5 days left');
    expect(titlesOf(replies[0])).toEqual([
      'Accept',
      'Decline',
      'Open',
      'Accept',
      'Decline',
      'Open',
      'Filter',
      'Export',
    ]);
  });

  it('lists everything for an admin, their location’s for a location’s admin, nothing for a reader', async () => {
    expect(listed(textOf((await desk.adele.says('INBOX')).replies[0]))).toHaveLength(3);
    expect(listed(textOf((await desk.lee.says('inbox')).replies[0]))).toEqual([]);
    const { replies } = await desk.diego.says('inbox', { in: { channel: 'Deals' } });
    expect(textOf(replies[0])).toContain('Nothing waits for an answer from you.');
  });

  it('opens a referral from the list as a card that stays true', async () => {
    const { replies } = await desk.alex.says('inbox');
    const [list] = replies;
    const rows = desk.alex.sees(list as never);
    const open = JSON.stringify(rows).includes(ids['Alpine Ski House'] ?? '') ? list : undefined;
    const pressed = await desk.alex.presses('Open', { on: open as never });

    expect(pressed.text).toBe('I opened it below.');
    expect(textOf(pressed.replies[0])).toContain('Coho Winery');
    expect(textOf(pressed.replies[0])).toContain('sue@fabrikam.example');

    await desk.adele.presses('Accept', { on: desk.channelCard(ids['Coho Winery'] ?? '') });
    await desk.settles();
    expect(textOf(pressed.replies[0])).toContain('Accepted by Adele Vance');
    expect(listed(textOf((await desk.alex.says('inbox')).replies[0]))).toEqual(['Alpine Ski House']);
  });
});

describe('my referrals', async () => {
  const desk = await aDesk();

  it('lists what is theirs: what waits and what they work on', async () => {
    expect(textOf((await desk.alex.says('my referrals')).replies[0])).toContain('No referral is yours at the moment.');
    const waiting = await desk.receives({ customer: 'Alpine Ski House', team: [alexMail] });
    const active = await desk.receives({ customer: 'Coho Winery', team: [alexMail] });
    await desk.receives({ customer: 'Blue Yonder', team: [meganMail, alexMail] });
    await desk.alex.presses('Accept', { on: desk.cardOf(desk.alex, active) });
    await desk.settles();

    const text = textOf((await desk.alex.says('My Referrals')).replies[0]);

    expect(text).toContain('Alpine Ski House');
    expect(text).toContain('Coho Winery');
    expect(text).toContain('Accepted');
    expect(text).not.toContain('Blue Yonder');
    expect(desk.record(waiting).status).toBe('New');
  });
});

describe('referral <words>', async () => {
  const desk = await aDesk();
  const spec = { contact, team: [alexMail] };
  const ski = await desk.receives({ ...spec, customer: 'Alpine Ski House', dealName: 'Lift planning (phase 1)' });
  await desk.receives({ ...spec, customer: 'Alpine Hotels', dealName: 'Guest app' });
  await desk.receives({ ...spec, customer: 'Blue Yonder', team: [meganMail] });
  await desk.receives({ customer: 'Lead Customer', kind: 'lead' });
  const outbound = await desk.receives({ customer: 'Wingtip Toys', kind: 'outbound', team: [alexMail] });

  it.each(['referral alpine ski', 'Referral LIFT PLANNING (', `find ${ski.toUpperCase()}`])(
    '%s opens the one that fits',
    async (words) => {
      const { replies } = await desk.alex.says(words);

      expect(replies).toHaveLength(1);
      expect(textOf(replies[0])).toContain('Alpine Ski House');
      expect(textOf(replies[0])).toContain('sue@fabrikam.example');
      expect(titlesOf(replies[0])).toContain('Accept');
    },
  );

  it('lists several that fit', async () => {
    const { replies } = await desk.alex.says('referral alpine');

    expect(textOf(replies[0])).toContain('Referrals that match “alpine”');
    expect(titlesOf(replies[0])).toEqual([
      'Accept',
      'Decline',
      'Open',
      'Accept',
      'Decline',
      'Open',
      'Filter',
      'Export',
    ]);
  });

  it('opens our own deal too, without a button to answer it', async () => {
    const { replies } = await desk.alex.says('referral wingtip');

    expect(textOf(replies[0])).toContain('Active deal');
    expect(titlesOf(replies[0])).not.toContain('Accept');
    expect(titlesOf(replies[0])).not.toContain('Release');
    expect(desk.copiesOf(outbound)).toHaveLength(1);
  });

  it.each(['referral zzz', 'referral blue yonder', 'referral lead customer', 'referral .*'])(
    '%s finds nothing that is theirs, and says what to try',
    async (words) => {
      const { replies } = await desk.alex.says(words);

      expect(textOf(replies[0])).toContain('I found no referral that matches');
      expect(titlesOf(replies[0])).not.toContain('Open');
    },
  );

  it.each(['referral', 'referral a'])('%s asks which one', async (words) => {
    const { replies } = await desk.alex.says(words);

    expect(saidIn(replies)).toEqual(['Which one? Write it like this: find Fabrikam']);
  });

  it('asked once and delivered three times opens one card', async () => {
    const before = desk.teams.messagesIn('chat', desk.alex).length;
    const words = { type: 'message', text: 'referral alpine ski', textFormat: 'plain' };
    await desk.teams.deliver(desk.teams.activity(desk.alex, 'chat', words), 3);

    expect(desk.teams.messagesIn('chat', desk.alex).length).toBe(before + 2);
  });

  it('opens the card later when Teams does not take it at once', async () => {
    desk.teams.fail({ on: 'post', status: 429, retryAfter: 1 });
    const { replies } = await desk.alex.says('referral alpine ski');
    expect(replies).toHaveLength(0);
    await desk.timePasses('PT1M');

    const messages = desk.teams.messagesIn('chat', desk.alex);
    expect(textOf(messages.at(-1))).toContain('Alpine Ski House');
  });

  it('in the channel shows no contact data, whoever asks', async () => {
    const { replies } = await desk.alex.says('referral alpine ski', { in: { channel: 'Deals' } });

    expect(textOf(replies[0])).toContain('Alpine Ski House');
    expect(JSON.stringify(replies[0]?.activity)).not.toMatch(/Sue|sue@|5550100/);
    expect(textOf(await desk.alex.looksAt(replies[0] as never))).toContain('sue@fabrikam.example');
    expect(textOf(await desk.diego.looksAt(replies[0] as never))).not.toContain('sue@');
  });

  it('of a list in somebody else’s hands opens nothing that is not theirs', async () => {
    const { replies } = await desk.alex.says('referral alpine', { in: { channel: 'Deals' } });
    const { replies: opened } = await desk.gail.presses('Open', { on: replies[0] as never });

    expect(opened).toHaveLength(1);
    expect(JSON.stringify(opened[0]?.activity)).not.toMatch(/Sue|sue@|5550100/);
    const refused = await desk.gail.presses('Accept', { on: opened[0] as never });
    expect(textOf(refused.card)).toContain('Guests can’t do that.');
  });

  it('shows seven of many, and how many more there are', async () => {
    for (let number = 1; number <= 12; number++)
      await desk.sandbox.createReferral({ customer: `Proseware ${number}`, team: [alexMail] });
    await desk.settles();

    const { replies } = await desk.alex.says('referral proseware');

    expect(titlesOf(replies[0]).filter((title) => title === 'Open')).toHaveLength(7);
    expect(textOf(replies[0])).toContain('1–7 of 12 · 5 more');
  });
});
