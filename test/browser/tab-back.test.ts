import { describe, expect, it } from 'vitest';
import { aTabInTeams, row } from './support/tab-in-teams.ts';
import type { TeamsPage } from './support/teams-page.ts';

const { adele, alex, alpine, opens } = await aTabInTeams();

const steps = (teams: TeamsPage) => {
  const shows = (name: string | RegExp) => teams.tab.getByRole('heading', { level: 1, name }).waitFor();
  return {
    shows,
    /** What the browser's own buttons do, whichever frame has the focus. */
    backTo: async (name: string | RegExp) => {
      await teams.frame().evaluate('history.back()');
      await shows(name);
    },
    forwardTo: async (name: string | RegExp) => {
      await teams.frame().evaluate('history.forward()');
      await shows(name);
    },
  };
};

describe('back and forward of the browser in the tab', () => {
  it('lead through list, referral, board and scorecard, to the row and the place in the list', async () => {
    const teams = await opens({ who: adele, height: 320 });
    const { tab } = teams;
    const { shows, backTo, forwardTo } = steps(teams);
    await row(teams, 'Contoso Branch 8').click();
    await shows('Contoso Branch 8');
    await tab.getByRole('button', { name: 'Board' }).click();
    await tab.getByRole('region', { name: 'Proposed (60%)' }).getByRole('button', { name: /Datum/ }).first().click();
    await shows('Datum');
    await tab.getByRole('button', { name: 'Scorecard' }).click();
    await tab.locator('section.metric').first().waitFor();
    await backTo('Datum');
    await backTo('Board');
    await backTo('Contoso Branch 8');
    await backTo('Waiting for an answer');
    await row(teams, 'Contoso Branch 8').waitFor();
    await forwardTo('Contoso Branch 8');
    await backTo('Waiting for an answer');
    await expect.poll(() => tab.locator(':focus').textContent()).toBe('Contoso Branch 8');
    const box = await row(teams, 'Contoso Branch 8').boundingBox();
    expect(box && box.y > 0 && box.y < 320).toBe(true);
    await forwardTo('Contoso Branch 8');
    await forwardTo('Board');
    await forwardTo('Datum');
    await forwardTo(/Scorecard/);
    expect(teams.complaints).toEqual([]);
  });

  it('find a list as it was filtered, and a referral that a link began with', async () => {
    const teams = await opens({ who: alex, subEntityId: `referral/${alpine}` });
    const { tab } = teams;
    const { shows, backTo, forwardTo } = steps(teams);
    await shows('Alpine Ski House');
    await tab.getByRole('button', { name: 'Back', exact: false }).first().click();
    await row(teams, 'Blue Yonder').waitFor();
    await tab.getByRole('searchbox').fill('contoso');
    await expect.poll(() => tab.locator('tbody tr').count()).toBe(9);
    await tab.getByRole('button', { name: /^Outbound/ }).click();
    await row(teams, 'Datum').waitFor();
    await backTo(/^Waiting/);
    await expect.poll(() => tab.locator('tbody tr').count()).toBe(9);
    await backTo('Alpine Ski House');
    await forwardTo(/^Waiting/);
    await forwardTo(/^Outbound/);
    await row(teams, 'Datum').waitFor();
  });

  it('close an open dialog first, Teams’ own Back as well, and nothing behind it moves', async () => {
    const teams = await opens({ who: alex });
    const { tab } = teams;
    const { backTo } = steps(teams);
    await row(teams, 'Blue Yonder').waitFor();
    await tab.getByRole('button', { name: /^Outbound/ }).click();
    await row(teams, 'Datum').waitFor();
    for (const goesBack of [() => teams.frame().evaluate('history.back()'), () => teams.does('host.back()')]) {
      await tab.getByRole('button', { name: 'Filters' }).click();
      await tab.getByLabel('Value from').waitFor();
      await goesBack();
      await expect.poll(() => tab.locator('dialog').count()).toBe(0);
      expect(await row(teams, 'Datum').count()).toBe(1);
      expect(await tab.locator(':focus').textContent()).toBe('Filters');
    }
    expect(await teams.count('navigateBack')).toBe(0);
    await backTo(/^Waiting/);
    await row(teams, 'Blue Yonder').waitFor();
  });
});
