import { expect, it } from 'vitest';
import { aDesk } from './support/a-desk.ts';
import { saidIn, textOf, titlesOf, valuesOf } from './support/cards.ts';
import { forges, openDeal, patchesOf } from './support/deals.ts';

const contact = { firstName: 'Sue', lastName: 'Smith', email: 'sue@fabrikam.example', phoneNumber: '5550100' };

it('the customer’s contact is changed in its place, other address and all', async () => {
  const desk = await aDesk({ undoSeconds: 0 });
  const { id, card } = await openDeal(desk, { kind: 'private', contact });
  await desk.alex.presses('More', { on: card });
  const opened = await desk.alex.presses('Customer contact', { on: card });
  expect(valuesOf(opened.card)).toMatchObject({ contactFirst: 'Sue', contactMail: 'sue@fabrikam.example' });

  const wrong = await desk.alex.presses('Save', { on: card, inputs: { contactMail: 'sue@' } });
  expect(textOf(wrong.card)).toContain('needs your attention');
  // Every mistake at once, and each of them with what was typed.
  const typed = {
    contactFirst: 'Zoë',
    contactLast: '',
    contactPhone: 'call me',
    contactMail: 'a@b.example; c@d.example',
  };
  const worse = await desk.alex.presses('Save', { on: card, inputs: typed });
  expect(textOf(worse.card)).toContain('3 fields need your attention');
  expect(valuesOf(worse.card)).toMatchObject(typed);
  const long = { contactFirst: 'Sue', contactLast: 'x'.repeat(80), contactPhone: '5550100' };
  expect(textOf((await desk.alex.presses('Save', { on: card, inputs: long })).card)).toContain('At most 64 characters');
  expect(patchesOf(desk, id)).toEqual([]);
  await desk.alex.presses('Save', { on: card, inputs: { contactLast: 'Smith', contactMail: 'sue@' } });
  await desk.alex.presses('Save', { on: card, inputs: { contactMail: 'susan@fabrikam.example' } });
  await desk.settles();

  const { team } = desk.record(id).customerProfile;
  expect(team).toHaveLength(1);
  expect(team[0]).toMatchObject({ firstName: 'Sue', lastName: 'Smith', email: 'susan@fabrikam.example' });
});

it('is closed once it was sent to Microsoft, whoever presses by hand', async () => {
  const desk = await aDesk({ undoSeconds: 0 });
  const opened = await openDeal(desk, { kind: 'microsoft', status: 'Active', substatus: 'Accepted', contact });
  await desk.alex.presses('More', { on: opened.card });
  expect(titlesOf(desk.alex.sees(opened.card))).not.toContain('Customer contact');

  expect(await forges(desk, desk.alex, opened, 'deal.contact-form')).toContain('The contact was sent to Microsoft');
  const typed = { contactFirst: 'A', contactLast: 'B', contactPhone: '5550100', contactMail: 'a@b.example' };
  await forges(desk, desk.alex, opened, 'deal.contact', typed);
  await desk.settles();
  expect(patchesOf(desk, opened.id)).toEqual([]);
});

it('is changed by words, before and after shown, and taken back; what was not said of another person is asked', async () => {
  const desk = await aDesk({ undoSeconds: 10 });
  const { id } = await openDeal(desk, { kind: 'private', contact });
  const says = async (words: string) => {
    const [reply] = (await desk.alex.says(words)).replies;
    if (!reply) throw new Error(`No answer to ${words}`);
    return reply;
  };

  const changed = await says('change contact to Sue Smith, sue.smith@fabrikam.example');
  expect(textOf(changed)).toContain('sue@fabrikam.example → Sue Smith, sue.smith@fabrikam.example, 5550100');
  expect(textOf(changed)).toContain('Until now: Sue Smith, sue@fabrikam.example, 5550100');
  const back = await desk.alex.presses('Undo', { on: changed });
  expect(textOf(back.card)).toContain('Taken back: Customer contact');

  // Somebody else's address beside Sue's name would be neither.
  expect(textOf(await says('change contact to tom@fabrikam.example'))).toContain('Not everything was said of tom@');
  const named = await desk.alex.says(
    'change contact to Mr Reed, his number is 206 555 0144, mail tom(at)fabrikam.example',
  );
  expect(saidIn(named.replies)[0]).toContain('name, e-mail and phone in one go');

  const asked = await says('Fabrikam: new contact Bob Jones, bob@fabrikam.example');
  expect(textOf(asked)).toContain('Not everything was said of Bob Jones.');
  const [keeps = ''] = titlesOf(asked);
  const kept = await desk.alex.presses(keeps, { on: asked });
  expect(textOf(kept.card)).toContain('→ Bob Jones, bob@fabrikam.example, 5550100');
  expect(textOf(await says('undo'))).toContain('Bob Jones');
  await desk.settles();
  expect(patchesOf(desk, id)).toEqual([]);
});
