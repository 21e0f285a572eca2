import { describe, expect, it } from 'vitest';
import type { Message } from '../harness/chat-store.ts';
import { aDesk } from './support/a-desk.ts';
import { textOf, titlesOf, valuesOf } from './support/cards.ts';
import type { Desk } from './support/desk.ts';

const [alexMail, meganMail] = ['alex.wilber@contoso.example', 'megan.bowen@contoso.example'];
const emails = (team: readonly { readonly email: string }[]) => team.map(({ email }) => email);

describe('Claim', async () => {
  const desk = await aDesk();
  const { alex, megan, diego } = desk;

  it('asks for the phone once, then makes the referral theirs, in Partner Center too', async () => {
    const first = await desk.receives({ team: [] });
    const asked = await alex.presses('Claim', { on: desk.channelCard(first) });
    expect(textOf(asked.card)).toContain('Partner Center needs a phone number');
    expect(desk.record(first).team).toEqual([]);

    const wrong = await alex.presses('referral.claim', { on: desk.channelCard(first), inputs: { phone: 'mine' } });
    expect(textOf(wrong.card)).toContain('That doesn’t look like a phone number.');
    expect(valuesOf(wrong.card)).toEqual({ phone: 'mine' });

    const { card } = await alex.presses('referral.claim', {
      on: desk.channelCard(first),
      inputs: { phone: '+1 425 555 0100' },
    });
    expect(textOf(card)).toContain('It is yours now.');
    await desk.settles();
    expect(desk.record(first).team).toMatchObject([
      { firstName: 'Alex', lastName: 'Wilber', email: alexMail, phoneNumber: '+1 425 555 0100' },
    ]);
    expect(desk.patches(first).map(({ body }) => body)).toMatchObject([[{ op: 'add', path: '/team/-' }]]);
    expect(textOf(desk.channelCard(first))).toContain('Alex Wilber');
    expect(titlesOf(desk.channelCard(first))).not.toContain('Claim');
    expect(titlesOf(desk.cardOf(alex, first))).toEqual([
      'Accept',
      'Accept with changes',
      'Decline',
      'Hand over',
      'Release',
    ]);

    const second = await desk.receives({ team: [] });
    expect(textOf((await alex.presses('Claim', { on: desk.channelCard(second) })).card)).toContain('It is yours now.');
    await desk.settles();
    expect(emails(desk.record(second).team)).toEqual([alexMail]);
  });

  it('by two people at once goes to one, and the other reads to whom', async () => {
    const before = await desk.receives({ team: [] });
    await megan.presses('Claim', { on: desk.channelCard(before) });
    await megan.presses('referral.claim', { on: desk.channelCard(before), inputs: { phone: '+1 425 555 0101' } });
    const id = await desk.receives({ team: [] });
    const on = desk.channelCard(id);

    const [first, second] = await Promise.all([alex.presses('Claim', { on }), megan.presses('Claim', { on })]);
    await desk.settles();

    const [mail] = emails(desk.record(id).team);
    expect(desk.record(id).team).toHaveLength(1);
    const loser = mail === alexMail ? second : first;
    expect(textOf(loser.card)).toContain(`${mail === alexMail ? 'Alex Wilber' : 'Megan Bowen'} has it already.`);
  });

  it('of what somebody has is refused', async () => {
    const id = await desk.receives({ team: [alexMail] });
    expect(titlesOf(desk.channelCard(id))).not.toContain('Claim');
    const on = desk.channelCard(id);
    const { referralId, revision } = { referralId: id, revision: 1 };
    const claims = async (who: typeof megan) => {
      const press = who.pressing('Decline', { on }) as { value: { action: Record<string, unknown> } };
      press.value.action.verb = 'referral.claim';
      press.value.action.data = { referralId, revision };
      const [answer] = await desk.teams.deliver(press as never);
      await desk.settles();
      return JSON.stringify(answer?.body);
    };
    expect(await claims(megan)).toContain('Alex Wilber has it already.');
    expect(await claims(alex)).toContain('You have it already.');
    expect(emails(desk.record(id).team)).toEqual([alexMail]);
  });

  it('that Partner Center refuses is nobody’s again: its claimer’s card says so, with the way out, until it is claimed', async () => {
    const id = await desk.receives({ team: [] });
    const on = desk.channelCard(id);
    // No last name: no complete member.
    await desk.parts.db
      .collection('people')
      .updateOne({ name: megan.name }, { $set: { lastName: '', phoneNumber: '+1 425 555 0101' } });
    await megan.presses('Claim', { on });
    await desk.settles();
    expect((await desk.referral(id)).owner).toBeUndefined();
    const told = textOf(desk.channelCard(id));
    expect(told).toContain('Partner Center refused the claim of Megan Bowen');
    expect(told).toContain('Claim it again');
    expect(told).toContain('invalidRequest (400)');
    expect(titlesOf(desk.channelCard(id))).toContain('Claim');
    await alex.presses('Claim', { on: desk.channelCard(id) });
    await desk.settles();
    expect((await desk.referral(id)).owner?.name).toBe('Alex Wilber');
    expect(textOf(desk.channelCard(id))).not.toContain('refused');
  });

  it('is not for those who only read', async () => {
    const id = await desk.receives({ team: [] });
    const { card } = await diego.presses('Claim', { on: desk.channelCard(id) });

    expect(textOf(card)).toContain('You can’t claim this referral.');
  });

  it('stays with who took it, though somebody of the team becomes known later', async () => {
    const late = await aDesk({ installedBy: ['Adele', 'Alex'] });
    const id = await late.receives({ team: [meganMail] });
    await late.alex.presses('Claim', { on: late.channelCard(id) });
    await late.alex.presses('referral.claim', { on: late.channelCard(id), inputs: { phone: '5550100' } });
    await late.settles();
    await late.teams.installs(late.megan, { personal: true });
    await late.settles();

    expect((await late.referral(id)).owner?.name).toBe('Alex Wilber');
    expect(emails(late.record(id).team)).toEqual([meganMail, alexMail]);
  });
});

