import { expect, it } from 'vitest';
import { aDesk } from './support/a-desk.ts';
import { textOf, titlesOf } from './support/cards.ts';
import { openDeal, patchesOf } from './support/deals.ts';

/** Whatever a button says can be typed, by its number too: on every card that answers words. */
it('the number of a button does what the button says, in four languages', async () => {
  const desk = await aDesk({ undoSeconds: 60, locales: { megan: 'ko-KR', adele: 'ru-RU', lee: 'zh-TW' } });
  const answer = async (person: typeof desk.alex, words: string) => {
    const [message] = (await person.says(words)).replies;
    if (!message) throw new Error(`No answer to ${words}`);
    return message;
  };
  for (const person of [desk.alex, desk.megan, desk.adele, desk.lee]) {
    const titles = titlesOf(await answer(person, 'qwrtp zzxv'));
    const help = `${titles.length}`;
    const typed = textOf(await answer(person, help));
    await answer(person, 'qwrtp zzxv');
    expect(typed, person.name).toBe(textOf(await answer(person, titles.at(-1)?.toLowerCase() ?? '')));
    expect(typed.length).toBeGreaterThan(40);
  }

  const { id } = await openDeal(desk, { kind: 'private' });
  const noted = await answer(desk.alex, 'note they signed');
  expect(titlesOf(noted)).toEqual(['Undo', 'Open']);
  expect(textOf(await answer(desk.alex, '1'))).toContain('Taken back: Noted: they signed');
  await desk.settles();
  expect(patchesOf(desk, id)).toEqual([]);
});

it('what a referral’s or a deal’s card says can be typed as well, and does what the press does', async () => {
  const desk = await aDesk({ undoSeconds: 60 });
  const { alex } = desk;
  const answer = async (words: string) =>
    (await alex.says(words)).replies.map((message) => alex.sees(message) ?? message);
  await desk.receives({ customer: 'Southridge Video', team: ['alex.wilber@contoso.example'] });
  await openDeal(desk, { kind: 'private' });

  // No number stands on the card: one alone asks first.
  await answer('find southridge');
  const [asked] = await answer('3');
  expect(textOf(asked)).toContain('Button 3 on that card is “Decline”');
  expect(textOf((await answer('1'))[0])).toContain('Decline the referral for Southridge Video');
  expect((await answer('Decline'))[0]).toMatchObject({
    activity: { text: 'What you filled in reaches me only with its button. Please press “Decline” on the card.' },
  });
  await answer('find southridge');
  expect(textOf((await answer('accept with changes'))[0])).toContain('Accept the referral for Southridge Video');

  await answer('my deals');
  expect(textOf((await answer('open'))[0])).toContain('“Open” stands there more than once');
  expect(titlesOf((await answer('fabrikam'))[0])).toEqual(['Edit', 'Stage', 'Add note', 'Won', 'Lost', 'More']);
  expect(titlesOf((await answer('More'))[0])).toContain('Employees');
  expect(textOf((await answer('employees'))[0])).toContain('Employees');
  await answer('find fabrikam');
  // Not the list of what was won.
  expect(textOf((await answer('won'))[0])).not.toContain('Archived');

  // A question takes yes and no, and what was done is taken back by `undo`, whatever it was.
  const said = async (words: string) => {
    const [message] = (await alex.says(words)).replies;
    return alex.sees(message as never) ? textOf(alex.sees(message as never)) : String(message?.activity.text);
  };
  await said('accept southridge');
  expect(await said('nope')).toContain('nothing was done');
  await said('accept southridge');
  expect(await said('yes please')).toContain('Accepted. It is on its way');
  await said('open fabrikam');
  expect(await said('add to favourites')).toContain('among your favourites now');
  expect(await said('undo')).toContain('no longer among your favourites');
  expect(await said('stop reminders')).toContain('no more reminders');
  expect(await said('take that back')).toContain('I remind you here again');
  // Once more is about what was before it, and never the same again.
  expect(await said('undo')).toContain('Southridge Video: what you did last can’t be taken back');
  // The accept is out: until then nobody lets go of it.
  await desk.settles();
  await said('release southridge');
  expect(await said('yes')).toContain('Released');
  expect(await said('undo')).toMatch(/It is yours now|Take over the referral for Southridge/);
  await said('language korean');
  expect(await said('되돌려 줘')).toContain('I write to you in English');

  // In the middle of a new deal its own question is nearer.
  await answer('new deal');
  await answer('find southridge');
  expect(JSON.stringify(await answer('1'))).not.toContain('Button 1');
  // Its form opens in a window by a press alone: by words it comes as a card.
  const [form] = await answer('fill in a form, please');
  expect(titlesOf(form)).toEqual(['Save and go on in the chat', 'Cancel']);
});
