import { describe, expect, it } from 'vitest';
import type { ReferralSpec } from '../../src/sandbox/control-referral.ts';
import { aDesk } from './support/a-desk.ts';
import { answeredCard, textOf, titlesOf } from './support/cards.ts';
import type { Desk } from './support/desk.ts';

const alexs = { customer: 'Fabrikam', team: ['alex.wilber@contoso.example'] } satisfies ReferralSpec;

async function alexDeclines(desk: Desk, spec: ReferralSpec = {}): Promise<string> {
  const id = await desk.receives({ ...alexs, ...spec });
  const on = desk.cardOf(desk.alex, id);
  await desk.alex.presses('Decline', { on });
  await desk.alex.presses('referral.decline', { on, inputs: { reason: '1' } });
  await desk.settles();
  return id;
}

describe('a decline', () => {
  it('waits a minute with Undo on every copy, then goes out', async () => {
    const desk = await aDesk();
    const id = await alexDeclines(desk);

    expect(textOf(desk.alex.sees(desk.cardOf(desk.alex, id)))).toContain('Declined by Alex Wilber. Until it goes out');
    for (const copy of desk.everyCopy(id)) {
      expect(textOf(copy)).toContain('Declining; goes out at ');
      expect(textOf(copy)).toContain('Declined by Alex Wilber');
      expect(titlesOf(copy)).toEqual(['Undo']);
    }
    await desk.timePasses('PT40S');
    expect(desk.patches(id)).toEqual([]);
    expect(desk.record(id).status).toBe('New');

    await desk.timePasses('PT21S');
    expect(desk.record(id)).toMatchObject({ status: 'Closed', substatus: 'Declined' });
    expect(await desk.history(id)).toEqual(['arrived', 'declined', 'undo-ended', 'decline-sent']);
  });

  it('is taken back by Undo: nothing goes out, and every copy can be answered again', async () => {
    const desk = await aDesk();
    const id = await alexDeclines(desk);

    const { card } = await desk.alex.presses('Undo', { on: desk.cardOf(desk.alex, id) });
    expect(textOf(card)).toContain('Taken back. The referral waits for an answer again.');
    await desk.timePasses('PT5M');

    expect(desk.patches(id)).toEqual([]);
    for (const copy of desk.everyCopy(id)) expect(titlesOf(copy)).toContain('Accept');
    expect(await desk.history(id)).toEqual(['arrived', 'declined', 'undone']);

    await desk.alex.presses('Accept', { on: desk.cardOf(desk.alex, id) });
    await desk.settles();
    expect(desk.record(id).status).toBe('Active');
  });

  it('can be taken back by another who may answer, and by nobody else', async () => {
    const desk = await aDesk();
    const id = await alexDeclines(desk);
    const on = desk.channelCard(id);

    expect(textOf((await desk.megan.presses('Undo', { on })).card)).toContain(
      'Only Alex Wilber or a Referrals admin can undo it.',
    );
    expect(textOf((await desk.diego.presses('Undo', { on })).card)).toContain('Only Alex Wilber or a Referrals admin');
    expect(textOf((await desk.adele.presses('Undo', { on })).card)).toContain('Taken back.');
    await desk.settles();

    expect(titlesOf(desk.cardOf(desk.alex, id))).toContain('Accept');
  });

  it('that has gone out can no longer be taken back', async () => {
    const desk = await aDesk();
    const id = await alexDeclines(desk);
    const undo = desk.alex.pressing('Undo', { on: desk.cardOf(desk.alex, id) });
    await desk.timePasses('PT61S');

    const [answer] = await desk.teams.deliver(undo);
    await desk.settles();

    expect(JSON.stringify(answer?.body)).toContain('It has gone out to Partner Center already');
    expect(desk.record(id).substatus).toBe('Declined');
  });

  it('can still be undone when the sender changed something meanwhile, from an old copy too', async () => {
    const desk = await aDesk();
    const id = await alexDeclines(desk);
    const undo = desk.alex.pressing('Undo', { on: desk.cardOf(desk.alex, id) });
    await desk.sandbox.microsoft({ referralId: id, action: 'edit' });
    await desk.settles();

    const [first, again] = await desk.teams.deliver(undo, 2);
    await desk.settles();

    expect(textOf(answeredCard(first))).toContain('Taken back.');
    expect(textOf(answeredCard(again))).toContain('This card was out of date.');
    for (const copy of desk.everyCopy(id)) expect(titlesOf(copy)).toContain('Accept');
  });

  it.each([
    ['PT2H', 'PT50M', false],
    ['PT2H', 'PT61M', true],
    ['PT30M', 'PT28M', false],
    ['PT30M', 'PT29M45S', true],
  ])('with %s left to the deadline, and an hour to wait, is out after %s: %s', async (expiresIn, later, isOut) => {
    const desk = await aDesk({ undoSeconds: 3600 });
    const id = await alexDeclines(desk, { expiresIn });

    await desk.timePasses(later);

    expect(desk.record(id).status === 'Closed').toBe(isOut);
  });

  it('in the last seconds goes out at once, and says so', async () => {
    const desk = await aDesk();
    const id = await desk.receives({ ...alexs, expiresIn: 'PT29S' });
    const on = desk.cardOf(desk.alex, id);
    await desk.alex.presses('Decline', { on });
    const { card } = await desk.alex.presses('referral.decline', { on, inputs: { reason: '1' } });
    await desk.settles();

    expect(textOf(card)).toContain('Declined. It is on its way to Partner Center.');
    expect(titlesOf(card)).toEqual([]);
    expect(desk.record(id).substatus).toBe('Declined');
  });

  it('goes out at once where the wait is set to nothing', async () => {
    const desk = await aDesk({ undoSeconds: 0 });
    const id = await alexDeclines(desk);

    expect(desk.record(id).substatus).toBe('Declined');
    for (const copy of desk.everyCopy(id)) expect(titlesOf(copy)).toEqual([]);
    expect(await desk.history(id)).toEqual(['arrived', 'declined', 'decline-sent']);
  });

  it('is void when Partner Center itself was faster, and the card says so', async () => {
    const desk = await aDesk();
    const id = await alexDeclines(desk);
    await desk.sandbox.microsoft({ referralId: id, action: 'acceptInPartnerCenter' });
    await desk.timePasses('PT2M');

    expect(desk.patches(id)).toEqual([]);
    expect(desk.record(id).status).toBe('Active');
    for (const copy of desk.everyCopy(id)) expect(textOf(copy)).toContain('Accepted in Partner Center itself');
  });

  it('taken back brings the card to somebody who would have got it meanwhile', async () => {
    const desk = await aDesk();
    const chat = desk.teams.messagesIn('chat', desk.alex)[0]?.conversationId ?? '';
    desk.teams.fail({ on: 'post', conversationId: chat, status: 429, retryAfter: 1 });
    const id = await desk.receives(alexs);
    expect(desk.cardsOf(desk.alex, id)).toHaveLength(0);
    const on = desk.channelCard(id);
    await desk.adele.presses('Decline', { on });
    await desk.adele.presses('referral.decline', { on, inputs: { reason: '1' } });
    await desk.timePasses('PT10S');
    expect(desk.cardsOf(desk.alex, id)).toHaveLength(0);

    await desk.adele.presses('Undo', { on });
    await desk.settles();

    expect(titlesOf(desk.cardOf(desk.alex, id))).toContain('Accept');
  });
});
