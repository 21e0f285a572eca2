import { describe, expect, it } from 'vitest';
import { aDesk } from './support/a-desk.ts';
import { saidIn, textOf } from './support/cards.ts';
import { firstAnswer } from './support/first-answer.ts';

describe('the deal team’s channel', () => {
  it('is the one that was chosen when the desk was installed', async () => {
    const desk = await aDesk({ channel: 'Elsewhere' });
    const id = await desk.receives();

    expect(desk.cardsIn('Elsewhere', id)).toHaveLength(1);
    expect(desk.cardsIn('Deals', id)).toHaveLength(0);
    expect(desk.cardsIn('General', id)).toHaveLength(0);
  });

  it('is moved by a press in the list of channels; what waits for an answer appears there too, and stays true in both', async () => {
    const desk = await aDesk();
    const id = await desk.receives({ team: ['alex.wilber@contoso.example'] });

    await desk.adele.says('use this channel', { in: { channel: 'Elsewhere' } });
    await desk.settles();
    expect(desk.cardsIn('Elsewhere', id)).toHaveLength(0);
    const { card } = await desk.adele.presses('Make it the default', { on: await firstAnswer(desk.adele, 'channels') });
    await desk.settles();
    expect(textOf(card)).toContain('Elsewhere is the default channel now.');
    expect(desk.cardsIn('Elsewhere', id)).toHaveLength(1);
    const next = await desk.receives();
    expect(desk.cardsIn('Elsewhere', next)).toHaveLength(1);
    expect(desk.cardsIn('Deals', next)).toHaveLength(0);

    await desk.alex.presses('Accept', { on: desk.cardOf(desk.alex, id) });
    await desk.settles();
    expect(desk.copiesOf(id)).toHaveLength(3);
    for (const copy of desk.everyCopy(id)) expect(textOf(copy)).toContain('Accepted by Alex Wilber');

    const again = await desk.adele.says('Use this channel', { in: { channel: 'Elsewhere' } });
    expect(saidIn(again.replies)).toEqual(['New referrals already appear in this channel.']);
  });

  it.each(['Alex', 'Diego', 'Gail'])('is not moved by %s', async (name) => {
    const desk = await aDesk();

    const { replies } = await desk.teams.person(name).says('use this channel', { in: { channel: 'Elsewhere' } });
    const id = await desk.receives();

    expect(saidIn(replies)).toEqual(['Only a Referrals admin can do that.']);
    expect(desk.cardsIn('Deals', id)).toHaveLength(1);
    expect(desk.cardsIn('Elsewhere', id)).toHaveLength(0);
  });

  it('is not the chat in which an admin says it', async () => {
    const desk = await aDesk();

    const { replies } = await desk.adele.says('use this channel');

    expect(saidIn(replies)[0]).toContain('Write that in the channel where the referrals should appear');
  });

  it('is forgotten when the desk is removed from the team, and chosen anew when it comes back', async () => {
    const desk = await aDesk();
    const before = await desk.receives({ team: [] });
    await desk.teams.uninstalls(desk.adele, { team: { channel: 'Deals' } });
    const without = await desk.receives({ team: [] });
    // An admin has it meanwhile.
    expect(desk.copiesOf(without)).toEqual(desk.cardsOf(desk.adele, without));
    expect(desk.copiesOf(without)).toHaveLength(1);

    await desk.teams.installs(desk.adele, { team: { channel: 'Elsewhere' } });
    await desk.settles();

    expect(desk.cardsIn('Elsewhere', without)).toHaveLength(1);
    expect(desk.cardsIn('Elsewhere', before)).toHaveLength(1);
  });

  it('gets right what could not be written while the desk was away', async () => {
    const desk = await aDesk();
    const id = await desk.receives({ team: ['alex.wilber@contoso.example'] });
    await desk.teams.uninstalls(desk.adele, { team: { channel: 'Deals' } });
    desk.teams.fail({ on: 'edit', status: 403, times: 10 });
    await desk.alex.presses('Accept', { on: desk.cardOf(desk.alex, id) });
    await desk.settles();
    expect(textOf(desk.channelCard(id))).not.toContain('Accepted by Alex Wilber on');

    desk.teams.connector.faults.clear();
    await desk.teams.installs(desk.adele, { team: { channel: 'Deals' } });
    await desk.settles();

    expect(textOf(desk.channelCard(id))).toContain('Accepted by Alex Wilber on');
  });

  it('stays where it is when a second team installs the desk', async () => {
    const desk = await aDesk();
    const second = '19:second-team@thread.tacv2';
    desk.teams.store.open({ id: second, kind: 'channel', members: [desk.alex.teamsId] });
    for (const activity of desk.teams.installActivities(desk.alex, { team: { channel: 'Elsewhere' } })) {
      const text = JSON.stringify(activity).replaceAll(desk.teams.teamId, second);
      await desk.teams.deliver(JSON.parse(text.replaceAll(desk.teams.channelId('Elsewhere'), second)));
    }
    const id = await desk.receives();

    expect(desk.cardsIn('Deals', id)).toHaveLength(1);
    expect(desk.copiesOf(id).filter(({ conversationId }) => conversationId === second)).toEqual([]);
  });

  it('of a removed second team takes nothing from the first', async () => {
    const desk = await aDesk();
    const second = '19:second-team@thread.tacv2';
    for (const activity of desk.teams.installActivities(desk.alex, { team: { channel: 'Elsewhere' } }, 'remove')) {
      const text = JSON.stringify(activity).replaceAll(desk.teams.teamId, second);
      await desk.teams.deliver(JSON.parse(text.replaceAll(desk.teams.channelId('Elsewhere'), second)));
    }
    const id = await desk.receives();

    expect(desk.cardsIn('Deals', id)).toHaveLength(1);
  });

  it('that does not exist at first gets what waits for an answer once it is chosen', async () => {
    const desk = await aDesk({ channel: false });
    const id = await desk.receives({ team: ['alex.wilber@contoso.example'] });
    expect(desk.copiesOf(id)).toEqual([desk.cardOf(desk.alex, id)]);

    await desk.teams.installs(desk.adele, { team: { channel: 'Deals' } });
    await desk.settles();

    expect(desk.cardsIn('Deals', id)).toHaveLength(1);
  });
});