describe('a claim that waits for Partner Center', () => {
  it.each([
    ['as it is', async (desk: Desk, on: Message) => desk.alex.presses('Accept', { on })],
    ['by the form', acceptedByForm],
  ])('and an accept %s after it put the person on the team once', async (_how, accept) => {
    const desk = await aDesk();
    const id = await desk.receives({ team: [] });
    const on = desk.channelCard(id);
    desk.sandbox.setFaults({ kind: 'serverError', methods: ['PATCH'] });
    await desk.alex.presses('Claim', { on });
    await desk.alex.presses('referral.claim', { on, inputs: { phone: '5550100' } });
    await desk.settles();
    await accept(desk, desk.cardOf(desk.alex, id));
    await desk.settles();
    desk.sandbox.clearFaults();
    await desk.timePasses('PT10M');

    expect(desk.record(id).status).toBe('Active');
    expect(emails(desk.record(id).team)).toEqual([alexMail]);
    expect((await desk.referral(id)).outbox).toEqual([]);
  });

  it('is dropped when Partner Center has put the person on the team meanwhile', async () => {
    const desk = await aDesk();
    const id = await desk.receives({ team: [] });
    const on = desk.channelCard(id);
    desk.sandbox.setFaults({ kind: 'serverError', methods: ['PATCH'] });
    await desk.alex.presses('Claim', { on });
    await desk.alex.presses('referral.claim', { on, inputs: { phone: '5550100' } });
    await desk.settles();
    const { alex } = desk;
    const title = { title: null, contactPreference: { locale: null, disableNotifications: null } };
    desk.record(id).team = [{ firstName: 'Alex', lastName: 'W', email: alex.email, phoneNumber: '1', ...title }];
    await desk.sandbox.microsoft({ referralId: id, action: 'editInPartnerCenter' });
    desk.sandbox.clearFaults();
    await desk.timePasses('PT10M');

    expect(desk.record(id).team).toHaveLength(1);
    expect((await desk.referral(id)).outbox).toEqual([]);
  });
});

