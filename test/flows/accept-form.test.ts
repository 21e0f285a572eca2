import { describe, expect, it } from 'vitest';
import { acceptFormLimits } from '../../src/cards/form-limits.ts';
import { say } from '../../src/i18n/catalogue.ts';
import type { ReferralSpec } from '../../src/sandbox/control-referral.ts';
import type { Message } from '../harness/chat-store.ts';
import { aDesk } from './support/a-desk.ts';
import { textOf, titlesOf, valuesOf } from './support/cards.ts';
import { changesInPartnerCenter } from './support/in-partner-center.ts';

const alexAlone = {
  customer: 'Fabrikam',
  dealName: 'Data platform',
  value: 120000,
  currency: 'EUR',
  closingDateTime: '2027-01-29T16:30:00.0000000Z',
  notes: 'Decides in January.',
  team: ['alex.wilber@contoso.example'],
} satisfies ReferralSpec;

const status = [
  { op: 'replace', path: '/status', value: 'Active' },
  { op: 'replace', path: '/substatus', value: 'Accepted' },
];
const alexOnTheWire = {
  firstName: 'Alex',
  lastName: 'Wilber',
  phoneNumber: '+1 425 555 0100',
  email: 'alex.wilber@contoso.example',
};

describe('the accept form', async () => {
  const desk = await aDesk();
  const { alex, megan } = desk;

  it('is filled with what Partner Center holds, and the colleague who has it', async () => {
    const id = await desk.receives(alexAlone);

    const { card } = await alex.presses('Accept with changes', { on: desk.cardOf(alex, id) });

    expect(valuesOf(card)).toMatchObject({
      name: 'Data platform',
      value: 120000,
      currency: 'EUR',
      closeDate: '2027-01-29',
      notes: 'Decides in January.',
      contact0FirstName: 'Alex',
      contact0LastName: 'Wilber',
      contact0Email: 'alex.wilber@contoso.example',
      contact0Phone: '+1 425 555 0100',
    });
    expect(valuesOf(card)).not.toHaveProperty('contact1Email');
  });

  it('sent unchanged sends the status alone: the close date keeps its time of day', async () => {
    const id = await desk.receives(alexAlone);
    const on = desk.cardOf(alex, id);
    await alex.presses('Accept with changes', { on });
    await alex.presses('Accept', { on });
    await desk.settles();

    expect(desk.patches(id).map(({ body }) => body)).toEqual([status]);
    expect(desk.record(id).details.closingDateTime).toBe('2027-01-29T16:30:00.0000000Z');
  });

  it('sends exactly what was changed, in one request', async () => {
    const id = await desk.receives(alexAlone);
    const on = desk.cardOf(alex, id);
    await alex.presses('Accept with changes', { on });
    await alex.presses('Accept', {
      on,
      inputs: {
        name: 'Data platform for 40 plants',
        value: 150000.5,
        currency: 'USD',
        closeDate: '31 March 2027',
        notes: 'Met them in Hamburg.',
        externalReferenceId: 'CRM-17',
        campaignId: 'SPRING',
      },
    });
    await desk.settles();

    expect(desk.patches(id).map(({ body }) => body)).toEqual([
      [
        ...status,
        { op: 'replace', path: '/name', value: 'Data platform for 40 plants' },
        { op: 'replace', path: '/details/dealValue', value: 150000.5 },
        { op: 'replace', path: '/details/currency', value: 'USD' },
        { op: 'replace', path: '/details/closingDateTime', value: '2027-03-31T00:00:00.000Z' },
        { op: 'replace', path: '/details/notes', value: 'Met them in Hamburg.' },
        { op: 'replace', path: '/externalReferenceId', value: 'CRM-17' },
        { op: 'replace', path: '/campaignId', value: 'SPRING' },
      ],
    ]);
    expect(desk.record(id)).toMatchObject({
      status: 'Active',
      substatus: 'Accepted',
      name: 'Data platform for 40 plants',
      externalReferenceId: 'CRM-17',
      campaignId: 'SPRING',
      details: { dealValue: 150000.5, currency: 'USD', notes: 'Met them in Hamburg.' },
    });
  });

  it('takes several colleagues: rows come and go without losing what was typed', async () => {
    const id = await desk.receives(alexAlone);
    const on = desk.cardOf(alex, id);
    await alex.presses('Accept with changes', { on });
    await alex.presses('Add a colleague', { on, inputs: { notes: 'Half typed' } });
    const lee = { FirstName: 'Lee', LastName: 'Gu', Email: 'lee.gu@contoso.example', Phone: '+1 425 555 0102' };
    const row = (number: number, who: object) =>
      Object.fromEntries(Object.entries(who).map(([field, value]) => [`contact${number}${field}`, value]));
    const third = await alex.presses('Add a colleague', { on, inputs: row(1, lee) });
    expect(valuesOf(third.card)).toMatchObject({ notes: 'Half typed', ...row(1, lee), contact2Email: '' });
    const second = await alex.presses('Remove the last colleague', { on });
    expect(valuesOf(second.card)).toMatchObject({ notes: 'Half typed', ...row(1, lee) });
    expect(valuesOf(second.card)).not.toHaveProperty('contact2Email');

    await alex.presses('Accept', { on });
    await desk.settles();

    const leeOnTheWire = { firstName: 'Lee', lastName: 'Gu', phoneNumber: lee.Phone, email: lee.Email };
    expect(desk.patches(id)[0]?.body).toContainEqual({
      op: 'replace',
      path: '/team',
      value: [expect.objectContaining(alexOnTheWire), leeOnTheWire],
    });
    expect(desk.record(id).team.map(({ email }) => email)).toEqual([alexOnTheWire.email, leeOnTheWire.email]);
  });

  it('has room for so many colleagues and no more', async () => {
    const id = await desk.receives(alexAlone);
    const on = desk.cardOf(alex, id);
    await alex.presses('Accept with changes', { on });
    for (let rows = 1; rows < acceptFormLimits.contacts; rows++) await alex.presses('Add a colleague', { on });

    expect(titlesOf(alex.sees(on))).not.toContain('Add a colleague');
    expect(titlesOf(alex.sees(on))).toContain('Remove the last colleague');
  });

  it('keeps what was typed when something is wrong with it, and says what', async () => {
    const id = await desk.receives(alexAlone);
    const on = desk.cardOf(alex, id);
    await alex.presses('Accept with changes', { on });
    const typed = { name: 'Another name', value: '-5', notes: 'Keep this.', contact0Email: 'not an address' };

    const { card } = await alex.presses('Accept', { on, inputs: typed });

    expect(textOf(card)).toContain('It can’t be less than 0.');
    expect(textOf(card)).toContain('That doesn’t look like an e-mail address.');
    expect(valuesOf(card)).toMatchObject({ ...typed, value: -5, contact0LastName: 'Wilber' });
    await desk.settles();
    expect(desk.patches(id)).toEqual([]);

    await alex.presses('Accept', { on, inputs: { value: 5, contact0Email: alexOnTheWire.email } });
    await desk.settles();
    expect(desk.record(id)).toMatchObject({ name: 'Another name', details: { dealValue: 5, notes: 'Keep this.' } });
  });

  it('takes an address out of what an address book writes around it', async () => {
    const id = await desk.receives(alexAlone);
    const on = desk.cardOf(alex, id);
    await alex.presses('Accept with changes', { on });

    await alex.presses('Accept', { on, inputs: { contact0Email: `Alex Wilber <${alexOnTheWire.email}>` } });
    await desk.settles();

    expect(desk.record(id).team.map(({ email }) => email)).toEqual([alexOnTheWire.email]);
  });

  it('asks a colleague who is not on the team yet for their phone, and knows it the next time', async () => {
    const first = await desk.receives({ ...alexAlone, team: [] });
    const on = desk.channelCard(first);
    const opened = await megan.presses('Accept with changes', { on });
    expect(valuesOf(opened.card)).toMatchObject({ contact0Email: 'megan.bowen@contoso.example', contact0Phone: '' });

    const refused = await megan.presses('Accept', { on });
    expect(textOf(refused.card)).toContain('This is needed.');
    await megan.presses('Accept', { on, inputs: { contact0Phone: '+1 425 555 0101' } });
    await desk.settles();
    expect(desk.record(first).team).toMatchObject([{ lastName: 'Bowen', phoneNumber: '+1 425 555 0101' }]);

    const second = await desk.receives({ ...alexAlone, team: [] });
    const again = await megan.presses('Accept with changes', { on: desk.channelCard(second) });
    expect(valuesOf(again.card)).toMatchObject({ contact0Phone: '+1 425 555 0101' });
  });

  /** The form as it was opened, still on somebody's screen. */
  async function whileOpen(on: Message, change: () => Promise<unknown>): Promise<void> {
    const form = alex.sees(on);
    await change();
    await desk.settles();
    if (form) on.views.set(alex.teamsId, form);
  }

  it('is taken though others changed the referral meanwhile: what it left alone stays as they wrote it', async () => {
    const id = await desk.receives(alexAlone);
    const on = desk.cardOf(alex, id);
    await alex.presses('Accept with changes', { on });
    await whileOpen(on, () =>
      changesInPartnerCenter(desk, id, { notes: 'They called.', closingDateTime: new Date('2027-05-07') }),
    );

    const pressed = await alex.presses('Accept', { on, inputs: { value: 90000 } });
    await desk.settles();

    expect(textOf(pressed.card)).toContain('Accepted. It is on its way to Partner Center.');
    expect(
      desk
        .patches(id)
        .filter(({ taken }) => taken)
        .at(-1)?.body,
    ).toEqual([...status, { op: 'replace', path: '/details/dealValue', value: 90000 }]);
    expect(desk.record(id)).toMatchObject({
      status: 'Active',
      details: { notes: 'They called.', dealValue: 90000, closingDateTime: '2027-05-07T00:00:00.000Z' },
    });
  });

  it('keeps what was typed when others changed the same field meanwhile, says what they wrote, and sends it with the next press', async () => {
    const id = await desk.receives(alexAlone);
    const on = desk.cardOf(alex, id);
    await alex.presses('Accept with changes', { on });
    await whileOpen(on, () => changesInPartnerCenter(desk, id, { notes: 'They called.', dealValue: 70000 }));

    const late = await alex.presses('Accept', { on, inputs: { notes: 'Typed for long.' } });

    expect(textOf(late.card)).toContain('The referral changed in the meantime. What you typed is still here');
    expect(textOf(late.card)).toContain('Meanwhile somebody wrote: They called.');
    expect(valuesOf(late.card)).toMatchObject({ notes: 'Typed for long.', value: 70000 });
    expect(desk.record(id).status).toBe('New');
    await alex.presses('Accept', { on });
    await desk.settles();
    expect(desk.record(id)).toMatchObject({
      status: 'Active',
      details: { notes: 'Typed for long.', dealValue: 70000 },
    });
  });

  it('shows the team that others changed meanwhile before it writes another one', async () => {
    const id = await desk.receives(alexAlone);
    const on = desk.cardOf(alex, id);
    await alex.presses('Accept with changes', { on });
    const lee = { firstName: 'Lee', lastName: 'Gu', phoneNumber: '+1 425 555 0102', email: 'lee.gu@contoso.example' };
    await whileOpen(on, () => changesInPartnerCenter(desk, id, { addTeamMember: lee }));

    const late = await alex.presses('Accept', { on });

    expect(textOf(late.card)).toContain(
      'Meanwhile somebody wrote: alex.wilber@contoso.example, lee.gu@contoso.example',
    );
    expect(desk.record(id)).toMatchObject({ status: 'New', team: [{ lastName: 'Wilber' }, { lastName: 'Gu' }] });
  });

  it('opened before the desk was renewed, and so without marks, is taken', async () => {
    const id = await desk.receives(alexAlone);
    const on = desk.cardOf(alex, id);
    await alex.presses('Accept with changes', { on });
    const press = alex.pressing('Accept', { on, inputs: { value: 90000 } });
    delete (press.value as { action: { data: { seen?: string } } }).action.data.seen;

    await desk.teams.deliver(press);
    await desk.settles();

    expect(desk.record(id)).toMatchObject({ status: 'Active', details: { dealValue: 90000 } });
  });

  it('goes back to the card with Cancel, and nothing happened', async () => {
    const id = await desk.receives(alexAlone);
    const on = desk.cardOf(alex, id);
    await alex.presses('Accept with changes', { on });

    const { card } = await alex.presses('Cancel', { on });

    expect(titlesOf(card)).toContain('Accept');
    expect(desk.record(id).status).toBe('New');
  });
});

