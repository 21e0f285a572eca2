import { describe, expect, it } from 'vitest';
import { aTabInTeams, faults, row } from './support/tab-in-teams.ts';

const { alex, opens } = await aTabInTeams();

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
    // The next action takes away what is done, and keeps what the one before did not reach.
    await tab.getByRole('button', { name: 'Add to favourites', exact: true }).click();
    await tab.getByText('Add to favourites: 2 of 2 done').waitFor();
    await tab.getByText('Remind the owner: 0 of 2 done').waitFor();
    expect(await tab.getByText('Alpine Ski House: It is yours').isVisible()).toBe(true);
    await expect.poll(() => tab.locator(':focus').textContent()).toMatch(/^Add to favourites: 2 of 2 done/);
    expect(await faults(teams)).toEqual([]);
    await tab.getByRole('button', { name: 'Close: Remind the owner' }).click();
    expect(await tab.getByText('Alpine Ski House: It is yours').count()).toBe(0);
    await tab.getByRole('button', { name: 'Close' }).click();
    // One that is done to the last row is closed as it stands.
    await tab.getByLabel('Select Alpine Ski House').check();
    await tab.getByRole('button', { name: 'Add to favourites', exact: true }).click();
    await tab.getByText('1 of 1 done').first().waitFor();
    await tab.getByRole('button', { name: 'Close' }).click();
    expect(await tab.getByText('1 of 1 done').count()).toBe(0);
    await tab.getByLabel('Select Alpine Ski House').check();
    await tab.getByLabel('Select Blue Yonder').check();
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
