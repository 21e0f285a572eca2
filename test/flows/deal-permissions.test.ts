import { describe, expect, it } from 'vitest';
import type { Message } from '../harness/chat-store.ts';
import { aDesk } from './support/a-desk.ts';
import { textOf, titlesOf } from './support/cards.ts';
import { forges, openDeal, patchesOf } from './support/deals.ts';

/** Whether it is not theirs or not there, they are not told. */
const notFound = 'I can’t find that. It may have been removed in Partner Center, or it isn’t shared with you.';
const notTheirs = 'Only those who work on this deal, and Referrals admins, can do that.';

/** Every button of an open deal, with what would make it do something. */
const presses: readonly (readonly [verb: string, inputs: Readonly<Record<string, string>>])[] = [
  ['deal.edit-form', {}],
  ['deal.edit', { name: 'Taken over' }],
  ['deal.stage-form', {}],
  ['deal.stage', { salesStage: '60' }],
  ['deal.note-form', {}],
  ['deal.note', { note: 'Hello.' }],
  ['deal.employees-form', {}],
  ['deal.employees', { newFirst: 'A', newLast: 'B', newPhone: '555 0100', newMail: 'a@b.example' }],
  ['deal.solutions-form', {}],
  ['deal.solutions', { add: 'SOL-1234-PQRS' }],
  ['deal.share-form', {}],
  ['deal.share', { consent: 'yes' }],
  ['deal.invite-form', {}],
  ['deal.invite', { help: 'QuotesOrLicensing', consent: 'yes' }],
  ['deal.won', {}],
  ['deal.won-now', {}],
  ['deal.won-later', {}],
  ['deal.plan-cancel', {}],
  ['deal.lost-form', {}],
  ['deal.lost', { reason: '3' }],
];

/** What shows a referral and changes nothing. */
const looks = [
  ['referral.refresh', {}],
  ['referral.show', {}],
  ['deal.show', {}],
  ['deal.more', {}],
] as const;

describe('a deal of somebody else', async () => {
  const desk = await aDesk();
  const { id, card } = await openDeal(desk, { kind: 'private', customer: 'Fabrikam' });

  describe.each([
    ['a rep who is not on it', desk.megan],
    ['a reader', desk.diego],
    ['a guest', desk.gail],
    ['an admin of another location', desk.lee],
  ] as const)('to %s is as if it were not there', (_who, person) => {
    it.each([...presses, ...looks])('whoever forges %s', async (verb, inputs) => {
      const answer = await forges(desk, person, { id, card }, verb, inputs);
      expect(answer).toContain(notFound);
      expect(answer).not.toContain('Fabrikam');
    });
  });

  it('each of these is one line in the security log', () => {
    const lines = desk.log.filter(({ msg }) => String(msg).startsWith('security: referral outside the person’s reach'));
    expect(lines).toHaveLength(4 * (presses.length + looks.length));
    expect(lines[0]).toMatchObject({ referralId: id });
  });

  it('nothing of all that was written', async () => {
    await desk.settles();
    expect(patchesOf(desk, id)).toEqual([]);
    expect(desk.sandbox.records()).toHaveLength(1);
  });
});

describe('a deal that nobody is on yet', async () => {
  const desk = await aDesk({ users: 'alex.wilber@contoso.example' });
  const { id, card } = await openDeal(desk, { kind: 'private', team: [] });

  it('is read by a rep, who has to claim it before it can be worked on', async () => {
    expect(textOf(card)).toContain('Fabrikam');
    expect(titlesOf(card)).not.toContain('Edit');
    expect(await forges(desk, desk.alex, { id, card }, 'deal.edit', { name: 'Taken over' })).toContain(notTheirs);
  });
});

