import axe from 'axe-core';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { buildTab } from '../../src/tab/build/build-tab.ts';
import { aTabDesk } from '../tab/support/tab-desk.ts';
import { theBrowser } from './support/browser.ts';
import { Keyboard } from './support/by-keyboard.ts';
import { tabLooks, takeTabPictures } from './support/tab-pictures.ts';
import { TeamsPage, type TeamsPageOptions } from './support/teams-page.ts';

/**
 * The tab's page in a real browser, inside a host that speaks Teams' protocol under Teams' own address, in front of a whole desk:
 * one desk and one browser for all. Time in the page is moved by hand.
 */
await buildTab();
const leadSecret = 'a-first-secret-of-32-characters-0';
const tabDesk = await aTabDesk({
  ...{ acceptUndoSeconds: 'by-default', undoSeconds: 600 },
  settings: { LEAD_DESTINATION_SECRETS: leadSecret },
});
const { desk } = tabDesk;
const { adele, alex, megan } = desk;
const minute = 60_000;

let alpine = '';
beforeAll(async () => {
  const team = [alex.email];
  alpine = await desk.receives({
    customer: 'Alpine Ski House',
    team,
    value: 30_000,
    currency: 'EUR',
    expiresIn: 'P9D',
  });
  await desk.receives({ customer: 'Blue Yonder', team, value: 90_000, currency: 'USD', expiresIn: 'PT5H' });
  for (let number = 1; number <= 9; number++)
    await desk.receives({ customer: `Contoso Branch ${number}`, team, expiresIn: `P${10 + (number % 3)}D` });
  const contact = { firstName: 'Sue', lastName: 'Quill', email: 'sue@zyxwood.example', phoneNumber: '+14255550177' };
  const lead = { kind: 'lead' as const, contact, team: [], country: 'DE' };
  await desk.receives({ ...lead, customer: 'Zyxwood Mills', dealName: 'Plant Analytics', lead: { quality: 'High' } });
  await desk.receives({ ...lead, customer: 'Proseware', dealName: 'Plant Analytics', lead: { isSpam: true } });
  const userDetails = { LastName: 'Quill', Email: 'quill@yonder.example', Company: 'Yonder Works', Country: 'USA' };
  await fetch(`${desk.url}/api/leads/${leadSecret}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      userDetails,
      LeadSource: 'AzureMarketplace-PLT|contoso.plant',
      OfferTitle: 'Plant Analytics',
    }),
  });
  await desk.receives({ kind: 'outbound', customer: 'Datum', team, salesStage: '60', value: 120_000, currency: 'EUR' });
});

let open: TeamsPage | undefined;
afterEach(async () => {
  await open?.close();
  open = undefined;
});
async function opens(options: TeamsPageOptions): Promise<TeamsPage> {
  await open?.close();
  open = await TeamsPage.open(await theBrowser(), tabDesk, options);
  return open;
}
const row = (teams: TeamsPage, customer: string) => teams.tab.getByRole('button', { name: customer, exact: true });

/** What axe finds, as `rule: where`. */
async function faults(teams: TeamsPage): Promise<readonly string[]> {
  const frame = teams.frame();
  await frame.evaluate(axe.source);
  return frame.evaluate(async () => {
    const run = (globalThis as never as { axe: typeof axe }).axe.run;
    const { violations } = await run({
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    });
    return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
  });
}

const isWide = (teams: TeamsPage) =>
  teams.frame().evaluate('document.documentElement.scrollWidth > document.documentElement.clientWidth');

describe('the tab in Teams', () => {
  it('signs in, tells Teams once that it is drawn, and breaks no policy', async () => {
    const teams = await opens({ who: alex });
    await row(teams, 'Alpine Ski House').waitFor();
    expect(teams.complaints).toEqual([]);
    expect(await teams.count('appInitialization.success')).toBe(1);
    expect(await teams.count('appInitialization.failure')).toBe(0);
    expect(await teams.page.context().cookies()).toEqual([]);
    const { headers } = await fetch(`${desk.url}/tab`);
    expect(headers.get('content-security-policy')).toContain("require-trusted-types-for 'script'");
    expect(headers.get('cache-control')).toBe('no-store');
    expect([headers.get('x-frame-options'), headers.get('set-cookie')]).toEqual([null, null]);
  });

  it('is worked with by the keyboard alone: search, open, accept, undo, and back to the row and the place', async () => {
    const teams = await opens({ who: alex, height: 320 });
    const { page, tab } = teams;
    await row(teams, 'Contoso Branch 8').focus();
    await page.keyboard.press('Enter');
    await tab.getByRole('heading', { level: 1, name: 'Contoso Branch 8' }).waitFor();
    await teams.does('host.back()');
    await row(teams, 'Contoso Branch 8').waitFor();
    const focused = () => tab.locator(':focus').textContent();
    await expect.poll(focused).toBe('Contoso Branch 8');
    const box = await row(teams, 'Contoso Branch 8').boundingBox();
    expect(box && box.y > 0 && box.y < 320).toBe(true);
    // Nothing to go back to: that is Teams' own.
    await teams.does('host.back()');
    await expect.poll(() => teams.count('navigateBack')).toBe(1);

    await tab.getByRole('searchbox').focus();
    await page.keyboard.type('alpine');
    await expect.poll(() => tab.locator('tbody tr').count()).toBe(1);
    await row(teams, 'Alpine Ski House').focus();
    await page.keyboard.press('Enter');
    await tab.getByRole('button', { name: 'Accept', exact: true }).focus();
    await page.keyboard.press('Enter');
    await tab.getByRole('button', { name: 'Undo' }).waitFor();
    expect((await desk.referral(alpine)).decision).toMatchObject({ kind: 'accept', state: 'held' });
    await tab.getByText('Accepted · Alex Wilber').waitFor();
    await tab.getByRole('button', { name: 'Undo' }).focus();
    await page.keyboard.press('Enter');
    await tab.getByRole('button', { name: 'Accept', exact: true }).waitFor();
    expect((await desk.referral(alpine)).decision).toBeUndefined();
  });

  it('is a whole journey by Tab, Enter and Space: filter, select, save a view, answer, take back, move on the board', async () => {
    const teams = await opens({ who: alex });
    const { tab, page } = teams;
    const keys = new Keyboard(teams);
    await row(teams, 'Alpine Ski House').waitFor();
    await keys.enters('To the list');
    expect(await keys.focused()).toBe('Waiting for an answer');
    await keys.enters('Filters');
    await tab.getByLabel('Value from').waitFor();
    await keys.goesTo('Value from');
    await page.keyboard.type('80k usd');
    await keys.presses('Enter');
    await tab.getByRole('button', { name: /^Remove: .*80,000/ }).waitFor();
    expect(await keys.focused()).toBe('Filters');
    await keys.goesTo('Select Blue Yonder');
    await keys.presses('Space');
    await tab.getByRole('button', { name: 'Remind the owner' }).waitFor();
    await keys.enters('Select none', 'Shift+Tab');
    expect(await keys.focused()).toBe('Waiting for an answer');
    await keys.enters('Save this view');
    await tab.getByLabel('Name of the view').waitFor();
    await keys.goesTo(/^Name/);
    await page.keyboard.type('Large');
    await keys.presses('Enter');
    await tab.getByText('Saved: Large').first().waitFor();
    await keys.enters(/^Remove: .*80,000/, 'Shift+Tab');
    await row(teams, 'Alpine Ski House').waitFor();

    await keys.enters('Alpine Ski House');
    await tab.getByRole('button', { name: 'Accept', exact: true }).waitFor();
    await keys.enters('Accept');
    await tab.getByRole('button', { name: 'Undo' }).waitFor();
    await keys.enters('Undo');
    await tab.getByRole('button', { name: 'Accept', exact: true }).waitFor();
    await keys.enters(/Back$/, 'Shift+Tab');
    await expect.poll(() => keys.focused()).toBe('Alpine Ski House');
    await keys.enters('Board', 'Shift+Tab');
    await tab.getByLabel('Move to … Datum').waitFor();
    await keys.goesTo('Move to … Datum');
    await page.keyboard.type('Nego');
    await tab.getByRole('region', { name: 'Negotiated (80%)' }).getByText('Datum').waitFor();
    // Where it stands now, to be moved on.
    await expect.poll(() => keys.focused()).toBe('Move to … Datum');
    await keys.enters(/Undo/, 'Shift+Tab');
    await tab.getByRole('region', { name: 'Proposed (60%)' }).getByText('Datum').waitFor();
    await expect.poll(() => keys.focused()).toBe('Move to … Datum');
    expect(teams.complaints).toEqual([]);
  });

  it('renames the view that was opened, of two that show the same; views are asked for once, whatever list comes', async () => {
    const teams = await opens({ who: megan });
    const { tab, page } = teams;
    const asked: string[] = [];
    page.on('request', (request) => request.method() === 'GET' && asked.push(new URL(request.url()).pathname));
    const saves = async (name: string) => {
      await tab.getByRole('button', { name: 'Save this view' }).click();
      await tab.getByLabel('Name of the view').fill(name);
      await tab.getByRole('button', { name: 'Save this view' }).click();
      await tab.getByText(`Saved: ${name}`).first().waitFor();
    };
    const current = () => tab.locator('.own-views [aria-current]').allTextContents();
    // A search that comes in while a name is being typed takes nothing of it.
    await tab.getByRole('searchbox').fill('blue');
    await tab.getByRole('button', { name: 'Save this view' }).click();
    await page.keyboard.type('Blue ones');
    await tab.locator('.chip', { hasText: 'blue' }).waitFor();
    await page.keyboard.press('Enter');
    await tab.getByText('Saved: Blue ones').first().waitFor();
    expect(await current()).toEqual(['Blue ones']);
    await tab.getByRole('searchbox').fill('');
    await expect.poll(current).toEqual([]);
    await saves('Early');
    asked.length = 0;
    await saves('Late');
    expect(await current()).toEqual(['Late']);
    await tab.getByRole('button', { name: 'Early', exact: true }).click();
    await expect.poll(current).toEqual(['Early']);
    await tab.getByRole('button', { name: 'Late', exact: true }).click();
    await expect.poll(current).toEqual(['Late']);
    await tab.getByRole('button', { name: 'Rename' }).click();
    expect(await tab.getByLabel('Name of the view').inputValue()).toBe('Late');
    await tab.getByLabel('Name of the view').fill('Later');
    await tab.getByRole('button', { name: 'Rename' }).click();
    await expect.poll(current).toEqual(['Later']);
    await tab.getByRole('button', { name: /^Outbound/ }).click();
    await tab.getByRole('heading', { level: 1, name: /Outbound/ }).waitFor();
    await expect.poll(current).toEqual([]);
    await tab.getByRole('button', { name: 'Early', exact: true }).click();
    await expect.poll(current).toEqual(['Early']);
    expect(asked.filter((path) => path.endsWith('/views'))).toEqual([]);
  });

  it('is worked with without a mouse where admins work, the focus back where it was: leads, what expires, an audit, the ladder, an import', async () => {
    const teams = await opens({ who: adele });
    const { tab, page } = teams;
    const keys = new Keyboard(teams);
    await row(teams, 'Blue Yonder').waitFor();
    await keys.enters(/^Leads/);
    await row(teams, 'Zyxwood Mills').waitFor();
    await keys.enters('Filters');
    await tab.getByLabel('Customer chose').waitFor();
    await keys.presses('Escape');
    await expect.poll(() => keys.focused()).toBe('Filters');
    // The focus is back a task before the dialog is gone: an Enter between the two would open what is about to close.
    await expect.poll(() => tab.getByRole('dialog').count()).toBe(0);
    await keys.presses('Enter');
    await tab.getByLabel('Country').waitFor();
    await keys.goesTo('Country');
    await page.keyboard.type('Germany');
    await keys.presses('Enter');
    await tab.getByRole('button', { name: 'Remove: Germany' }).waitFor();
    expect(await keys.focused()).toBe('Filters');
    await keys.enters('Remove: Germany');
    await expect.poll(() => tab.getByRole('button', { name: 'Remove: Germany' }).count()).toBe(0);
    expect(await keys.focused()).toBe('Leads that wait for an answer');
    await keys.enters('Zyxwood Mills');
    await tab.getByRole('button', { name: 'Take', exact: true }).waitFor();
    await keys.goesTo('Take');
    await keys.enters(/Back$/, 'Shift+Tab');
    await expect.poll(() => keys.focused()).toBe('Zyxwood Mills');

    await keys.enters('What will expire', 'Shift+Tab');
    await tab
      .getByText(/run out in the next 14 days/)
      .first()
      .waitFor();
    await keys.enters('Blue Yonder');
    await tab.getByRole('heading', { name: 'History' }).waitFor();
    await keys.enters('Audit');
    await tab.getByRole('button', { name: 'Download as CSV' }).waitFor();
    await tab
      .locator('[aria-live]')
      .getByText(/\d entr(y|ies), /)
      .waitFor({ state: 'attached' });
    await keys.goesTo('Download as CSV');
    await keys.enters(/Back$/, 'Shift+Tab');
    await expect.poll(() => keys.focused()).toBe('Blue Yonder');

    await keys.enters('Settings', 'Shift+Tab');
    await tab.getByRole('button', { name: 'Reminders', exact: true }).waitFor();
    await keys.enters('Reminders');
    await tab.getByLabel('Try another ladder').waitFor();
    expect(await keys.focused()).toBe('Reminders');
    await keys.goesTo('Try another ladder');
    await page.keyboard.type('5d, 1d');
    await keys.presses('Enter');
    await tab
      .locator('[aria-live]')
      .getByText(/reminders? to/)
      .waitFor({ state: 'attached' });
    await keys.enters('Import', 'Shift+Tab');
    await tab.getByRole('button', { name: 'Rehearse it' }).waitFor();
    await keys.goesTo(/^File/);
    await keys.goesTo('Rehearse it');
    expect(teams.complaints).toEqual([]);
  });

  it('opens what a link names, shares the same place, and lands on a list whatever odd link it is given', async () => {
    const teams = await opens({ who: alex, subEntityId: 'view/value~inbound;c=US' });
    const { tab } = teams;
    await tab.getByRole('button', { name: /^Remove: Country: United States/ }).waitFor();
    expect(await tab.getByLabel('Sort by').inputValue()).toBe('value');
    await tab.getByRole('button', { name: 'Share link' }).click();
    await expect.poll(() => teams.count('shareDeepLink')).toBe(1);
    const shared = (await teams.heard()).find(({ func }) => func === 'shareDeepLink');
    expect(shared?.args[0]).toBe('view/value~inbound;c=US');
    for (const subEntityId of [
      'referral/{x}',
      'view/board<b>',
      `view/${'x'.repeat(2_000)}`,
      'VIEW/inbox',
      '../settings',
    ]) {
      const odd = await opens({ who: alex, subEntityId });
      await odd.tab.getByRole('button', { name: 'Inbox' }).waitFor();
      await odd.tab.getByRole('button', { name: 'Inbound' }).click();
      await row(odd, 'Blue Yonder').waitFor();
      expect([subEntityId, odd.complaints]).toEqual([subEntityId, []]);
    }
  });

  it('asks for what a link names in three rounds: the page, its files, and then all that it shows with who reads it', async () => {
    const api = (path: string) => new RegExp(`^GET /api/tab/${path}$`);
    const shown = [api('me'), api(`referrals/${alpine}`), api('list'), api('counts')];
    const files = [/tab-[\w-]+\.js$/, /tab-\w+\.css$/, /texts-en-\w+\.json$/];
    const teams = await opens({ who: alex, subEntityId: `referral/${alpine}`, together: [files, shown] });
    await teams.tab.getByRole('heading', { level: 1, name: 'Alpine Ski House' }).waitFor();
    await teams.tab.getByRole('button', { name: 'Back' }).click();
    await row(teams, 'Blue Yonder').waitFor();
    const times = (one: RegExp) => teams.requests.filter((request) => one.test(request)).length;
    // The list once more on the way back; what was asked for ahead is not asked for twice.
    expect([...files, ...shown].map(times)).toEqual([1, 1, 1, 1, 1, 2, 2]);
    expect(teams.complaints).toEqual([]);
    // Of another view, too, and in a language that is not the browser's. Its chunk is no round of its own.
    const board = await opens({
      who: alex,
      subEntityId: 'view/board',
      locale: 'ko-kr',
      together: [[api('me'), api('board'), /texts-ko-/, /assets\/part-/]],
    });
    await board.tab.getByRole('button', { name: 'Datum', exact: true }).waitFor();
  });

  it('sends a double press once, and keeps what was typed into a form until it is right', async () => {
    const teams = await opens({ who: alex, subEntityId: `referral/${alpine}` });
    const { tab } = teams;
    await tab.getByRole('button', { name: 'Decline' }).click();
    await tab.getByLabel(/Note/).fill('They buy elsewhere');
    await tab.getByRole('button', { name: 'Decline' }).click();
    await expect.poll(() => tab.getByLabel(/Note/).inputValue()).toBe('They buy elsewhere');
    await tab.getByLabel('Other', { exact: true }).check();
    const before = teams.requests.filter((one) => one === 'POST /api/tab/press').length;
    await tab.getByRole('button', { name: 'Decline' }).dblclick({ noWaitAfter: true });
    await tab.getByRole('button', { name: 'Undo' }).waitFor();
    expect(teams.requests.filter((one) => one === 'POST /api/tab/press').length).toBe(before + 1);
    expect((await desk.referral(alpine)).decision).toMatchObject({ kind: 'decline', note: 'They buy elsewhere' });
    await tab.getByRole('button', { name: 'Undo' }).click();
    await tab.getByRole('button', { name: 'Accept', exact: true }).waitFor();
  });

  it('moves a deal on the board without a drag, says so, and takes it back', async () => {
    const teams = await opens({ who: alex });
    const { tab } = teams;
    await tab.getByRole('button', { name: 'Board' }).click();
    await tab.getByLabel('Move to … Datum').selectOption({ label: 'Negotiated (80%)' });
    await tab.locator('[aria-live]').getByText('Datum: Negotiated (80%)').waitFor();
    await tab.getByRole('region', { name: 'Negotiated (80%)' }).getByText('Datum').waitFor();
    await tab.getByRole('button', { name: /Undo/ }).click();
    await tab.getByRole('region', { name: 'Proposed (60%)' }).getByText('Datum').waitFor();
    expect(await faults(teams)).toEqual([]);
  });

  let newcomers = 0;
  it('tells of what is new by a button, moves no row under a hand, and is quiet while it is suspended', async () => {
    const teams = await opens({ who: megan, movesTime: true });
    const { tab } = teams;
    await tab.getByRole('heading', { level: 1 }).waitFor();
    await tab.getByText(/As of/).waitFor();
    // Another one where this is tried again.
    const customer = `Trey Research ${++newcomers}`;
    await desk.receives({ customer, team: [megan.email], expiresIn: 'P3D' });
    await teams.passes(minute);
    await tab.getByText('1 new').waitFor();
    expect(await row(teams, customer).count()).toBe(0);
    await tab.getByRole('button', { name: 'Refresh' }).click();
    await row(teams, customer).waitFor();

    // The desk is started anew under the open page: no browser tells of that, the next look does.
    teams.offline = true;
    await tab.getByLabel('Sort by').selectOption('customer');
    await tab.getByText(/You are offline/).waitFor();
    teams.offline = false;
    await teams.passes(minute);
    await expect.poll(() => tab.getByText(/You are offline/).count()).toBe(0);
    // A referral that could never be shown yet, too.
    teams.offline = true;
    await row(teams, customer).click();
    await tab.getByText(/You are offline/).waitFor();
    teams.offline = false;
    await teams.passes(minute);
    await expect.poll(() => tab.getByText(/You are offline/).count()).toBe(0);
    const asked = teams.requests.length;
    await tab.getByRole('button', { name: 'Back' }).click();
    // The list behind it is looked at again; what is still on its way would count as asked while suspended.
    await expect
      .poll(() => teams.requests.slice(asked).toSorted())
      .toEqual(['GET /api/tab/counts', 'GET /api/tab/list']);

    await teams.does('host.suspend()');
    await expect.poll(() => teams.count('readyToUnload')).toBe(1);
    const before = teams.requests.length;
    await teams.passes(5 * minute);
    expect(teams.requests.length).toBe(before);
    await teams.does('host.resume()');
    await expect.poll(() => teams.requests.length).toBeGreaterThan(before);
    await expect.poll(() => teams.count('appInitialization.success')).toBe(2);
    const themesHeard = async () => (await teams.heard()).filter(({ args }) => args[0] === 'themeChange').length;
    await expect.poll(themesHeard).toBe(2);
  });
});

/** A page of a list with so many rows, which no desk has to hold for it. */
function pageOfMany(total: number, url: string, revision = 1) {
  const page = Number(new URL(url).searchParams.get('page') ?? 1);
  const rows = Array.from({ length: Math.min(50, total - (page - 1) * 50) }, (_one, at) => ({
    id: `55555555-0000-4000-8000-${String((page - 1) * 50 + at).padStart(12, '0')}`,
    ...{ revision, customer: `Fabrikam ${(page - 1) * 50 + at + 1}`, deal: 'Deal', facts: '', owner: 'Alex' },
    ...{ standing: 'Waiting', urgent: false, favourite: false, may: { answer: true, undo: false } },
  }));
  const pages = Math.ceil(total / 50);
  return {
    ...{ view: 'inbound', title: 'Inbound', sort: 'attention', rows, total, isMore: false, page, pages },
    ...{ summary: '', filters: [], bare: 'inbound', others: [], stamp: 'x', asOf: `1:0${revision - 1}` },
  };
}

describe('much at once in the tab', () => {
  it('draws of five thousand rows some hundred, tells how many there are, and keeps the row that has the focus', async () => {
    const teams = await opens({ who: alex });
    const { tab, page } = teams;
    await row(teams, 'Blue Yonder').waitFor();
    const hurried = new Set<string>();
    await page.context().route('https://desk.example/api/tab/list**', (route) => {
      const url = route.request().url();
      // Whoever leafs too fast is asked to wait, and what they look at then comes all the same.
      const isTooFast = /page=[45]\d/.test(url) && !hurried.has(url);
      hurried.add(url);
      return isTooFast ? route.fulfill({ status: 429, json: {} }) : route.fulfill({ json: pageOfMany(5_000, url) });
    });
    await tab.getByRole('button', { name: 'Inbound' }).click();
    await tab.getByText('5000 in all').waitFor();
    const drawn = () => tab.locator('tbody tr:not(.far)').count();
    const table = tab.getByRole('table', { name: 'Inbound' });
    expect(await table.getAttribute('aria-rowcount')).toBe('5001');
    await row(teams, 'Fabrikam 3').focus();
    await teams.frame().evaluate('window.scrollTo(0, 150_000)');
    const far = tab.getByRole('button', { name: /^Fabrikam 2[3-5]\d\d$/ }).first();
    await far.waitFor();
    expect(await tab.locator('.bar-problem').count()).toBe(0);
    expect(await drawn()).toBeLessThan(300);
    expect(await tab.locator(':focus').textContent()).toBe('Fabrikam 3');
    const number = Number((await far.textContent())?.replace(/\D/g, ''));
    const place = await tab.locator('tr', { has: row(teams, `Fabrikam ${number}`) }).getAttribute('aria-rowindex');
    expect(place).toBe(String(number + 1));
    // On paper stands all that was fetched, not what is near the eye.
    const left = row(teams, `Fabrikam ${number}`);
    await teams.frame().evaluate('window.scrollTo(0, 60_000)');
    await expect.poll(() => left.count()).toBe(0);
    await teams.frame().evaluate("window.dispatchEvent(new Event('beforeprint'))");
    expect(await left.count()).toBe(1);
  });

  it('claims what is selected as it was last shown: after a reload, and where rows come into sight again', async () => {
    const teams = await opens({ who: alex });
    const { tab, page } = teams;
    await row(teams, 'Blue Yonder').waitFor();
    const sent: Record<string, number>[] = [];
    await page.context().route('https://desk.example/api/tab/list**', (route) =>
      // After each deed all rows are others.
      route.fulfill({ json: pageOfMany(5_000, route.request().url(), sent.length + 1) }),
    );
    await page.context().route('https://desk.example/api/tab/bulk**', (route) => {
      const { rows } = route.request().postDataJSON() as { rows: { id: string; revision: number }[] };
      sent.push(
        Object.fromEntries(rows.map(({ id, revision }) => [`Fabrikam ${Number(id.slice(-12)) + 1}`, revision])),
      );
      const results = rows.map(({ id }) => ({ id, done: false, text: `Time ${sent.length}: changed meanwhile` }));
      return route.fulfill({ json: { results } });
    });
    const claims = async (time: number) => {
      await tab.getByRole('button', { name: 'Claim', exact: true }).click();
      await tab
        .locator('li', { hasText: `Time ${time}:` })
        .first()
        .waitFor();
      await tab.getByText(`As of 1:0${time}`).waitFor();
    };
    const goesTo = (place: number) => teams.frame().evaluate(`window.scrollTo(0, ${place})`);
    await tab.getByRole('button', { name: 'Inbound' }).click();
    await tab.getByText('5000 in all').waitFor();
    await tab.getByLabel('Select Fabrikam 3', { exact: true }).check();
    await goesTo(150_000);
    const far = tab.getByRole('button', { name: /^Fabrikam 2[3-5]\d\d$/ }).first();
    await far.waitFor();
    const name = `${await far.textContent()}`;
    await tab.getByLabel(`Select ${name}`, { exact: true }).check();
    const leaves = async () => {
      // What has the focus would stay.
      await tab.getByRole('searchbox').focus();
      await goesTo(0);
      await expect.poll(() => row(teams, name).count()).toBe(0);
    };
    await leaves();
    await claims(1);
    await claims(2);
    await goesTo(150_000);
    await row(teams, name).waitFor();
    await leaves();
    await claims(3);
    expect(sent).toEqual([
      { 'Fabrikam 3': 1, [name]: 1 },
      { 'Fabrikam 3': 2, [name]: 1 },
      { 'Fabrikam 3': 3, [name]: 3 },
    ]);
    // From a row far below the deed is in reach, and nobody loses their place by it: neither the eye nor the focus.
    await goesTo(150_000);
    await page.waitForLoadState('networkidle');
    const nameInSight = "document.elementFromPoint(300, 600)?.closest('tr')?.querySelector('.name')?.textContent";
    await expect.poll(() => teams.frame().evaluate(nameInSight)).toMatch(/^Fabrikam \d{4}$/);
    const inSight = String(await teams.frame().evaluate(nameInSight));
    const height = async () => (await row(teams, inSight).boundingBox())?.y ?? Number.NaN;
    const before = await height();
    const claim = await tab.getByRole('button', { name: 'Claim', exact: true }).boundingBox();
    expect(claim && claim.y >= 0 && claim.y < 800).toBe(true);
    await claims(4);
    await expect.poll(() => tab.locator(':focus').textContent()).toMatch(/^0 of 2 done/);
    expect(Math.abs((await height()) - before)).toBeLessThan(120);
  });

  it('does something with several rows, says what became of each, and gives the list as a file where no download works', async () => {
    const teams = await opens({ who: alex, sandbox: 'allow-scripts allow-same-origin allow-forms' });
    const { tab, page } = teams;
    await tab.getByLabel('Select Alpine Ski House').check();
    await tab.getByLabel('Select Blue Yonder').check();
    await tab.getByRole('button', { name: 'Remind the owner' }).click();
    await tab.getByText('Alpine Ski House: It is yours').waitFor();
    expect(await faults(teams)).toEqual([]);
    // Whoever is at another list when it ends finds that list's rows, and nothing of the former selected among them.
    const bulk = 'https://desk.example/api/tab/bulk**';
    const end = Promise.withResolvers<void>();
    await page.context().route(bulk, async (route) => {
      await end.promise;
      await route.fallback();
    });
    await tab.getByRole('button', { name: 'Remind the owner' }).click();
    await expect.poll(() => tab.getByRole('button', { name: 'Select none' }).isDisabled()).toBe(true);
    await tab.getByRole('button', { name: 'Outbound' }).click();
    await row(teams, 'Datum').waitFor();
    end.resolve();
    await expect.poll(() => tab.locator('.spoken').textContent()).toMatch(/^0 of 2 done/);
    await page.waitForLoadState('networkidle');
    expect(await row(teams, 'Datum').count()).toBe(1);
    expect(await tab.getByRole('button', { name: 'Select none' }).count()).toBe(0);
    const told = tab.getByRole('region', { name: 'Remind the owner' });
    await told.getByText('Remind the owner: 0 of 2 done').waitFor();
    await told.getByText('Alpine Ski House: It is yours').waitFor();
    expect(await faults(teams)).toEqual([]);
    await told.getByRole('button', { name: 'Close' }).click();
    expect(await told.count()).toBe(0);
    // One that breaks off says so of each row that no result came of.
    await page.context().unroute(bulk);
    const broken = Promise.withResolvers<void>();
    await page.context().route(bulk, async (route) => {
      await broken.promise;
      await route.abort();
    });
    await tab.getByRole('button', { name: 'Inbox' }).click();
    await tab.getByLabel('Select Blue Yonder').check();
    await tab.getByRole('button', { name: 'Remind the owner' }).click();
    await tab.getByRole('button', { name: 'Outbound' }).click();
    await row(teams, 'Datum').waitFor();
    broken.resolve();
    await told.getByText('Remind the owner: 0 of 1 done').waitFor();
    await told.getByText(/^✗ Blue Yonder: Not done as far as is known\. You are offline\. Nothing/).waitFor();
    await expect.poll(() => tab.locator('.spoken').textContent()).toBe('Remind the owner: 0 of 1 done');
    await page.context().unroute(bulk);
    // Its row is opened from there, and stays told until it is closed.
    await told.getByRole('button', { name: 'Open Blue Yonder' }).click();
    await tab.getByRole('heading', { level: 1, name: 'Blue Yonder' }).waitFor();
    await told.getByRole('button', { name: 'Close' }).click();
    await tab.getByRole('button', { name: 'Inbox' }).click();
    await row(teams, 'Blue Yonder').waitFor();
    await tab.getByRole('button', { name: 'Export' }).click();
    for (let time = 0; time < 2; time++) {
      await tab.getByRole('button', { name: 'Download here' }).click();
      await tab
        .getByText(/^Your file is ready/)
        .first()
        .waitFor();
    }
    await tab.getByRole('button', { name: 'Send it to my chat' }).click();
    await tab
      .getByText(/^I’m making a file of/)
      .first()
      .waitFor();
    expect(teams.complaints).toEqual([]);
  });

  it('moves a deal by a drag where its menu would, and nowhere else', async () => {
    const teams = await opens({ who: alex, width: 1_600 });
    const { tab } = teams;
    await tab.getByRole('button', { name: 'Board' }).click();
    const deal = tab.locator('.deal', { hasText: 'Datum' });
    await deal.dragTo(tab.getByRole('region', { name: 'Negotiated (80%)' }));
    await tab.locator('[aria-live]').getByText('Datum: Negotiated (80%)').waitFor();
    await tab.getByRole('region', { name: 'Negotiated (80%)' }).getByText('Datum').waitFor();
    await tab.getByRole('button', { name: /Undo/ }).click();
    await tab.getByRole('region', { name: 'Proposed (60%)' }).getByText('Datum').waitFor();
    expect(await tab.getByRole('region', { name: /Won|Lost|Declined/ }).count()).toBe(0);
  });
});

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

describe('when something is missing', () => {
  it('says in a plain browser where it works, and asks for nothing', async () => {
    const teams = await opens({ who: alex });
    await row(teams, 'Blue Yonder').waitFor();
    // The choices beside the list are asked for as well, and may come after its rows.
    await teams.page.waitForLoadState('networkidle');
    const before = teams.requests.filter((one) => one.includes('/api/')).length;
    await teams.page.goto('https://desk.example/tab');
    await teams.page.getByText('This page works in Microsoft Teams.').waitFor();
    expect(teams.requests.filter((one) => one.includes('/api/')).length).toBe(before);
  });

  it.each([
    ['a host that never answers', { silent: true, deaf: false }],
    ['a host that answers once', { silent: false, deaf: true }],
  ])('has words of its own within five seconds: %s', async (_name, host) => {
    const teams = await opens({ who: alex, host, movesTime: true });
    await expect.poll(() => teams.count(host.deaf ? 'getContext' : 'initialize')).toBe(1);
    await teams.passes(4_900);
    await teams.tab.getByText('Teams does not answer.').waitFor();
    expect(teams.requests.some((one) => one.includes('/api/'))).toBe(false);
  });

  it('works on an old phone, and in Teams’ new address; elsewhere it is not shown', async () => {
    const phone = await opens({ who: alex, width: 360, host: { legacyPhone: true } });
    await row(phone, 'Blue Yonder').waitFor();
    const cloud = await opens({ who: alex, origin: 'https://teams.cloud.microsoft' });
    await row(cloud, 'Blue Yonder').waitFor();
    const evil = await opens({ who: alex, origin: 'https://evil.example' });
    await expect.poll(() => evil.complaints.join()).toContain('frame-ancestors');
  });

  it('says why there is no sign-in, and tries again with the person’s press', async () => {
    // Before it is known who somebody is, by the language that Teams tells, in lower case; Teams hears once that the page stands.
    const teams = await opens({ who: alex, tokenFails: 'a-code-of-tomorrow', locale: 'zh-tw' });
    await teams.tab.getByText('a-code-of-tomorrow').waitFor();
    expect(await teams.count('appInitialization.success')).toBe(1);
    const before = teams.tokens;
    await teams.tab.getByRole('button', { name: '登入' }).click();
    await expect.poll(() => teams.tokens).toBeGreaterThan(before);
  });

  it('renews an old token once, and does not ask for ever', async () => {
    const teams = await opens({ who: alex, claims: { exp: 1 } });
    await teams.tab.getByText('does not know this account').waitFor();
    expect(teams.tokens).toBe(2);
    expect(await teams.count('appInitialization.success')).toBe(1);
  });

  it('tells who is not met yet, and whose link leads nowhere, what to do', async () => {
    const stranger = { aadObjectId: '00000000-0000-4000-8000-0000000000fe', name: 'Sam' };
    const teams = await opens({ who: stranger });
    await teams.tab.getByText('has not met you yet').waitFor();
    expect(await teams.tab.locator('tbody tr').count()).toBe(0);
    // Nobody expects an answer of theirs.
    expect(await teams.tab.locator('.summary').textContent()).toMatch(/^As of /);
    await desk.gail.says('help');
    const guest = await opens({ who: desk.gail });
    await guest.tab.getByText('You have no role').waitFor();
    await guest.tab.locator('.summary').waitFor();
    expect(await guest.tab.getByText('Well done').count()).toBe(0);
    const lost = await opens({ who: adele, subEntityId: `referral/${crypto.randomUUID()}` });
    await lost.tab.getByText('not here, or not yours to see').waitFor();
    await lost.tab.getByRole('button', { name: 'Back' }).click();
    await row(lost, 'Blue Yonder').waitFor();
    const older = await opens({ who: alex, subEntityId: 'view/value~inbound;from=x' });
    await older.tab.getByText('A filter of this view is not known any more').waitFor();
    await older.tab.getByRole('button', { name: 'Show the whole list' }).click();
    await row(older, 'Blue Yonder').waitFor();
    expect(await older.tab.getByRole('heading', { level: 1 }).textContent()).toBe('Inbound');
    // Another request that is refused with the same status says nothing about the view.
    await older.page
      .context()
      .route('https://desk.example/api/tab/referrals/*/favourite', (route) =>
        route.fulfill({ status: 400, json: { error: { code: 'bad-request', message: 'x' } } }),
      );
    await older.tab.getByRole('button', { name: 'Favourite: Blue Yonder' }).click();
    await older.tab.locator('.bar-problem').waitFor();
    expect(await older.tab.getByText('A filter of this view is not known any more').count()).toBe(0);
    expect([...lost.complaints, ...older.complaints]).toEqual([]);
  });

  it('keeps the last list while nothing can be reached, and says since when', async () => {
    const teams = await opens({ who: alex });
    await row(teams, 'Blue Yonder').waitFor();
    // The person's views may still be on their way: what they cannot be loaded by says so in a bar of its own.
    await teams.rests();
    teams.offline = true;
    await teams.tab.getByLabel('Sort by').selectOption('customer');
    await teams.tab.getByText(/You are offline. What you see is as of/).waitFor();
    expect(await row(teams, 'Blue Yonder').count()).toBe(1);
    teams.offline = false;
    await teams.tab.getByRole('button', { name: 'Try again' }).click();
    await expect.poll(() => teams.tab.getByText(/You are offline/).count()).toBe(0);
    await teams.rests();
    // Where Teams has no token either, nobody is told to sign in.
    await teams.loses(true);
    await teams.tab.getByLabel('Sort by').selectOption('value');
    await teams.tab.getByText(/You are offline. What you see is as of/).waitFor();
    expect(await teams.tab.getByText(/did not say who you are/).count()).toBe(0);
    await teams.loses(false);
    await expect.poll(() => teams.tab.getByText(/You are offline/).count()).toBe(0);
  });

  it('says that the desk has a newer page once no more of its own answer, and loads it by a press where the person is', async () => {
    const teams = await opens({ who: alex, subEntityId: `referral/${alpine}` });
    const { tab } = teams;
    await tab.getByRole('heading', { level: 1, name: 'Alpine Ski House' }).waitFor();
    await teams.rests();
    const newer = tab.getByText('There is a newer version of this page.');
    const visits = async (...names: readonly string[]) => {
      for (const name of names) {
        await tab.locator('nav').getByRole('button', { name }).click();
        await tab.getByRole('heading', { level: 1, name }).waitFor();
        await teams.rests();
      }
    };
    const length = () => teams.frame().evaluate('history.length');
    const before = await length();
    // The desk is deployed anew while the page stays open: old and new answer by turns, and a page loaded now might be the old one.
    teams.builds = ['tab-another.js', undefined];
    await visits('Board', 'What will expire', 'Board', 'What will expire');
    expect(await newer.count()).toBe(0);
    teams.builds = ['tab-another.js'];
    await visits('Board', 'What will expire', 'Board');
    await newer.waitFor();
    // It does not come and go under a hand.
    teams.builds = [];
    await visits('What will expire', 'Board');
    expect(await newer.count()).toBe(1);
    await tab.getByRole('button', { name: 'Load it' }).click();
    await expect.poll(() => newer.count()).toBe(0);
    await tab.getByRole('heading', { level: 1, name: 'Board' }).waitFor();
    await tab.getByRole('button', { name: 'Datum', exact: true }).waitFor();
    // The browser's Back leads out, not to the same page.
    expect(await length()).toBe(before);
    expect(teams.complaints).toEqual([]);
  });

  it('comes back by itself in every view once the desk can be reached, with what was typed', async () => {
    const teams = await opens({ who: adele, movesTime: true });
    const { tab } = teams;
    const offline = tab.getByText(/You are offline/);
    const press = (name: string | RegExp) => tab.getByRole('button', { name }).first().click();
    await row(teams, 'Blue Yonder').waitFor();
    /** The desk is started anew meanwhile, of which no browser tells. */
    const comesBack = async (does: () => Promise<unknown>) => {
      teams.offline = true;
      await does();
      await offline.first().waitFor();
      teams.offline = false;
      await teams.passesUntil(minute, async () => (await offline.count()) === 0);
    };
    // Its chunk comes late as well.
    await comesBack(() => press('Scorecard'));
    await tab.locator('section.metric').first().waitFor();
    await comesBack(() => tab.getByRole('combobox', { name: 'Period' }).selectOption({ index: 1 }));
    await comesBack(() => press('Settings'));
    await tab.locator('.panel').first().waitFor();
    await comesBack(() => press('Who gets what'));
    await comesBack(() => press('Reminders'));
    await tab.getByLabel('Try another ladder').fill('P5D');
    await comesBack(() => press('Rehearse'));
    expect(await tab.getByLabel('Try another ladder').inputValue()).toBe('P5D');
    await press('Audit');
    await tab.getByLabel(/^Only of this person/).fill('Alex');
    await comesBack(() => press('Download as CSV'));
    expect(await tab.getByLabel(/^Only of this person/).inputValue()).toBe('Alex');
    await comesBack(() => press('Import'));
    await comesBack(() => press(/^Inbound/));
    // A name stays in its field, and the bar stays while the desk is not reached.
    await press('Save this view');
    await tab.getByLabel('Name of the view').fill('Own');
    teams.offline = true;
    await press('Save this view');
    await offline.waitFor();
    const asked = () => teams.requests.filter((one) => one === 'GET /api/tab/me').length;
    const before = asked();
    await teams.passesUntil(minute, async () => asked() > before);
    expect(await offline.count()).toBe(1);
    teams.offline = false;
    await teams.passesUntil(minute, async () => (await offline.count()) === 0);
    expect(await tab.getByLabel('Name of the view').inputValue()).toBe('Own');
    await press('Cancel');
    await row(teams, 'Blue Yonder').click();
    await tab.locator('summary').first().waitFor();
    await comesBack(() => tab.locator('details.audit summary').click());
    await tab.locator('details.audit li').first().waitFor();
    await comesBack(() => press('Download as CSV'));
    // A form of the card, too.
    await press('Decline');
    await tab.getByLabel('Other', { exact: true }).check();
    await tab.getByLabel(/Note/).fill('They buy elsewhere');
    await comesBack(() => press('Decline'));
    expect(await tab.getByLabel(/Note/).inputValue()).toBe('They buy elsewhere');
    // Nor could it begin.
    const me = 'https://desk.example/api/tab/me';
    await teams.page.context().route(me, (route) => route.abort());
    await teams.page.reload();
    await offline.waitFor();
    await teams.page.context().unroute(me);
    await teams.passesUntil(minute, async () => (await row(teams, 'Blue Yonder').count()) === 1);
    expect(teams.complaints).toEqual([]);
  });

  it('looks for new leads less often after a refusal, and for leads again by itself once it can, the focus where it was', async () => {
    const teams = await opens({ who: adele, movesTime: true });
    const { tab, page } = teams;
    await tab.getByRole('button', { name: /^Leads/ }).click();
    await row(teams, 'Zyxwood Mills').waitFor();
    const shelf = tab.locator('.choices button[aria-pressed=true]');
    const offline = tab.getByText(/You are offline/);
    await teams.loses(true);
    await shelf.click();
    await offline.waitFor();
    expect(await new Keyboard(teams).focused()).toBe(await shelf.textContent());
    await teams.loses(false);
    await expect.poll(() => offline.count()).toBe(0);
    // The desk is started anew, of which no browser tells.
    teams.offline = true;
    await shelf.click();
    await offline.waitFor();
    teams.offline = false;
    await teams.passesUntil(minute, async () => (await offline.count()) === 0);

    let refused = 0;
    const asked = 'https://desk.example/api/tab/leads?*';
    await page.context().route(asked, (route) => {
      refused++;
      return route.fulfill({ status: 429, json: { error: { code: 'tooFast', message: 'x' } } });
    });
    await teams.passes(36_000);
    await expect.poll(() => refused).toBe(1);
    await teams.passes(36_000);
    // Asked by hand: behind whatever would have been asked by itself.
    await shelf.click();
    await tab.locator('.bar-problem').waitFor();
    expect(refused).toBe(2);
    await page.context().unroute(asked);
    // Something that is gone again at the press: the page is the same one, and is looked at further on.
    await page.context().route(asked, (route) => route.fulfill({ json: { stamp: 'another' } }));
    const news = tab.getByText('There is something new among the leads.');
    const newsLater = async () => {
      await teams.passes(minute);
      return news.count();
    };
    await expect.poll(newsLater).toBe(1);
    await page.context().unroute(asked);
    await tab.getByRole('button', { name: 'Refresh' }).click();
    await expect.poll(() => news.count()).toBe(0);
    await desk.receives({ kind: 'lead', team: [], customer: 'Woodgrove Bank', lead: { quality: 'Low' } });
    await expect.poll(newsLater).toBe(1);
    await tab.getByRole('button', { name: 'Refresh' }).click();
    await row(teams, 'Woodgrove Bank').waitFor();
    expect(await news.count()).toBe(0);
  });

  it('shows nothing as done that the desk refused, and says what to do when a later part of the page is gone after an update', async () => {
    const teams = await opens({ who: alex, subEntityId: `referral/${alpine}` });
    const { tab, page } = teams;
    await page
      .context()
      .route('https://desk.example/api/tab/press', (route) =>
        route.fulfill({ status: 503, json: { error: { code: 'unavailable', message: 'x' } } }),
      );
    await tab.getByRole('button', { name: 'Accept', exact: true }).click();
    await tab.locator('.bar-problem').waitFor();
    await tab.getByRole('button', { name: 'Accept', exact: true }).waitFor();
    expect(await tab.getByRole('button', { name: 'Undo' }).count()).toBe(0);
    expect((await desk.referral(alpine)).decision).toBeUndefined();

    // No button that would load what did not fail.
    const again = tab.locator('.bar-problem').getByRole('button');
    expect(await again.count()).toBe(0);
    await page
      .context()
      .route('https://desk.example/api/tab/views', (route) =>
        route.request().method() === 'POST' ? route.fulfill({ status: 500, json: {} }) : route.fallback(),
      );
    await tab.getByRole('button', { name: /^Inbound/ }).click();
    await tab.getByRole('button', { name: 'Save this view' }).click();
    await tab.getByLabel('Name of the view').fill('Refused');
    await tab.getByRole('button', { name: 'Save this view' }).click();
    await tab.locator('.own-views .bar-problem').waitFor();
    expect([await again.count(), await tab.getByLabel('Name of the view').inputValue()]).toEqual([0, 'Refused']);
    await tab.getByRole('button', { name: 'Cancel' }).click();
    expect(await tab.locator('.bar-problem').count()).toBe(0);

    // What is loaded behind the first view is there by now.
    await teams.rests();
    await page.context().route('https://desk.example/tab/assets/part-*', (route) => route.fulfill({ status: 404 }));
    await tab.getByRole('button', { name: 'Board' }).click();
    await tab.getByRole('button', { name: 'Datum', exact: true }).waitFor();
    await tab.getByRole('button', { name: 'What will expire' }).click();
    await tab.getByRole('heading', { level: 1, name: 'What will expire' }).waitFor();
    await tab.getByRole('button', { name: 'Scorecard' }).click();
    await tab.getByRole('button', { name: 'Try again' }).waitFor();
    await page.context().unroute('https://desk.example/tab/assets/part-*');
    await tab.getByRole('button', { name: 'Try again' }).click();
    await tab.getByRole('heading', { level: 1, name: 'Scorecard' }).waitFor();
  });

  it('keeps a view, an audit and a form as they were where the desk refuses, and repeats only a load', async () => {
    const teams = await opens({ who: adele, movesTime: true });
    const { tab, page } = teams;
    const refuses = (path: string, status: number) =>
      page.context().route(`https://desk.example/api/tab${path}`, (route) => route.fulfill({ status, json: {} }));
    const answers = (path: string) => page.context().unroute(`https://desk.example/api/tab${path}`);
    const bar = tab.locator('.bar-problem');
    const again = bar.getByRole('button');
    const press = (name: string | RegExp) => tab.getByRole('button', { name, exact: true }).first().click();
    await press(/^Inbound/);
    await row(teams, 'Blue Yonder').waitFor();
    await press('Save this view');
    await tab.getByLabel('Name of the view').fill('Kept');
    await press('Save this view');
    await tab.getByText('Saved: Kept').first().waitFor();

    await refuses('/views/remove', 500);
    await press('Remove the view Kept');
    await bar.waitFor();
    expect([await again.count(), await tab.locator('.own-views .bar-info').count()]).toEqual([0, 0]);
    await refuses('/views/rename', 500);
    await press('Rename');
    await tab.getByLabel('Name of the view').fill('Other');
    await press('Rename');
    await bar.waitFor();
    expect([await again.count(), await tab.getByLabel('Name of the view').inputValue()]).toEqual([0, 'Other']);
    await answers('/views/rename');
    await press('Rename');
    await tab.getByText('Saved: Other').first().waitFor();
    expect(await bar.count()).toBe(0);
    await answers('/views/remove');
    await press('Remove the view Other');
    await expect.poll(() => tab.getByRole('button', { name: 'Other', exact: true }).count()).toBe(0);

    await row(teams, 'Blue Yonder').click();
    const audit = tab.locator('details.audit');
    await refuses('/referrals/*/audit', 500);
    await audit.locator('summary').click();
    await audit.locator('.bar-problem').waitFor();
    await answers('/referrals/*/audit');
    await audit.getByRole('button', { name: 'Try again' }).click();
    await audit.locator('li').first().waitFor();
    const lists = () => teams.requests.filter((one) => one.endsWith('/audit')).length;
    const before = lists();
    await refuses('/referrals/*/audit-file*', 500);
    await press('Download as CSV');
    await audit.locator('.bar-problem').waitFor();
    expect([await again.count(), await audit.locator('textarea').count(), lists()]).toEqual([0, 0, before]);
    await answers('/referrals/*/audit-file*');
    await press('Download as CSV');
    await audit.locator('textarea').waitFor();
    expect(await bar.count()).toBe(0);

    // A load that began before the form was opened, and failed only then: the form stays, and is no longer looked at.
    let held: (() => void) | undefined;
    const one = 'https://desk.example/api/tab/referrals/*';
    await page.context().route(one, async (route) => {
      await new Promise<void>((resolve) => {
        held = resolve;
      });
      await route.fulfill({ status: 404, json: { error: { code: 'not-found', message: 'x' } } });
    });
    await teams.passes(16_000);
    await expect.poll(() => held !== undefined).toBe(true);
    await press('Decline');
    await tab.getByLabel(/Note/).fill('They buy elsewhere');
    held?.();
    await teams.passes(minute);
    expect([await bar.count(), await tab.getByLabel(/Note/).inputValue()]).toEqual([0, 'They buy elsewhere']);
    // Nor is it shown any longer, once it is read again, to whom it is no longer there.
    await page.context().unroute(one);
    await refuses('/referrals/*', 404);
    await press('Cancel');
    await tab.getByRole('button', { name: 'Accept', exact: true }).waitFor();
    await teams.passes(16_000);
    await tab.getByText('not here, or not yours to see').waitFor();
    expect(await tab.getByRole('button', { name: 'Accept', exact: true }).count()).toBe(0);
    expect(teams.complaints).toEqual([]);
  });
});
