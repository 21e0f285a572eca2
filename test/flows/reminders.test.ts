import { describe, expect, it } from 'vitest';
import type { ReferralSpec } from '../../src/sandbox/control-referral.ts';
import { cardOf, type Message } from '../harness/chat-store.ts';
import { possiblyNone } from '../support/possibly-none.ts';
import { aDesk } from './support/a-desk.ts';
import { textOf, titlesOf } from './support/cards.ts';
import type { Desk } from './support/desk.ts';

const alexs = { customer: 'Fabrikam', team: ['alex.wilber@contoso.example'] } satisfies ReferralSpec;
const decisionButtons = /^(Accept|Accept with changes|Decline|Claim|Release|Undo)$/;

/** Reminders so far: in the owner's chat, under the channel's card. */
function reminders(desk: Desk, id: string): [number, number] {
  return [desk.remindersOf(desk.alex, id).length, desk.remindersUnder(desk.channelCard(id), id).length];
}

/** The step that sent a reminder, as its head carries it. */
function rungOf({ history, activity }: Message): string | undefined {
  return /"id":"rung-(\w+)"/.exec(JSON.stringify(cardOf(history[0] ?? activity)))?.[1];
}

describe('the ladder', () => {
  it('reminds 10, 7, 3, 1 days and 4 hours before the deadline, from 3 days on in the channel as well', async () => {
    const desk = await aDesk();
    const id = await desk.receives({ ...alexs, expiresIn: 'P14D' });
    expect(reminders(desk, id)).toEqual([0, 0]);

    for (const [wait, expected] of [
      ['P3DT23H', [0, 0]],
      ['PT1H', [1, 0]],
      ['PT1M', [1, 0]],
      ['P3D', [2, 0]],
      ['P4D', [3, 1]],
      ['P2D', [4, 2]],
      ['PT20H', [5, 3]],
      ['PT3H', [5, 3]],
    ] as const) {
      await desk.timePasses(wait);
      expect(reminders(desk, id), wait).toEqual(expected);
    }
    expect(desk.copiesOf(id)).toHaveLength(10);
    expect(desk.remindersOf(desk.alex, id).map(rungOf)).toEqual(['P10D', 'P7D', 'P3D', 'P1D', 'PT4H']);
    for (const reminder of desk.remindersUnder(desk.channelCard(id), id))
      expect(titlesOf(reminder)).toContain('Accept');
    expect((await desk.history(id)).filter((what) => what === 'reminded')).toHaveLength(5);
  });

  it('notes in the audit which rung went to whom', async () => {
    const desk = await aDesk();
    const id = await desk.receives({ ...alexs, expiresIn: 'P4D' });
    await desk.timePasses('P1DT1M');

    const [, reminded] = await desk.audited(id);
    expect(reminded).toMatchObject({
      what: 'reminded',
      by: 'desk',
      after: { rung: 'P3D', audiences: ['personal', 'channel'] },
      correlationId: expect.stringMatching(/./),
    });
  });

  it('does not send rungs that were past when the referral arrived', async () => {
    const desk = await aDesk();
    const id = await desk.receives({ ...alexs, expiresIn: 'P2D' });
    await desk.timePasses('PT1H');
    expect(reminders(desk, id)).toEqual([0, 0]);

    await desk.timePasses('PT23H1M');
    expect(reminders(desk, id)).toEqual([1, 1]);
  });

  it('shows the days left on the standing cards, whose buttons stay good', async () => {
    const desk = await aDesk();
    const id = await desk.receives({ ...alexs, expiresIn: 'P14D' });
    await desk.timePasses('P11DT1H');

    for (const copy of desk.copiesOf(id).filter(({ id: message }) => message === desk.channelCard(id).id))
      expect(textOf(copy)).toContain('Answer soon: 3 days left');
    const { card } = await desk.alex.presses('Accept', { on: desk.cardOf(desk.alex, id) });
    expect(textOf(card)).toContain('Accepted. It is on its way');
  });

  it('edits no earlier reminder as days pass, alone or in a list: each stands under the day on which it was said', async () => {
    const desk = await aDesk();
    const id = await desk.receives({ ...alexs, expiresIn: 'P14D' });
    const twins = [
      await desk.receives({ ...alexs, customer: 'Litware', expiresIn: 'P14D' }),
      await desk.receives({ ...alexs, customer: 'Proseware', expiresIn: 'P14D' }),
    ];
    await desk.timePasses('P4DT1H');
    const said = desk.teams.messagesIn('chat', desk.alex);
    const edits = () => said.map(({ history }) => history.length);
    const cards = [id, ...twins].map((each) => desk.cardOf(desk.alex, each).id);
    const before = edits();
    await desk.timePasses('P7DT1H');

    const edited = said.filter((_, place) => edits()[place] !== before[place]).map((message) => message.id);
    expect(edited.toSorted()).toEqual(cards.toSorted());
  });

  it('at the deadline, lists of the last week say what became of it; an older one stays as it was', async () => {
    const desk = await aDesk();
    for (const customer of ['Litware', 'Proseware']) await desk.receives({ ...alexs, customer, expiresIn: 'P14D' });
    const lists = () =>
      desk.teams.messagesIn('chat', desk.alex).filter((message) => /Litware.*Proseware/.test(said(message)));
    const said = ({ activity }: Message) => JSON.stringify(activity);
    await desk.timePasses('P4DT1H');
    const old = lists();
    expect(old.length).toBeGreaterThan(0);
    await desk.timePasses('P7DT1H');
    const fresh = lists().filter((one) => !old.some(({ id }) => id === one.id));
    expect(fresh.length).toBeGreaterThan(0);
    await desk.timePasses('P3D');

    expect(old.map(({ history }) => history.length)).toEqual(old.map(() => 0));
    for (const list of fresh) expect(textOf(list)).toContain('expired without an answer');
  });

  it('goes by 14 days after creation, as an estimate, where Partner Center gives no date', async () => {
    const desk = await aDesk();
    const id = await desk.receives({ ...alexs, expirationDateTime: null });
    await desk.timePasses('P11DT1M');

    expect(reminders(desk, id)).toEqual([1, 1]);
    expect(textOf(desk.remindersOf(desk.alex, id)[0])).toContain('the date is estimated');
  });

  it('sends one reminder after three days away: the newest', async () => {
    const desk = await aDesk();
    const id = await desk.receives({ ...alexs, expiresIn: 'P8D' });
    await desk.stops();
    await desk.timePasses('P7DT21H');
    await desk.restarts();

    expect(reminders(desk, id)).toEqual([1, 1]);
    expect(textOf(desk.remindersOf(desk.alex, id)[0])).toMatch(/^Reminder, urgent: 3 hours left/);
    const reminded = (await desk.audited(id)).find(({ what }) => what === 'reminded');
    expect(reminded?.after).toMatchObject({ rung: 'PT4H', passedOver: 3 });
  });

  it('reminds the channel alone while nobody owns it', async () => {
    const desk = await aDesk();
    const id = await desk.receives({ team: [], expiresIn: 'P4D' });
    await desk.timePasses('P1DT1M');

    const [reminder] = desk.remindersUnder(desk.channelCard(id), id);
    expect(desk.copiesOf(id)).toHaveLength(2);
    expect(titlesOf(reminder)).toContain('Claim');
  });

  it('goes under the card of the channel that is the deal team’s now', async () => {
    const desk = await aDesk();
    const id = await desk.receives({ ...alexs, expiresIn: 'P4D' });
    await desk.adele.says('use this channel', { in: { channel: 'Elsewhere' } });
    await desk.adele.says('stop using this channel', { in: { channel: 'Deals' } });
    await desk.settles();
    await desk.timePasses('P1DT1M');

    const [card] = desk.cardsIn('Elsewhere', id);
    expect(desk.remindersUnder(desk.channelCard(id), id)).toHaveLength(0);
    expect(desk.remindersUnder(card as never, id)).toHaveLength(1);
  });

  it('follows a deadline that Partner Center moves, without repeating what is past', async () => {
    const desk = await aDesk();
    const id = await desk.receives({ ...alexs, expiresIn: 'P5D' });
    await desk.timePasses('P2DT1M');
    expect(reminders(desk, id)).toEqual([1, 1]);

    const longer = new Date(Date.parse(desk.record(id).expirationDateTime ?? '') + 9 * 86_400_000);
    desk.record(id).expirationDateTime = longer.toISOString();
    await desk.sandbox.microsoft({ referralId: id, action: 'edit' });
    await desk.settles();
    expect(reminders(desk, id)).toEqual([1, 1]);

    await desk.timePasses('P2D');
    expect(reminders(desk, id)).toEqual([2, 1]);
    await desk.timePasses('P7D');
    expect(reminders(desk, id)).toEqual([3, 2]);
    await desk.timePasses('P2D');
    expect(reminders(desk, id)).toEqual([4, 3]);
  });
});

