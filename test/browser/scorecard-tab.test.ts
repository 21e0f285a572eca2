import axe from 'axe-core';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { buildTab } from '../../src/tab/build/build-tab.ts';
import { aTabDesk } from '../tab/support/tab-desk.ts';
import { theBrowser } from './support/browser.ts';
import { TeamsPage, type TeamsPageOptions } from './support/teams-page.ts';

/** The scorecard in a real browser, as the other views of the tab (`tab.test.ts`): one desk, one browser. */
await buildTab();
const tabDesk = await aTabDesk();
const { desk } = tabDesk;
const { adele, alex, megan } = desk;

beforeAll(async () => {
  // On a Tuesday: what is answered within a day is answered within a week of the chart, whenever this runs.
  const days = (9 - desk.parts.clock.now().getUTCDay()) % 7;
  if (days > 0) await desk.timePasses(`P${days}D`);
  const receives = (customer: string, more: object = {}) =>
    desk.receives({ customer, team: [alex.email], value: 30_000, currency: 'EUR', country: 'DE', ...more });
  for (const [number, stage] of ['20', '40', '40', '60', '60', '60', '80'].entries())
    await receives(`Deal ${number}`, {
      ...{ kind: 'outbound', salesStage: stage, value: 20_000 * (number + 1) },
      ...(number % 2 ? { currency: 'USD', country: 'KR' } : {}),
    });
  for (let number = 0; number < 6; number++) {
    const id = await receives(`Fabrikam ${number}`);
    const { revision } = await desk.referral(id);
    await desk.timePasses(`PT${number + 1}H`);
    const decline = {
      verb: 'referral.decline',
      data: { referralId: id, revision, reason: String((number % 3) + 1), note: '' },
    };
    const accept = { verb: 'referral.accept-as-is', data: { referralId: id, revision } };
    await tabDesk.post(alex, '/press', number < 3 ? decline : accept);
    await desk.timePasses('PT10M');
  }
  await receives('Nobody', { team: [], expiresIn: 'P2D' });
});

let open: TeamsPage | undefined;
afterEach(async () => {
  await open?.close();
  open = undefined;
});
async function opens(options: Partial<TeamsPageOptions>): Promise<TeamsPage> {
  await open?.close();
  open = await TeamsPage.open(await theBrowser(), tabDesk, { who: adele, subEntityId: 'view/scorecard', ...options });
  await open.tab.locator('section.metric').first().waitFor();
  return open;
}

async function faults(teams: TeamsPage): Promise<readonly string[]> {
  const frame = teams.frame();
  await frame.evaluate(axe.source);
  return frame.evaluate(async () => {
    const { violations } = await (globalThis as never as { axe: typeof axe }).axe.run({
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    });
    return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
  });
}

const isWide = (teams: TeamsPage) =>
  teams.frame().evaluate('document.documentElement.scrollWidth > document.documentElement.clientWidth');

describe('the scorecard in the tab', () => {
  it('shows figures and charts, opens the list behind a number by the keyboard, and goes back', async () => {
    const teams = await opens({});
    const { page, tab } = teams;
    const rate = tab.getByRole('region', { name: 'Acceptance rate' });
    await rate.getByRole('button', { name: /^Accepted: 50% \(3 of 6\)/ }).focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => tab.locator('tbody tr').count()).toBe(3);
    await tab.getByText('Scorecard: Acceptance rate').waitFor();
    await teams.does('host.back()');
    await tab.getByRole('region', { name: 'Acceptance rate' }).waitFor();
    await tab.getByRole('img', { name: /week by week/ }).waitFor();
    await tab.getByLabel('Whose').selectOption({ label: 'Alex Wilber' });
    await expect
      .poll(() => tab.getByRole('region', { name: 'Will expire in 14 days' }).locator('td').first().textContent())
      .toBe('0');
    await tab.getByRole('combobox', { name: 'Period' }).selectOption('days');
    await tab.getByLabel('From', { exact: true }).first().fill('2020-01-01');
    await tab.getByLabel('Campaign', { exact: true }).fill('Spring');
    await tab.getByLabel('Cost (0 removes it)').fill('1000,5');
    await tab.getByLabel('Currency').fill('eur');
    await tab.getByRole('button', { name: 'Save' }).click();
    await tab.getByText('SPRING').waitFor();
    expect(teams.complaints).toEqual([]);
  });

  it.each(['default', 'dark', 'contrast'] as const)('is readable in the theme %s: axe finds nothing', async (theme) => {
    const teams = await opens({ theme });
    expect(await faults(teams)).toEqual([]);
  });

  it('fits 320 pixels, prints its figures, and is no admin’s where it is not', async () => {
    const teams = await opens({ who: megan, width: 320 });
    expect(await isWide(teams)).toBe(false);
    expect(await faults(teams)).toEqual([]);
    await teams.page.emulateMedia({ media: 'print' });
    expect(await teams.tab.locator('nav').isVisible()).toBe(false);
    expect(await teams.tab.locator('section.metric').first().isVisible()).toBe(true);
    expect(await teams.tab.locator('#costs').count()).toBe(0);
  });

  /** To be looked at: TAB_PICTURES=<folder> npm run test:browser -- scorecard-tab */
  it.runIf(process.env.TAB_PICTURES)('has its pictures taken', async () => {
    const looks = [
      ...(['default', 'dark', 'contrast'] as const).map((theme) => ({ name: theme, theme, width: 1_100 })),
      { name: 'narrow', theme: 'default', width: 320 },
      ...(['ko', 'ru', 'zh-TW'] as const).map((language) => ({
        name: language,
        theme: 'default',
        width: 1_100,
        language,
      })),
    ];
    for (const { name, theme, width, ...look } of looks) {
      if ('language' in look) await adele.says(`language ${look.language}`);
      const teams = await opens({ theme, width, height: 3_300 });
      await teams.page.screenshot({ path: `${process.env.TAB_PICTURES}/scorecard-${name}.png` });
    }
    await adele.says('언어 en');
    expect(looks).toHaveLength(7);
  });
});
