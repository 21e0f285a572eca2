import { mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import chromium from '@sparticuz/chromium';
import { chromium as browsers } from 'playwright-core';
import { CardPage, themes } from './card-page.ts';
import { everyLook } from './looks.ts';

/**
 * Pictures of the cards, for human eyes: `node test/cards/render.ts [folder] [part of a name]`.
 * Says which cards are wider than their window, and which buttons do not fit.
 */
const [, , folder = join(tmpdir(), 'co-sell-cards'), part = ''] = process.argv;

mkdirSync(folder, { recursive: true });
const browser = await browsers.launch({ executablePath: await chromium.executablePath(), args: chromium.args });
for (const theme of themes) {
  for (const width of [320, 360, 600]) {
    // A page of its own: in one that has drawn before, the program of the other theme stays.
    const cards = await CardPage.open(await browser.newPage(), { width, theme });
    for (const { name, card } of everyLook()) {
      const file = `${name}-${width}-${theme}`;
      if (!file.includes(part)) continue;
      const { overflow, cut } = await cards.draw(card);
      await cards.page.screenshot({ path: join(folder, `${file}.png`), fullPage: true });
      if (overflow > 0) process.stdout.write(`${file} is ${overflow} px too wide\n`);
      if (cut.length > 0) process.stdout.write(`${file} cuts off: ${cut.join(', ')}\n`);
    }
    await cards.page.close();
  }
}
await browser.close();
process.stdout.write(`Pictures are in ${folder}\n`);