describe('a decision', () => {
  it('ends the reminders, and those that stand say that nothing is to be done', async () => {
    const desk = await aDesk();
    const id = await desk.receives({ ...alexs, expiresIn: 'P4D' });
    await desk.timePasses('P1DT1M');
    const [reminder] = desk.remindersUnder(desk.channelCard(id), id);
    await desk.alex.presses('Accept', { on: reminder as never });
    await desk.settles();
    await desk.timePasses('P3D');

    expect(reminders(desk, id)).toEqual([1, 1]);
    for (const nag of [...desk.remindersOf(desk.alex, id), reminder]) {
      expect(textOf(nag)).toContain('Handled. You don’t need to do anything.');
      expect(possiblyNone(titlesOf(nag)).filter((title) => decisionButtons.test(title))).toEqual([]);
    }
    expect(desk.record(id).status).toBe('Active');
  });

  it('that waits for Undo holds them back; taken back, they go on', async () => {
    const desk = await aDesk({ undoSeconds: 3600 });
    const id = await desk.receives({ ...alexs, expiresIn: 'P3DT10M' });
    const on = desk.cardOf(desk.alex, id);
    await desk.alex.presses('Decline', { on });
    await desk.alex.presses('referral.decline', { on, inputs: { reason: '1' } });
    await desk.timePasses('PT20M');
    expect(reminders(desk, id)).toEqual([0, 0]);

    await desk.alex.presses('Undo', { on: desk.cardOf(desk.alex, id) });
    await desk.timePasses('P2D');
    expect(reminders(desk, id)).toEqual([1, 1]);
  });
});

