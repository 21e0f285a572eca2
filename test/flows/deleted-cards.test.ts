import { describe, expect, it } from 'vitest';
import { aDesk } from './support/a-desk.ts';
import { textOf } from './support/cards.ts';

const alexMail = 'alex.wilber@contoso.example';

describe('a card that somebody deleted in Teams', () => {
  it('comes back with the next change while it waits for an answer, once, and goes on from there', async () => {
    const desk = await aDesk();
    const id = await desk.receives({ team: [alexMail] });
    for (const message of [desk.channelCard(id), desk.cardOf(desk.alex, id)]) message.deleted = true;
    expect(desk.cardsIn('Deals', id)).toEqual([]);

    await desk.sandbox.microsoft({ referralId: id, action: 'edit', reason: 'They called again.' });
    await desk.settles();
    await desk.sandbox.microsoft({ referralId: id, action: 'edit', reason: 'And again.' });
    await desk.settles();

    for (const card of [desk.channelCard(id), desk.cardOf(desk.alex, id)]) expect(textOf(card)).toContain('And again.');
    await desk.alex.presses('Accept', { on: desk.cardOf(desk.alex, id) });
    await desk.settles();
    expect(textOf(desk.channelCard(id))).toContain('Accepted by Alex Wilber');
    expect(desk.record(id).status).toBe('Active');
  });

  it('stays away once the referral is answered', async () => {
    const desk = await aDesk();
    const id = await desk.receives({ team: [alexMail] });
    desk.channelCard(id).deleted = true;

    await desk.alex.presses('Accept', { on: desk.cardOf(desk.alex, id) });
    await desk.settles();

    expect(desk.cardsIn('Deals', id)).toEqual([]);
    expect(textOf(desk.cardOf(desk.alex, id))).toContain('Accepted by Alex Wilber');
  });

  it('takes no reminder with it: that stands by itself, or under the card that is posted anew', async () => {
    const desk = await aDesk();
    const id = await desk.receives({ team: [alexMail], expiresIn: 'P3DT1H' });
    const card = desk.channelCard(id);
    card.deleted = true;
    const thread = `${card.conversationId};messageid=${card.id}`;
    desk.teams.fail({ on: 'post', status: 404, conversationId: thread, times: 10 });

    await desk.timePasses('PT2H');
    // Where the redrawn card is found missing first, the reminder waits some seconds for the one that is posted anew.
    await desk.timePasses('PT6S');

    const said = desk.teams
      .messagesIn({ channel: 'Deals' })
      .filter(({ activity }) => JSON.stringify(activity).includes(id));
    expect(
      said.map((message) => textOf(message)).filter((text) => text.includes('Reminder: 3 days left')),
    ).toHaveLength(1);
    expect(said.map((message) => textOf(message)).filter((text) => !text.includes('Reminder'))).toHaveLength(1);
  });
});

describe('an edit that Teams asks to put off', () => {
  it('waits for as long as Teams says, and then shows what is true', async () => {
    const desk = await aDesk({ installedBy: ['Alex'] });
    const id = await desk.receives({ team: [alexMail] });
    const card = desk.cardOf(desk.alex, id);
    const edits = () =>
      desk.teams.connector.calls.filter(({ kind, path }) => kind === 'edit' && path.endsWith(`/${card.id}`)).length;
    const before = edits();
    desk.teams.fail({ on: 'edit', status: 429, retryAfter: 3, conversationId: card.conversationId });
    await desk.sandbox.microsoft({ referralId: id, action: 'edit', reason: 'They called again.' });
    await desk.settles();
    expect(edits() - before).toBe(1);

    // Longer than the desk's own pause after a first failure, which is less than a second.
    await desk.timePasses('PT2S');
    expect(edits() - before).toBe(1);
    await desk.timePasses('PT2S');
    expect(edits() - before).toBe(2);
    expect(textOf(card)).toContain('They called again.');
  });
});

describe('a card that Teams asks to put off', () => {
  it('is posted when Teams says, not when the desk would try again by itself', async () => {
    const desk = await aDesk({ installedBy: ['Alex'] });
    const conversationId = desk.teams.messagesIn('chat', desk.alex)[0]?.conversationId ?? '';
    const posts = () =>
      desk.teams.connector.calls.filter((call) => call.kind === 'post' && call.conversationId === conversationId)
        .length;
    const before = posts();
    desk.teams.fail({ on: 'post', status: 429, retryAfter: 3, conversationId });
    const id = await desk.receives({ team: [alexMail] });
    expect(posts() - before).toBe(1);

    // Longer than the desk's own pause after a first failure, which is less than a second.
    await desk.timePasses('PT2S');
    expect(posts() - before).toBe(1);
    await desk.timePasses('PT2S');
    expect(posts() - before).toBe(2);
    expect(textOf(desk.cardOf(desk.alex, id))).toContain('Waiting for an answer');
  });
});
