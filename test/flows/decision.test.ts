import { describe, expect, it } from 'vitest';
import type { ReferralSpec } from '../../src/sandbox/control-referral.ts';
import { possiblyNone } from '../support/possibly-none.ts';
import { aDesk } from './support/a-desk.ts';
import { answeredCard, textOf, titlesOf } from './support/cards.ts';

const alexs = { customer: 'Fabrikam', team: ['alex.wilber@contoso.example'] } satisfies ReferralSpec;
const decisionButtons = /^(Accept|Accept with changes|Decline|Claim|Release|Undo)$/;
const answerButtons = /^(Accept|Accept with changes|Decline|Undo)$/;

describe('a decision', async () => {
  const desk = await aDesk();
  const { alex, megan, adele } = desk;

  it('of one press accepts as it is: the status alone goes to Partner Center, every copy says who', async () => {
    const id = await desk.receives(alexs);

    const pressed = await alex.presses('Accept', { on: desk.cardOf(alex, id) });

    expect(textOf(pressed.card)).toContain('Accepted. It is on its way to Partner Center.');
    await desk.settles();
    expect(desk.record(id)).toMatchObject({ status: 'Active', substatus: 'Accepted' });
    expect(desk.patches(id).map(({ body }) => body)).toEqual([
      [
        { op: 'replace', path: '/status', value: 'Active' },
        { op: 'replace', path: '/substatus', value: 'Accepted' },
      ],
    ]);
    expect(desk.copiesOf(id)).toHaveLength(2);
    for (const copy of desk.everyCopy(id)) {
      expect(textOf(copy)).toMatch(/Accepted by Alex Wilber on \w+/);
      expect(textOf(copy)).toContain('Partner Center tells Microsoft.');
      expect(titlesOf(copy).filter((title) => answerButtons.test(title))).toEqual([]);
    }
  });

  it('reaches the sender', async () => {
    const id = await desk.receives(alexs);
    await alex.presses('Accept', { on: desk.cardOf(alex, id) });
    await desk.settles();

    const seen = desk.sandbox.microsoftView().find(({ referralId }) => referralId === id);
    expect(seen).toMatchObject({ status: 'Active', substatus: 'Accepted' });
  });

  it('on a partner’s referral says which partner is told', async () => {
    const id = await desk.receives({ ...alexs, kind: 'p2p', sender: 'Trey Research' });
    await alex.presses('Accept', { on: desk.cardOf(alex, id) });
    await desk.settles();

    for (const copy of desk.everyCopy(id)) expect(textOf(copy)).toContain('Partner Center tells Trey Research.');
  });

  it('against it leaves no button on any copy, says reason and note, and a question why is answered by them', async () => {
    const id = await desk.receives(alexs);
    const on = desk.channelCard(id);
    await adele.presses('Decline', { on });
    await adele.presses('referral.decline', { on, inputs: { reason: '2', note: 'Called four times.' } });
    await desk.timePasses('PT61S');

    const { replies } = await alex.says('why was Fabrikam declined');
    expect(textOf(replies[0])).toContain('Reason: Customer didn’t respond');
    expect(desk.record(id)).toMatchObject({ status: 'Closed', substatus: 'Declined' });
    expect(desk.patches(id)).toHaveLength(1);
    for (const copy of desk.everyCopy(id)) {
      expect(textOf(copy)).toMatch(/Declined by Adele Vance on \w+/);
      expect(textOf(copy)).toContain('Reason: Customer didn’t respond');
      expect(textOf(copy)).toContain('Note: Called four times.');
      expect(textOf(copy)).toContain('Partner Center tells Microsoft.');
      expect(possiblyNone(titlesOf(copy)).filter((title) => decisionButtons.test(title))).toEqual([]);
    }
  });

  it('by two people at the same moment has one winner, and the other reads who won and when', async () => {
    const id = await desk.receives(alexs);
    const [channelCard, chatCard] = [desk.channelCard(id), desk.cardOf(alex, id)];
    await adele.presses('Decline', { on: channelCard });

    const [accepting, declining] = await Promise.all([
      alex.presses('Accept', { on: chatCard }),
      adele.presses('referral.decline', { on: channelCard, inputs: { reason: '1' } }),
    ]);
    await desk.timePasses('PT61S');

    expect(desk.patches(id)).toHaveLength(1);
    const alexWon = desk.record(id).status === 'Active';
    const loser = textOf(alexWon ? declining.card : accepting.card);
    expect(loser).toMatch(alexWon ? /Alex Wilber accepted it already, on / : /Adele Vance declined it already, on /);
    for (const copy of desk.everyCopy(id))
      expect(textOf(copy)).toMatch(alexWon ? /Accepted by Alex Wilber/ : /Declined by Adele Vance/);
  });

  it('pressed a second time, or on an old copy, changes nothing and shows how it stands', async () => {
    const id = await desk.receives(alexs);
    const [channelCard, chatCard] = [desk.channelCard(id), desk.cardOf(alex, id)];
    const oldCopy = megan.pressing('Accept', { on: channelCard });
    const press = alex.pressing('Accept', { on: chatCard });
    await desk.teams.deliver(press);
    await desk.settles();

    const [second] = await desk.teams.deliver(press);
    const [late] = await desk.teams.deliver(oldCopy);
    await desk.settles();

    // Whose own press it was, as in another window, is not told of themselves by name.
    expect(textOf(answeredCard(second))).toContain('You accepted it already, on');
    expect(textOf(answeredCard(late))).toContain('Alex Wilber accepted it already, on');
    expect(desk.patches(id)).toHaveLength(1);
    expect(await desk.history(id)).toEqual(['arrived', 'accepted', 'accept-sent']);
  });

  it.each([[false], [true]])('delivered three times (at once: %s) counts once', async (atOnce) => {
    const id = await desk.receives(alexs);
    const press = alex.pressing('Accept', { on: desk.cardOf(alex, id) });

    const answers = await desk.teams.deliver(press, 3, { atOnce });
    await desk.settles();

    for (const { status } of answers) expect(status).toBe(200);
    expect(desk.patches(id)).toHaveLength(1);
    expect((await desk.history(id)).filter((what) => what === 'accepted')).toHaveLength(1);
  });

  it('by an old client, which only knows Action.Submit, works the same', async () => {
    const id = await desk.receives(alexs);
    const on = desk.cardOf(alex, id);

    await alex.submits('Accept', { on });
    await desk.settles();

    expect(desk.record(id).status).toBe('Active');
    expect(desk.cardsOf(alex, id)).toHaveLength(1);
    expect(textOf(on)).toContain('Accepted by Alex Wilber');
  });

  it('made in Partner Center itself shows on every copy, and a press after it changes nothing', async () => {
    const id = await desk.receives(alexs);
    const press = alex.pressing('Accept', { on: desk.cardOf(alex, id) });
    await desk.sandbox.microsoft({ referralId: id, action: 'declineInPartnerCenter' });
    await desk.settles();

    for (const copy of desk.everyCopy(id)) {
      expect(textOf(copy)).toContain('Declined in Partner Center itself, not on this desk');
      expect(possiblyNone(titlesOf(copy)).filter((title) => decisionButtons.test(title))).toEqual([]);
    }
    const [answer] = await desk.teams.deliver(press);
    expect(textOf(answeredCard(answer))).toContain('It was declined in Partner Center already.');
    expect(desk.patches(id)).toEqual([]);
  });

  it('made in Partner Center itself in favour says so', async () => {
    const id = await desk.receives(alexs);
    await desk.sandbox.microsoft({ referralId: id, action: 'acceptInPartnerCenter' });
    await desk.settles();

    for (const copy of desk.everyCopy(id))
      expect(textOf(copy)).toContain('Accepted in Partner Center itself, not on this desk');
  });

  it('is followed to its end: a deal that is won says so and who took it', async () => {
    const id = await desk.receives(alexs);
    await alex.presses('Accept', { on: desk.cardOf(alex, id) });
    await desk.settles();
    await desk.sandbox.microsoft({ referralId: id, action: 'wonInPartnerCenter' });
    await desk.settles();

    for (const copy of desk.everyCopy(id)) {
      expect(textOf(copy)).toContain('Won');
      expect(textOf(copy)).toContain('Accepted by Alex Wilber');
      expect(possiblyNone(titlesOf(copy)).filter((title) => decisionButtons.test(title))).toEqual([]);
    }
  });

  it('is in the log under one correlation id, from the press to Partner Center and to every copy', async () => {
    const id = await desk.receives(alexs);
    await alex.presses('Accept', { on: desk.cardOf(alex, id) });
    await desk.settles();

    const history = await desk.audited(id);
    const [, accepted, sent] = history;
    expect(accepted).toMatchObject({ what: 'accepted', name: 'Alex Wilber' });
    expect(sent).toMatchObject({ what: 'accept-sent', correlationId: accepted?.correlationId });
    const lines = desk.log.filter(({ correlationId }) => correlationId === accepted?.correlationId);
    const edited = lines.filter(({ how, referralId }) => how === 'edited' && referralId === id);
    expect(new Set(edited.map(({ copyId }) => copyId)).size).toBe(2);
    expect(JSON.stringify(desk.log)).not.toMatch(/alex\.wilber@|Fabrikam/);
  });
});

describe('a press after the deadline', () => {
  it('finds the referral expired', async () => {
    const desk = await aDesk();
    const id = await desk.receives({ ...alexs, expiresIn: 'PT1H' });
    const press = desk.alex.pressing('Accept', { on: desk.cardOf(desk.alex, id) });
    await desk.timePasses('PT2H');

    const [answer] = await desk.teams.deliver(press);
    await desk.settles();

    expect(textOf(answeredCard(answer))).toContain('It has expired in Partner Center.');
    expect(desk.patches(id)).toEqual([]);
  });
});
