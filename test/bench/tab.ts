import { setTimeout as pause } from 'node:timers/promises';
import type { Browser } from 'playwright-core';
import { MongoReferralLists } from '../../src/features/lists/index.ts';
import { MongoReferralStore } from '../../src/features/referrals/index.ts';
import { buildTab } from '../../src/tab/build/build-tab.ts';
import { readBundle } from '../../src/tab/server/tab-bundle.ts';
import { openBrowser } from '../browser/support/start-browser.ts';
import { TeamsPage } from '../browser/support/teams-page.ts';
import { type Entra, startEntra, tabAppId } from '../tab/support/entra.ts';
import { insertOpen, openReferral } from './support/many-referrals.ts';
import { startMeasured } from './support/program.ts';
import type { Stage } from './support/stage.ts';
import { type AskTab, deepLink, openTabs } from './support/tab-open.ts';
import type { Row } from './support/table.ts';

/** `BENCH_TAB_SIZE`: how many referrals there are. Of several, by commas, each has a database and a desk of its own. */
const sizes = (process.env.BENCH_TAB_SIZE ?? '5000').split(',').map(Number);
const parts = ['shipped', 'answers', 'memory', 'shown', 'link'] as const;
/** `BENCH_TAB_PARTS`: only these. */
const chosen = (process.env.BENCH_TAB_PARTS ?? parts.join(',')).split(',');
const rounds = Number(process.env.BENCH_TAB_ROUNDS ?? 40);
/** As `BENCH_LISTS_KEEP`: the same databases, which both leave as they are. */
const kept = process.env.TEST_MONGODB_URI ? process.env.BENCH_TAB_KEEP : undefined;
const tenantId = '11111111-1111-4111-8111-111111111111';
const admin = { aadObjectId: '00000000-0000-4000-8000-0000000000aa', name: 'Adele Vance' };
const people = Array.from({ length: 50 }, (_, number) => ({
  aadObjectId: `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`,
  name: `Rep ${number}`,
}));

/** The tab's budgets, beside what a trial page of the reference took (all 5,000 rows in one answer, in a host's frame). */
export async function benchTab(stage: Stage): Promise<readonly Row[]> {
  const unknown = chosen.filter((name) => !parts.some((part) => part === name));
  if (unknown.length > 0) throw new Error(`No part is called ${unknown.join()}. There are: ${parts.join()}`);
  await buildTab();
  const entra = await startEntra(tenantId);
  const rows = chosen.includes('shipped') ? [...(await shipped())] : [];
  let first: Answers | undefined;
  try {
    for (const size of sizes) {
      const found = await ofSize(stage, entra, size, first);
      first ??= found.answers;
      rows.push(...found.rows);
    }
  } finally {
    await entra.close();
  }
  return rows;
}

interface OfSize {
  readonly rows: readonly Row[];
  readonly answers?: Answers;
}

async function ofSize(stage: Stage, entra: Entra, size: number, first: Answers | undefined): Promise<OfSize> {
  const db = stage.db.client.db(`${kept ?? stage.db.databaseName}-${size}`);
  await new MongoReferralStore(db).createIndexes();
  await new MongoReferralLists(db).createIndexes();
  await insertOpen(db, size);
  let metricsUrl = '';
  const desk = await startMeasured({
    file: '../../../src/main.ts',
    env: (port) => {
      metricsUrl = `http://127.0.0.1:${port + 1}/metrics`;
      return {
        ...stage.deskSettings(port),
        MONGODB_URI: stage.mongoUri.replace(stage.db.databaseName, db.databaseName),
        NODE_ENV: 'development',
        METRICS_PORT: String(port + 1),
        PARTNER_CENTER_POLL_SECONDS: '86400',
        REFERRALS_ADMINS: admin.aadObjectId,
        TAB_APP_ID: tabAppId,
        TAB_AUTHORITY: entra.authority,
      };
    },
    folder: stage.folder,
  });
  try {
    const ask = asking(desk.url, entra);
    const has = (part: (typeof parts)[number]) => chosen.includes(part);
    const answers = has('answers') ? await answered(ask) : undefined;
    return {
      rows: [
        ...(answers ? rowsOf(answers, size, first) : []),
        ...(has('memory') ? [await openTabs(ask, people, () => resident(metricsUrl))] : []),
        ...(has('shown') ? await shown(desk.url, entra, size) : []),
        ...(has('link') ? [await deepLink(tabDeskOf(desk.url, entra), admin, openReferral(0).id)] : []),
      ],
      ...(answers ? { answers } : {}),
    };
  } finally {
    await desk.stop();
    if (!kept) await db.dropDatabase();
  }
}

