import { forOneFile } from './for-one-file.ts';
import { openBrowser } from './start-browser.ts';

/** One Chromium for all stories of a test file. */
export const theBrowser = forOneFile(openBrowser, (browser) => browser.close());
