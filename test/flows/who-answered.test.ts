import { describe, expect, it } from 'vitest';
import { aDesk } from './support/a-desk.ts';
import { answeredCard, textOf } from './support/cards.ts';
import type { Desk } from './support/desk.ts';

const fabrikam = { customer: 'Fabrikam', value: 4_000, currency: 'USD', team: ['alex.wilber@contoso.example'] };

/** A card from before the answer, with a press on it that comes late. */
async function aLatePress(desk: Desk, id: string) {
  const late = desk.alex.pressing('Accept', { on: desk.cardOf(desk.alex, id) });
  return async () => {
    const [answer] = await desk.teams.deliver(late);
    return textOf(answeredCard(answer));
  };
}

/** The desk's time of now: a running desk's clock does not stand still. */
function about(desk: Desk): Date {
  const now = desk.parts.clock.now().getTime();
  return expect.toSatisfy((at) => Math.abs((at as Date).getTime() - now) < 60_000);
}

describe('a late press on a referral that became a deal', () => {
  it.each([
    ['won and can still be undone', 'PT5S'],
    ['won', 'PT2M'],
  ])('that is %s says that they accepted it themselves, not that they declined it', async (_now, later) => {
    const desk = await aDesk({ undoSeconds: 60 });
    const id = await desk.receives(fabrikam);
    const pressLate = await aLatePress(desk, id);
    await desk.alex.presses('Accept', { on: desk.cardOf(desk.alex, id) });
    await desk.settles();
    await desk.alex.presses('Won', { on: desk.cardOf(desk.alex, id) });
    await desk.alex.presses('Mark as won', { on: desk.cardOf(desk.alex, id) });
    await desk.timePasses(later);

    const said = await pressLate();

    expect(said).toContain('You accepted it already, on');
    expect(said).not.toMatch(/declined|accepted in Partner Center already/);
  });

  it.each([
    ['Won', {}, 'marked it as won already, on'],
    ['Lost', { reason: '3' }, 'marked it as lost already, on'],
  ])('that was accepted elsewhere and is %s says that they closed it themselves', async (button, inputs, words) => {
    const desk = await aDesk({ undoSeconds: 60 });
    const id = await desk.receives(fabrikam);
    const pressLate = await aLatePress(desk, id);
    await desk.sandbox.microsoft({ referralId: id, action: 'acceptInPartnerCenter' });
    await desk.settles();
    const on = desk.cardOf(desk.alex, id);
    await desk.alex.presses(button, { on });
    await desk.alex.presses(`Mark as ${button.toLowerCase()}`, { on, inputs });

    expect(await pressLate()).toContain(`You ${words}`);
    await desk.timePasses('PT2M');
    expect(await pressLate()).toContain(`You ${words}`);
  });

  it('an Undo from before is told of the answer that stands, not of one that went out', async () => {
    const desk = await aDesk({ undoSeconds: 60 });
    const id = await desk.receives(fabrikam);
    const on = desk.channelCard(id);
    await desk.adele.presses('Decline', { on });
    await desk.adele.presses('referral.decline', { on, inputs: { reason: '1' } });
    const undo = desk.adele.pressing('Undo', { on });
    await desk.teams.deliver(undo);
    await desk.settles();
    await desk.alex.presses('Accept', { on: desk.cardOf(desk.alex, id) });
    await desk.settles();

    const [answer] = await desk.teams.deliver(undo);

    expect(textOf(answeredCard(answer))).toContain('Alex Wilber accepted it already, on');
  });
});

describe('the first answer', () => {
  it('is written with the press, and neither Partner Center’s word nor the deal’s end writes over it', async () => {
    const desk = await aDesk({ undoSeconds: 60 });
    const id = await desk.receives(fabrikam);
    const first = { kind: 'accept', by: { name: 'Alex Wilber' }, at: about(desk) };
    await desk.alex.presses('Accept', { on: desk.cardOf(desk.alex, id) });
    expect((await desk.referral(id)).firstAnswer).toMatchObject(first);

    await desk.timePasses('PT1H');
    await desk.alex.presses('Won', { on: desk.cardOf(desk.alex, id) });
    await desk.alex.presses('Mark as won', { on: desk.cardOf(desk.alex, id) });
    await desk.timePasses('PT2M');

    expect(desk.record(id).substatus).toBe('Won');
    expect((await desk.referral(id)).firstAnswer).toMatchObject(first);
  });

  it('that was undone is none; the next one counts', async () => {
    const desk = await aDesk({ undoSeconds: 60 });
    const id = await desk.receives(fabrikam);
    const on = desk.cardOf(desk.alex, id);
    await desk.alex.presses('Decline', { on });
    await desk.alex.presses('referral.decline', { on, inputs: { reason: '2' } });
    expect((await desk.referral(id)).firstAnswer).toMatchObject({ kind: 'decline', by: { name: 'Alex Wilber' } });

    await desk.alex.presses('Undo', { on });
    expect((await desk.referral(id)).firstAnswer).toBeUndefined();

    await desk.timePasses('PT1H');
    const at = about(desk);
    await desk.alex.presses('Accept', { on });
    expect((await desk.referral(id)).firstAnswer).toMatchObject({ kind: 'accept', at });
  });

  it('that Partner Center refused is none', async () => {
    const desk = await aDesk();
    const id = await desk.receives(fabrikam);
    desk.sandbox.setFaults({ kind: 'serverError', methods: ['PATCH'], status: 403 });
    await desk.alex.presses('Accept', { on: desk.cardOf(desk.alex, id) });
    await desk.settles();

    expect(desk.record(id).status).toBe('New');
    expect((await desk.referral(id)).firstAnswer).toBeUndefined();
  });

  it('that came second is none: the one given in Partner Center counts, by nobody we know', async () => {
    const desk = await aDesk({ undoSeconds: 60 });
    const id = await desk.receives(fabrikam);
    const on = desk.cardOf(desk.alex, id);
    await desk.alex.presses('Decline', { on });
    await desk.alex.presses('referral.decline', { on, inputs: { reason: '2' } });
    await desk.sandbox.microsoft({ referralId: id, action: 'acceptInPartnerCenter' });
    await desk.settles();

    const { firstAnswer } = await desk.referral(id);
    expect(firstAnswer).toMatchObject({ kind: 'accept', at: about(desk) });
    expect(firstAnswer?.by).toBeUndefined();
  });

  it('is no answer where the clock was faster', async () => {
    const desk = await aDesk();
    const id = await desk.receives({ ...fabrikam, expiresIn: 'PT1H' });
    await desk.timePasses('PT2H');

    expect(desk.record(id).substatus).toBe('Expired');
    expect((await desk.referral(id)).firstAnswer).toBeUndefined();
  });

  it('of a referral from before it was stored comes with the next change', async () => {
    const desk = await aDesk({ undoSeconds: 0 });
    const id = await desk.receives(fabrikam);
    const at = about(desk);
    await desk.alex.presses('Accept', { on: desk.cardOf(desk.alex, id) });
    await desk.settles();
    await desk.parts.db
      .collection<{ _id: string }>('referrals')
      .updateOne({ _id: id }, { $unset: { firstAnswer: '' } });

    await desk.timePasses('PT1H');
    await desk.alex.presses('Won', { on: desk.cardOf(desk.alex, id) });
    await desk.alex.presses('Mark as won', { on: desk.cardOf(desk.alex, id) });
    await desk.settles();

    expect((await desk.referral(id)).firstAnswer).toMatchObject({ kind: 'accept', by: { name: 'Alex Wilber' }, at });
  });
});