function asking(url: string, entra: Entra): AskTab {
  return async (who, path) => {
    const answer = await fetch(`${url}/api/tab${path}`, { headers: { Authorization: `Bearer ${entra.token(who)}` } });
    if (answer.status === 429) {
      await pause(500);
      return asking(url, entra)(who, path);
    }
    if (answer.status !== 200) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    return (await answer.json()) as Awaited<ReturnType<AskTab>>;
  };
}

async function shipped(): Promise<readonly Row[]> {
  const bundle = await readBundle();
  const sent = (fits: (name: string) => boolean) =>
    [...(bundle?.assets ?? [])].filter(([name]) => fits(name)).reduce((sum, [, { brotli }]) => sum + brotli.length, 0) /
    1_024;
  const [first, lazy, css] = [
    sent((name) => name === bundle?.script),
    sent((name) => name.endsWith('.js') && name !== bundle?.script),
    sent((name) => name.endsWith('.css')),
  ];
  const row = (what: string, kilobytes: number, most: number, trial: string): Row => ({
    what,
    value: `${kilobytes.toFixed(1)} KB`,
    beside: trial,
    aim: `at most ${most} KB brotli`,
    reached: kilobytes <= most,
  });
  return [
    row('tab: JavaScript of the first view', first, 130, 'trial 133 (Preact), 179 (React)'),
    row('  later parts', lazy, 65, 'trial 63'),
    row('  styles', css, 15, ''),
  ];
}

/** Milliseconds. */
interface Answers {
  readonly read: number;
  readonly fresh: number;
  readonly again: number;
  /** By what is asked for. */
  readonly lists: ReadonlyMap<string, number>;
}

/** What people ask the lists of a tab for, by name; each is asked for in turn. */
const listPaths: Readonly<Record<string, readonly string[]>> = {
  'page of a list': ['inbox', 'inbound', 'outbound', 'mine'].map((view) => `/list?view=${view}`),
  '  its next page': ['inbox', 'inbound', 'outbound', 'found'].map((view) => `/list?view=${view}&page=2`),
  '  its last page': ['inbox', 'inbound', 'outbound', 'found'].map((view) => `/list?view=${view}&page=50`),
  '  in another order': ['deadline', 'updated', 'value', 'customer'].map((sort) => `/list?view=inbound&sort=${sort}`),
  '  with words': ['mueller 102', 'rollout 77', 'textiles 1', 'vendors'].map(
    (words) => `/list?view=found&words=${encodeURIComponent(words)}`,
  ),
  '  with filters': ['inbound;c=FR', 'outbound;c=FR;t=partner-led', 'found;s=accepted', 'found;o=rep 7'].map(
    (view) => `/list?view=${encodeURIComponent(view)}`,
  ),
  'counts of all lists': ['/counts'],
  'form of filters': ['/filters?view=inbound'],
  board: ['/board'],
  'what expires': ['/expiring'],
};

async function answered(ask: AskTab): Promise<Answers> {
  const began = performance.now();
  while ((await ask(admin, '/scorecard')).reading) await pause(100);
  const read = performance.now() - began;
  const lists = new Map<string, number>();
  for (const [name, paths] of Object.entries(listPaths))
    lists.set(name, await p95(ask, (number) => paths[number % paths.length] ?? ''));
  // Each of another period, so that none is remembered.
  const fresh = await p95(
    ask,
    (number) => `/scorecard?period=days&from=2026-0${1 + (number % 9)}-01&to=2026-12-${10 + (number % 20)}`,
  );
  const again = await p95(ask, () => '/scorecard');
  return { read, fresh, again, lists };
}

function rowsOf(answers: Answers, size: number, first: Answers | undefined): readonly Row[] {
  const many = size.toLocaleString('en');
  const beside = (taken: number, before: number | undefined) =>
    before ? { beside: `${(taken / before).toFixed(1)} times that of ${sizes[0]?.toLocaleString('en')}` } : {};
  const row = (what: string, taken: number, before: number | undefined, most: number): Row => ({
    what,
    value: `${taken.toFixed(0)} ms p95`,
    ...beside(taken, before),
    aim: `at most ${most} ms`,
    reached: taken <= most,
  });
  return [
    {
      what: `scorecard of ${many}: read once, in the background`,
      value: `${(answers.read / 1_000).toFixed(1)} s`,
      ...beside(answers.read, first?.read),
    },
    row('  worked out', answers.fresh, first?.fresh, 500),
    row('  asked for again', answers.again, first?.again, 500),
    ...[...answers.lists].map(([name, taken]) => row(`${name}, ${many}`, taken, first?.lists.get(name), 200)),
  ];
}

