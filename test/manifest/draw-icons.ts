import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import chromium from '@sparticuz/chromium';
import { chromium as browsers } from 'playwright-core';

/** Draws the PNG icons from their SVGs: `node test/manifest/draw-icons.ts`, after a change of one of them. */
const folder = path.resolve(import.meta.dirname, '../../manifest');
const browser = await browsers.launch({ executablePath: await chromium.executablePath(), args: chromium.args });
const page = await browser.newPage();
for (const [name, size] of [
  ['color', 192],
  ['outline', 32],
] as const) {
  await page.setViewportSize({ width: size, height: size });
  const svg = readFileSync(path.join(folder, `${name}.svg`), 'utf8');
  await page.setContent(`<!doctype html><style>body{margin:0}svg{display:block}</style>${svg}`);
  writeFileSync(path.join(folder, `${name}.png`), await page.screenshot({ omitBackground: true }));
}
await browser.close();
