import { DateTime } from 'luxon';
import { describe, expect, it } from 'vitest';
import { wallClock } from '../../src/working-time/calendar-day.ts';
import { publicHolidays } from '../../src/working-time/public-holidays.ts';
import { cardOf, type Message } from '../harness/chat-store.ts';
import { aDesk } from './support/a-desk.ts';
import { textOf, titlesOf } from './support/cards.ts';

const alexs = ['alex.wilber@contoso.example'];
/** By what their clients say of where they are. */
const isHoliday = (day: DateTime) => publicHolidays('US', day.year).has(wallClock(day.toMillis(), 'UTC').day);

const isCardOf = (message: Message, customer: string) =>
  cardOf(message.activity) !== undefined && textOf(message).includes(customer);

describe('the list of a morning', async () => {
  const desk = await aDesk({ zones: { alex: 'UTC', megan: 'UTC', adele: 'UTC' }, settings: { DIGEST: 'on' } });
  const { alex, megan } = desk;
  const digests = (who = alex) =>
    desk.teams
      .messagesIn('chat', who)
      // As it came: what has moved on since is headed otherwise.
      .filter(
        ({ by, activity, history }) =>
          by === 'bot' &&
          cardOf(activity) &&
          textOf({ activity: history[0] ?? activity } as never).startsWith('Today: '),
      );

  /** Half past nine of the next working day. */
  const untilMorning = () => {
    const now = DateTime.fromJSDate(desk.parts.clock.now(), { zone: 'utc' });
    let morning = now.plus({ days: 1 }).set({ hour: 9, minute: 30 });
    while (morning.weekday > 5 || isHoliday(morning)) morning = morning.plus({ days: 1 });
    return `PT${Math.round(morning.diff(now).as('seconds'))}S`;
  };

  it('has what runs out, what nobody owns and what is quiet, each with its answer, once a day', async () => {
    await desk.receives({ customer: 'Fabrikam', team: alexs, expiresIn: 'P13D' });
    await desk.receives({ customer: 'Northwind', team: [], expiresIn: 'P13D' });
    await desk.timePasses(untilMorning());
    const [first] = digests();
    expect(textOf(first)).toContain('1 of yours to answer · 1 without an owner');
    expect(titlesOf(first)).toContain('Accept');
    const count = digests().length;
    await desk.timePasses('PT1M');
    expect(digests()).toHaveLength(count);
    expect(digests(megan).length).toBeGreaterThan(0);
  });

  it('tells those who may see leads of those for information, by their offers, in the same message; nobody else', async () => {
    const { adele } = desk;
    const information = { qualification: 'Direct', requestedContact: false, callToAction: 'Get it now' } as const;
    const lead = (customer: string) => desk.receives({ kind: 'lead', customer, team: [], lead: information });
    await lead('Tailspin Toys');
    await lead('Wingtip Toys');
    const before = desk.teams.messagesIn('chat', adele).length;
    await desk.timePasses(untilMorning());
    await desk.timePasses('PT5S');
    const said = desk.teams
      .messagesIn('chat', adele)
      .slice(before)
      .map(({ activity }) => JSON.stringify(activity))
      .filter((text) => text.includes('leads for information'));
    expect(said).toHaveLength(1);
    expect(said[0]).toMatch(/2 leads for information since the last list \(.* 2\)/);
    expect(said.join()).not.toMatch(/Tailspin|Wingtip/);
    const asked = JSON.stringify((await adele.says('digest')).replies.map(({ activity }) => activity));
    expect(asked).toContain('2 leads for information');
    expect(JSON.stringify((await alex.says('digest')).replies.map(({ activity }) => activity))).not.toContain('leads');
    // Those of that morning are not told again.
    const after = desk.teams.messagesIn('chat', adele).length;
    await desk.timePasses(untilMorning());
    const later = desk.teams.messagesIn('chat', adele).slice(after);
    expect(JSON.stringify(later.map(({ activity }) => activity))).not.toContain('for information');
    for (const who of [alex, megan])
      expect(JSON.stringify(desk.teams.messagesIn('chat', who).map(({ activity }) => activity))).not.toContain(
        'leads for',
      );
  });

  it('comes at once when it is asked for, and says so when there is nothing', async () => {
    const { replies } = await alex.says('digest');
    expect(textOf(replies[0])).toContain('1 of yours to answer · 1 without an owner');
    expect(titlesOf(replies[0])).toContain('Accept');
    const elsewhere = await alex.says('digest', { in: { channel: 'Deals' } });
    expect(String(elsewhere.replies[0]?.activity.text)).toContain('in our own chat');
    const nobody = await desk.teams.person('Gail').says('digest');
    expect(String(nobody.replies[0]?.activity.text)).toContain('Nothing today');
  });

  it('has what is to be answered for whoever is away, by name, as long as they are', async () => {
    const listOf = async () => textOf((await megan.says('digest')).replies[0]);
    expect(await listOf()).not.toContain('Fabrikam');
    await alex.says('away until tomorrow, Megan takes over');
    expect(await listOf()).toContain('Today: 1 to answer for Alex Wilber · 1 without an owner');
    expect(await listOf()).toContain('Fabrikam');
    await alex.says('I’m back');
    expect(await listOf()).not.toContain('Fabrikam');
  });

  it('has the reminders of that hour in it', async () => {
    const id = await desk.receives({ customer: 'Tailspin', team: alexs, expiresIn: 'P3DT1H' });
    const before = desk.teams.messagesIn('chat', alex).length;
    await desk.timePasses(untilMorning());
    await desk.timePasses('PT5S');
    const came = desk.teams.messagesIn('chat', alex).slice(before);
    const list = came.find((message) => textOf(message).startsWith('Today: 2 of yours to answer'));
    expect(textOf(list)).toContain('Tailspin');
    // A reminder that is made in the very moment in which the list is posted comes by itself, and nothing comes twice.
    const reminders = await desk.parts.db.collection('copies').find({ referralId: id, audience: 'personal' }).toArray();
    expect(reminders).not.toEqual([]);
    expect(came.length).toBeLessThanOrEqual(2);
    // What expires gets a line under its card, at an hour that hangs on the hour of the test.
    await alex.presses('Accept', { on: desk.cardOf(alex, id) });
    await desk.settles();
  });

  it('is not said again: an early reminder of what stood in it joins it later that day, without a message', async () => {
    const { db } = desk.parts;
    // Seven days before its deadline is the next morning's half past one.
    const [, seconds] = /(\d+)/.exec(untilMorning()) ?? [];
    const id = await desk.receives({
      customer: 'Wingtip',
      team: alexs,
      expiresIn: `P7DT${Number(seconds) + 4 * 3_600}S`,
    });
    await desk.timePasses(untilMorning());
    await desk.timePasses('PT5S');
    const tell = () => desk.teams.messagesIn('chat', alex).filter((message) => isCardOf(message, 'Wingtip'));
    const before = tell();
    expect(textOf(digests().at(-1))).toContain('Wingtip');
    await desk.timePasses('PT4H5M');
    await desk.timePasses('PT5S');
    const ofRung = { referralId: id, purpose: 'reminder:P7D', audience: 'personal' };
    expect(await db.collection('copies').findOne(ofRung)).toMatchObject({ state: 'listed' });
    expect(tell()).toEqual(before.map(({ id: known }) => expect.objectContaining({ id: known })));
    // It stands in the list that told of it, once.
    const list = await db
      .collection('postedLists')
      .findOne({ 'rows.copyId': { $exists: true }, 'rows.referralId': id });
    expect(list).toMatchObject({ kind: 'digest', state: 'sent', told: (list?.rows as unknown[] | undefined)?.length });
    expect(textOf(digests().at(-1)).split('Wingtip')).toHaveLength(2);
    await alex.presses('Accept', { on: desk.cardOf(alex, id) });
    await desk.settles();
  });

  it('after three days without the desk, and a new version that plans all reminders anew: one message, or two at the most, no flood', async () => {
    const { db, timers } = desk.parts;
    for (let index = 0; index < 12; index++)
      await desk.sandbox.createReferral({ customer: `Away ${index}`, team: alexs, expiresIn: `PT${80 + index}H` });
    await desk.settles();
    const before = desk.teams.messagesIn('chat', alex).length;
    const channel = desk.teams.messagesIn({ channel: 'Deals' }).length;
    await desk.stops();
    timers.move(3 * 86_400_000);
    await db.collection('referrals').updateMany({}, { $set: { 'rungPlans.settings': 'of an earlier version' } });
    await desk.starts();
    await desk.timePasses('PT1M');
    await desk.timePasses('PT1M');
    const came = desk.teams.messagesIn('chat', alex).slice(before);
    // A reminder that was planned anew while the list was posted comes by itself.
    expect(came.length).toBeGreaterThanOrEqual(1);
    expect(came.length).toBeLessThanOrEqual(2);
    expect(came.map((message) => textOf(message)).join()).toMatch(/Away \d/);
    expect(desk.teams.messagesIn({ channel: 'Deals' }).length).toBeLessThanOrEqual(channel + 1);
    const old = { 'rungPlans.settings': 'of an earlier version', rungDueAt: { $exists: true } };
    expect(await db.collection('referrals').countDocuments(old)).toBe(0);
  });

  it.each([
    ['429', { status: 429, retryAfter: 2 }],
    ['500', { status: 500 }],
    ['403', { status: 403, code: 'MessageWritesBlocked' }],
  ])(
    'after three days without the desk, where Teams refuses sends in the middle (%s): in the end each referral is said once',
    async (kind, fault) => {
      const { timers } = desk.parts;
      const { faults } = desk.teams.connector;
      const customers = [0, 1, 2, 3].map((index) => `Silent ${kind}-${index}`);
      for (const [index, customer] of customers.entries())
        await desk.sandbox.createReferral({ customer, team: alexs, expiresIn: `PT${80 + index}H` });
      await desk.settles();
      const seen = desk.teams.messagesIn('chat', alex);
      const chat = seen[0]?.conversationId ?? '';
      await desk.stops();
      timers.move(3 * 86_400_000);
      faults.add({ on: 'post', times: 2, conversationId: chat, ...fault });
      const calls = desk.teams.connector.calls.length;
      await desk.starts();
      await desk.timePasses('PT1M');
      const refused = desk.teams.connector.calls.slice(calls).filter(({ status }) => status === fault.status);
      expect(refused.length).toBeGreaterThan(0);
      faults.clear();
      // Whoever was blocked is written to again once they are heard of.
      if (fault.status === 403) await alex.says('settings');
      for (const pause of ['PT1M', 'PT5M', 'PT30M']) await desk.timePasses(pause);
      const came = desk.teams.messagesIn('chat', alex).slice(seen.length);
      const cards = came
        .filter(({ by, activity }) => by === 'bot' && cardOf(activity))
        .map((message) => textOf(message));
      expect(customers.map((customer) => cards.filter((card) => card.includes(customer)).length)).toEqual([1, 1, 1, 1]);
    },
    60_000,
  );

  it('tells its owner the next morning what expired without an answer, once', async () => {
    const [, seconds] = /(\d+)/.exec(untilMorning()) ?? [];
    const id = await desk.receives({
      customer: 'Relecloud',
      team: alexs,
      expiresIn: `PT${Number(seconds) - 4 * 3_600}S`,
    });
    await desk.timePasses(`PT${Number(seconds) - 3 * 3_600}S`);
    expect(desk.record(id).substatus).toBe('Expired');
    await desk.timePasses('PT3H');
    await desk.timePasses('PT5S');
    const last = () => textOf(digests().at(-1));
    expect(last()).toMatch(/\d expired without an answer/);
    expect(last()).toContain('Relecloud');
    await desk.timePasses(untilMorning());
    await desk.timePasses('PT5S');
    expect(last()).not.toContain('Relecloud');
  });

  it('is not sent to whoever wants none', async () => {
    const [settings] = (await alex.says('settings')).replies;
    await alex.presses('Save', { on: settings as never, inputs: { digest: 'off' } });
    const count = digests().length;
    await desk.timePasses(untilMorning());
    expect(digests()).toHaveLength(count);
  });
});
