import { describe, expect, it } from 'vitest';
import type { Message } from '../harness/chat-store.ts';
import type { Person } from '../harness/person.ts';
import { aDesk } from './support/a-desk.ts';
import { saidIn, textOf } from './support/cards.ts';
import { openDeal } from './support/deals.ts';
import type { Desk } from './support/desk.ts';

const secretIn = (message: Message | undefined) => /\/feed\/([0-9a-f]{48})\.ics/.exec(textOf(message))?.[1] ?? 'none';

async function linkOf(desk: Desk, person: Person, words = 'calendar'): Promise<string> {
  const { replies } = await person.says(words);
  return `${desk.url}/feed/${secretIn(replies[0])}.ics`;
}

/** Long lines are folded in a calendar: unfolded for reading. */
async function read(link: string): Promise<{ readonly status: number; readonly text: string }> {
  const answer = await fetch(link);
  return { status: answer.status, text: (await answer.text()).replaceAll('\r\n ', '') };
}

describe('a calendar of one’s own', async () => {
  const desk = await aDesk({ locales: { megan: 'ru-RU' } });
  const { adele, alex, megan, diego } = desk;
  const mine = await desk.receives({
    customer: 'Fabrikam, Ltd.; Köln',
    dealName: 'Ask Kim under +49 30 1234567',
    team: [alex.email],
    value: 123_456,
  });
  const deal = await openDeal(desk, { customer: 'Adatum', team: [alex.email], closesAt: '2027-03-31' } as never);
  await desk.receives({ customer: 'Tailspin', team: [megan.email] });
  await desk.receives({ customer: 'Nobody’s', team: [] });
  const { deadline, record } = await desk.referral(mine);

  it('shows the link once, and then only that there is one', async () => {
    const { replies } = await alex.says('calendar');
    const secret = secretIn(replies[0]);
    expect(secret).not.toBe('none');
    expect(textOf((await alex.says('my calendar')).replies[0])).toMatch(
      /^Your calendar link was made .+\.\nNo calendar has read it yet\./,
    );
    const hidden = await alex.presses('I have it, hide it', { on: replies[0] as Message });
    expect(textOf(hidden.card)).not.toContain(secret);
    const kept = JSON.stringify(await desk.parts.db.collection('people').find().toArray());
    expect(kept).not.toContain(secret);
    expect(desk.parts.logLines.join('')).not.toContain(secret);
  });

  it('has the person’s own deadlines and close dates, and no contact, value or deal name', async () => {
    const { status, text } = await read(await linkOf(desk, alex, 'calendar new'));
    expect(status).toBe(200);
    const stamp = (at: Date) => `${at.toISOString().replace(/[-:]/g, '').slice(0, 15)}Z`;
    expect(text).toContain('SUMMARY:Answer due: Fabrikam\\, Ltd.\\; Köln');
    expect(text).toContain(`DTEND:${stamp(deadline)}`);
    expect(text).toContain('SUMMARY:Close date: Adatum');
    const closes = (await desk.referral(deal.id)).record.closesAt as Date;
    expect(text).toContain(`DTSTART;VALUE=DATE:${closes.toISOString().slice(0, 10).replaceAll('-', '')}`);
    expect(text.match(/BEGIN:VEVENT/g)).toHaveLength(2);
    const [contact] = record.customer.contacts;
    // Ids and times are made of digits, too.
    const lines = text.split('\r\n').filter((line) => !/^(UID|DT|SEQUENCE)/.test(line));
    for (const secret of [contact?.email, contact?.lastName, contact?.phoneNumber, 'Ask Kim', '123', alex.email])
      if (secret) expect(lines.join('\n')).not.toContain(secret);
    expect(text).not.toMatch(/Tailspin|Nobody/);
  });

  it('speaks the language of its person, follows what happens, and is empty when all is done', async () => {
    const link = await linkOf(desk, megan, 'календарь');
    expect((await read(link)).text).toContain('SUMMARY:Срок ответа: Tailspin');
    await desk.parts.db.collection('referrals').updateMany({}, { $set: { 'keys.shelf': 'inbound/closed' } });
    expect((await read(link)).text).not.toContain('VEVENT');
  });

  it('a new link ends the one before, and off ends them all', async () => {
    const first = await linkOf(desk, adele);
    const second = await linkOf(desk, adele, 'calendar new');
    expect([(await read(first)).status, (await read(second)).status]).toEqual([404, 200]);
    expect(textOf((await adele.says('calendar off')).replies[0])).toMatch(
      /^Done: your calendar link is good no more\./,
    );
    expect((await read(second)).status).toBe(404);
    expect(textOf((await adele.says('calendar off')).replies[0])).toMatch(/^You have no calendar link\./);
  });

  it('is made anew and revoked in any words, in each language, and neither by a question nor a refusal to', async () => {
    const words = [
      ['English', 'new calendar link please', 'is my calendar link off?', 'please revoke my calendar link'],
      ['русский', 'новая ссылка на календарь', 'не удаляй мой календарь', 'отозвать ссылку календаря'],
      ['한국어', '새 캘린더 링크', '캘린더 지우지 마', '캘린더 링크 폐기해줘'],
      ['繁體中文', '給我新的行事曆連結', '行事曆關閉了嗎', '撤銷行事曆連結'],
    ] as const;
    for (const [language, makes, keeps, revokes] of words) {
      await adele.says(`language ${language}`);
      const link = await linkOf(desk, adele, makes);
      await adele.says(keeps);
      expect((await read(link)).status, keeps).toBe(200);
      await adele.says(revokes);
      expect((await read(link)).status, revokes).toBe(404);
    }
    await adele.says('language English');
  });

  it('is told to nobody in a channel, and not to who has nothing', async () => {
    const { replies } = await adele.says('calendar', { in: { channel: 'Deals' } });
    expect(saidIn(replies)).toEqual(['The link is yours alone: ask me in your own chat with me.']);
    expect(JSON.stringify(replies)).not.toMatch(/\/feed\//);
    expect(saidIn((await diego.says('calendar', { in: { channel: 'Deals' } })).replies)).toHaveLength(1);
  });
});

describe('somebody else’s calendar', async () => {
  const desk = await aDesk({ users: 'alex.wilber@contoso.example, megan.bowen@contoso.example' });
  const { alex, megan } = desk;
  await desk.receives({ customer: 'Fabrikam', team: [alex.email] });
  const link = await linkOf(desk, alex);

  it('nobody ends or sees by a press of their own what is another’s', async () => {
    await linkOf(desk, megan);
    await megan.says('calendar off');
    const { replies } = await megan.says('calendar new');
    const raw = { tenantId: desk.teams.tenantId, aadObjectId: alex.aadObjectId };
    const pressed = await megan.presses('I have it, hide it', { on: replies[0] as Message, raw });
    expect(JSON.stringify(pressed.card ?? {})).not.toContain(alex.aadObjectId);
    expect((await read(link)).status).toBe(200);
  });

  it('whom the desk can’t write to any more, or who has no part any more, has no calendar', async () => {
    const { db } = desk.parts;
    const him = { aadObjectId: alex.aadObjectId };
    await db.collection('people').updateOne(him, { $set: { unreachableSince: new Date() } });
    expect((await read(link)).status).toBe(404);
    await db.collection('people').updateOne(him, { $unset: { unreachableSince: '' } });
    expect((await read(link)).status).toBe(200);
    await db.collection('people').updateOne(him, { $set: { guest: true } });
    expect((await read(link)).status).toBe(404);
    await db.collection('people').updateOne(him, { $set: { guest: false } });
  });

  it('is read a dozen times a minute at the most', async () => {
    desk.parts.timers.moveServer(61_000);
    for (let good = 0; good < 12; good++) expect((await fetch(link)).status).toBe(200);
    expect((await fetch(link)).status).toBe(429);
    desk.parts.timers.moveServer(61_000);
    expect((await fetch(link)).status).toBe(200);
  });

  it('guesses get the same words whatever they are, then silence; a good link is read all the same', async () => {
    const good = /[0-9a-f]{48}/.exec(link)?.[0] ?? '';
    const guesses = [
      `${'0'.repeat(48)}.ics`,
      `${good.slice(0, 47)}.ics`,
      `${good.toUpperCase()}.ics`,
      good,
      '%7B%22$gt%22:%22%22%7D.ics',
    ];
    const answers = [];
    for (const guess of guesses) {
      const answer = await fetch(`${desk.url}/feed/${guess}`);
      answers.push(`${answer.status} ${await answer.text()}`);
    }
    expect(answers).toEqual(answers.map(() => expect.stringMatching(/^404 .*There is nothing here/)));
    const more = await Promise.all(Array.from({ length: 10 }, () => fetch(`${desk.url}/feed/${'1'.repeat(48)}.ics`)));
    expect(more.at(-1)?.status).toBe(429);
    expect((await fetch(link)).status).toBe(200);
    expect(desk.parts.logLines.join('')).not.toContain(good);
  });
});
