import { setTimeout as pause } from 'node:timers/promises';
import { openBrowser } from '../../browser/support/start-browser.ts';
import { TeamsPage } from '../../browser/support/teams-page.ts';
import type { TabAccount } from '../../tab/support/entra.ts';
import type { Row } from './table.ts';

export type AskTab = (who: TabAccount, path: string) => Promise<{ readonly reading?: string; readonly stamp?: string }>;

const rounds = 5;
const middle = (times: readonly number[]) =>
  times.toSorted((one, other) => one - other)[Math.floor(times.length / 2)] ?? 0;

/**
 * From a press on a link until the referral can be read, in a new profile, on a line without any delay. In one that has the
 * page's files it can't be told apart here: a browser whose requests are routed keeps no files.
 */
export async function deepLink(tabDesk: never, who: TabAccount, id: string): Promise<Row> {
  const browser = await openBrowser();
  const opened = async (): Promise<number> => {
    const began = performance.now();
    const teams = await TeamsPage.open(browser, tabDesk, { who, subEntityId: `referral/${id}` });
    await teams.tab.getByRole('heading', { level: 1 }).filter({ hasNotText: /^$/ }).waitFor();
    const taken = performance.now() - began;
    await teams.close();
    return taken;
  };
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) times.push(await opened());
  await browser.close();
  return {
    what: 'a link to a referral, in a new profile (no line simulated)',
    value: `${middle(times).toFixed(0)} ms`,
    beside: `${Math.min(...times).toFixed(0)} to ${Math.max(...times).toFixed(0)} of ${rounds}; trial, its list 819 ms (10 Mbit)`,
    aim: 'at most 1,000 ms',
    reached: middle(times) <= 1_000,
  };
}

/** As many tabs as people: each is opened, and asks for changes so often as ten minutes of an open page do. */
export async function openTabs(
  ask: AskTab,
  people: readonly TabAccount[],
  resident: () => Promise<number>,
): Promise<Row> {
  const before = await resident();
  const stamps = new Map<TabAccount, string>();
  for (const person of people) {
    for (const path of ['/me', '/counts']) await ask(person, path);
    stamps.set(person, (await ask(person, '/list?view=inbound')).stamp ?? '');
  }
  const opened = await resident();
  for (let round = 0; round < 30; round++) {
    for (const person of people) {
      const stamp = stamps.get(person) ?? '';
      stamps.set(
        person,
        (await ask(person, `/changes?view=inbound&stamp=${encodeURIComponent(stamp)}`)).stamp ?? stamp,
      );
    }
    await pause(10);
  }
  const after = await resident();
  return {
    what: `memory with ${people.length} open tabs that have asked for changes 30 times each`,
    value: `${after.toFixed(0)} MB`,
    beside: `${before.toFixed(0)} MB before them, ${opened.toFixed(0)} MB when all were open`,
  };
}
