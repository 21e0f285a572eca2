import { existsSync } from 'node:fs';
import path from 'node:path';

const namesOnThePath = ['google-chrome', 'google-chrome-stable', 'chromium', 'chromium-browser', 'chrome', 'msedge'];

const usualPlaces = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  'C:/Program Files/Google/Chrome/Application/chrome.exe',
  'C:/Program Files (x86)/Google/Chrome/Application/chrome.exe',
  'C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe',
  '/usr/bin/google-chrome',
  '/usr/bin/chromium',
  '/snap/bin/chromium',
];

/** Browsers that are installed on this machine, by their program files. */
export function installedChromium(): string[] {
  const suffix = process.platform === 'win32' ? '.exe' : '';
  const onThePath = (process.env.PATH ?? '')
    .split(path.delimiter)
    .flatMap((folder) => (folder === '' ? [] : namesOnThePath.map((name) => path.join(folder, name + suffix))));
  return [...new Set([...onThePath, ...usualPlaces])].filter((file) => existsSync(file));
}
