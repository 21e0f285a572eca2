import { afterEach, describe, expect, it } from 'vitest';
import { buildTab } from '../../src/tab/build/build-tab.ts';
import { aTabDesk } from '../tab/support/tab-desk.ts';
import { theBrowser } from './support/browser.ts';
import { TeamsPage, type TeamsPageOptions } from './support/teams-page.ts';

await buildTab();
const tabDesk = await aTabDesk({ acceptUndoSeconds: 'by-default' });
const { desk } = tabDesk;
const { alex } = desk;
const browser = await theBrowser();

await desk.receives({
  customer: 'Alpine Ski House',
  team: [alex.email],
  value: 30_000,
  currency: 'EUR',
  expiresIn: 'P9D',
});

let open: TeamsPage | undefined;
afterEach(async () => {
  await open?.close();
  open = undefined;
});
async function opens(options: TeamsPageOptions): Promise<TeamsPage> {
  open = await TeamsPage.open(browser, tabDesk, options);
  return open;
}

describe('the tab in Teams', () => {
  it('shows the inbox', async () => {
    const teams = await opens({ who: alex });
    await teams.tab.getByRole('button', { name: 'Alpine Ski House', exact: true }).waitFor();
    expect(teams.complaints).toEqual([]);
    expect(await teams.count('appInitialization.success')).toBe(1);
  });
});
