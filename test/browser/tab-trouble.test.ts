import { describe, expect, it } from 'vitest';
import { Keyboard } from './support/by-keyboard.ts';
import { aTabInTeams, row } from './support/tab-in-teams.ts';

const { desk, adele, alex, alpine, opens } = await aTabInTeams();
const minute = 60_000;

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
    // What else could not be loaded meanwhile has a bar and a button of its own.
    await teams.tab.getByRole('button', { name: 'Try again' }).first().click();
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
    const before = await length();
    await tab.getByRole('button', { name: 'Load it' }).click();
    await expect.poll(() => newer.count()).toBe(0);
    await tab.getByRole('heading', { level: 1, name: 'Board' }).waitFor();
    await tab.getByRole('button', { name: 'Datum', exact: true }).waitFor();
    // The browser's Back leads to what was shown before, not to the same page.
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

  it('opens a view whose chunk failed before in the same page: nothing that was typed there is lost', async () => {
    const teams = await opens({ who: adele, lostOnce: /\/assets\/part-/ });
    const { tab, page } = teams;
    await tab.getByRole('heading', { level: 1 }).waitFor();
    const chunks = () => teams.requests.filter((one) => one.includes('/assets/part-')).length;
    await expect.poll(chunks).toBe(1);
    await teams.rests();
    // It was asked for behind the first view, and nobody was told that it failed.
    await tab.getByRole('button', { name: 'Board' }).click();
    await tab.getByRole('button', { name: 'Datum', exact: true }).waitFor();
    expect(chunks()).toBe(2);
    const chunk = 'https://desk.example/tab/assets/part-*';
    await page.context().route(chunk, (route) => route.abort());
    await tab.getByRole('button', { name: 'Scorecard' }).click();
    await tab.getByRole('button', { name: 'Try again' }).waitFor();
    await tab.locator('body').evaluate((body) => body.setAttribute('data-is', 'the same page'));
    await page.context().unroute(chunk);
    await tab.getByRole('button', { name: 'Try again' }).click();
    await tab.getByRole('heading', { level: 1, name: 'Scorecard' }).waitFor();
    expect(await tab.locator('body').getAttribute('data-is')).toBe('the same page');
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
