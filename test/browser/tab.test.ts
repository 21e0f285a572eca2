import { describe, expect, it } from 'vitest';
import { Keyboard } from './support/by-keyboard.ts';
import { aTabInTeams, faults, row } from './support/tab-in-teams.ts';

const { desk, tabDesk, adele, alex, megan, alpine, opens } = await aTabInTeams();
const minute = 60_000;

interface FilterDialogs {
  querySelector(selector: 'dialog'): { requestClose(): void };
  readonly activeElement: { click(): void };
}

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

  it('gives the focus with what it draws, not a frame later: keys pressed at once are meant for what they see', async () => {
    const teams = await opens({ who: alex, movesTime: true });
    const { tab, page } = teams;
    const keys = new Keyboard(teams);
    await row(teams, 'Blue Yonder').waitFor();
    await teams.rests();
    await teams.stops();
    await tab.getByRole('button', { name: 'Save this view' }).click();
    await page.keyboard.type('Large');
    expect(await tab.getByLabel('Name of the view').inputValue()).toBe('Large');
    await tab.getByRole('button', { name: 'Cancel' }).click();
    expect(await keys.focused()).toBe('Save this view');
    await tab.getByRole('button', { name: 'Filters' }).click();
    expect(await tab.getByRole('dialog').isVisible()).toBe(true);
    // Closed by Escape and opened again before the browser has told of its end.
    await teams.frame().evaluate(async () => {
      const page = globalThis as never as { document: FilterDialogs };
      page.document.querySelector('dialog').requestClose();
      await Promise.resolve();
      page.document.activeElement.click();
    });
    await teams.rests();
    expect(await tab.getByRole('dialog').isVisible()).toBe(true);
    await tab.getByLabel('Value from').waitFor();
    await keys.presses('Escape');
    await expect.poll(() => tab.locator('dialog').count()).toBe(0);

    const referral = await teams.holds(/\/api\/tab\/referrals\//);
    await row(teams, 'Blue Yonder').click();
    await teams.passesUntil(1_000, referral.isAsked);
    referral.comes();
    await tab.getByRole('heading', { level: 1, name: 'Blue Yonder' }).waitFor();
    expect(await keys.focused()).toBe('Blue Yonder');
    await tab.getByRole('button', { name: 'Decline' }).click();
    await tab.getByLabel(/Note/).waitFor();
    expect(await tab.locator('input:focus, select:focus, textarea:focus').count()).toBe(1);
  });

  it('gives the focus back with the row that was opened, and takes it from nobody who went on from there', async () => {
    const teams = await opens({ who: alex, movesTime: true });
    const { tab, page } = teams;
    const keys = new Keyboard(teams);
    await row(teams, 'Blue Yonder').click();
    await tab.getByRole('heading', { level: 1, name: 'Blue Yonder' }).waitFor();
    await teams.rests();
    await teams.stops();
    await tab.getByRole('button', { name: 'Back', exact: false }).first().click();
    await row(teams, 'Blue Yonder').waitFor();
    expect(await keys.focused()).toContain('Blue Yonder');
    await tab.getByRole('searchbox').focus();
    await page.keyboard.type('Con');
    await teams.passes(100);
    await page.keyboard.type('toso');
    expect(await tab.getByRole('searchbox').inputValue()).toBe('Contoso');
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
    await tab.getByRole('heading', { level: 1 }).waitFor();
    // A search that comes in while a name is being typed takes nothing of it, and nothing from under a hand.
    const button = () => tab.getByRole('button', { name: 'Save this view' }).boundingBox();
    const search = await teams.holds(/\/api\/tab\/list\b/);
    await tab.getByRole('searchbox').fill('blue');
    await tab.getByRole('button', { name: 'Save this view' }).click();
    await page.keyboard.type('Blue ');
    const stood = await button();
    search.comes();
    await tab.locator('.chip', { hasText: 'blue' }).waitFor();
    expect(await button()).toEqual(stood);
    await page.keyboard.type('ones');
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

  it('takes back a view that a press removed, or replaced by another of its name, the focus where it is taken back', async () => {
    const teams = await opens({ who: megan });
    const { tab, page } = teams;
    const named = (name: string) => tab.getByRole('button', { name, exact: true });
    const saves = async () => {
      await tab.getByRole('button', { name: 'Save this view' }).click();
      await page.keyboard.type('Kept');
      await page.keyboard.press('Enter');
      await tab.getByText('Saved: Kept').first().waitFor();
      await tab.getByLabel('Name of the view').waitFor({ state: 'detached' });
    };
    const shows = (heading: RegExp) => tab.getByRole('heading', { level: 1, name: heading }).waitFor();
    await tab.getByRole('heading', { level: 1 }).waitFor();
    await saves();
    expect(await named('Undo').count()).toBe(0);
    await named('Remove the view Kept').click();
    await tab.getByText('Removed: Kept').first().waitFor();
    expect(await named('Kept').count()).toBe(0);
    expect(await tab.locator(':focus').textContent()).toBe('Undo');
    expect(await faults(teams)).toEqual([]);
    await page.keyboard.press('Enter');
    await named('Kept').waitFor();
    await tab.getByRole('button', { name: /^Outbound/ }).click();
    await shows(/Outbound/);
    await saves();
    await named('Undo').click();
    await expect.poll(() => named('Undo').count()).toBe(0);
    await named('Kept').click();
    await expect.poll(() => tab.locator('nav [aria-current]').textContent()).toMatch(/^Inbox/);
    await named('Remove the view Kept').click();
    await tab.getByText('Removed: Kept').first().waitFor();
  });

  it('keeps what was typed as the name of a view that is taken, or of one that another window removed, and goes on from there', async () => {
    const teams = await opens({ who: megan });
    const { tab, page } = teams;
    const box = tab.getByLabel('Name of the view');
    const saves = async (name: string) => {
      await tab.getByRole('button', { name: 'Save this view' }).click();
      await page.keyboard.type(name);
      await page.keyboard.press('Enter');
      await tab.getByText(`Saved: ${name}`).first().waitFor();
    };
    await tab.getByRole('heading', { level: 1 }).waitFor();
    await saves('First');
    await tab.getByRole('button', { name: /^Outbound/ }).click();
    await tab.getByRole('heading', { level: 1, name: /Outbound/ }).waitFor();
    await saves('Second');
    await tab.getByRole('button', { name: 'Rename' }).click();
    await box.fill('First');
    await page.keyboard.press('Enter');
    await tab.locator('.own-views .bar-info', { hasText: 'First' }).waitFor();
    expect(await box.inputValue()).toBe('First');
    expect(await tab.getByRole('button', { name: 'Undo' }).count()).toBe(0);
    await tabDesk.post(megan, '/views/remove', { name: 'Second' });
    await box.fill('Third');
    await page.keyboard.press('Enter');
    await tab.getByText('There is no view named Second any more.').first().waitFor();
    expect(await box.inputValue()).toBe('Third');
    expect(await faults(teams)).toEqual([]);
    await tab.locator('form.tools').getByRole('button', { name: 'Save this view' }).click();
    await tab.getByText('Saved: Third').first().waitFor();
    expect(await tab.locator('.own-views [aria-current]').allTextContents()).toEqual(['Third']);
    expect(await box.count()).toBe(0);
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
