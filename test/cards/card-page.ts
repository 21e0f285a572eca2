import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import type { AdaptiveCard } from '../../src/messenger.ts';
import { hostConfig, pageStyle } from './teams-host.ts';

export const themes = ['light', 'dark'] as const;
export type Theme = (typeof themes)[number];

/** What can be wrong with a card at a width, without looking at it. */
export interface Drawn {
  /** By how many pixels it is wider than its window: Teams doesn't allow horizontal scrolling. */
  readonly overflow: number;
  /** Titles of buttons that do not fit. */
  readonly cut: readonly string[];
  /** Words that are longer than their column, and break in the middle. */
  readonly broken: readonly string[];
}

/** A browser's page that draws cards as Teams does, near enough for a look at them. */
export class CardPage {
  readonly page: Page;

  private constructor(page: Page) {
    this.page = page;
  }

  static async open(
    page: Page,
    { width, theme }: { readonly width: number; readonly theme: Theme },
  ): Promise<CardPage> {
    const renderer = createRequire(import.meta.url).resolve('adaptivecards/dist/adaptivecards.min.js');
    await page.setViewportSize({ width, height: 400 });
    await page.setContent(`<!doctype html><style>${pageStyle(theme)}</style><div id="card"></div>`);
    await page.addScriptTag({ content: readFileSync(renderer, 'utf8') });
    await page.addScriptTag({ content: drawingProgram(theme) });
    return new CardPage(page);
  }

  async draw(card: AdaptiveCard): Promise<Drawn> {
    const [drawn] = await this.drawAll([card]);
    if (!drawn) throw new Error('The page has drawn nothing.');
    return drawn;
  }

  /** One after the other in the same place, within one call to the page; the last one stays there. */
  drawAll(cards: readonly AdaptiveCard[]): Promise<readonly Drawn[]> {
    return this.page.evaluate(`${JSON.stringify(cards)}.map(drawCard)`);
  }
}

/** Runs in the browser, so it is text: what the renderer's types would say there isn't known here. */
function drawingProgram(theme: Theme): string {
  return `
    const AC = AdaptiveCards;
    AC.AdaptiveCard.onProcessMarkdown = (text, result) => {
      const safe = text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
      const inline = safe.replace(/\\\\([!-\\/:-@\\[-\`{-~])/g, '$1').replace(/\\*\\*(.+?)\\*\\*/g, '<b>$1</b>');
      result.outputHtml = inline.startsWith('- ') ? '<ul>' + inline.split('\\r').map((p) => '<li>' + p.slice(2) + '</li>').join('') + '</ul>' : inline.split('\\n\\n').map((p) => '<p>' + p + '</p>').join('');
      result.didProcess = true;
    };
    const hostConfig = new AC.HostConfig(${JSON.stringify(hostConfig(theme))});
    const edgeOf = (button) => button.closest('.ac-actionSet').parentElement.getBoundingClientRect().right + 1;
    const isCut = (button) => button.scrollWidth > button.clientWidth + 1 || button.getBoundingClientRect().right > edgeOf(button);
    // Scripts without spaces break anywhere, and so do addresses.
    const word = /(?<=^|\\s)[\\p{Script=Latin}\\p{Script=Cyrillic}]{4,}(?=[.,:;!?]*(?:\\s|$))/gu;
    const isBroken = (node, { index, 0: text }) => {
      const range = document.createRange();
      range.setStart(node, index);
      range.setEnd(node, index + text.length);
      return new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size > 1;
    };
    function brokenWords() {
      const texts = document.createTreeWalker(document.querySelector('#card'), NodeFilter.SHOW_TEXT);
      const found = [];
      for (let node = texts.nextNode(); node; node = texts.nextNode())
        for (const match of node.data.matchAll(word)) if (isBroken(node, match)) found.push(match[0]);
      return found;
    }
    function drawCard(content) {
      const card = new AC.AdaptiveCard();
      card.hostConfig = hostConfig;
      card.parse(content);
      document.querySelector('#card').replaceChildren(card.render());
      const buttons = [...document.querySelectorAll('.ac-pushButton')].filter((button) => button.offsetParent);
      return {
        overflow: Math.max(0, document.documentElement.scrollWidth - window.innerWidth),
        cut: buttons.filter(isCut).map((button) => button.innerText),
        broken: brokenWords(),
      };
    }`;
}
