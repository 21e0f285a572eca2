import type { Browser } from 'playwright-core';
import { afterAll } from 'vitest';
import { openBrowser } from './start-browser.ts';

let shared: Promise<Browser> | undefined;

/** One Chromium for all stories of a test file, opened by the first that needs it. */
export function theBrowser(): Promise<Browser> {
  shared ??= openBrowser();
  return shared;
}

// Waited for even when something else failed first: a browser that is unpacked half would stay behind.
afterAll(async () => {
  await shared?.then((browser) => browser.close()).catch(() => {});
});