describe.each(['ko', 'ru', 'zh-TW'] as const)('in %s', (locale) => {
  it('the form asks, says what is wrong, and accepts', async () => {
    const desk = await aDesk({ locales: { alex: locale } });
    const id = await desk.receives(alexAlone);
    const on = desk.cardOf(desk.alex, id);

    const { card } = await desk.alex.presses(say(locale, 'button.acceptWithChanges'), { on });
    expect(JSON.stringify(card)).toContain(say(locale, 'input.closeDate'));
    const wrong = await desk.alex.presses('referral.accept', { on, inputs: { value: -1, contact0Email: 'nobody' } });
    expect(textOf(wrong.card)).toContain(say(locale, 'problem.negative'));
    expect(textOf(wrong.card)).toContain(say(locale, 'answer.email.notEmail'));
    expect(JSON.stringify(wrong.card)).not.toMatch(/This is needed|Colleague|can’t be/);
    await desk.alex.presses('referral.accept', { on, inputs: { value: 5, contact0Email: alexOnTheWire.email } });
    await desk.settles();

    expect(desk.record(id)).toMatchObject({ status: 'Active', details: { dealValue: 5 } });
    expect(textOf(desk.cardOf(desk.alex, id))).toContain(say(locale, 'status.active'));
  });
});
