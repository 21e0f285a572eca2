import { describe, expect, it } from 'vitest';
import type { ReferralSpec } from '../../src/sandbox/control-referral.ts';
import { aDesk } from './support/a-desk.ts';
import { textOf, titlesOf } from './support/cards.ts';

const alexs = { customer: 'Fabrikam', team: ['alex.wilber@contoso.example'] } satisfies ReferralSpec;

describe('the desk stopped and started again', () => {
  it('while a referral arrives loses nothing and posts nothing twice', async () => {
    const desk = await aDesk();
    const { id } = await desk.sandbox.createReferral(alexs);
    await desk.stops();
    await desk.restarts();
    await desk.polls();

    expect(desk.copiesOf(id)).toHaveLength(2);
    expect(await desk.history(id)).toEqual(['arrived']);
  });

  it('between two cards posts the other', async () => {
    const desk = await aDesk();
    const chat = desk.teams.messagesIn('chat', desk.alex)[0]?.conversationId ?? '';
    desk.teams.fail({ on: 'post', conversationId: chat, status: 429, retryAfter: 5 });
    const id = await desk.receives(alexs);
    expect(desk.copiesOf(id)).toHaveLength(1);

    await desk.restarts();
    await desk.timePasses('PT2M');

    expect(desk.cardsIn('Deals', id)).toHaveLength(1);
    expect(desk.cardsOf(desk.alex, id)).toHaveLength(1);
  });

  it('right after a press carries the decision out, once', async () => {
    const desk = await aDesk();
    const id = await desk.receives(alexs);
    await Promise.all([desk.alex.presses('Accept', { on: desk.cardOf(desk.alex, id) })]);
    await desk.stops();
    await desk.restarts();

    expect(desk.record(id).status).toBe('Active');
    expect(desk.patches(id)).toHaveLength(1);
    for (const copy of desk.everyCopy(id)) expect(textOf(copy)).toContain('Accepted by Alex Wilber');
  });

  it('while a decision waits for Partner Center carries it out when that is back', async () => {
    const desk = await aDesk();
    const id = await desk.receives(alexs);
    desk.sandbox.setFaults({ kind: 'serverError', methods: ['PATCH'] });
    await desk.alex.presses('Accept', { on: desk.cardOf(desk.alex, id) });
    await desk.settles();
    await desk.stops();
    desk.sandbox.clearFaults();
    await desk.restarts();
    await desk.timePasses('PT5M');

    expect(desk.record(id).status).toBe('Active');
    expect(desk.patches(id).filter(({ taken }) => taken)).toHaveLength(1);
    for (const copy of desk.everyCopy(id)) expect(textOf(copy)).toContain('Accepted by Alex Wilber');
  });

  it('after a write whose answer was lost takes it as its own, and sends it once', async () => {
    const desk = await aDesk();
    const id = await desk.receives(alexs);
    desk.sandbox.setFaults({ kind: 'cutAfter', methods: ['PATCH'], count: 1 }, { kind: 'webhookLost' });
    await desk.alex.presses('Accept', { on: desk.cardOf(desk.alex, id) });
    await desk.settles();
    expect(desk.record(id).status).toBe('Active');
    await desk.restarts();
    await desk.timePasses('PT5M');

    expect(desk.patches(id)).toHaveLength(1);
    for (const copy of desk.everyCopy(id)) expect(textOf(copy)).toContain('Accepted by Alex Wilber');
  });

  it('while a decline waits for Undo sends it after the wait, or takes it back', async () => {
    const desk = await aDesk();
    const ids = [await desk.receives(alexs), await desk.receives(alexs)];
    for (const id of ids) {
      await desk.alex.presses('Decline', { on: desk.cardOf(desk.alex, id) });
      await desk.alex.presses('referral.decline', { on: desk.cardOf(desk.alex, id), inputs: { reason: '1' } });
    }
    await desk.settles();
    await desk.restarts();
    const [sent = '', undone = ''] = ids;
    await desk.alex.presses('Undo', { on: desk.cardOf(desk.alex, undone) });
    await desk.stops();
    await desk.timePasses('PT2M');
    await desk.restarts();

    expect(desk.record(sent).substatus).toBe('Declined');
    expect(desk.patches(sent)).toHaveLength(1);
    expect(desk.record(undone).status).toBe('New');
    expect(titlesOf(desk.channelCard(undone))).toContain('Accept');
  });

  it('with a claim on its way lets it arrive', async () => {
    const desk = await aDesk();
    const id = await desk.receives({ team: [] });
    desk.sandbox.setFaults({ kind: 'throttle', methods: ['PATCH'], retryAfterSeconds: 30 });
    await desk.alex.presses('Claim', { on: desk.channelCard(id) });
    await desk.alex.presses('referral.claim', { on: desk.channelCard(id), inputs: { phone: '5550100' } });
    await desk.settles();
    await desk.stops();
    desk.sandbox.clearFaults();
    await desk.restarts();
    await desk.timePasses('PT5M');

    expect(desk.record(id).team.map(({ email }) => email)).toEqual(['alex.wilber@contoso.example']);
    expect(desk.patches(id).filter(({ taken }) => taken)).toHaveLength(1);
  });

  it('with a reminder that Teams did not take sends it once', async () => {
    const desk = await aDesk();
    const id = await desk.receives({ ...alexs, expiresIn: 'P4D' });
    desk.teams.fail({ on: 'post', status: 429, retryAfter: 1, times: 2 });
    await desk.timePasses('P1DT1M');
    await desk.restarts();
    await desk.timePasses('PT2M');
    await desk.restarts();

    expect(desk.remindersOf(desk.alex, id)).toHaveLength(1);
    expect(desk.remindersUnder(desk.channelCard(id), id)).toHaveLength(1);
  });

  it('for days, meanwhile all happened in Partner Center, shows how it stands', async () => {
    const desk = await aDesk();
    const [accepted, expired] = [await desk.receives(alexs), await desk.receives({ ...alexs, expiresIn: 'P1D' })];
    await desk.stops();
    const { id: created } = await desk.sandbox.createReferral(alexs);
    await desk.sandbox.microsoft({ referralId: accepted, action: 'acceptInPartnerCenter' });
    await desk.timePasses('P3D');
    await desk.restarts();
    await desk.polls();

    expect(desk.copiesOf(created)).toHaveLength(2);
    for (const copy of desk.everyCopy(accepted)) expect(textOf(copy)).toContain('Accepted in Partner Center itself');
    for (const copy of desk.everyCopy(expired)) expect(textOf(copy)).toContain('Expired without an answer');
  });

  it('after a send that was cut short repeats the card, since not seeing it costs the referral', async () => {
    const desk = await aDesk();
    const chat = desk.teams.messagesIn('chat', desk.alex)[0]?.conversationId ?? '';
    desk.teams.fail({ on: 'post', conversationId: chat, how: 'cut', when: 'after' });
    const id = await desk.receives(alexs);
    await desk.restarts();
    await desk.timePasses('PT2M');

    expect(desk.cardsIn('Deals', id)).toHaveLength(1);
    expect(desk.cardsOf(desk.alex, id)).toHaveLength(2);
    expect(await desk.parts.metrics.cardsAmbiguous.get()).toMatchObject({ values: [{ value: 1 }] });
  });

  it('after an early reminder that was cut short does not repeat it', async () => {
    const desk = await aDesk();
    const id = await desk.receives({ ...alexs, expiresIn: 'P8D' });
    desk.teams.fail({ on: 'post', how: 'cut', when: 'after' });
    await desk.timePasses('P1DT1M');
    await desk.restarts();
    await desk.timePasses('PT10M');

    expect(desk.remindersOf(desk.alex, id)).toHaveLength(1);
    expect(await desk.parts.metrics.nagsAmbiguous.get()).toMatchObject({ values: [{ value: 1 }] });
  });
});
