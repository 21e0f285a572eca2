import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import chromium from '@sparticuz/chromium';
import { chromium as browsers, type Page } from 'playwright-core';
import type { AdaptiveCard } from '../../src/messenger.ts';
import { everyLook } from './looks.ts';
import { hostConfig, pageStyle } from './teams-host.ts';

/**
 * Pictures of the cards, for human eyes: `node test/cards/render.ts [folder] [part of a name]`.
 * Says which cards are wider than their window, since Teams doesn't allow horizontal scrolling.
 */
const [, , folder = join(tmpdir(), 'co-sell-cards'), part = ''] = process.argv;
const renderer = readFileSync(
  createRequire(import.meta.url).resolve('adaptivecards/dist/adaptivecards.min.js'),
  'utf8',
);

mkdirSync(folder, { recursive: true });
const browser = await browsers.launch({ executablePath: await chromium.executablePath(), args: chromium.args });
const page = await browser.newPage();
for (const theme of ['light', 'dark'] as const) {
  for (const width of [320, 400, 600]) {
    await page.setViewportSize({ width, height: 400 });
    await page.setContent(`<!doctype html><style>${pageStyle(theme)}</style><div id="card"></div>`);
    await page.addScriptTag({ content: renderer });
    for (const { name, card } of everyLook()) {
      const file = `${name}-${width}-${theme}`;
      if (!file.includes(part)) continue;
      const overflow = await show(page, card, hostConfig(theme));
      await page.screenshot({ path: join(folder, `${file}.png`), fullPage: true });
      if (overflow > 0) process.stdout.write(`${file} is ${overflow} px too wide\n`);
    }
  }
}
await browser.close();
process.stdout.write(`Pictures are in ${folder}\n`);

/** Renders one card and answers by how many pixels it is too wide. */
function show(target: Page, card: AdaptiveCard, host: object): Promise<number> {
  // Runs in the browser, so it is text: what the renderer's types would say there isn't known here.
  return target.evaluate(`(() => {
    const AC = window.AdaptiveCards;
    AC.AdaptiveCard.onProcessMarkdown = (text, result) => {
      const safe = text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
      const inline = safe.replace(/\\\\([!-\\/:-@\\[-\`{-~])/g, '$1').replace(/\\*\\*(.+?)\\*\\*/g, '<b>$1</b>');
      result.outputHtml = inline.startsWith('- ') ? '<ul>' + inline.split('\\r').map((p) => '<li>' + p.slice(2) + '</li>').join('') + '</ul>' : inline.split('\\n\\n').map((p) => '<p>' + p + '</p>').join('');
      result.didProcess = true;
    };
    const card = new AC.AdaptiveCard();
    card.hostConfig = new AC.HostConfig(${JSON.stringify(host)});
    card.parse(${JSON.stringify(card)});
    document.querySelector('#card').replaceChildren(card.render());
    return Math.max(0, document.documentElement.scrollWidth - window.innerWidth);
  })()`);
}
