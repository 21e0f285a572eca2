import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ChildProgram, startProgram } from '../../../src/demo/child-program.ts';
import { type Playground, startPlayground } from '../../../src/demo/playground.ts';
import { playgroundNames } from '../../../src/demo/playground-config.ts';
import { choosePort } from '../../../src/demo/ports.ts';
import { theBrowser } from '../support/browser.ts';
import { PlaygroundPage } from '../support/playground-page.ts';

const patience = 25_000;
const bothWays = [() => true, () => false] as const;

/** The driver against the real Playground and a stand-in for the desk: if this fails, the Playground has changed. */
describe('a person at the Playground’s page', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'playground-'));
  let desk: ChildProgram;
  let playground: Playground;
  let browser: Browser;

  beforeAll(async () => {
    const deskPort = await choosePort('the desk', 14_978, () => {});
    desk = startProgram({
      file: path.resolve('test/setup/stand-ins/desk.ts'),
      env: { PORT: String(deskPort) },
      logFile: path.join(folder, 'desk.log'),
    });
    playground = await startPlayground({
      endpoint: `http://127.0.0.1:${deskPort}/api/messages`,
      port: await choosePort('the Playground', 15_150, () => {}),
      folder,
      logFile: path.join(folder, 'playground-output.log'),
    });
    browser = await theBrowser();
  });

  // Each draws on for what it is told, and looks for its Playground when that is gone.
  const pages: PlaygroundPage[] = [];
  const opens = async () => {
    const opened = await PlaygroundPage.open(browser, playground.url);
    pages.push(opened);
    return opened;
  };
  afterAll(async () => {
    await Promise.all(pages.map(({ page }) => page.close()));
    await playground?.stop();
    await desk?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('writes to the bot, fills its card in and sends it', async () => {
    const person = await opens();

    await person.say('new deal');
    await person.cardWith('You said new deal');
    await person.fill('Note', 'Met in Berlin');
    await person.choose('Reason', 'Too small');
    await person.fill('Close date', '12/24/2026');
    await person.press('Send');

    const sent = { note: 'Met in Berlin', reason: 'small', date: '2026-12-24' };
    await expect.poll(() => person.page.getByText(JSON.stringify(sent)).count()).toBe(1);
  });

  it('sees again what it was told when the page is loaded again, and what is edited then', async () => {
    const person = await opens();
    await person.say('remember this');
    await person.cardWith('You said remember this');

    const again = await opens();
    await again.cardWith('You said remember this');
    await again.say('edit your last card');
    await again.cardWith('You said edit your last card');
    expect(await again.cards().filter({ hasText: 'You said remember this' }).count()).toBe(0);
    await again.say('and more');
    await again.cardWith('You said and more');
  });

  it('is heard in a channel', async () => {
    const person = await opens();
    await person.openChannel(playgroundNames.generalChannel);

    // Of a post that a slow page has not drawn yet, the page loses the answer for good: it is asked once more.
    let isAnswered = false;
    for (let attempt = 0; attempt < 4 && !isAnswered; attempt++) {
      await person.say('list');
      isAnswered = await person.cardWith('list', patience).then(...bothWays);
    }
    expect(isAnswered).toBe(true);
  });
});
