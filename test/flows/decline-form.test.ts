import { describe, expect, it } from 'vitest';
import type { ReferralSpec } from '../../src/sandbox/control-referral.ts';
import { aDesk } from './support/a-desk.ts';
import { answeredCard, textOf, valuesOf } from './support/cards.ts';
import { changesInPartnerCenter } from './support/in-partner-center.ts';

const alexAlone = { customer: 'Fabrikam', team: ['alex.wilber@contoso.example'] } satisfies ReferralSpec;

describe('the decline form', async () => {
  const desk = await aDesk();
  const { adele, alex } = desk;

  it('needs one of the eight reasons, and keeps the note', async () => {
    const id = await desk.receives(alexAlone);
    const on = desk.cardOf(alex, id);
    const opened = await alex.presses('Decline', { on });
    expect(textOf(opened.card)).toContain(
      'tells Microsoft, who can read the reason and your note; the customer doesn’t',
    );
    const other = await alex.presses('referral.decline', { on, inputs: { reason: '8' } });
    expect(textOf(other.card)).toContain('“Other” alone says nothing: write a note.');
    expect(desk.record(id).status).toBe('New');

    // Teams does not let it go without a reason; somebody who makes the request by hand is told.
    const request = alex.pressing('referral.decline', { on, inputs: { reason: '3', note: 'They chose Northwind.' } });
    const value = request.value as { action: { data: Record<string, unknown> } };
    delete value.action.data.reason;
    const [refused] = await desk.teams.deliver(request);
    const card = answeredCard(refused);
    expect(textOf(card)).toContain('Choose one of the reasons.');
    expect(valuesOf(card)).toMatchObject({ note: 'They chose Northwind.' });

    await alex.presses('referral.decline', { on, inputs: { reason: '3', note: 'They chose Northwind.' } });
    await desk.timePasses('PT61S');
    expect(desk.record(id)).toMatchObject({
      status: 'Closed',
      substatus: 'Declined',
      statusReason: 'Customer chose another vendor: They chose Northwind.',
    });
  });

  it('keeps reason and note when somebody else got the referral meanwhile', async () => {
    const id = await desk.receives(alexAlone);
    const on = desk.channelCard(id);
    await adele.presses('Decline', { on });
    const form = adele.sees(on);
    const megan = {
      firstName: 'Megan',
      lastName: 'Bowen',
      email: 'megan.bowen@contoso.example',
      phoneNumber: '5550101',
    };
    await changesInPartnerCenter(desk, id, { team: [megan] });
    if (form) on.views.set(adele.teamsId, form);

    const late = await adele.presses('referral.decline', { on, inputs: { reason: '5', note: 'Unknown there.' } });

    expect(textOf(late.card)).toContain('What you typed is still here');
    expect(valuesOf(late.card)).toMatchObject({ reason: '5', note: 'Unknown there.' });
    expect(desk.record(id).status).toBe('New');
  });
});
