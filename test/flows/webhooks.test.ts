import { describe, expect, it } from 'vitest';
import { aDesk } from './support/a-desk.ts';
import { textOf } from './support/cards.ts';

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

  it('and polls that tell the same make one card', async () => {
    const desk = await aDesk();
    const { id } = await desk.sandbox.createReferral();
    await Promise.all([desk.app.pollNow(), desk.sandbox.deliveriesSettled(), desk.app.pollNow()]);
    await desk.settles();

    expect(desk.copiesOf(id)).toHaveLength(2);
    expect(await desk.history(id)).toEqual(['arrived']);
  });
});
