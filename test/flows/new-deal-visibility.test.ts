import { beforeAll, describe, expect, it } from 'vitest';
import { aDesk } from './support/a-desk.ts';
import { aDealTalk, aKnownDeal, recordsOf } from './support/deal-talk.ts';
import type { Desk } from './support/desk.ts';

describe('who sees a new deal', () => {
  let desk: Desk;

  beforeAll(async () => {
    desk = await aDesk();
    await aKnownDeal(desk);
  });

  const seenByMicrosoft = () => desk.sandbox.microsoftView().map(({ name }) => name);

  it('is said before it is chosen, in all three cases', async () => {
    const talk = aDealTalk(desk, desk.megan);
    await talk.says('new deal');
    await talk.answers({}, 'visibility');

    for (const words of [
      'can’t be hidden again',
      'Microsoft’s sellers see nothing of it',
      '14 days and can also say no',
    ]) {
      expect(talk.shown).toContain(words);
    }
    expect(await talk.says('p2p')).toContain('Partner Center offers that on its own pages only');
    expect(JSON.stringify(talk.card.activity)).toContain('https://partner.microsoft.com/dashboard/');
    await talk.says('cancel');
  });

  it('partner-led: one record, visible to Microsoft', async () => {
    const talk = aDealTalk(desk, desk.alex);
    await talk.says('new deal');
    await talk.answers({ visibility: 'partner-led', name: 'Visible cells' });
    expect(talk.shown).toContain('that can’t be taken back');
    await talk.presses('Create');
    await desk.settles();

    const records = recordsOf(desk, 'Visible cells');
    expect(records).toHaveLength(1);
    expect(records[0]).toMatchObject({
      status: 'Active',
      substatus: 'Accepted',
      type: 'Shared',
      consent: { consentToShareReferralWithMicrosoftSellers: true },
    });
    expect(seenByMicrosoft()).toContain('Visible cells');
  });

  it('co-sell: a second record for Microsoft, in the same engagement, with the kind of help and the note', async () => {
    const talk = aDealTalk(desk, desk.alex);
    await talk.says('new deal');
    const shared = {
      customer: 'Shared Robotics, Germany',
      visibility: '=co-sell',
      name: 'Shared cells',
      duns: 'skip',
      'postal-code': 'skip',
    };
    await talk.answers(shared, 'help');
    expect(talk.shown).toContain('14 days to decide; they can also say no');
    await talk.answers(shared);
    expect(await talk.presses('Create')).toContain('Microsoft was asked for help. They have 14 days');
    await desk.settles();

    const [own, theirs, ...others] = recordsOf(desk, 'Shared cells');
    expect(others).toEqual([]);
    expect(own).toMatchObject({ status: 'Active', substatus: 'Accepted', type: 'Shared', target: [] });
    expect(theirs).toMatchObject({
      engagementId: own?.engagementId,
      organizationId: 'msft',
      status: 'New',
      substatus: 'Pending',
      target: [{ type: 'BusinessProfileLocation', id: 'msft' }],
      inviteContext: { assistanceRequestCode: 'ProofOfConceptOrDemo', notes: 'Show two plants.' },
    });
  });

  it('asks for the contact that was skipped, once Microsoft’s help is wanted', async () => {
    const talk = aDealTalk(desk, desk.alex);
    await talk.says('new deal');
    await talk.answers({ customer: 'Other Robotics, Germany', contact: 'skip' }, 'visibility');
    expect(await talk.presses('co-sell')).toContain('Who is your contact at the customer?');
    expect(await talk.says('skip')).toContain('This one is needed.');
    await talk.says('discard');
    await talk.presses('Yes, drop it');
  });

  it('no help, said where its kind is asked: whether Microsoft then sees the deal is asked, and no means private', async () => {
    const talk = aDealTalk(desk, desk.alex);
    await talk.says('new deal');
    const given = { customer: 'Third Robotics, Germany', visibility: '=co-sell' } as const;
    await talk.answers(given, 'help');
    // What they saw can't be taken back.
    const refusals = [
      ['no help needed', 'no'],
      ['помощь не нужна', 'нет'],
      ['도움 필요 없어요', '아니요'],
      ['不需要協助', '不要'],
      ['no', 'nope'],
    ] as const;
    for (const [refusal, no] of refusals) {
      expect(await talk.says(refusal), refusal).toContain('Microsoft’s sellers see the deal all the same?');
      expect(talk.shown).toContain('Yes, Partner-led: visible to Microsoft');
      expect(talk.shown).toContain('Private: nobody but us');
      expect((await talk.draft()).fields.visibility).toBe('co-sell');
      expect(await talk.says(no), no).toContain('Who sees it: Private: nobody but us');
      await talk.says('edit visibility');
      await talk.presses('co-sell');
      await talk.answers(given, 'help');
    }
    await talk.says('no help needed');
    expect(await talk.says('1')).toContain('Who sees it: Partner-led: visible to Microsoft');
    expect((await talk.draft()).fields).toMatchObject({ visibility: 'partner-led' });
    await talk.says('edit visibility');
    await talk.presses('co-sell');
    await talk.answers(given, 'help');
    expect(await talk.says('microsoft may see it but we don’t need help')).toContain(
      'Partner-led: visible to Microsoft',
    );
    await talk.says('discard');
    await talk.presses('Yes, drop it');
  });

  it('private: Microsoft never sees it, at no moment of its making', async () => {
    const talk = aDealTalk(desk, desk.alex);
    await talk.says('new deal');
    await talk.answers({
      customer: 'Secret Robotics, Germany',
      name: 'Secret cells',
      duns: 'skip',
      'postal-code': 'skip',
    });
    await talk.presses('Create');
    await desk.settles();

    expect(recordsOf(desk, 'Secret cells')).toHaveLength(1);
    expect(seenByMicrosoft()).not.toContain('Secret cells');
    const bodies = desk.sandbox.requests().filter(({ method }) => method === 'POST' || method === 'PATCH');
    const ofIt = bodies.filter(({ body }) => JSON.stringify(body).includes('Secret cells'));
    expect(ofIt).toHaveLength(1);
  });
});
