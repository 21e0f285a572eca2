import { describe, expect, it } from 'vitest';
import { aTabInTeams, isWide, row } from './support/tab-in-teams.ts';

const { tabDesk, alex, opens } = await aTabInTeams();

describe('other hosts of the tab', () => {
  it.each([1, 2, 3])('works in one whose runtime is version %i', async (apiVersion) => {
    const teams = await opens({ who: alex, host: { apiVersion } });
    await row(teams, 'Blue Yonder').waitFor();
    expect(teams.complaints).toEqual([]);
  });

  it('takes a guest, no language, and a message that looks like an answer', async () => {
    const context = { locale: '', userObjectId: '', userPrincipalName: 'gail_fabrikam.example#EXT#@contoso.example' };
    const teams = await opens({ who: alex, context });
    await row(teams, 'Blue Yonder').waitFor();
    await teams.does("host.push('themeChange', ['dark'])");
    await expect.poll(() => teams.tab.locator('html').getAttribute('data-theme')).toBe('dark');
    await teams.page.evaluate(
      "document.getElementById('tab-frame').contentWindow.postMessage({ id: 9_999, func: 'themeChange', args: ['contrast'] }, '*')",
    );
    expect(await teams.tab.locator('html').getAttribute('data-theme')).toBe('dark');
  });

  it('picks no file on Android, says the chat’s way, and is read in a side panel', async () => {
    const teams = await opens({ who: alex, width: 280, height: 600, context: { hostClientType: 'android' } });
    const { tab } = teams;
    await row(teams, 'Blue Yonder').waitFor();
    expect(await isWide(teams)).toBe(false);
    // The menu is one line that is moved sideways: a press that comes from elsewhere than a hand on it moves it too.
    const entry = (name: string) => tab.locator('nav').getByRole('button', { name });
    const left = async (name: string) => (await entry(name).boundingBox())?.x ?? Number.NaN;
    expect(await left('Import')).toBeGreaterThan(280);
    await entry('Import').dispatchEvent('click');
    await tab.getByText(/On Android, please send the file/).waitFor();
    await expect.poll(() => left('Import')).toBeLessThan(280);
    expect(await left('Inbox')).toBeLessThan(0);
    await entry('Inbox').dispatchEvent('click');
    await row(teams, 'Blue Yonder').waitFor();
    await expect.poll(() => left('Inbox')).toBeGreaterThanOrEqual(0);
    await entry('Import').click();
    await tab.getByText(/On Android, please send the file/).waitFor();
    expect(await tab.locator('input[type=file]').count()).toBe(0);
  });

  it('works on a phone that shows the page without a frame', async () => {
    const teams = await opens({ who: alex });
    await row(teams, 'Blue Yonder').waitFor();
    const token = tabDesk.entra.token(alex);
    await teams.page.addInitScript((token) => {
      const context = { locale: 'en-us', theme: 'dark', hostClientType: 'android', frameContext: 'content' };
      const answers: Record<string, unknown[]> = {
        initialize: ['content', 'android', '2.1.2'],
        getContext: [context],
        'authentication.getAuthToken': [true, token],
      };
      Object.assign(globalThis, {
        nativeInterface: {
          framelessPostMessage(text: string) {
            const { id, uuidAsString, func } = JSON.parse(text) as { id: number; uuidAsString?: string; func: string };
            const args = answers[func];
            const { onNativeMessage } = globalThis as never as { onNativeMessage(event: unknown): void };
            if (args) setTimeout(() => onNativeMessage({ data: { id, uuidAsString, args } }));
          },
        },
      });
    }, token);
    await teams.page.goto('https://desk.example/tab');
    await teams.page.getByRole('button', { name: 'Blue Yonder', exact: true }).waitFor();
    expect(await teams.page.locator('html').getAttribute('data-theme')).toBe('dark');
  });
});
