import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AdaptiveCard } from '../../src/messenger.ts';
import { CardPage } from '../cards/card-page.ts';
import { everyLook } from '../cards/looks.ts';
import { openBrowser } from './support/browser.ts';

/** As narrow as Teams beside a meeting, or on a phone. */
const narrow = { width: 320, theme: 'light' } as const;

/** Every card and form in every language, drawn in a browser. For human eyes: test/cards/render.ts makes pictures of them. */
describe('in a narrow window', () => {
  let browser: Browser;
  let cards: CardPage;

  beforeAll(async () => {
    browser = await openBrowser();
    cards = await CardPage.open(await browser.newPage(), narrow);
  }, 60_000);

  afterAll(() => browser?.close());

  it('no card is too wide, and no button is cut off', async () => {
    const wrong: string[] = [];
    for (const { name, card } of everyLook()) {
      const { overflow, cut } = await cards.draw(card);
      if (overflow > 0) wrong.push(`${name} is ${overflow} px too wide`);
      if (cut.length > 0) wrong.push(`${name} cuts off: ${cut.join(', ')}`);
    }
    expect(wrong).toEqual([]);
  }, 120_000);

  it('a button that is too long would be found', async () => {
    const title = 'Ask everybody at Microsoft who might be able to help';
    const card = {
      type: 'AdaptiveCard',
      version: '1.5',
      body: [{ type: 'ActionSet', actions: [{ type: 'Action.Submit', title }] }],
    } as unknown as AdaptiveCard;
    expect(await cards.draw(card)).toMatchObject({ cut: [title] });
  });
});
