import axe from 'axe-core';
import { afterEach } from 'vitest';
import { buildTab } from '../../../src/tab/build/build-tab.ts';
import { aTabDesk } from '../../tab/support/tab-desk.ts';
import { theBrowser } from './browser.ts';
import { TeamsPage, type TeamsPageOptions } from './teams-page.ts';

const leadSecret = 'a-first-secret-of-32-characters-0';

/**
 * The tab's page in a real browser, inside a host that speaks Teams' protocol under Teams' own address, in front of a whole desk:
 * one desk and one browser for a file of tests. Time in the page is moved by hand.
 */
export async function aTabInTeams() {
  await buildTab();
  const tabDesk = await aTabDesk({
    ...{ acceptUndoSeconds: 'by-default', undoSeconds: 600 },
    settings: { LEAD_DESTINATION_SECRETS: leadSecret },
  });
  const { desk } = tabDesk;
  const { adele, alex, megan } = desk;
  const alpine = await receivesSome(desk);
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
  return { tabDesk, desk, adele, alex, megan, alpine, opens };
}

/** Referrals, leads and a deal of Alex; gives the id of Alpine Ski House. */
async function receivesSome(desk: Awaited<ReturnType<typeof aTabDesk>>['desk']): Promise<string> {
  const { alex } = desk;
  const team = [alex.email];
  const alpine = await desk.receives({
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
  return alpine;
}

export const row = (teams: TeamsPage, customer: string) =>
  teams.tab.getByRole('button', { name: customer, exact: true });

/** What axe finds, as `rule: where`. */
export async function faults(teams: TeamsPage): Promise<readonly string[]> {
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

export const isWide = (teams: TeamsPage) =>
  teams.frame().evaluate('document.documentElement.scrollWidth > document.documentElement.clientWidth');
