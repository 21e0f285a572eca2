import { beforeEach, describe, expect, it, vi } from 'vitest';
import { cardOf } from '../harness/chat-store.ts';
import { patiently } from '../support/patiently.ts';
import { aDesk } from './support/a-desk.ts';
import { textOf } from './support/cards.ts';
import { aDealTalk, aKnownDeal, type DealTalk } from './support/deal-talk.ts';
import type { Desk } from './support/desk.ts';

/** Whoever reads “Created” goes on; the turn of their press may still be at work, with the deal's card. */
describe('the next deal, while the press on Create is not over yet', () => {
  let desk: Desk;
  let talk: DealTalk;

  const chat = () =>
    desk.teams
      .messagesIn('chat', desk.alex)
      .filter(({ activity }) => cardOf(activity))
      .map((message) => textOf(desk.alex.sees(message)));

  beforeEach(async () => {
    desk = await aDesk();
    await aKnownDeal(desk);
    talk = aDealTalk(desk, desk.alex);
    await talk.says('new deal');
    await talk.answers();
  });

  it('is begun by words, and its conversation stays open when the press is over', async () => {
    const { faults } = desk.teams.connector;
    faults.add({ on: 'edit', how: 'hang', when: 'after' });
    const pressing = talk.presses('Create');
    await vi.waitFor(() => expect(chat().some((text) => text.includes('Created: Robot cells'))).toBe(true), patiently);
    const saying = desk.alex.says('new deal');
    await vi.waitFor(async () => expect(await desk.parts.db.collection('drafts').countDocuments()).toBe(2), patiently);
    faults.release();
    await pressing;
    expect((await saying).replies.map((reply) => textOf(reply)).join('\n')).toContain('Who is the customer?');
    expect(await talk.says('Tailspin Toys, Seoul')).toContain('What is the customer’s address');
  });

  it('is not ended by a press that another client still shows: a draft that is kept for later, a deal that stands', async () => {
    const creating = desk.alex.pressing('Create', { on: talk.card, inputs: { consent: true } });
    await talk.presses('Create');
    await talk.says('new deal Alpine Ski House, Zermatt');
    const keeping = desk.alex.pressing('Pause and keep', { on: talk.card });
    await talk.says('new deal Tailspin Toys, Seoul');

    const [created] = await desk.teams.deliver(creating, 1);
    expect(JSON.stringify(created?.body)).toContain('Created: Robot cells');
    const [kept] = await desk.teams.deliver(keeping, 1);
    expect(JSON.stringify(kept?.body)).toContain('Kept for later: Alpine Ski House');
    expect(await talk.says('1 Teheran-ro, 06133')).toContain('Address: 1 Teheran-ro, 06133 Seoul');
  });
});
