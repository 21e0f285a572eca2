import path from 'node:path';
import type { TeamsPage, TeamsPageOptions } from './teams-page.ts';

type Media = NonNullable<Parameters<TeamsPage['page']['emulateMedia']>[0]>;

/** How the tab is looked at: each language wide, narrow, dark and on paper; and the other themes. */
export const tabLooks = [
  ...(['en', 'ko', 'ru', 'zh-TW'] as const).flatMap((language) => [
    { name: `${language}-wide`, language, theme: 'default', width: 1_100 },
    { name: `${language}-narrow`, language, theme: 'default', width: 360 },
    { name: `${language}-dark`, language, theme: 'dark', width: 1_100 },
    { name: `${language}-print`, language, theme: 'dark', width: 800, media: { media: 'print' } as const },
  ]),
  { name: 'contrast', language: 'en', theme: 'contrast', width: 1_100 },
  { name: 'contrast-narrow', language: 'en', theme: 'contrast', width: 320 },
  { name: 'forced-colours', language: 'en', theme: 'default', width: 1_100, media: { forcedColors: 'active' } },
] as const satisfies readonly (Partial<TeamsPageOptions> & {
  readonly name: string;
  readonly language: string;
  readonly media?: Media;
})[];

/** Views by their place in the menu, which is the same in all languages. */
const menu = {
  ...{ mine: 1, inbound: 2, leads: 6, expiring: 7, board: 8, scorecard: 9, import: 10, settings: 11 },
} as const;

/** A picture of each view, of an admin: by the menu, then what lies behind it. */
export async function takeTabPictures(
  teams: TeamsPage,
  folder: string,
  { name, media = {} }: { readonly name: string; readonly media?: Media },
): Promise<readonly string[]> {
  const { tab, page } = teams;
  const taken: string[] = [];
  const take = async (view: string) => {
    await page.waitForLoadState('networkidle');
    // What was asked for may be drawn a moment later than it came.
    await tab.locator('.loading').waitFor({ state: 'detached' });
    // On paper there is no menu to go on by.
    await page.emulateMedia(media);
    await page.screenshot({ path: path.join(folder, `${view}-${name}.png`) });
    await page.emulateMedia({ media: null, forcedColors: null });
    taken.push(view);
  };
  const visit = (place: keyof typeof menu) => tab.locator('nav button').nth(menu[place]).click();
  await tab.locator('tbody tr').first().waitFor();
  for (const place of ['inbound', 'leads', 'expiring', 'board', 'scorecard', 'import'] as const) {
    await visit(place);
    await tab
      .locator(place === 'scorecard' ? 'section.metric' : '#title')
      .first()
      .waitFor();
    await take(place);
  }
  await visit('settings');
  const panels = tab.locator('fieldset.choices > button');
  await panels.first().waitFor();
  for (let panel = 0; panel < (await panels.count()); panel++) {
    await panels.nth(panel).click();
    await tab.locator('.panel').waitFor();
    await take(`settings-${panel + 1}`);
  }
  await visit('inbound');
  await tab.locator('main .tools button').first().click();
  await tab.locator('dialog[open], [role=dialog]').first().waitFor();
  await take('filters');
  await page.keyboard.press('Escape');
  await tab.locator('tbody tr button[id^=open-]').first().click();
  await tab.locator('main h2').first().waitFor();
  await take('referral');
  await visit('leads');
  await tab.locator('main div.tools > button').first().click();
  await tab.locator('dialog[open] select').first().waitFor();
  await take('leads-filters');
  await page.keyboard.press('Escape');
  await tab.locator('tbody tr button[id^=open-]').first().click();
  await tab.locator('main h2').first().waitFor();
  await take('lead');
  await visit('leads');
  await tab.locator('fieldset.choices > button').last().click();
  // Until its rows have come, those of the shelf before it can be pressed.
  await tab.locator('fieldset.choices > button:last-child[aria-pressed=true]').waitFor();
  await tab.locator('tbody tr button[id^=open-]').first().click();
  await tab.locator('.panel').waitFor();
  await take('lead-unverified');
  return taken;
}
