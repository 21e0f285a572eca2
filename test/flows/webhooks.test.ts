import { describe, expect, it } from 'vitest';
import { aDesk } from './support/a-desk.ts';
import { textOf } from './support/cards.ts';
import type { Desk } from './support/desk.ts';

const pollsOf = (desk: Desk) => desk.sandbox.requests().filter(({ path }) => path.includes('updatedDateTime'));

describe('webhooks', () => {
  it('that come doubled and out of order make one card', async () => {
    const desk = await aDesk();
    desk.sandbox.setFaults({ kind: 'webhookDoubled' }, { kind: 'webhookReordered', probability: 0.5 });
    const { id } = await desk.sandbox.createReferral({ dealName: 'First name' });
    await desk.sandbox.microsoft({ referralId: id, action: 'edit', reason: 'A second thought' });
    await desk.sandbox.microsoft({ referralId: id, action: 'edit', reason: 'A third thought' });
    await desk.settles();

    expect(desk.copiesOf(id)).toHaveLength(2);
    expect(textOf(desk.channelCard(id))).toContain('A third thought');
  });

  it('that are all lost are made up for by the poll', async () => {
    const desk = await aDesk();
    desk.sandbox.setFaults({ kind: 'webhookLost' });
    const id = await desk.receives();
    expect(desk.copiesOf(id)).toHaveLength(0);

    await desk.polls();
    await desk.polls();

    expect(desk.copiesOf(id)).toHaveLength(2);
  });

  it('that Partner Center could not be asked about are read again by themselves, without a poll', async () => {
    const desk = await aDesk();
    desk.sandbox.setFaults({ kind: 'serverError', methods: ['GET'] });
    const id = await desk.receives();
    expect(desk.copiesOf(id)).toHaveLength(0);

    desk.sandbox.clearFaults();
    await desk.backOffsEnd();

    expect(desk.copiesOf(id)).toHaveLength(2);
    expect(pollsOf(desk)).toEqual([]);
  });

  it('that were answered just before the desk was stopped are read when it is back, without a poll', async () => {
    const desk = await aDesk();
    desk.sandbox.setFaults({ kind: 'serverError', methods: ['GET'] });
    const { id } = await desk.sandbox.createReferral();
    await desk.sandbox.deliveriesSettled();
    expect(desk.sandbox.deliveries().map(({ state }) => state)).toEqual(['delivered']);
    await desk.stops();
    desk.sandbox.clearFaults();
    await desk.restarts();

    expect(desk.copiesOf(id)).toHaveLength(2);
    expect(pollsOf(desk)).toEqual([]);
  });

  it('that come in great number of one referral are few readings, the last of which knows the last event', async () => {
    const desk = await aDesk();
    const id = await desk.receives({ dealName: 'First name' });
    desk.sandbox.clearRequests();
    for (let edit = 1; edit <= 30; edit++)
      await desk.sandbox.microsoft({ referralId: id, action: 'edit', reason: `Thought ${edit}.` });
    await desk.settles();

    const reads = desk.sandbox.requests().filter(({ method, path }) => method === 'GET' && path.includes(id));
    expect(reads.length).toBeGreaterThan(0);
    expect(reads.length).toBeLessThanOrEqual(10);
    expect(textOf(desk.channelCard(id))).toContain('Thought 30.');

    // One of a version that the poll has brought already is answered, and not even stored.
    const stored = async () => (await desk.parts.db.collection('webhookInbox').findOne({ referralId: id }))?.wishes;
    const before = await stored();
    desk.sandbox.setFaults({ kind: 'webhookReordered' });
    await desk.sandbox.microsoft({ referralId: id, action: 'edit', reason: 'Thought 31.' });
    await desk.polls();
    await desk.sandbox.deliveriesSettled();
    expect(desk.sandbox.deliveries().at(-1)?.state).toBe('delivered');
    expect(await stored()).toBe(before);
    expect(textOf(desk.channelCard(id))).toContain('Thought 31.');
  });

  it('and polls that tell the same make one card', async () => {
    const desk = await aDesk();
    const { id } = await desk.sandbox.createReferral();
    await Promise.all([desk.app.pollNow(), desk.sandbox.deliveriesSettled(), desk.app.pollNow()]);
    await desk.settles();

    expect(desk.copiesOf(id)).toHaveLength(2);
    expect(await desk.history(id)).toEqual(['arrived']);
  });
});
