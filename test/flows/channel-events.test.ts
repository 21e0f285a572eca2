import { describe, expect, it } from 'vitest';
import { EventPace } from '../../src/features/referrals/copies/event-pace.ts';
import { channelEvents } from '../../src/features/referrals/rules/channel-events.ts';
import { alex, aMoment, aReferral, aReferralRecord } from '../builders/referral.ts';
import { aDesk } from './support/a-desk.ts';
import { textOf } from './support/cards.ts';
import { firstAnswer } from './support/first-answer.ts';

describe('the channel’s card is the truth, and what happens is a line under it', async () => {
  const desk = await aDesk({ installedBy: ['Adele', 'Alex', 'Megan'] });
  const { adele } = desk;
  /** Everything under the card, as it was said, and how often it was edited. */
  const under = (id: string) => {
    const card = desk.channelCard(id);
    return desk.teams
      .messagesIn({ channel: 'Deals' })
      .filter((message) => message.threadId === card.id && message.id !== card.id)
      .map(({ activity, history }) => [String(activity.text ?? ''), history.length] as const);
  };

  it('handed over: said once, by name, without ringing for whoever is told in their own chat', async () => {
    const id = await desk.receives({ customer: 'Zyxwood Mills', team: [] });
    await adele.presses('Hand over', { on: await firstAnswer(adele, 'assign Zyxwood to Megan') });
    await desk.settles();
    expect(under(id)).toEqual([['Adele Vance handed this to Megan Bowen.', 0]]);
    await desk.sandbox.microsoft({ referralId: id, action: 'edit' });
    await desk.settles();
    await desk.timePasses('PT2H');
    expect(under(id)).toEqual([['Adele Vance handed this to Megan Bowen.', 0]]);
    expect(textOf(desk.channelCard(id))).toContain('Megan Bowen (assigned by Adele Vance)');
  });

  it('answered in Partner Center, and expired: said once each', async () => {
    const answered = await desk.receives({ customer: 'Quill Works', team: [] });
    await desk.sandbox.microsoft({ referralId: answered, action: 'acceptInPartnerCenter' });
    await desk.settles();
    expect(under(answered)).toEqual([['Somebody accepted this in Partner Center.', 0]]);
    const id = await desk.receives({ customer: 'Umber Freight', team: [], expiresIn: 'PT30M' });
    await desk.timePasses('PT31M');
    await desk.timePasses('PT1H');
    expect(under(id).filter(([text]) => text === 'Nobody answered in time: this has expired.')).toHaveLength(1);
  });
});

describe('events', () => {
  const by = { ...alex };
  const megan = { ...alex, aadObjectId: '00000000-0000-0000-0000-0000000000042', name: 'Megan Bowen' };
  const assignment = { id: 'a1', at: aMoment, how: 'person', by, to: megan } as const;
  const handed = aReferral({ owner: { ...megan, email: 'megan@contoso.example' }, assignment });
  const kinds = (referral: typeof handed, minutes = 0) =>
    channelEvents(referral, new Date(aMoment.getTime() + minutes * 60_000)).map(({ kind }) => kind);

  it('are news for an hour, of inbound referrals, and not of what a rule gave out or somebody answered here', () => {
    expect(kinds(handed)).toEqual(['handed']);
    expect(kinds(handed, 61)).toEqual([]);
    expect(kinds({ ...handed, kind: 'outbound' })).toEqual([]);
    const { by: _by, ...byRule } = assignment;
    expect(kinds({ ...handed, assignment: { ...byRule, how: 'rule' } })).toEqual([]);
    const firstAnswer = { kind: 'accept', at: aMoment } as const;
    const active = aReferral({ record: aReferralRecord({ status: 'Active' }), firstAnswer });
    expect(kinds(active)).toEqual(['answered']);
    expect(kinds({ ...active, firstAnswer: { ...firstAnswer, by } })).toEqual([]);
  });

  it('of very many at once are left to the cards', () => {
    const pace = new EventPace();
    const taken = Array.from({ length: 30 }, () => pace.takes('one', aMoment)).filter(Boolean);
    expect(taken).toHaveLength(10);
    expect(pace.takes('other', aMoment)).toBe(true);
    expect(pace.takes('one', new Date(aMoment.getTime() + 60_000))).toBe(true);
  });
});
