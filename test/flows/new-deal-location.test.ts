import { describe, expect, it } from 'vitest';
import { aDesk } from './support/a-desk.ts';
import { aDealTalk, aKnownDeal, straightRoad } from './support/deal-talk.ts';

const admins = (lee: string) => ({
  installedBy: ['Adele', 'Alex', 'Megan', 'Lee'],
  settings: { REFERRALS_ADMINS: `adele.vance@contoso.example, lee.gu@contoso.example[${lee}]` },
});
const employees = 'Lee Gu, +1 425 555 0103, lee.gu@contoso.example';

describe('a deal of somebody whose role covers some locations', () => {
  it('is for the only one, skipped or not, and its maker finds it', async () => {
    const desk = await aDesk(admins('4567002'));
    await aKnownDeal(desk);
    const talk = aDealTalk(desk, desk.lee);
    await talk.says('new deal');
    await talk.answers({ ...straightRoad, employees });
    expect((await talk.draft()).fields.location).toBe('4567002');

    await talk.edits('location');
    const shown = await talk.says('clear');
    expect(shown).toContain('Your role covers these locations only: 4567002.');
    await talk.says('create');
    await desk.settles();

    const { replies } = await desk.lee.says('find robotics');
    await desk.settles();
    expect(JSON.stringify([replies, desk.teams.messagesIn('chat', desk.lee).at(-1)])).toContain('Fabrikam Robotics');
    const [created] = await desk.parts.db.collection('referrals').find({ kind: 'outbound' }).toArray();
    expect(created?.record.mpnId).toBe('4567002');
  });

  it('is for one of several, which has to be said', async () => {
    const desk = await aDesk(admins('4567002 4567003'));
    await aKnownDeal(desk);
    const talk = aDealTalk(desk, desk.lee);
    await talk.says('new deal');
    await talk.answers({ ...straightRoad, employees }, 'location');

    for (const word of ['skip', 'no']) {
      expect(await talk.says(word)).toContain('Your role covers these locations only: 4567002, 4567003.');
      expect(await talk.draft()).toMatchObject({ asking: 'location' });
    }
    // Nor is it passed over by going to the review.
    await talk.says('back');
    expect(await talk.says('done')).toContain('Your role covers these locations only: 4567002, 4567003.');
    await talk.says('4567003');
    expect((await talk.draft()).fields.location).toBe('4567003');
  });

  it('can be for none where the role covers the whole company', async () => {
    const desk = await aDesk();
    await aKnownDeal(desk);
    const talk = aDealTalk(desk, desk.alex);
    await talk.says('new deal');
    await talk.answers();
    expect((await talk.draft()).fields.location).toBeUndefined();
  });
});