async function p95(ask: AskTab, path: (number: number) => string): Promise<number> {
  const times: number[] = [];
  for (let number = 0; number < rounds; number++) {
    // Under the pace at which one person may ask.
    await pause(110);
    const began = performance.now();
    await ask(admin, path(number));
    times.push(performance.now() - began);
  }
  return times.sort((one, other) => one - other)[Math.ceil(rounds * 0.95) - 1] ?? 0;
}

async function resident(metricsUrl: string): Promise<number> {
  const text = await (await fetch(metricsUrl)).text();
  return Number(/^process_resident_memory_bytes (\S+)/m.exec(text)?.[1] ?? 0) / 1024 / 1024;
}

const tabDeskOf = (url: string, entra: Entra) => ({ desk: { url, teams: { tenantId } }, entra }) as never;

async function shown(url: string, entra: Entra, size: number): Promise<readonly Row[]> {
  const tabDesk = tabDeskOf(url, entra);
  const browser = await openBrowser();
  const times: number[] = [];
  for (let round = 0; round < 2; round++) {
    const began = performance.now();
    const teams = await TeamsPage.open(browser, tabDesk, { who: admin, subEntityId: 'view/inbound' });
    await teams.tab.locator('tbody tr').first().waitFor();
    times.push(performance.now() - began);
    await teams.close();
  }
  const scroll = await scrolled(browser, tabDesk, size);
  await browser.close();
  const [cold = 0, warm = 0] = times;
  return [
    {
      what: `first rows of ${size.toLocaleString('en')} in a browser, in a new profile`,
      value: `${cold.toFixed(0)} ms`,
      beside: 'trial 819 ms (10 Mbit)',
      aim: 'at most 1,500 ms',
      reached: cold <= 1_500,
    },
    {
      what: '  once more, in another new profile',
      value: `${warm.toFixed(0)} ms`,
      beside: 'trial 543 ms',
      aim: 'at most 1,500 ms',
      reached: warm <= 1_500,
    },
    ...scroll,
  ];
}

interface Scrolled {
  /** Milliseconds between two frames. */
  readonly frames: readonly number[];
  readonly rows: number;
  readonly most: number;
  readonly before: number;
  readonly after: number;
}

/** From the first row to the last, a few rows a frame: faster than a hand, and below the pace at which one person may ask. */
const throughAll = `(async () => {
  const heap = () => performance.memory?.usedJSHeapSize ?? 0;
  const drawn = () => document.querySelectorAll('tbody tr:not(.far)').length;
  const before = heap();
  const frames = [];
  let most = 0;
  let last = performance.now();
  while (window.scrollY + window.innerHeight < document.documentElement.scrollHeight - 5) {
    window.scrollBy(0, 300);
    await new Promise(requestAnimationFrame);
    const now = performance.now();
    frames.push(now - last);
    last = now;
    most = Math.max(most, drawn());
  }
  return { frames, rows: drawn(), most, before, after: heap() };
})()`;

async function scrolled(browser: Browser, tabDesk: never, size: number): Promise<readonly Row[]> {
  const teams = await TeamsPage.open(browser, tabDesk, { who: admin, subEntityId: 'view/found' });
  await teams.tab.locator('tbody tr').first().waitFor();
  const { frames, most, before, after } = await teams.frame().evaluate<Scrolled>(throughAll);
  const lastRow = await teams.tab.locator('tbody tr:not(.far)').last().getAttribute('aria-rowindex');
  await teams.close();
  const sorted = frames.toSorted((one, other) => one - other);
  const at = (share: number) => sorted[Math.ceil(sorted.length * share) - 1] ?? 0;
  const megabytes = (bytes: number) => (bytes / 1024 / 1024).toFixed(1);
  return [
    {
      what: `scrolled through ${size.toLocaleString('en')} rows, to row ${lastRow}`,
      value: `${at(0.95).toFixed(0)} ms p95 between frames`,
      beside: `longest ${at(1).toFixed(0)} ms; at most ${most} rows in the page; ${frames.length} frames`,
      aim: 'at most 50 ms p95',
      reached: at(0.95) <= 50,
    },
    { what: '  the page’s own memory', value: `${megabytes(after)} MB`, beside: `${megabytes(before)} MB before` },
  ];
}
