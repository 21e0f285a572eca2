import { describe, expect, it } from 'vitest';
import { day, wonDeal } from '../flows/support/registration.ts';
import { theBrowser } from './support/browser.ts';
import { Keyboard } from './support/by-keyboard.ts';
import { aTabInTeams, faults, row } from './support/tab-in-teams.ts';
import { TeamsPage } from './support/teams-page.ts';

const { tabDesk, desk, adele, alex, alpine, opens } = await aTabInTeams();

describe('what somebody types in the tab', () => {
  it('stays in its own field of a form that comes back, which begins at the first field to be put right', async () => {
    const teams = await opens({ who: alex, subEntityId: `referral/${alpine}` });
    const { tab } = teams;
    await tab.getByRole('button', { name: 'Accept with changes' }).click();
    const typed = { 'Deal name': 'Backup for two sites', 'Estimated value': '-5', 'CRM ID (optional)': 'C-17' };
    const field = (label: string) => tab.getByLabel(label, { exact: false });
    for (const [label, text] of Object.entries(typed)) await field(label).fill(text);
    await tab.getByRole('button', { name: 'Accept', exact: true }).click();
    await tab.getByText('It can’t be less than 0.').waitFor();
    for (const [label, text] of Object.entries(typed))
      expect([label, await field(label).inputValue()]).toEqual([label, text]);
    // A screen reader says what is wrong with the field that has the focus.
    const wrong = tab.locator(':focus');
    expect(await new Keyboard(teams).focused()).toMatch(/^Estimated value/);
    expect(await wrong.getAttribute('aria-invalid')).toBe('true');
    const said = await wrong.getAttribute('aria-describedby');
    expect(await tab.locator(`[id="${said}"]`).textContent()).toBe('It can’t be less than 0.');
    expect(await tab.getByText('It can’t be less than 0.').count()).toBe(1);
    expect(await faults(teams)).toEqual([]);
  });

  it('is sent with what a form takes for granted and does not show: a registration', async () => {
    const { id } = await wonDeal(desk);
    await desk.timePasses('PT11M');
    await desk.settles();
    const { tab } = await opens({ who: alex, subEntityId: `referral/${id}` });
    await tab.getByRole('button', { name: 'Register with Microsoft' }).click();
    const said = { pricing: 'Other', azure: 'yes', deployment: 'Customer', term: 'Finite' };
    for (const [name, value] of Object.entries(said)) await tab.locator(`[name=${name}][value=${value}]`).check();
    await tab.locator('[name=signedOn]').fill(day(desk, -2));
    await tab.locator('[name=endsOn]').fill(day(desk, 364));
    await tab.getByRole('button', { name: 'Send to Microsoft' }).click();
    await tab.getByText('Microsoft is reviewing it').or(tab.getByText('need your attention')).first().waitFor();
    await desk.settles();
    expect(desk.record(id).registrations).toMatchObject([
      { solutionDetails: [{ id: 'SOL-34104-EBB', value: 80_000, currency: 'USD' }], contract: { currency: 'USD' } },
    ]);
  });

  it('is sent once where one of two tabs of the same person was faster: the other one reads when', async () => {
    const lucerne = await desk.receives({ customer: 'Lucerne', team: [alex.email], value: 8_000, currency: 'EUR' });
    const at = { who: alex, subEntityId: `referral/${lucerne}` };
    const slower = await opens(at);
    await slower.tab.getByRole('button', { name: 'Accept with changes' }).click();
    await slower.tab.getByLabel('Deal name').fill('Typed too late');
    const faster = await TeamsPage.open(await theBrowser(), tabDesk, at);
    await faster.tab.getByRole('button', { name: 'Accept', exact: true }).click();
    await faster.tab.getByRole('button', { name: 'Undo' }).waitFor();
    await faster.close();
    await slower.tab.getByRole('button', { name: 'Accept', exact: true }).click();
    await slower.tab.getByText(/^You accepted it already, on /).waitFor();
    await slower.tab.getByRole('button', { name: 'Undo' }).waitFor();
    expect((await desk.referral(lucerne)).record.name).not.toBe('Typed too late');
    expect(await faults(slower)).toEqual([]);
  });

  it('is in the search box what the list was searched for, wherever the list came from', async () => {
    const teams = await opens({ who: alex });
    const { tab, page } = teams;
    const box = tab.getByRole('searchbox');
    const rows = () => tab.locator('tbody tr').count();
    const searches = async (words: string, found: number) => {
      await box.fill(words);
      await expect.poll(rows).toBe(found);
      expect(await box.inputValue()).toBe(words);
    };
    await searches('alpine', 1);
    await tab.getByLabel('Sort by').selectOption('Value');
    await teams.rests();
    expect([await box.inputValue(), await rows()]).toEqual(['alpine', 1]);
    await tab.getByRole('button', { name: 'Save this view' }).click();
    await page.keyboard.type('Alps');
    await page.keyboard.press('Enter');
    await tab.getByText('Saved: Alps').first().waitFor();
    await searches('contoso', 9);
    await tab.getByRole('button', { name: 'Alps', exact: true }).click();
    await row(teams, 'Alpine Ski House').waitFor();
    expect(await box.inputValue()).toBe('alpine');
    await tab.getByRole('button', { name: /^Remove: Words/ }).click();
    await expect.poll(rows).toBe(11);
    expect(await box.inputValue()).toBe('');
    // Words that were read as a filter go with it.
    await box.fill('over 80k');
    await tab.getByRole('button', { name: /^Remove: Value/ }).waitFor();
    expect(await box.inputValue()).toBe('over 80k');
    await tab.getByRole('button', { name: /^Remove: Value/ }).click();
    await expect.poll(rows).toBe(11);
    expect(await box.inputValue()).toBe('');
    await searches('blue', 1);
    await tab.getByRole('button', { name: /^Inbox/ }).click();
    await expect.poll(rows).toBe(11);
    expect(await box.inputValue()).toBe('');
  });

  it('is searched for in the order chosen before the search was answered, or sent', async () => {
    const teams = await opens({ who: alex, movesTime: true });
    const { tab } = teams;
    const box = tab.getByRole('searchbox');
    const names = () => tab.locator('tbody .name').allTextContents();
    await row(teams, 'Blue Yonder').waitFor();
    await teams.rests();
    const sorts = (by: string) => tab.getByLabel('Sort by').selectOption(by);
    const search = await teams.holds(/\/api\/tab\/list\?.*words=contoso/);
    await box.fill('contoso');
    await teams.passesUntil(200, search.isAsked);
    await sorts('Value');
    search.comes();
    await expect.poll(async () => (await names()).length).toBe(9);
    expect(await box.inputValue()).toBe('contoso');
    await teams.rests();
    await teams.stops();
    await box.fill('blue');
    await sorts('Customer');
    await teams.passesUntil(100, async () => (await names()).join() === 'Blue Yonder');
    expect(await box.inputValue()).toBe('blue');
  });

  it('stays in a dialog that was opened after another was cancelled on its way', async () => {
    const teams = await opens({ who: alex });
    const { tab, page } = teams;
    const from = tab.getByLabel('Value from');
    const rows = () => tab.locator('tbody tr').count();
    await row(teams, 'Blue Yonder').waitFor();
    const all = await rows();
    await tab.getByRole('button', { name: 'Filters' }).click();
    await from.fill('999999999');
    const filters = await teams.holds(/\/api\/tab\/filters$/);
    await from.press('Enter');
    await expect.poll(filters.isAsked).toBe(true);
    await page.keyboard.press('Escape');
    await expect.poll(() => tab.locator('dialog').count()).toBe(0);
    filters.comes();
    await tab.getByRole('button', { name: 'Filters' }).click();
    await from.fill('5');
    await teams.rests();
    expect([await from.inputValue(), await rows()]).toEqual(['5', all]);
  });

  it('is an audit of days by the desk’s clock, whatever the device’s says, and a refusal stands without the file before', async () => {
    const teams = await opens({ who: adele, movesTime: true });
    const { tab } = teams;
    await row(teams, 'Alpine Ski House').waitFor();
    await teams.passes(400 * 86_400_000);
    await tab.getByRole('button', { name: 'Settings' }).click();
    await tab.getByRole('button', { name: 'Audit' }).click();
    const today = desk.parts.clock.now().toLocaleDateString('sv-SE', { timeZone: 'Europe/London' });
    expect(await tab.getByLabel('To', { exact: true }).inputValue()).toBe(today);
    const csv = tab.getByRole('button', { name: 'Download as CSV' });
    await csv.click();
    const file = tab.locator('form.audit-period textarea');
    await file.waitFor();
    await tab.getByLabel(/^Only of this person/).fill('Nobody Known');
    await csv.click();
    await tab.locator('.bar-problem').waitFor();
    expect(await file.count()).toBe(0);
  });
});
