import { describe, expect, it } from 'vitest';
import type { Json } from '../harness/cards.ts';
import { aDesk } from './support/a-desk.ts';
import { saidIn, textOf, titlesOf } from './support/cards.ts';
import type { Desk } from './support/desk.ts';

const nobody = { team: [], customer: 'Fabrikam' };
const lostWords = 'I can’t write in the deal team’s channel any more';

/** What the admin was told in their own chat, by its beginning. */
const told = (desk: Desk, person = desk.adele) =>
  desk.teams
    .messagesIn('chat', person)
    .map(({ activity }) => String(activity.text ?? ''))
    .filter((text) => text.startsWith(lostWords));

async function figures(desk: Desk): Promise<readonly string[]> {
  await desk.app.updateFigures();
  return (await desk.parts.metrics.registry.metrics()).split('\n').filter((line) => line.startsWith('deal_team_'));
}

async function event(desk: Desk, eventType: string, channel?: string): Promise<void> {
  const conversationId = channel ? desk.teams.channelId(channel) : desk.teams.teamId;
  const activity = desk.teams.activity(desk.adele, { channel: 'General' }, { type: 'conversationUpdate' });
  const channelData = { ...(activity.channelData as Json), channel: { id: conversationId }, eventType };
  await desk.teams.deliver({ ...activity, channelData });
}

type Loss = (desk: Desk) => Promise<void> | void;
const deletes: Loss = (desk) => void desk.teams.store.conversations.delete(desk.teams.channelId('Deals'));
const forbids =
  (code: string): Loss =>
  (desk) => {
    const channel = desk.teams.channelId('Deals');
    desk.teams.connector.faults.draw = (_kind, conversation) =>
      conversation?.startsWith(channel) ? { on: 'any', status: 403, code } : undefined;
  };

const andThen =
  (lose: Loss, eventType: string, channel?: string): Loss =>
  async (desk) => {
    await lose(desk);
    await event(desk, eventType, channel);
  };

const losses: readonly [string, Loss][] = [
  ['deleted, as Teams tells', andThen(deletes, 'channelDeleted', 'Deals')],
  ['deleted, and Teams never told', deletes],
  ['archived, as Teams tells', andThen(forbids('NotEnoughPermissions'), 'teamArchived')],
  ['forbidden: the app was taken out', forbids('BotNotInConversationRoster')],
  ['forbidden by an administrator', forbids('BotDisabledByAdmin')],
  [
    'left, as the app was removed',
    async (desk) => void (await desk.teams.uninstalls(desk.adele, { team: { channel: 'Deals' } })),
  ],
];

