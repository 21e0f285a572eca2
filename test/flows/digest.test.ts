import { DateTime } from 'luxon';
import { describe, expect, it } from 'vitest';
import { cardOf } from '../harness/chat-store.ts';
import { aDesk } from './support/a-desk.ts';
import { textOf, titlesOf } from './support/cards.ts';

const alexs = ['alex.wilber@contoso.example'];

describe('the list of a morning', async () => {
  const desk = await aDesk({ zones: { alex: 'UTC', megan: 'UTC', adele: 'UTC' }, settings: { DIGEST: 'on' } });
  const { alex, megan } = desk;
  const digests = (who = alex) =>
    desk.teams
      .messagesIn('chat', who)
      .filter(
        ({ by, activity }) => by === 'bot' && cardOf(activity) && textOf({ activity } as never).startsWith('Today: '),
      );

  /** Half past nine of the next working day. */
  const untilMorning = () => {
    const now = DateTime.fromJSDate(desk.parts.clock.now(), { zone: 'utc' });
    let morning = now.plus({ days: 1 }).set({ hour: 9, minute: 30 });
    while (morning.weekday > 5) morning = morning.plus({ days: 1 });
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

  it('comes at once when it is asked for, and says so when there is nothing', async () => {
    const { replies } = await alex.says('digest');
    expect(textOf(replies[0])).toContain('1 of yours to answer · 1 without an owner');
    expect(titlesOf(replies[0])).toContain('Accept');
    const elsewhere = await alex.says('digest', { in: { channel: 'Deals' } });
    expect(String(elsewhere.replies[0]?.activity.text)).toContain('in our own chat');
    const nobody = await desk.teams.person('Gail').says('digest');
    expect(String(nobody.replies[0]?.activity.text)).toContain('Nothing today');
  });

  it('is not sent to whoever wants none', async () => {
    const [settings] = (await alex.says('settings')).replies;
    await alex.presses('Save', { on: settings as never, inputs: { digest: 'off' } });
    const count = digests().length;
    await desk.timePasses(untilMorning());
    expect(digests()).toHaveLength(count);
  });
});
