import { describe, expect, it } from 'vitest';
import type { ReferralSpec } from '../../src/sandbox/control-referral.ts';
import { cardOf, type Message } from '../harness/chat-store.ts';
import { aDesk } from './support/a-desk.ts';
import { textOf, titlesOf } from './support/cards.ts';
import type { Desk } from './support/desk.ts';

const alexs = { customer: 'Fabrikam', team: ['alex.wilber@contoso.example'] } satisfies ReferralSpec;

/** By the step that sent it: what the desk answers to a word shows the referral as well. */
const isReminder = ({ history, activity }: Message) =>
  JSON.stringify(cardOf(history[0] ?? activity)).includes('"rung-');
const reminders = (desk: Desk, id: string) => desk.remindersOf(desk.alex, id).filter(isReminder);
const remindersOfAlex = (desk: Desk, id: string) => reminders(desk, id).length;
const lastReminder = (desk: Desk, id: string) => reminders(desk, id).at(-1) as Message;
const said = (message: Message | undefined) =>
  cardOf(message?.activity ?? {}) ? textOf(message) : String(message?.activity.text);

describe('a snooze', () => {
  it('by word is quiet for its person until then, reminds once, and leaves the channel as it was', async () => {
    const desk = await aDesk({ zones: { alex: 'UTC' } });
    const id = await desk.receives({ ...alexs, expiresIn: 'P14D' });
    await desk.timePasses('P10DT23H');
    expect(remindersOfAlex(desk, id)).toBe(1);

    const { replies } = await desk.alex.says('snooze Fabrikam for 2 days');
    expect(textOf(replies[0])).toContain('I remind you of Fabrikam again');
    expect(textOf(replies[0])).toContain('The channel is reminded as before.');
    expect(titlesOf(replies[0])).toEqual(['Remind me as before', 'Open']);
    await desk.settles();
    expect(textOf(lastReminder(desk, id))).toContain('You hear from me about it again');

    // The rung of three days before is for the channel alone.
    await desk.timePasses('PT2H');
    expect(remindersOfAlex(desk, id)).toBe(1);
    expect(desk.remindersUnder(desk.channelCard(id), id)).toHaveLength(1);

    // A snooze of days ends at nine in the morning, whatever the hour is at which the test runs.
    await desk.timePasses('P2DT8H');
    expect(remindersOfAlex(desk, id)).toBe(2);
    await desk.timePasses('PT1M');
    expect(remindersOfAlex(desk, id)).toBe(2);
    expect((await desk.history(id)).filter((what) => what === 'snoozed')).toHaveLength(1);
  });

  it('by button ends where a warning still comes before the deadline, and says why', async () => {
    const desk = await aDesk({ zones: { alex: 'UTC' } });
    const id = await desk.receives({ ...alexs, expiresIn: 'P4D' });
    await desk.timePasses('P1DT1M');
    const reminder = lastReminder(desk, id);
    expect(titlesOf(reminder)).toContain('Remind me tomorrow');
    const { card } = await desk.alex.presses('Remind me tomorrow', { on: reminder });
    expect(textOf(card)).toContain('I remind you of Fabrikam again');
    await desk.settles();
    expect(titlesOf(lastReminder(desk, id))).not.toContain('Remind me tomorrow');

    const { replies } = await desk.alex.says('remind me of Fabrikam in 2 weeks');
    expect(textOf(replies[0])).toContain('No later, because the deadline is');
    await desk.timePasses('P2DT19H');
    expect(remindersOfAlex(desk, id)).toBe(1);
    await desk.timePasses('PT1H');
    // The last rung says it, once.
    expect(remindersOfAlex(desk, id)).toBe(2);
    expect(textOf(lastReminder(desk, id))).toMatch(/^Reminder, urgent/);
  });

  it('leaves a rung out, and the audit says so and why', async () => {
    const desk = await aDesk({ zones: { alex: 'UTC' } });
    const id = await desk.receives({ ...alexs, expiresIn: 'P14D' });
    await desk.alex.says('snooze Fabrikam for 5 days');
    await desk.timePasses('P4DT1M');

    expect(remindersOfAlex(desk, id)).toBe(0);
    const last = (await desk.audited(id)).at(-1);
    expect(last).toMatchObject({ what: 'not-reminded', by: 'desk' });
    expect(last?.after).toEqual({ rung: 'P10D', passedOver: 0, leftOut: [{ audience: 'personal', why: 'snoozed' }] });
    expect((await desk.referral(id)).rungsSent ?? []).toEqual([]);
  });

  it('is taken back, and ends with an answer', async () => {
    const desk = await aDesk({ zones: { alex: 'UTC' } });
    const id = await desk.receives({ ...alexs, expiresIn: 'P14D' });
    const { replies } = await desk.alex.says('snooze Fabrikam for 5 days');
    const woken = await desk.alex.presses('Remind me as before', { on: replies[0] as Message });
    expect(textOf(woken.card)).toContain('I remind you as before.');
    await desk.timePasses('P4DT1M');
    expect(remindersOfAlex(desk, id)).toBe(1);

    await desk.alex.says('snooze Fabrikam for 2 days');
    await desk.settles();
    await desk.alex.presses('Accept', { on: lastReminder(desk, id) });
    await desk.timePasses('P3D');
    expect(remindersOfAlex(desk, id)).toBe(1);
    expect((await desk.referral(id)).snoozeDueAt).toBeUndefined();
    const late = await desk.alex.says('snooze Fabrikam 2 days');
    expect(said(late.replies[0])).toContain('can’t be put off now');

    // A deadline that comes nearer than the end of a snooze is warned of all the same.
    const nearer = await desk.receives({ ...alexs, customer: 'Northwind', expiresIn: 'P14D' });
    await desk.alex.says('snooze Northwind for 9 days');
    desk.record(nearer).expirationDateTime = new Date(desk.parts.clock.now().getTime() + 5 * 86_400_000).toISOString();
    await desk.sandbox.microsoft({ referralId: nearer, action: 'edit' });
    await desk.settles();
    await desk.timePasses('P4DT23H');
    expect(remindersOfAlex(desk, nearer)).toBe(1);
  });

  it('of somebody else reminds them at once, by a lead, and puts nothing off', async () => {
    const desk = await aDesk({ ownTime: true, zones: { alex: 'UTC' } });
    const id = await desk.receives({ ...alexs, expiresIn: 'P14D' });
    const answers = async (words: string) => said((await desk.adele.says(words)).replies[0]);
    expect(await answers('remind Alex of Fabrikam')).toBe('About Fabrikam: Alex Wilber is reminded.');
    await desk.settles();
    expect(remindersOfAlex(desk, id)).toBe(1);
    expect(await answers('напомни Алексу про Fabrikam')).toBe(
      'About Fabrikam: Alex Wilber was reminded today already.',
    );
    expect(await answers('nudge Megan about Fabrikam')).toContain('Megan Bowen doesn’t own it');
    expect(await answers('remind Alex of Fabrikam tomorrow at 9')).toContain('at once, not at a later time');
    expect(await answers('remind me of Fabrikam tomorrow at 9')).toContain('I remind you of Fabrikam again');
    expect(said((await desk.megan.says('remind Alex of Fabrikam')).replies[0])).not.toContain('is reminded');
    expect((await desk.referral(id)).snoozes).toHaveLength(1);
    // Named in a wish of one's own, he is not reminded; of two that he owns, it is asked of which, and the button does it.
    expect(await answers('remind me tomorrow to call Alex about Fabrikam')).toContain('I remind you of Fabrikam again');
    expect(await answers('remind me to ask Alex about Fabrikam')).toContain('When shall I remind you');
    const other = await desk.receives({ ...alexs, expiresIn: 'P9D' });
    const which = (await desk.adele.says('remind Alex of Fabrikam')).replies[0];
    expect(said(which)).toContain('Which one do you mean?');
    expect(titlesOf(which)).toEqual(['Remind Alex Wilber', 'Open', 'Remind Alex Wilber', 'Open']);
    const action = { type: 'Action.Execute', verb: 'reminder.owner', data: { referralId: other } };
    const { body } = await desk.adele.invokes('adaptiveCard/action', { action, trigger: 'manual' });
    await desk.settles();
    expect(JSON.stringify(body)).toContain('About Fabrikam: Alex Wilber is reminded.');
    expect(remindersOfAlex(desk, other)).toBe(1);
    expect(remindersOfAlex(desk, id)).toBe(1);
    // The button of a card that named somebody else, who owned it then.
    const stale = { ...action, data: { referralId: other, owner: desk.megan.aadObjectId } };
    const late = await desk.adele.invokes('adaptiveCard/action', { action: stale, trigger: 'manual' });
    expect(JSON.stringify(late.body)).toContain('It has another owner now, so nobody is reminded');
  });

  it('asks when, and of which; is nobody’s who may not answer', async () => {
    const desk = await aDesk({ ownTime: true, zones: { alex: 'UTC' }, locales: { megan: 'ko-KR' } });
    const { alex, diego } = desk;
    const nothing = await alex.says('snooze 2 days');
    expect(said(nothing.replies[0])).toContain('Nothing of yours waits for an answer');

    const id = await desk.receives({ ...alexs, expiresIn: 'P14D' });
    const when = await alex.says('snooze');
    expect(said(when.replies[0])).toContain('When shall I remind you of Fabrikam?');
    expect(titlesOf(when.replies[0])).toEqual(['Remind me in 2 hours', 'Remind me tomorrow']);
    const examples = [...said(when.replies[0]).matchAll(/“([^”]+)”/g)].map(([, words = '']) => words);
    expect(examples).toHaveLength(2);
    for (const words of [...examples, 'remind me on Friday', 'remind me by eod tomorrow'])
      expect(said((await alex.says(words)).replies[0]), words).toContain('I remind you of Fabrikam again');
    const pressed = await alex.presses('Remind me in 2 hours', { on: when.replies[0] as Message });
    expect(textOf(pressed.card)).toContain('I remind you of Fabrikam again');
    await desk.timePasses('PT2H1M');
    expect(textOf(lastReminder(desk, id))).toContain('Reminder, as you asked');

    await desk.receives({ customer: 'Northwind', team: ['alex.wilber@contoso.example'], expiresIn: 'P9D' });
    const which = await alex.says('remind me tomorrow at 9');
    expect(said(which.replies[0])).toContain('Which one do you mean?');
    // Quiet for today is of all that wait, whichever was spoken of last.
    await alex.says('open Fabrikam');
    const quiet = await alex.says('no more reminders today');
    expect(said(quiet.replies[0])).toContain('Which one do you mean?');
    // Nothing is done by itself on another day: what was meant for it is offered, and so is the deed.
    const before = (await desk.referral(id)).snoozes;
    for (const words of ['accept Fabrikam tomorrow', 'not before Monday']) {
      const later = (await alex.says(words)).replies[0] as Message;
      expect(said(later)).toContain('Shall I remind you of Fabrikam then?');
      expect(titlesOf(later)).toHaveLength(2);
      expect((await desk.referral(id)).snoozes).toEqual(before);
    }
    // A name that nobody has is asked about, whatever was spoken of last; a known one is heard in other letters too.
    await alex.says('open Fabrikam');
    const unknown = await alex.says('remind me about zorbix on thursday');
    expect(said(unknown.replies[0])).toContain('I know no referral called “zorbix”. Which one do you mean?');
    expect(said((await alex.says('напомни про норсвинд завтра')).replies[0])).not.toContain('I remind you');
    expect(said((await alex.says('напомни про нортвинд завтра')).replies[0])).toContain('I remind you of Northwind');
    expect(said((await alex.says('snooze Fabrikam to yesterday')).replies[0])).toContain('That is over already');
    expect(said((await diego.says('snooze Fabrikam 2 days')).replies[0])).not.toContain('I remind you');
    const korean = await desk.megan.says('Fabrikam 2일 뒤에 다시 알려줘');
    expect(said(korean.replies[0])).toContain('답을 기다리는 내 추천이 없어');
  });
});