describe('when the deal team’s channel is gone', () => {
  it.each(losses)(
    '%s: an admin hears of it at once, once, and gets what nobody owns with its last rungs',
    async (_why, lose) => {
      const desk = await aDesk();
      const id = await desk.receives({ ...nobody, expiresIn: 'P3DT1H' });
      expect(desk.cardsOf(desk.adele, id)).toHaveLength(0);

      await lose(desk);
      await desk.timePasses('PT2H');
      // Where the loss is found out by the card's own edit, its reminder is tried again some seconds later.
      await desk.timePasses('PT6S');

      expect(told(desk)).toHaveLength(1);
      expect(titlesOf(desk.cardOf(desk.adele, id))).toContain('Accept');
      expect(desk.remindersOf(desk.adele, id)).toHaveLength(1);
      await desk.timePasses('P2D');
      await desk.timePasses('PT20H');
      expect(desk.remindersOf(desk.adele, id)).toHaveLength(3);
      await desk.restarts();
      expect(told(desk)).toHaveLength(1);
      const next = await desk.receives(nobody);
      expect(desk.cardsOf(desk.adele, next)).toHaveLength(1);
      // Nobody else is bothered, and what has an owner who can be written to stays with them.
      const owned = await desk.receives({ team: [desk.alex.email] });
      expect(desk.cardsOf(desk.alex, owned)).toHaveLength(1);
      expect([...desk.cardsOf(desk.adele, owned), ...desk.cardsOf(desk.alex, next)]).toEqual([]);
    },
  );

  it('an unowned referral ends answered by the admin, whose card stays true', async () => {
    const desk = await aDesk();
    deletes(desk);
    const id = await desk.receives({ ...nobody, expiresIn: 'P1DT1H' });
    await desk.timePasses('PT2H');

    await desk.adele.presses('Accept', { on: desk.cardOf(desk.adele, id) });
    await desk.settles();

    expect(desk.record(id).status).toBe('Active');
    expect(textOf(desk.cardOf(desk.adele, id))).toContain('Accepted by Adele Vance');
  });

  it('“use this channel” and adding the app again bring the cards to the channel', async () => {
    const desk = await aDesk();
    deletes(desk);
    const first = await desk.receives(nobody);
    expect(desk.cardsOf(desk.adele, first)).toHaveLength(1);

    const { replies } = await desk.adele.says('use this channel', { in: { channel: 'Elsewhere' } });
    await desk.settles();
    expect(saidIn(replies)).toEqual(['Done. New referrals appear in this channel from now on.']);
    expect(desk.cardsIn('Elsewhere', first)).toHaveLength(1);
    const second = await desk.receives(nobody);
    expect(desk.cardsIn('Elsewhere', second)).toHaveLength(1);
    expect(desk.cardsOf(desk.adele, second)).toHaveLength(0);

    await desk.teams.uninstalls(desk.adele, { team: { channel: 'Elsewhere' } });
    const third = await desk.receives(nobody);
    expect(told(desk)).toHaveLength(2);
    await desk.teams.installs(desk.adele, { team: { channel: 'General' } });
    await desk.settles();
    expect(desk.cardsIn('General', third)).toHaveLength(1);
  });

  it('the same channel is chosen again by the same words, and by Teams’ own word that it is back', async () => {
    const desk = await aDesk();
    await event(desk, 'channelDeleted', 'Deals');
    await desk.settles();
    const { replies } = await desk.adele.says('use this channel', { in: { channel: 'Deals' } });
    expect(saidIn(replies)).toEqual(['Done. New referrals appear in this channel from now on.']);

    await event(desk, 'teamArchived');
    const id = await desk.receives(nobody);
    expect(desk.cardsIn('Deals', id)).toHaveLength(0);
    await event(desk, 'teamUnarchived');
    await desk.settles();
    expect(desk.cardsIn('Deals', id)).toHaveLength(1);
  });

  it('another channel’s end, a slow Teams and one lost card take nothing away', async () => {
    const desk = await aDesk();
    const id = await desk.receives(nobody);
    await event(desk, 'channelDeleted', 'Elsewhere');
    desk.channelCard(id).deleted = true;
    desk.teams.fail({ on: 'post', status: 500, conversationId: desk.teams.channelId('Deals') });
    await desk.sandbox.microsoft({ referralId: id, action: 'edit', reason: 'A change.' });
    await desk.settles();
    await desk.timePasses('PT5M');

    expect(told(desk)).toEqual([]);
    expect(desk.cardsIn('Deals', id)).toHaveLength(1);
  });

  it('an admin who installs the desk only then is told then, and gets what waits', async () => {
    const desk = await aDesk({ installedBy: ['Alex'] });
    const id = await desk.receives(nobody);
    deletes(desk);
    await desk.sandbox.microsoft({ referralId: id, action: 'edit', reason: 'A change.' });
    await desk.settles();
    expect(told(desk)).toEqual([]);
    expect(await figures(desk)).toEqual(['deal_team_without_channel 1', 'deal_team_unreachable 1']);

    await desk.teams.installs(desk.adele, { personal: true });
    await desk.settles();

    expect(told(desk)).toHaveLength(1);
    expect(desk.cardsOf(desk.adele, id)).toHaveLength(1);
    expect(await figures(desk)).toEqual(['deal_team_without_channel 1', 'deal_team_unreachable 0']);
  });

  it('an admin of one location gets only what is theirs to answer', async () => {
    const desk = await aDesk({ installedBy: ['Lee'] });
    await event(desk, 'channelDeleted', 'Deals');
    const theirs = await desk.receives({ ...nobody, mpnId: '4567002' });
    const others = await desk.receives({ ...nobody, mpnId: '4567001' });

    expect(told(desk, desk.lee)).toHaveLength(1);
    expect(desk.cardsOf(desk.lee, theirs)).toHaveLength(1);
    expect(desk.copiesOf(others)).toHaveLength(0);
  });

  it.each([
    ['Teams told', true],
    ['Teams never told', false],
  ])('many reminders at once are one list for the admin, as they would be for the channel; %s', async (_, isTold) => {
    const desk = await aDesk();
    const ids = await Promise.all(
      Array.from({ length: 12 }, () => desk.sandbox.createReferral({ ...nobody, expiresIn: 'P3DT1H' })),
    );
    await desk.settles();
    deletes(desk);
    if (isTold) await event(desk, 'channelDeleted', 'Deals');
    await desk.settles();
    const before = desk.teams.messagesIn('chat', desk.adele).length;
    await desk.timePasses('PT2H');

    const lists = desk.teams
      .messagesIn('chat', desk.adele)
      .slice(before)
      .filter((message) => JSON.stringify(message.activity).includes('12 referrals run out'));
    expect(lists).toHaveLength(1);
    // Where the loss is found out amid them, some may have been on their way already.
    const single = ids.flatMap(({ id }) => desk.remindersOf(desk.adele, id)).length;
    expect(single).toBeLessThanOrEqual(isTold ? 0 : 10);
  });

  it('an admin who is away is left alone while another is there, and gets all of it where none is', async () => {
    const settings = { REFERRALS_ADMINS: 'adele.vance@contoso.example, megan.bowen@contoso.example' };
    const desk = await aDesk({ ownTime: true, settings });
    const { adele, megan } = desk;
    await adele.says('away for 5 days');
    const before = await desk.receives({ ...nobody, expiresIn: 'P3DT1H' });
    deletes(desk);
    await event(desk, 'channelDeleted', 'Deals');
    await desk.settles();
    const after = await desk.receives(nobody);
    await desk.timePasses('PT2H');

    expect([told(desk), told(desk, megan)].map(({ length }) => length)).toEqual([1, 1]);
    for (const id of [before, after])
      expect([desk.cardsOf(adele, id), desk.cardsOf(megan, id)].map(({ length }) => length)).toEqual([0, 1]);
    expect([adele, megan].map((admin) => desk.remindersOf(admin, before).length)).toEqual([0, 1]);

    await megan.says('away for 5 days');
    const last = await desk.receives(nobody);
    expect([adele, megan].map((admin) => desk.cardsOf(admin, last).length)).toEqual([1, 1]);
  });

  it('an owner who can’t be written to is no owner to rely on', async () => {
    const desk = await aDesk();
    await event(desk, 'channelDeleted', 'Deals');
    const chat = desk.teams.messagesIn('chat', desk.alex)[0]?.conversationId ?? '';
    desk.teams.fail({ on: 'post', status: 403, conversationId: chat, times: 10 });
    const id = await desk.receives({ team: [desk.alex.email], expiresIn: 'P3DT1H' });
    await desk.timePasses('PT2H');

    expect(desk.remindersOf(desk.adele, id)).toHaveLength(1);
  });
});