async function acceptedByForm(desk: Desk, on: Message): Promise<void> {
  await desk.alex.presses('Accept with changes', { on });
  await desk.alex.presses('Accept', { on, inputs: { contact0Phone: '+1 425 555 0100', notes: 'Mine.' } });
}

describe('Release', async () => {
  const desk = await aDesk();
  const { alex, megan, adele } = desk;

  it('takes the owner off the team, and lets the next one of it have the referral', async () => {
    const id = await desk.receives({ team: [alexMail, meganMail] });

    const { card } = await alex.presses('Release', { on: desk.cardOf(alex, id) });
    await desk.settles();

    expect(textOf(card)).toContain('Megan Bowen has it');
    expect(emails(desk.record(id).team)).toEqual([meganMail]);
    expect(titlesOf(desk.cardOf(megan, id))).toContain('Release');
    expect(titlesOf(desk.cardOf(alex, id))).toEqual([]);
  });

  it('of the last one leaves Partner Center’s team as it must be, and the referral free to claim', async () => {
    const id = await desk.receives({ team: [alexMail] });

    const { card } = await alex.presses('Release', { on: desk.cardOf(alex, id) });
    await desk.settles();

    expect(textOf(card)).toContain('Released. Somebody else can claim it.');
    expect(desk.patches(id)).toEqual([]);
    expect(textOf(desk.channelCard(id))).toContain('Nobody yet');
    expect(titlesOf(desk.channelCard(id))).toContain('Claim');

    await desk.sandbox.microsoft({ referralId: id, action: 'edit' });
    await desk.settles();
    expect((await desk.referral(id)).owner).toBeUndefined();

    await megan.presses('Claim', { on: desk.channelCard(id) });
    await megan.presses('referral.claim', { on: desk.channelCard(id), inputs: { phone: '+1 425 555 0101' } });
    await desk.settles();
    expect(emails(desk.record(id).team)).toEqual([meganMail]);
    expect((await desk.referral(id)).handedBack).toBeUndefined();
  });

  it('by an admin takes it from another', async () => {
    const id = await desk.receives({ team: [alexMail] });
    expect(titlesOf(await megan.looksAt(desk.channelCard(id)))).not.toContain('Release');

    await adele.looksAt(desk.channelCard(id));
    const { card } = await adele.presses('Release', { on: desk.channelCard(id) });
    await desk.settles();

    expect(textOf(card)).toContain('Released.');
    expect(titlesOf(desk.channelCard(id))).toContain('Claim');
  });

  it('right after Claim, before Partner Center heard of it, sends nothing', async () => {
    const first = await desk.receives({ team: [] });
    const on = desk.channelCard(first);
    await megan.presses('Claim', { on });
    if (titlesOf(megan.sees(on)).includes('Cancel'))
      await megan.presses('referral.claim', { on, inputs: { phone: '+1 425 555 0101' } });
    await desk.settles();

    const id = await desk.receives({ team: [] });
    desk.sandbox.setFaults({ kind: 'throttle', methods: ['PATCH'], retryAfterSeconds: 600 });
    await megan.presses('Claim', { on: desk.channelCard(id) });
    await desk.settles();
    expect(desk.record(id).team).toEqual([]);
    await megan.looksAt(desk.channelCard(id));
    await megan.presses('Release', { on: desk.channelCard(id) });
    desk.sandbox.clearFaults();
    desk.sandbox.clearRequests();
    await desk.timePasses('PT15M');

    expect(desk.patches(id)).toEqual([]);
    expect(desk.record(id).team).toEqual([]);
    expect(titlesOf(desk.channelCard(id))).toContain('Claim');
  });
});
