import { describe, expect, it } from 'vitest';
import type { ReferralSpec } from '../../src/sandbox/control-referral.ts';
import type { FaultSpec } from '../../src/sandbox/fault.ts';
import { aDesk } from './support/a-desk.ts';
import { textOf, titlesOf, valuesOf } from './support/cards.ts';
import type { Desk } from './support/desk.ts';

const alexs = { customer: 'Fabrikam', team: ['alex.wilber@contoso.example'] } satisfies ReferralSpec;

async function alexAccepts(desk: Desk, ...faults: readonly FaultSpec[]): Promise<string> {
  const id = await desk.receives(alexs);
  desk.sandbox.setFaults(...faults);
  await desk.alex.presses('Accept', { on: desk.cardOf(desk.alex, id) });
  await desk.settles();
  return id;
}

const taken = (desk: Desk, id: string) => desk.patches(id).filter((request) => request.taken);

describe('Partner Center that', () => {
  it.each<[string, FaultSpec[], string]>([
    ['is busy', [{ kind: 'throttle', methods: ['PATCH'], retryAfterSeconds: 30 }], 'Partner Center is busy'],
    ['is busy and names no time', [{ kind: 'throttle', retryAfterSeconds: null }], 'Partner Center is busy'],
    ['answers 500', [{ kind: 'serverError', status: 500, methods: ['PATCH'] }], 'Partner Center has trouble'],
    ['answers 503 to everything', [{ kind: 'serverError' }], 'Partner Center has trouble'],
    ['cannot be reached', [{ kind: 'cutBefore' }], 'Partner Center can’t be reached'],
    ['lets nobody in', [{ kind: 'expiredToken' }], 'Partner Center doesn’t let the desk in'],
  ])('%s is waited for, as every card says, and gets the answer when it is back', async (_what, faults, words) => {
    const desk = await aDesk();
    const id = await alexAccepts(desk, ...faults);

    expect(desk.record(id).status).toBe('New');
    for (const copy of desk.everyCopy(id)) {
      expect(textOf(copy)).toContain('Accepted; waiting for Partner Center');
      expect(textOf(copy)).toContain('Accepted by Alex Wilber on');
      expect(textOf(copy)).toContain(words);
      expect(titlesOf(copy)).toEqual([]);
    }
    await desk.timePasses('PT5M');
    expect(desk.record(id).status).toBe('New');

    desk.sandbox.clearFaults();
    await desk.backOffsEnd();
    await desk.timePasses('PT10M');
    expect(desk.record(id).status).toBe('Active');
    expect(taken(desk, id)).toHaveLength(1);
    for (const copy of desk.everyCopy(id)) {
      expect(textOf(copy)).toContain('Accepted by Alex Wilber');
      expect(textOf(copy)).not.toContain('waiting for Partner Center');
    }
    expect(await desk.history(id)).toEqual(['arrived', 'accepted', 'accept-waits', 'accept-sent']);
  });

  it('closed the record meanwhile gets no answer any more, and the card says what became of both', async () => {
    const desk = await aDesk();
    const id = await alexAccepts(desk, { kind: 'serverError', methods: ['PATCH'] }, { kind: 'webhookLost' });
    await desk.sandbox.microsoft({ referralId: id, action: 'declineInPartnerCenter' });
    desk.sandbox.clearFaults();
    await desk.timePasses('PT10M');

    expect(taken(desk, id)).toEqual([]);
    for (const copy of desk.everyCopy(id)) {
      expect(textOf(copy)).toContain('Declined in Partner Center itself');
      expect(textOf(copy)).toContain('Alex Wilber');
      expect(textOf(copy)).not.toContain('Accepted by Alex Wilber on');
      expect(titlesOf(copy)).toEqual([]);
    }
  });

  it('took somebody else’s accept meanwhile does not have it taken for ours', async () => {
    const desk = await aDesk();
    const id = await alexAccepts(desk, { kind: 'throttle', methods: ['PATCH'] }, { kind: 'webhookLost' });
    await desk.sandbox.microsoft({ referralId: id, action: 'acceptInPartnerCenter' });
    desk.sandbox.clearFaults();
    await desk.backOffsEnd();
    await desk.timePasses('PT10M');

    expect(taken(desk, id)).toEqual([]);
    for (const copy of desk.everyCopy(id)) {
      expect(textOf(copy)).toContain('Accepted in Partner Center itself, not on this desk');
      expect(textOf(copy)).not.toContain('Accepted by Alex Wilber');
    }
  });

  it('refuses the answer leaves the referral undecided, and says so until somebody decides anew', async () => {
    const desk = await aDesk();
    const id = await alexAccepts(desk, { kind: 'serverError', status: 400, methods: ['PATCH'], count: 1 });

    expect(desk.record(id).status).toBe('New');
    for (const copy of desk.everyCopy(id)) {
      expect(textOf(copy)).toContain('Partner Center refused the accept from Alex Wilber');
      expect(textOf(copy)).toContain('It is undecided again.');
      expect(titlesOf(copy)).toContain('Accept');
    }
    expect(await desk.history(id)).toEqual(['arrived', 'accepted', 'accept-refused']);

    await desk.adele.presses('Accept', { on: desk.channelCard(id) });
    await desk.settles();
    expect(desk.record(id).status).toBe('Active');
    for (const copy of desk.everyCopy(id)) expect(textOf(copy)).not.toContain('refused');
  });

  it('has the record changed meanwhile, and still New, gets the answer with the new eTag', async () => {
    const desk = await aDesk();
    const id = await alexAccepts(desk, { kind: 'preconditionRace', count: 1 });

    expect(desk.patches(id).map(({ status }) => status)).toEqual([412, 200]);
    const [first, second] = desk.patches(id);
    expect(second?.ifMatch).not.toBe(first?.ifMatch);
    expect(desk.record(id).status).toBe('Active');
    for (const copy of desk.everyCopy(id)) {
      expect(textOf(copy)).toContain('Accepted by Alex Wilber');
      expect(textOf(copy)).toContain('(Edited in Partner Center.)');
    }
  });

  it('took the write and lost the answer is not written to again: the outcome is taken as ours', async () => {
    const desk = await aDesk();
    const id = await alexAccepts(desk, { kind: 'webhookLost' }, { kind: 'cutAfter', methods: ['PATCH'], count: 1 });
    await desk.timePasses('PT5M');

    expect(desk.patches(id)).toHaveLength(1);
    for (const copy of desk.everyCopy(id)) expect(textOf(copy)).toContain('Accepted by Alex Wilber');
  });

  it('took the write, lost the answer and tells of it by webhook first is believed the same', async () => {
    const desk = await aDesk();
    const id = await alexAccepts(desk, { kind: 'cutAfter', methods: ['PATCH'], count: 1 });
    await desk.timePasses('PT5M');

    expect(desk.patches(id)).toHaveLength(1);
    for (const copy of desk.everyCopy(id)) expect(textOf(copy)).toContain('Accepted by Alex Wilber');
  });

  it('took the write, then falls silent altogether, is asked before anything is sent again', async () => {
    const desk = await aDesk();
    const id = await alexAccepts(
      desk,
      { kind: 'webhookLost' },
      { kind: 'cutAfter', methods: ['PATCH'], count: 1 },
      { kind: 'serverError', methods: ['GET'] },
    );
    await desk.timePasses('PT5M');
    for (const copy of desk.everyCopy(id)) expect(textOf(copy)).toContain('waiting for Partner Center');
    desk.sandbox.clearFaults();
    await desk.timePasses('PT10M');

    expect(desk.patches(id)).toHaveLength(1);
    for (const copy of desk.everyCopy(id)) expect(textOf(copy)).toContain('Accepted by Alex Wilber');
  });

  it('does not show the record any more is told of on every card', async () => {
    const desk = await aDesk();
    const id = await alexAccepts(desk, { kind: 'vanishedRecord' });

    for (const copy of desk.everyCopy(id))
      expect(textOf(copy)).toContain('Partner Center doesn’t show it to us any more');
    desk.sandbox.clearFaults();
    await desk.timePasses('PT20M');
    expect(desk.record(id).status).toBe('Active');
    for (const copy of desk.everyCopy(id)) expect(textOf(copy)).toContain('Accepted by Alex Wilber');
  });

  it('is out of reach when a form is opened shows the form all the same', async () => {
    const desk = await aDesk();
    const id = await desk.receives(alexs);
    desk.sandbox.setFaults({ kind: 'serverError' });

    const { card } = await desk.alex.presses('Accept with changes', { on: desk.cardOf(desk.alex, id) });

    expect(valuesOf(card)).toHaveProperty('name', desk.record(id).name);
  });

  it('refuses a new name gets the answer first, and the name another way', async () => {
    const desk = await aDesk();
    const id = await desk.receives(alexs);
    const on = desk.cardOf(desk.alex, id);
    desk.sandbox.setFaults({ kind: 'nameRefused' });
    await desk.alex.presses('Accept with changes', { on });
    await desk.alex.presses('Accept', { on, inputs: { name: 'A better name' } });
    await desk.settles();

    expect(desk.record(id)).toMatchObject({ status: 'Active', name: 'A better name' });
  });

  it('is away past the deadline, and let the referral expire, is told of honestly', async () => {
    const desk = await aDesk();
    const id = await desk.receives({ ...alexs, expiresIn: 'PT1H' });
    desk.sandbox.setFaults({ kind: 'serverError' }, { kind: 'webhookLost' });
    await desk.alex.presses('Accept', { on: desk.cardOf(desk.alex, id) });
    await desk.settles();
    await desk.timePasses('PT2H');
    desk.sandbox.clearFaults();
    await desk.timePasses('PT10M');

    expect(desk.record(id).substatus).toBe('Expired');
    for (const copy of desk.everyCopy(id)) {
      expect(textOf(copy)).toContain('Expired');
      expect(textOf(copy)).toContain('Alex Wilber');
      expect(titlesOf(copy)).toEqual([]);
    }
  });
});
