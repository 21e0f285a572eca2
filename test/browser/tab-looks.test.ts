import { describe, expect, it } from 'vitest';
import { aTabInTeams, faults, isWide, row } from './support/tab-in-teams.ts';
import { tabLooks, takeTabPictures } from './support/tab-pictures.ts';

const { desk, adele, alex, alpine, opens } = await aTabInTeams();

/** What can be pressed or typed into and reaches over the edge of its own part of the page. */
const fieldsOut = `[...document.querySelectorAll('main :is(input, select, textarea, button)')]
  .filter((one) => one.offsetParent && getComputedStyle(one).position !== 'absolute')
  .filter((one) => one.getBoundingClientRect().right > one.parentElement.closest('section, form, main').getBoundingClientRect().right + 1)
  .map((one) => one.name || one.textContent)
  .join()`;

describe('how the tab looks', () => {
  it.each([
    ['light, wide', { theme: 'default', width: 1_100 }],
    ['dark, 360 px', { theme: 'dark', width: 360 }],
    ['high contrast, 320 px', { theme: 'contrast', width: 320 }],
  ] as const)('gives axe nothing to complain of, and scrolls to no side: %s', async (_name, look) => {
    const teams = await opens({ who: adele, ...look });
    const { tab } = teams;
    const looked: Record<string, readonly string[]> = {};
    const check = async (what: string) => {
      looked[what] = await faults(teams);
      if (await isWide(teams)) looked[`${what}, too wide`] = ['yes'];
    };
    await row(teams, 'Blue Yonder').waitFor();
    await check('list');
    await tab.getByRole('button', { name: 'Filters' }).click();
    await tab.getByLabel('Country').waitFor();
    await check('filters');
    await tab.getByRole('button', { name: 'Cancel' }).click();
    await tab.getByRole('button', { name: 'What will expire' }).click();
    await tab
      .getByText(/run out in the next 14 days/)
      .first()
      .waitFor();
    await check('expiring');
    await row(teams, 'Blue Yonder').click();
    await tab.getByRole('heading', { name: 'History' }).waitFor();
    await tab.locator('summary', { hasText: 'Audit' }).click();
    await tab.getByRole('button', { name: 'Download as CSV' }).waitFor();
    await check('referral');
    await tab.getByRole('button', { name: 'Accept with changes' }).click();
    await tab.getByRole('textbox').first().waitFor();
    await check('form');
    await tab.getByRole('button', { name: 'Leads' }).click();
    await row(teams, 'Zyxwood Mills').waitFor();
    await check('leads');
    await row(teams, 'Zyxwood Mills').click();
    await tab.getByRole('heading', { name: 'History' }).waitFor();
    await check('lead');
    await tab.getByRole('button', { name: 'Back' }).click();
    await tab.getByRole('button', { name: 'Unverified (1)' }).click();
    await row(teams, 'Yonder Works').click();
    await tab.getByRole('button', { name: 'Not a lead' }).waitFor();
    await check('an unverified lead');
    await tab.getByRole('button', { name: 'Import' }).click();
    await tab.getByText('Your newest import').waitFor();
    await check('import');
    await tab.getByRole('button', { name: 'Settings' }).click();
    await tab.getByRole('button', { name: 'Save', exact: true }).waitFor();
    await check('settings');
    // A heading within a card keeps the distance that the card gives it.
    await tab.locator('.panel h2', { hasText: 'What I send' }).waitFor();
    const distances =
      "[...document.querySelectorAll('.panel h2')].map((one) => getComputedStyle(one).marginBlockStart)";
    expect(await teams.frame().evaluate(distances)).toContain('14px');
    // All of them in one look: they are of the same parts.
    for (const panel of look.width === 360 ? await tab.locator('.choices button').all() : []) {
      await panel.click();
      await tab.locator('.panel').waitFor();
      await tab.locator('.loading').waitFor({ state: 'detached' });
      await check(`settings: ${await panel.textContent()}`);
    }
    await tab.getByRole('button', { name: 'Board' }).click();
    await tab.getByRole('heading', { name: 'Proposed (60%)' }).waitFor();
    await check('board');
    expect(Object.keys(looked).length).toBeGreaterThan(look.width === 360 ? 13 : 7);
    expect(Object.fromEntries(Object.entries(looked).filter(([, found]) => found.length > 0))).toEqual({});
  });

  it.each([
    ['ko', '언어 en'],
    ['ru', 'язык en'],
    ['zh-TW', '語言 en'],
  ])('scrolls to no side at 320 px, however long a language’s words are: %s', async (language, back) => {
    await adele.says(`language ${language}`);
    const teams = await opens({ who: adele, width: 320 });
    const { tab } = teams;
    await row(teams, 'Blue Yonder').waitFor();
    const wide: string[] = [];
    for (const view of await tab.locator('nav button').all()) {
      await view.click();
      await teams.rests();
      await tab.locator('.loading').waitFor({ state: 'detached' });
      if (await isWide(teams)) wide.push(`${await view.textContent()}`);
      const stuckOut = await teams.frame().evaluate<string>(fieldsOut);
      if (stuckOut) wide.push(`${await view.textContent()}: ${stuckOut}`);
    }
    await adele.says(back);
    expect(wide).toEqual([]);
  });

  it('would be told of a fault: axe sees the page', async () => {
    const teams = await opens({ who: alex });
    await row(teams, 'Blue Yonder').waitFor();
    await teams.frame().evaluate("document.querySelector('main').append(document.createElement('img'))");
    expect(await faults(teams)).toEqual([expect.stringContaining('image-alt')]);
  });

  it('follows Teams’ theme, also one that nobody knows yet, and is painted right from the start', async () => {
    const teams = await opens({ who: alex, theme: 'dark' });
    const theme = () => teams.tab.locator('html').getAttribute('data-theme');
    await row(teams, 'Blue Yonder').waitFor();
    expect(await theme()).toBe('dark');
    const colours = () =>
      teams
        .frame()
        .evaluate('(({ backgroundColor, color }) => [backgroundColor, color])(getComputedStyle(document.body))');
    expect(await colours()).toEqual(['rgb(41, 41, 41)', 'rgb(255, 255, 255)']);
    // Paper has no dark side.
    await teams.page.emulateMedia({ media: 'print' });
    expect(await colours()).toEqual(['rgb(255, 255, 255)', 'rgb(36, 36, 36)']);
    await teams.page.emulateMedia({ media: null });
    await teams.does("host.setTheme('contrast')");
    await expect.poll(theme).toBe('contrast');
    await teams.does("host.setTheme('glass')");
    await expect.poll(theme).toBe('default');
    expect(await (await fetch(`${desk.url}/tab?theme=dark`)).text()).toContain('data-theme="dark"');
    expect(await (await fetch(`${desk.url}/tab?theme="><b>`)).text()).toContain('data-theme="default"');
  });

  it('says on paper as of when a referral is as it is printed, and prints none of its buttons', async () => {
    const teams = await opens({ who: alex, subEntityId: `referral/${alpine}` });
    await teams.tab.getByRole('heading', { name: 'History' }).waitFor();
    await teams.page.emulateMedia({ media: 'print' });
    expect(await teams.tab.getByText(/^As of \d/).isVisible()).toBe(true);
    const printed =
      "[...document.querySelectorAll('button')].filter((one) => one.checkVisibility()).map((one) => one.textContent)";
    expect(await teams.frame().evaluate(printed)).toEqual([]);
  });

  it.each([
    ['한국어', 'ko', 'language ko', '보드', '2031. 3. 4.', '언어 en'],
    ['Русский', 'ru', 'language ru', 'Доска', '4 мар. 2031 г.', 'язык en'],
    ['繁體中文', 'zh-TW', 'language zh-TW', '看板', '2031年3月4日', '語言 en'],
  ])(
    'speaks the language that its person chose, whatever Teams and the browser are set to: %s',
    async (_name, lang, says, board, day, back) => {
      await alex.says(says);
      const teams = await opens({ who: alex, locale: 'en-us', subEntityId: `referral/${alpine}` });
      const { tab } = teams;
      await tab.getByRole('button', { name: board, exact: true }).waitFor();
      expect(await tab.locator('html').getAttribute('lang')).toBe(lang);
      // A date in a form too, which browsers write in their own language.
      await tab.locator('.card button').nth(1).click();
      const date = tab.locator('input[type=date]').first();
      await date.fill('2031-03-04');
      await tab.getByText(day, { exact: true }).waitFor({ state: 'attached' });
      await date.focus();
      expect(await tab.getByText(day, { exact: true }).isVisible()).toBe(false);
      await date.blur();
      await expect.poll(() => tab.getByText(day, { exact: true }).isVisible()).toBe(true);
      // Begun and not finished, it is no date to be written in words, and must not seem to be gone.
      await date.press('Delete');
      await date.blur();
      const begun = await date.screenshot();
      await tab.locator('body').evaluate(`
        const hidden = new CSSStyleSheet();
        hidden.replaceSync('input::-webkit-datetime-edit { opacity: 0 !important }');
        document.adoptedStyleSheets = [hidden];
      `);
      expect((await date.screenshot()).equals(begun)).toBe(false);
      await alex.says(back);
    },
  );
});

/** To be looked at: TAB_PICTURES=<folder> npm run test:browser -- browser/tab */
describe.runIf(process.env.TAB_PICTURES)('the tab has its pictures taken', () => {
  it.each(tabLooks)('$name', async (one) => {
    const { name, language, media, ...look } = { media: {}, ...one };
    const says = { en: '언어 en', ko: 'language ko', ru: '언어 ru', 'zh-TW': 'язык zh-TW' }[language];
    await adele.says(says);
    const teams = await opens({ who: adele, height: 1_500, ...look });
    const taken = await takeTabPictures(teams, process.env.TAB_PICTURES ?? '', { name, media });
    expect(taken.length).toBeGreaterThan(10);
  });
});
