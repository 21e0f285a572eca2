import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { Demo } from '../../../src/demo/demo.ts';
import { connectMongo } from '../../../src/mongo/connection.ts';
import type { ReferralSpec } from '../../../src/sandbox/control-referral.ts';
import type { SenderView } from '../../../src/sandbox/microsoft-view.ts';
import type { ReferralRecord } from '../../../src/sandbox/referral-record.ts';
import { atRest } from '../../support/at-rest.ts';
import { openBrowser } from './browser.ts';
import { ControlPage } from './control-page.ts';
import { PlaygroundPage } from './playground-page.ts';

/** Kept after a test that failed: what the person saw. */
const picturesOfFailures = path.resolve('test-results');

/** One desk for all tests of a file: opened before them, pictures of what a failed one saw, closed after them. */
export function openForAll(prepare: (desk: OpenDesk) => void | Promise<void>): void {
  let desk: OpenDesk | undefined;
  beforeAll(async () => {
    desk = await OpenDesk.open();
    await prepare(desk);
  }, 120_000);
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await desk?.takePictures(task.name);
  });
  afterAll(() => desk?.close(), 60_000);
}

/** The demo as `npm start` opens it, on ports and data of its own, and a person in front of its two pages. */
export class OpenDesk {
  readonly browser: Browser;
  readonly person: PlaygroundPage;
  readonly control: ControlPage;
  readonly playgroundUrl: string;
  readonly #sandboxUrl: string;
  readonly #demo: Demo;
  readonly #dataDir: string;
  readonly #deskUrl: string;
  readonly #end: () => Promise<void>;

  private constructor(parts: {
    browser: Browser;
    person: PlaygroundPage;
    control: ControlPage;
    playgroundUrl: string;
    sandboxUrl: string;
    deskUrl: string;
    demo: Demo;
    dataDir: string;
    end: () => Promise<void>;
  }) {
    this.browser = parts.browser;
    this.person = parts.person;
    this.control = parts.control;
    this.playgroundUrl = parts.playgroundUrl;
    this.#sandboxUrl = parts.sandboxUrl;
    this.#deskUrl = parts.deskUrl;
    this.#demo = parts.demo;
    this.#dataDir = parts.dataDir;
    this.#end = parts.end;
  }

  static async open(): Promise<OpenDesk> {
    const dataDir = mkdtempSync(path.join(tmpdir(), 'desk-in-browser-'));
    const demo = new Demo({
      dataDir,
      ports: portsOfThisWorker(),
      say: () => {},
      onPartLost: (sentence) => process.stderr.write(`${sentence}\n`),
    });
    const opening = openBrowser();
    const end = async (): Promise<void> => {
      // Waited for even when the demo failed first: a browser that is unpacked half would stay behind.
      await opening.then((browser) => browser.close()).catch(() => {});
      await demo.stop();
      rmSync(dataDir, { recursive: true, force: true });
    };
    try {
      const [{ playgroundUrl, sandboxUrl, deskUrl }, browser] = await Promise.all([demo.start(), opening]);
      const person = await PlaygroundPage.open(browser, playgroundUrl);
      const control = await ControlPage.open(browser, sandboxUrl);
      return new OpenDesk({ browser, person, control, playgroundUrl, sandboxUrl, deskUrl, demo, dataDir, end });
    } catch (error) {
      await end();
      throw error;
    }
  }

  /** What Partner Center holds on this customer's referral. */
  async record(customer: string): Promise<ReferralRecord> {
    const [record] = await this.records(customer);
    if (!record) throw new Error(`The sandbox has no referral of ${customer}.`);
    return record;
  }

  /** All of them, both sides of an engagement. */
  async records(customer: string): Promise<readonly ReferralRecord[]> {
    const { records } = await this.#state();
    return records.filter(({ customerProfile }) => customerProfile.name === customer);
  }

  /** What Microsoft's sellers can see of this customer's deals. */
  async microsoftSees(customer: string): Promise<readonly SenderView[]> {
    const { microsoftView } = await this.#state();
    return microsoftView.filter((seen) => seen.customer === customer);
  }

  async #state(): Promise<{ readonly records: ReferralRecord[]; readonly microsoftView: SenderView[] }> {
    const answer = await fetch(`${this.#sandboxUrl}/_control/state?requests=0`);
    return (await answer.json()) as { records: ReferralRecord[]; microsoftView: SenderView[] };
  }

  /** A referral with more said about it than the control page asks for. */
  async arrives(spec: ReferralSpec): Promise<void> {
    const body = JSON.stringify(spec);
    const answer = await fetch(`${this.#sandboxUrl}/_control/referrals`, { method: 'POST', body });
    if (!answer.ok) throw new Error(await answer.text());
  }

  /** The desk's process ends at once, and another one takes its place. How long it is away may be too short to be seen. */
  async restartsAfterCrash(): Promise<void> {
    const before = this.#demo.deskProcess;
    this.#demo.killDesk();
    await expect.poll(() => this.#demo.deskProcess, { timeout: 60_000 }).not.toBe(before);
    const ready = () =>
      fetch(`${this.#deskUrl}/readyz`).then(
        ({ ok }) => ok,
        () => false,
      );
    await expect.poll(ready, { timeout: 60_000 }).toBe(true);
  }

  /** Until every card shows what there is: one that is brought up to date closes the form that stands in its place. */
  async comesToRest(): Promise<void> {
    const { client, db } = await connectMongo(this.#demo.databaseUri);
    try {
      await atRest(db, { seconds: 90 });
    } finally {
      await client.close();
    }
  }

  /** What the person saw, and what the desk wrote down meanwhile. */
  async takePictures(name: string): Promise<void> {
    mkdirSync(picturesOfFailures, { recursive: true });
    const file = path.join(picturesOfFailures, name.replaceAll(/\W+/g, '-'));
    cpSync(path.join(this.#dataDir, 'logs'), `${file}-logs`, { recursive: true });
    await this.person.page.screenshot({ path: `${file}.png` });
    await this.control.page.screenshot({ path: `${file}-control.png` });
  }

  close(): Promise<void> {
    return this.#end();
  }
}

/**
 * Two test files open a desk at the same time: a port that is free a moment long would be taken by both. Below 32,768,
 * from where on the system gives ports to whoever calls.
 */
function portsOfThisWorker() {
  const own = 100 * Number(process.env.VITEST_POOL_ID ?? 0);
  return { desk: 16_978 + own, sandbox: 17_979 + own, playground: 18_150 + own };
}