describe('the deadline', () => {
  it.each([
    ['says so', []],
    ['sends no event for it', ['expiryEventForgotten']],
  ] as const)('passed shows as Expired everywhere when Partner Center %s', async (_what, faults) => {
    const desk = await aDesk();
    desk.sandbox.setFaults(...faults.map((kind) => ({ kind })));
    const id = await desk.receives({ ...alexs, expiresIn: 'P4D' });
    await desk.timePasses('P1DT1M');
    await desk.timePasses('P3D');

    expect(desk.record(id).substatus).toBe('Expired');
    expect(desk.copiesOf(id)).toHaveLength(4);
    for (const copy of desk.everyCopy(id)) {
      expect(textOf(copy)).toContain('Expired without an answer');
      expect(possiblyNone(titlesOf(copy)).filter((title) => decisionButtons.test(title))).toEqual([]);
    }
    for (const card of [desk.channelCard(id), desk.cardOf(desk.alex, id)]) {
      expect(textOf(card)).toContain('Nobody answered by ');
      expect(textOf(card)).toContain('Partner Center tells Microsoft.');
    }
  });

  it('passed and forgotten by Partner Center shows as overdue, and can still be answered', async () => {
    const desk = await aDesk();
    desk.sandbox.setFaults({ kind: 'expiryForgotten' });
    const id = await desk.receives({ ...alexs, expiresIn: 'PT5H' });
    await desk.timePasses('PT5H1M');

    expect(desk.record(id).status).toBe('New');
    for (const copy of [desk.channelCard(id), desk.cardOf(desk.alex, id)]) {
      expect(textOf(copy)).toContain('Deadline passed; asking Partner Center');
      expect(titlesOf(copy)).toContain('Accept');
    }
    const asked = desk.sandbox.requests().length;
    await desk.timePasses('PT2M');
    expect(desk.sandbox.requests().length).toBeGreaterThan(asked);

    await desk.alex.presses('Accept', { on: desk.cardOf(desk.alex, id) });
    await desk.settles();
    expect(desk.record(id).status).toBe('Active');
    for (const copy of [desk.channelCard(id), desk.cardOf(desk.alex, id)])
      expect(textOf(copy)).toContain('Accepted by Alex Wilber');
  });

  it('passed while Partner Center is away turns to Expired when it is back', async () => {
    const desk = await aDesk();
    const id = await desk.receives({ ...alexs, expiresIn: 'PT5H' });
    desk.sandbox.setFaults({ kind: 'webhookLost' }, { kind: 'serverError' });
    await desk.timePasses('PT5H1M');
    expect(textOf(desk.channelCard(id))).toContain('Deadline passed; asking Partner Center');

    desk.sandbox.clearFaults();
    await desk.timePasses('PT2H');
    expect(textOf(desk.channelCard(id))).toContain('Expired without an answer');
  });
});
