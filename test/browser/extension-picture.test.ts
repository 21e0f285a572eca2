import { mkdirSync, statSync } from 'node:fs';
import { expect, it } from 'vitest';
import { OpenDesk } from './support/open-desk.ts';

const folder = 'docs/cards/playground';

/**
 * Plays the message extension's search in the Playground, where its command and parameter are typed by hand, and keeps a picture:
 * EXTENSION_PICTURE=1 npm run test:browser -- extension-picture
 */
it.runIf(process.env.EXTENSION_PICTURE)(
  'shows what the message box finds',
  async () => {
    mkdirSync(folder, { recursive: true });
    const desk = await OpenDesk.open();
    const { page } = desk.person;
    const path = `${folder}/message-extension.png`;
    try {
      await page.setViewportSize({ width: 1400, height: 900 });
      await desk.arrives({ customer: 'Fabrikam Robotics', expiresIn: 'P9D', team: ['alex.wilber@contoso.example'] });
      await desk.person.cardWith('Fabrikam Robotics');
      await page
        .getByTitle('Trigger Message Extension App')
        .or(page.getByLabel('Trigger Message Extension App'))
        .first()
        .click();
      await page.getByText('Search Command', { exact: true }).first().click();
      await page.getByText('Specify Command ID or Parameter').first().click();
      await page.getByPlaceholder('Command ID').fill('findReferral');
      await page.getByPlaceholder('Parameter name').fill('words');
      const pane = page
        .getByPlaceholder('Command ID')
        .locator('xpath=ancestor::*[contains(., "Search-Based Message Extension")][1]');
      await page
        .getByPlaceholder(/search/i)
        .last()
        .fill('Fabrikam');
      await pane
        .getByText(/Fabrikam Robotics/)
        .first()
        .waitFor();
      await page.screenshot({ path });
    } finally {
      await desk.close();
    }
    expect(statSync(path).size).toBeLessThan(200_000);
  },
  300_000,
);
