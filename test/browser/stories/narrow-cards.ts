import { beforeAll, describe, expect, it } from 'vitest';
import type { AdaptiveCard } from '../../../src/messenger.ts';
import { CardPage } from '../../cards/card-page.ts';
import { everyLook } from '../../cards/looks.ts';
import { theBrowser } from '../support/browser.ts';

/** As narrow as Teams beside a meeting, or on a phone. */
const narrow = { width: 320, theme: 'light' } as const;

/** Cards for one call to the page: a call for each card was most of the time. */
const drawnAtOnce = 50;

/** Every card and form in every language, drawn in a browser. For human eyes: test/cards/render.ts makes pictures of them. */
describe('in a narrow window', () => {
  let cards: CardPage;

  beforeAll(async () => {
    cards = await CardPage.open(await (await theBrowser()).newPage(), narrow);
  });

  it('no card is too wide, no button is cut off, and no word is broken', async () => {
    const wrong: string[] = [];
    const looks = [...everyLook()];
    while (looks.length > 0) {
      const some = looks.splice(0, drawnAtOnce);
      const drawn = await cards.drawAll(some.map(({ card }) => card));
      for (const [at, { name }] of some.entries()) {
        const { overflow, cut, broken } = drawn[at] ?? { overflow: Number.NaN, cut: [], broken: [] };
        if (overflow !== 0) wrong.push(`${name} is ${overflow} px too wide`);
        if (cut.length > 0) wrong.push(`${name} cuts off: ${cut.join(', ')}`);
        if (broken.length > 0) wrong.push(`${name} breaks within a word: ${broken.join(', ')}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  it('a button that is too long would be found', async () => {
    const title = 'Ask everybody at Microsoft who might be able to help';
    const card = {
      type: 'AdaptiveCard',
      version: '1.5',
      body: [{ type: 'ActionSet', actions: [{ type: 'Action.Submit', title }] }],
    } as unknown as AdaptiveCard;
    expect(await cards.draw(card)).toMatchObject({ cut: [title] });
  });

  it('a label that is too long for its column would be found, and an address is none', async () => {
    const column = (width: string, text: string) => ({
      ...{ type: 'Column', width },
      items: [{ type: 'TextBlock', text, wrap: true }],
    });
    const columns = [column('100px', 'Предполагаемая сумма'), column('stretch', 'a.very.long.person@fabrikam.example')];
    const card = { type: 'AdaptiveCard', version: '1.5', body: [{ type: 'ColumnSet', columns }] };
    expect(await cards.draw(card as unknown as AdaptiveCard)).toMatchObject({ broken: ['Предполагаемая'] });
  });
});
