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
