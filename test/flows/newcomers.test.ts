import { describe, expect, it } from 'vitest';
import { aDesk } from './support/a-desk.ts';
import { textOf, titlesOf } from './support/cards.ts';

describe('somebody who becomes known later', () => {
  it('gets the cards of what is theirs', async () => {
    const desk = await aDesk({ installedBy: ['Adele'] });
    const id = await desk.receives({ team: ['alex.wilber@contoso.example'] });
    expect(desk.copiesOf(id)).toHaveLength(1);

    await desk.teams.installs(desk.alex, { personal: true });
    await desk.settles();

    expect(titlesOf(desk.cardOf(desk.alex, id))).toContain('Accept');
    expect(textOf(desk.channelCard(id))).toContain('Alex Wilber');
    expect(titlesOf(desk.channelCard(id))).not.toContain('Claim');
  });

  it('gets them too when they come back after a removal', async () => {
    const desk = await aDesk({ installedBy: ['Adele', 'Alex'] });
    await desk.teams.uninstalls(desk.alex, { personal: true });
    const id = await desk.receives({ team: ['alex.wilber@contoso.example'] });
    expect(desk.cardsOf(desk.alex, id)).toHaveLength(0);

    await desk.teams.installs(desk.alex, { personal: true });
    await desk.settles();

    expect(desk.cardsOf(desk.alex, id)).toHaveLength(1);
  });

  it('who had blocked the desk gets what was refused then', async () => {
    const desk = await aDesk({ installedBy: ['Adele', 'Alex'] });
    const chat = desk.teams.messagesIn('chat', desk.alex)[0]?.conversationId ?? '';
    desk.teams.fail({ on: 'post', conversationId: chat, status: 403 });
    const id = await desk.receives({ team: ['alex.wilber@contoso.example'] });
    expect(desk.cardsOf(desk.alex, id)).toHaveLength(0);

    await desk.teams.uninstalls(desk.alex, { personal: true });
    await desk.teams.installs(desk.alex, { personal: true });
    await desk.settles();

    expect(desk.cardsOf(desk.alex, id)).toHaveLength(1);
  });
});
