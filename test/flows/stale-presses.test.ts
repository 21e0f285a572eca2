import { describe, expect, it } from 'vitest';
import type { ReferralPatch } from '../../src/partner-center/port.ts';
import type { ReferralSpec } from '../../src/sandbox/control-referral.ts';
import { aDesk } from './support/a-desk.ts';
import { answeredCard, textOf } from './support/cards.ts';
import { changesInPartnerCenter } from './support/in-partner-center.ts';

const alexs = {
  customer: 'Fabrikam',
  value: 120_000,
  currency: 'EUR',
  notes: 'Decides in January.',
  team: ['alex.wilber@contoso.example'],
} satisfies ReferralSpec;
const contact = {
  firstName: 'Mona',
  lastName: 'Kane',
  email: 'mona.kane@fabrikam.example',
  phoneNumber: '+1 425 555 0199',
};
const megan = {
  firstName: 'Megan',
  lastName: 'Bowen',
  email: 'megan.bowen@contoso.example',
  phoneNumber: '+1 425 555 0101',
};

/** What a CRM that touches records changes all day: none of it is what Accept or Decline answers. */
const trifles: [string, ReferralPatch, RegExp][] = [
  ['the notes', { notes: 'They called.' }, /They called\./],
  ['the value', { dealValue: 150_000 }, /150,000/],
  ['the customer’s contact', { contacts: [contact] }, /Mona Kane/],
  ['its number in the CRM', { externalReferenceId: 'OPP-7' }, /Fabrikam/],
];

describe('a press on a card that was drawn before', async () => {
  const desk = await aDesk();
  const { alex, adele } = desk;

  /** What no colleague can change in the sandbox: the desk knew it otherwise, and hears how it is now. */
  async function knewBefore(id: string, fields: Readonly<Record<string, unknown>>): Promise<void> {
    const referrals = desk.parts.db.collection<{ _id: string }>('referrals');
    await referrals.updateOne({ _id: id }, { $set: { ...fields, 'record.eTag': '"before"' } });
    await desk.sandbox.microsoft({ referralId: id, action: 'edit' });
    await desk.settles();
  }

  it.each(trifles)(
    '%s changed in Partner Center works, and its answer shows the change',
    async (_what, patch, shown) => {
      const id = await desk.receives(alexs);
      const press = alex.pressing('Accept', { on: desk.cardOf(alex, id) });
      await changesInPartnerCenter(desk, id, patch);

      const [answer] = await desk.teams.deliver(press);
      await desk.settles();

      expect(textOf(answeredCard(answer))).toContain('Accepted. It is on its way to Partner Center.');
      expect(textOf(answeredCard(answer))).toMatch(shown);
      expect(desk.record(id).status).toBe('Active');
      expect(textOf(desk.cardOf(alex, id))).toMatch(shown);
    },
  );

  it.each(trifles)('%s changed in Partner Center still declines', async (_what, patch) => {
    const id = await desk.receives(alexs);
    const on = desk.channelCard(id);
    await adele.presses('Decline', { on });
    const press = adele.pressing('referral.decline', { on, inputs: { reason: '2', note: 'Called twice.' } });
    await changesInPartnerCenter(desk, id, patch);

    await desk.teams.deliver(press);
    await desk.timePasses('PT61S');

    expect(desk.record(id)).toMatchObject({
      substatus: 'Declined',
      statusReason: expect.stringContaining('Called twice.'),
    });
  });

  it('the deadline was put off works', async () => {
    const id = await desk.receives(alexs);
    const press = alex.pressing('Accept', { on: desk.cardOf(alex, id) });
    await knewBefore(id, { deadline: new Date(desk.parts.clock.now().getTime() + 3_600_000) });

    await desk.teams.deliver(press);
    await desk.settles();

    expect((await desk.referral(id)).extensions).toBe(1);
    expect(desk.record(id).status).toBe('Active');
  });

  it('every visible change is drawn on all copies, whether it makes old presses stale or not', async () => {
    const id = await desk.receives(alexs);
    await changesInPartnerCenter(desk, id, { notes: 'One.' });
    await changesInPartnerCenter(desk, id, { notes: 'Two.' });

    expect(desk.copiesOf(id)).toHaveLength(2);
    for (const copy of desk.everyCopy(id)) expect(textOf(copy)).toContain('Two.');
  });

  it('it was decided in Partner Center is too late, and the card says so', async () => {
    const id = await desk.receives(alexs);
    const press = alex.pressing('Accept', { on: desk.cardOf(alex, id) });
    await changesInPartnerCenter(desk, id, { status: 'Closed', substatus: 'Declined', statusReason: 'Not a customer' });

    const [answer] = await desk.teams.deliver(press);
    await desk.settles();

    expect(textOf(answeredCard(answer))).toContain('declined');
    expect(desk.record(id).substatus).toBe('Declined');
    expect(await desk.history(id)).not.toContain('accepted');
  });

  it('a colleague took it over is out of date', async () => {
    const id = await desk.receives(alexs);
    const press = alex.pressing('Accept', { on: desk.cardOf(alex, id) });
    await changesInPartnerCenter(desk, id, { team: [megan] });

    const [answer] = await desk.teams.deliver(press);
    await desk.settles();

    expect(textOf(answeredCard(answer))).toContain('This card was out of date. Here is how it stands now.');
    expect(desk.record(id).status).toBe('New');
  });

  it('it is about another customer now is out of date', async () => {
    const id = await desk.receives(alexs);
    const press = alex.pressing('Accept', { on: desk.cardOf(alex, id) });
    await knewBefore(id, { 'record.customer.name': 'Northwind' });

    const [answer] = await desk.teams.deliver(press);

    expect(textOf(answeredCard(answer))).toContain('This card was out of date. Here is how it stands now.');
    expect(desk.record(id).status).toBe('New');
  });

  it('somebody took a decision back since asks again: it is not the same question', async () => {
    const id = await desk.receives(alexs);
    const on = desk.channelCard(id);
    const press = alex.pressing('Accept', { on: desk.cardOf(alex, id) });
    await adele.presses('Decline', { on });
    await adele.presses('referral.decline', { on, inputs: { reason: '2' } });
    await desk.settles();
    await adele.presses('Undo', { on });
    await desk.settles();

    const [answer] = await desk.teams.deliver(press);
    await desk.settles();

    expect(textOf(answeredCard(answer))).toContain('This card was out of date.');
    expect(desk.record(id).status).toBe('New');
  });
});
