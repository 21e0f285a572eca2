import { describe, expect, it } from 'vitest';
import type { Message } from '../harness/chat-store.ts';
import { aDesk } from './support/a-desk.ts';
import { textOf, titlesOf } from './support/cards.ts';
import type { Desk } from './support/desk.ts';

const alexMail = 'alex.wilber@contoso.example';

/** Teams answers 404 for one message, now and whenever it is asked for again; the chat itself works. */
describe('a card that Teams has lost', () => {
  const editsOf = (desk: Desk, { id }: Message) =>
    desk.teams.connector.calls.filter(({ kind, path }) => kind === 'edit' && path.endsWith(`/${id}`)).length;
  const editsInChat = (desk: Desk, { conversationId }: Message) =>
    desk.teams.connector.calls.filter((call) => call.kind === 'edit' && call.conversationId === conversationId).length;
  const changes = async (desk: Desk, referralId: string, reason: string) => {
    await desk.sandbox.microsoft({ referralId, action: 'edit', reason });
    await desk.settles();
  };

  it('is asked for once, says nothing about its person, and closes nobody’s form, after a restart neither', async () => {
    const desk = await aDesk();
    const answered = await desk.receives({ team: [alexMail] });
    const waiting = await desk.receives({ team: [alexMail] });
    await desk.alex.presses('Accept', { on: desk.cardOf(desk.alex, answered) });
    await desk.settles();
    const lost = desk.cardOf(desk.alex, answered);
    lost.deleted = true;
    const before = editsOf(desk, lost);
    await changes(desk, answered, 'They called.');
    expect(editsOf(desk, lost) - before).toBe(1);

    const open = desk.cardOf(desk.alex, waiting);
    const form = titlesOf((await desk.alex.presses('Accept with changes', { on: open })).card);
    const edits = editsInChat(desk, open);
    const presses = async () => {
      await desk.alex.says('help');
      await desk.settles();
      await desk.timePasses('PT5M');
    };
    for (let restart = 0; restart < 2; restart++) {
      await presses();
      await desk.restarts();
      await presses();
    }

    expect(editsInChat(desk, open) - edits).toBe(0);
    // Nothing was there that would have had to wait for the form.
    expect(desk.log.filter(({ msg }) => msg === 'card update held back by an open form')).toEqual([]);
    expect(titlesOf(desk.alex.sees(open))).toEqual(form);
    await changes(desk, answered, 'They called again.');
    expect(editsOf(desk, lost) - before).toBe(1);
  });

  it('is posted anew once while its referral waits for an answer, and is not chased when that is lost too', async () => {
    const desk = await aDesk();
    const id = await desk.receives({ team: [alexMail] });
    const seen: Message[] = [];
    for (const word of ['one', 'two', 'three', 'four']) {
      const [card] = desk.cardsOf(desk.alex, id);
      if (card) seen.push(card);
      if (card) card.deleted = true;
      await changes(desk, id, word);
      await desk.alex.says('help');
      await desk.settles();
    }
    expect(seen).toHaveLength(2);
    expect(seen.map((message) => editsOf(desk, message))).toEqual([1, 1]);
    // The channel has its own card, and Alex still hears of the deadline.
    expect(textOf(desk.channelCard(id))).toContain('four');
    await desk.timePasses('P13DT1H');
    expect(desk.remindersOf(desk.alex, id)).not.toHaveLength(0);
  });

  it('comes back when its referral waits for an answer anew', async () => {
    const desk = await aDesk();
    const id = await desk.receives({ team: [alexMail] });
    await desk.alex.presses('Decline', { on: desk.cardOf(desk.alex, id) });
    const card = desk.cardOf(desk.alex, id);
    await desk.alex.presses('referral.decline', { on: card, inputs: { reason: '1' } });
    card.deleted = true;
    await desk.settles();
    expect(desk.cardsOf(desk.alex, id)).toHaveLength(0);

    await desk.adele.presses('Undo', { on: desk.channelCard(id) });
    await desk.settles();

    expect(titlesOf(desk.cardOf(desk.alex, id))).toContain('Accept');
  });

  it('is told from a chat that is gone: that person’s cards are tried again when they are heard of', async () => {
    const desk = await aDesk();
    const id = await desk.receives({ team: [alexMail] });
    const card = desk.cardOf(desk.alex, id);
    desk.teams.fail({
      on: 'edit',
      status: 403,
      code: 'ConversationBlockedByUser',
      conversationId: card.conversationId,
    });
    await changes(desk, id, 'While blocked.');
    expect(textOf(card)).not.toContain('While blocked.');

    await desk.alex.says('help');
    await desk.settles();

    expect(textOf(card)).toContain('While blocked.');
  });

  it('is not chased either when Teams forbids this one message for ever', async () => {
    const desk = await aDesk();
    const id = await desk.receives({ team: [alexMail] });
    const other = await desk.receives({ team: [alexMail] });
    const card = desk.cardOf(desk.alex, id);
    desk.teams.connector.faults.draw = (kind, _conversation, path) =>
      kind === 'edit' && path.endsWith(`/${card.id}`) ? { on: 'edit', status: 403 } : undefined;
    const before = editsOf(desk, card);
    await changes(desk, id, 'A change.');
    for (let again = 0; again < 5; again++) {
      await desk.alex.says('help');
      await desk.settles();
      await desk.timePasses('PT5M');
    }
    // Once for the change, once because Alex was heard of.
    expect(editsOf(desk, card) - before).toBe(2);
    const open = desk.cardOf(desk.alex, other);
    const form = titlesOf((await desk.alex.presses('Accept with changes', { on: open })).card);
    await desk.alex.says('help');
    await desk.settles();
    expect(titlesOf(desk.alex.sees(open))).toEqual(form);
  });
});
