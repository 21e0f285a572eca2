import { describe, expect, it } from 'vitest';
import { aDesk } from './support/a-desk.ts';
import { textOf, titlesOf, valuesOf } from './support/cards.ts';
import { forges, openDeal, patchesOf } from './support/deals.ts';
import type { Desk } from './support/desk.ts';

const contact = { firstName: 'Sue', lastName: 'Smith', email: 'sue@fabrikam.example', phoneNumber: '+49 40 5550100' };
const secret = { kind: 'private', customer: 'Fabrikam', contact } as const;

const creations = (desk: Desk) =>
  desk.sandbox.requests().filter(({ method, path }) => method === 'POST' && path.endsWith('/referrals'));
const microsofts = (desk: Desk, id: string) =>
  desk.sandbox
    .records()
    .filter((one) => one.engagementId === desk.record(id).engagementId && one.organizationId === 'msft');
const invitation = { help: 'ProofOfConceptOrDemo', note: 'Please join the demo.', consent: 'yes' };

describe('sharing a private deal', () => {
  it('is said to be one way, and is done after a yes', async () => {
    const desk = await aDesk();
    const { id, card } = await openDeal(desk, secret);
    expect(textOf(card)).toContain('Doesn’t see this deal');
    expect(desk.sandbox.microsoftView()).toEqual([]);
    await desk.alex.presses('More', { on: card });

    const asked = await desk.alex.presses('Share with Microsoft', { on: card });

    expect(textOf(asked.card)).toContain('that can’t be taken back');
    await desk.settles();
    expect(desk.sandbox.microsoftView()).toEqual([]);
    await desk.alex.presses('Yes, share it with Microsoft', { on: card, inputs: { consent: 'yes' } });
    await desk.settles();
    expect(patchesOf(desk, id)).toEqual([
      [{ op: 'replace', path: '/consent/consentToShareReferralWithMicrosoftSellers', value: true }],
    ]);
    expect(textOf(card)).toContain('Sees this deal; not asked to help');
    expect(textOf(card)).toContain('Partner-led deal');
    expect(desk.sandbox.microsoftView()).toMatchObject([{ referralId: id }]);
  });

  it('asks for consent in plain words; without it nothing is written, and that is said', async () => {
    const desk = await aDesk();
    const { id, card } = await openDeal(desk, secret);
    await desk.alex.presses('More', { on: card });
    const asked = await desk.alex.presses('Share with Microsoft', { on: card });
    expect(textOf(asked.card)).toContain('agree that Microsoft gets their names, phone numbers and e-mail addresses');

    const pressed = await desk.alex.presses('Yes, share it with Microsoft', { on: card, inputs: { consent: 'no' } });

    expect(textOf(pressed.card)).toContain('Without their agreement the deal stays private. Nothing was sent.');
    const forged = await forges(desk, desk.alex, { id, card }, 'deal.share');
    expect(forged).toContain('Without their agreement the deal stays private.');
    await desk.settles();
    expect(patchesOf(desk, id)).toEqual([]);
    expect(desk.sandbox.microsoftView()).toEqual([]);
  });

  it('whatever else is done with it, Microsoft sees nothing of a private deal', async () => {
    const desk = await aDesk({ undoSeconds: 0 });
    const { id, card } = await openDeal(desk, secret);
    const presses = async (...steps: readonly (readonly [title: string, inputs?: Record<string, string>])[]) => {
      for (const [title, inputs = {}] of steps) await desk.alex.presses(title, { on: card, inputs });
      await desk.settles();
      expect(desk.sandbox.microsoftView()).toEqual([]);
      expect([...creations(desk), ...microsofts(desk, id)]).toEqual([]);
    };

    await presses(['Edit'], ['Save', { value: '90000' }]);
    await presses(['Stage'], ['Save', { salesStage: '80' }]);
    await presses(['Add note'], ['Save', { note: 'Microsoft should not know this.' }]);
    await presses(['More'], ['Solutions'], ['Save', { add: 'SOL-1234-PQRS' }]);
    await presses(['More'], ['Share with Microsoft'], ['Cancel']);
    await presses(
      ['More'],
      ['Invite Microsoft'],
      ['Ask Microsoft for help', { ...invitation, consent: 'no' }],
      ['Cancel'],
    );
    await presses(['Won'], ['Mark as won']);
    expect(desk.record(id)).toMatchObject({ substatus: 'Won', salesStage: '80', details: { dealValue: 90_000 } });
  });

  it('is no longer offered once it is done', async () => {
    const desk = await aDesk();
    const { card } = await openDeal(desk);
    const pressed = await desk.alex.presses('More', { on: card });
    expect(titlesOf(pressed.card)).toContain('Invite Microsoft');
    expect(titlesOf(pressed.card)).not.toContain('Share with Microsoft');
  });
});