describe('a deal in a channel', async () => {
  const desk = await aDesk();
  const mine = await openDeal(desk, { kind: 'private', customer: 'Tailspin' });
  const inbound = await desk.receives({ customer: 'Tailspin Toys', team: ['alex.wilber@contoso.example'] });
  const channel = { in: { channel: 'Deals' } } as const;

  it('is not in what somebody looks for there, and it is said', async () => {
    const { replies } = await desk.alex.says('referral tailspin', channel);
    expect(replies).toHaveLength(1);
    expect(JSON.stringify(replies[0]?.activity)).toContain(inbound);
    expect(JSON.stringify(replies[0]?.activity)).not.toContain(mine.id);

    const { replies: archived } = await desk.alex.says('my referrals', channel);
    expect(textOf(archived[0])).toContain('Everybody reads along here, so I show inbound referrals only.');
    expect(JSON.stringify(archived[0]?.activity)).not.toContain(mine.id);
  });

  it('is asked for in the chat', async () => {
    const { replies } = await desk.alex.says('outbound', channel);
    expect(replies[0]?.activity.text).toContain('Write “outbound” to me in a personal chat');
    expect(JSON.stringify(replies[0]?.activity)).not.toContain(mine.id);
  });

  it('opened from a list that a press showed, goes to the chat of who pressed', async () => {
    const { replies } = await desk.alex.says('my referrals', channel);
    const on = replies[0] as Message;
    await desk.alex.presses('Filter', { on });
    const { card: shown } = await desk.alex.presses('Show', { on });
    expect(JSON.stringify(shown)).toContain(mine.id);
    expect(JSON.stringify(on.activity)).not.toContain(mine.id);
    const cards = desk.cardsOf(desk.alex, mine.id).length;

    const open = { type: 'Action.Execute', verb: 'referral.open', data: { referralId: mine.id } };
    const pressed = await desk.alex.pressesAction(open, { on });

    expect(pressed.text).toBe('Everybody reads along here, so I opened it in our chat.');
    await desk.settles();
    expect(desk.cardsIn('Deals', mine.id)).toEqual([]);
    expect(desk.cardsOf(desk.alex, mine.id)).toHaveLength(cards + 1);
  });
});

describe('who may', () => {
  it('an admin works on every deal', async () => {
    const desk = await aDesk({ undoSeconds: 0 });
    const { id, card } = await openDeal(desk, {}, desk.adele);
    expect(titlesOf(card)).toEqual(expect.arrayContaining(['Edit', 'Won', 'Lost']));
    await desk.adele.presses('Stage', { on: card });
    await desk.adele.presses('Save', { on: card, inputs: { salesStage: '20' } });
    await desk.settles();
    expect(desk.record(id).salesStage).toBe('20');
  });

  it('a colleague on the team works on it', async () => {
    const desk = await aDesk({ undoSeconds: 0 });
    const team = ['alex.wilber@contoso.example', 'megan.bowen@contoso.example'];
    const { id, card } = await openDeal(desk, { team }, desk.megan);
    await desk.megan.presses('Stage', { on: card });
    await desk.megan.presses('Save', { on: card, inputs: { salesStage: '20' } });
    await desk.settles();
    expect(desk.record(id).salesStage).toBe('20');
  });

  it('a rep who left the team meanwhile does not, though the card still shows the button', async () => {
    const desk = await aDesk({ undoSeconds: 0 });
    const team = ['alex.wilber@contoso.example', 'megan.bowen@contoso.example'];
    const { id, card } = await openDeal(desk, { team }, desk.megan);
    const press = desk.megan.pressing('Stage', { on: card });
    await desk.alex.says('referral Fabrikam');
    const mine = desk.cardOf(desk.alex, id);
    await desk.alex.presses('More', { on: mine });
    const form = await desk.alex.presses('Employees', { on: mine });
    const off = /"title":"Megan[^"]*","value":"([^"]+)"/.exec(JSON.stringify(form.card))?.[1];
    await desk.alex.presses('Save', { on: mine, inputs: { off } });
    await desk.settles();

    const { body } = await desk.teams.hear(press);

    expect(JSON.stringify(body)).toContain(notFound);
    expect(textOf(card)).toBe(
      'This deal isn’t shared with you any more\nOnly those who work on it, and Referrals admins, see it.',
    );
    expect(JSON.stringify(card.activity)).not.toContain('Fabrikam');
  });
});
