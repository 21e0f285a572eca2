import { expect, it } from 'vitest';
import { aDesk } from './support/a-desk.ts';
import { textOf, titlesOf } from './support/cards.ts';

it('one press accepts a referral as it is: Partner Center gets the status alone, every copy says who', async () => {
  const desk = await aDesk();
  const id = await desk.receives({ customer: 'Fabrikam', team: ['alex.wilber@contoso.example'] });

  const pressed = await desk.alex.presses('Accept as it is', { on: desk.cardOf(desk.alex, id) });

  expect(textOf(pressed.card)).toContain('Accepted. It is on its way to Partner Center.');
  await desk.settles();
  expect(desk.record(id)).toMatchObject({ status: 'Active', substatus: 'Accepted' });
  expect(desk.patches(id).map(({ body }) => body)).toEqual([
    [
      { op: 'replace', path: '/status', value: 'Active' },
      { op: 'replace', path: '/substatus', value: 'Accepted' },
    ],
  ]);
  const copies = desk.copiesOf(id);
  expect(copies).toHaveLength(2);
  for (const copy of copies) {
    expect(textOf(copy)).toContain('Accepted by Alex Wilber');
    expect(titlesOf(copy)).not.toContain('Accept');
  }
});