describe('inviting Microsoft', () => {
  async function invite(desk: Desk, spec = {}, inputs: Readonly<Record<string, unknown>> = invitation) {
    const opened = await openDeal(desk, { ...secret, ...spec });
    await desk.alex.presses('More', { on: opened.card });
    await desk.alex.presses('Invite Microsoft', { on: opened.card });
    const pressed = await desk.alex.presses('Ask Microsoft for help', { on: opened.card, inputs });
    await desk.settles();
    return { ...opened, pressed };
  }

  it('shares the deal and creates the second referral: same engagement, for Microsoft, with kind of help and note', async () => {
    const desk = await aDesk();
    const { id, card } = await invite(desk);

    expect(creations(desk).map(({ body }) => body)).toMatchObject([
      {
        engagementId: desk.record(id).engagementId,
        target: [{ type: 'BusinessProfileLocation', id: 'msft' }],
        inviteContext: { assistanceRequestCode: 'ProofOfConceptOrDemo', notes: 'Please join the demo.' },
        customerProfile: { team: [{ firstName: 'Sue', email: 'sue@fabrikam.example' }] },
      },
    ]);
    expect(microsofts(desk, id)).toMatchObject([{ status: 'New', substatus: 'Pending' }]);
    expect(textOf(card)).toMatch(/Asked on .+; has until .+ to answer \(14 days\) and can also say no/);
    expect(textOf(card)).toContain('Co-sell with Microsoft');
    expect(titlesOf(await desk.alex.presses('More', { on: card }).then((pressed) => pressed.card))).not.toContain(
      'Invite Microsoft',
    );
  });

  it('asks for the customer’s contact where none is known, and Partner Center gets it', async () => {
    const desk = await aDesk();
    const { id, card, pressed } = await invite(desk, { contact: null });
    expect(textOf(pressed.card)).toContain('4 fields need your attention');
    expect(valuesOf(pressed.card)).toMatchObject({ help: 'ProofOfConceptOrDemo', note: 'Please join the demo.' });
    expect(creations(desk)).toEqual([]);

    const inputs = {
      contactFirst: 'Sue',
      contactLast: 'Smith',
      contactPhone: '+49 40 5550100',
      contactMail: contact.email,
    };
    await desk.alex.presses('Ask Microsoft for help', { on: card, inputs });
    await desk.settles();

    expect(desk.record(id).customerProfile.team).toMatchObject([{ firstName: 'Sue', phoneNumber: '+49 40 5550100' }]);
    expect(microsofts(desk, id)).toHaveLength(1);
  });

  it('without consent writes nothing, says so, and keeps what was typed', async () => {
    const desk = await aDesk();
    const { id, pressed } = await invite(desk, {}, { ...invitation, consent: 'no' });

    expect(textOf(pressed.card)).toContain('Without their agreement Microsoft can’t be asked. Nothing was sent');
    expect(valuesOf(pressed.card)).toMatchObject({ note: 'Please join the demo.' });
    expect([...patchesOf(desk, id), ...creations(desk)]).toEqual([]);
    expect(desk.sandbox.microsoftView()).toEqual([]);
  });

  it('asks once, though the answer to it was lost', async () => {
    const desk = await aDesk();
    desk.sandbox.setFaults({ kind: 'cutAfter', methods: ['POST'], pathPattern: '/referrals$', count: 1 });
    const { id, card } = await invite(desk);

    await desk.timePasses('PT5M');

    expect(microsofts(desk, id)).toHaveLength(1);
    expect(creations(desk)).toHaveLength(1);
    expect(textOf(card)).toContain('Asked on');
    expect(textOf(card)).not.toContain('on the way to Partner Center');
  });

  it('goes on when Partner Center is back', async () => {
    const desk = await aDesk();
    desk.sandbox.setFaults({ kind: 'serverError', methods: ['POST'], pathPattern: '/referrals$' });
    const { id, card } = await invite(desk);
    expect(textOf(card)).toContain('Is being asked to help');

    desk.sandbox.clearFaults();
    await desk.timePasses('PT5M');

    expect(microsofts(desk, id)).toHaveLength(1);
    expect(textOf(card)).toContain('Asked on');
  });

  it('is refused: the card says so and keeps what was typed', async () => {
    const desk = await aDesk();
    desk.sandbox.setFaults({ kind: 'serverError', methods: ['POST'], pathPattern: '/referrals$', status: 403 });
    const { card } = await invite(desk);
    expect(textOf(card)).toContain('Partner Center did not take the request to Microsoft from Alex Wilber');

    const pressed = await desk.alex.presses('Look at it again', { on: card });

    expect(valuesOf(pressed.card)).toMatchObject({ help: 'ProofOfConceptOrDemo', note: 'Please join the demo.' });
  });

  it.each([
    ['accept', undefined, /Takes part \(accepted on .+\) · Microsoft’s CRM ID: 7-/],
    ['decline', 'No Microsoft seller directly manages this customer', /Declined: No Microsoft seller directly manages/],
    ['expire', undefined, /Didn’t answer by .+; the request expired/],
  ] as const)('Microsoft’s %s shows on the card', async (action, reason, expected) => {
    const desk = await aDesk();
    const { id, card } = await invite(desk);

    await desk.sandbox.microsoft({ referralId: id, action, ...(reason ? { reason } : {}) });
    await desk.settles();

    expect(textOf(card)).toMatch(expected);
  });

  it('Microsoft’s silence shows when the 14 days are over, though no event says so', async () => {
    const desk = await aDesk();
    const { card } = await invite(desk);
    desk.sandbox.setFaults({ kind: 'expiryEventForgotten' });

    await desk.timePasses('P14DT2H');

    expect(textOf(card)).toMatch(/Didn’t answer by .+; the request expired/);
  });

  it('Microsoft’s silence is asked about again while Partner Center is away: nothing fails, nothing else waits', async () => {
    const desk = await aDesk();
    const { card } = await invite(desk);
    desk.sandbox.setFaults({ kind: 'expiryEventForgotten' }, { kind: 'serverError', methods: ['GET'] });
    await desk.timePasses('P14DT2H');
    await desk.timePasses('PT2H');

    const { values } = await desk.parts.metrics.sweepItems.get();
    expect(values.filter(({ labels }) => labels.result === 'failed' || labels.result === 'parked')).toEqual([]);
    expect(desk.log.filter(({ msg }) => msg.startsWith('Partner Center not reached, will ask again'))).not.toEqual([]);
    expect(desk.log.filter(({ level }) => level >= 50)).toEqual([]);

    desk.sandbox.clearFaults();
    desk.sandbox.setFaults({ kind: 'expiryEventForgotten' });
    await desk.timePasses('PT2H');
    expect(textOf(card)).toMatch(/Didn’t answer by .+; the request expired/);
  });

  it('is refused for a deal that a partner started: only Partner Center can do that', async () => {
    const desk = await aDesk();
    const { card } = await openDeal(desk, { kind: 'p2p', status: 'Active', customer: 'Fabrikam' });
    const pressed = await desk.alex.presses('More', { on: card });
    expect(titlesOf(pressed.card)).not.toContain('Invite Microsoft');
  });
});
