import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { afterEach, beforeAll, expect } from 'vitest';
import { Demo } from '../../../src/demo/demo.ts';
import { connectMongo } from '../../../src/mongo/connection.ts';
import type { ReferralSpec } from '../../../src/sandbox/control-referral.ts';
import { sandboxOffset } from '../../../src/sandbox/follow-clock.ts';
import type { SenderView } from '../../../src/sandbox/microsoft-view.ts';
import type { ReferralRecord } from '../../../src/sandbox/referral-record.ts';
import { atRest } from '../../support/at-rest.ts';
import { theBrowser } from './browser.ts';
import { ControlPage } from './control-page.ts';
import { forOneFile } from './for-one-file.ts';
import { PlaygroundPage } from './playground-page.ts';

/** Kept after a test that failed: what the person saw. */
const picturesOfFailures = path.resolve('test-results');

const theDesk = forOneFile(
  () => OpenDesk.open(),
  (desk) => desk.close(),
);

/**
 * One desk for all stories of a test file, opened by the first that needs it; each begins with an empty page. Keeps pictures
 * of what a failed test saw.
 */
export function openForAll(prepare: (desk: OpenDesk) => void | Promise<void>): void {
  let desk: OpenDesk | undefined;
  beforeAll(async () => {
    desk = await theDesk();
    await desk.beginsAnew();
    await prepare(desk);
  });
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await desk?.takePictures(task.name);
  });
}

/** The demo as `npm start` opens it, on ports and data of its own, and a person in front of its two pages. */
export class OpenDesk {
  readonly browser: Browser;
  readonly person: PlaygroundPage;
  readonly control: ControlPage;
  readonly playgroundUrl: string;
  #isUsed = false;
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
    // Another one per process, since two runs may begin at once; below 32,768, from where on the system gives ports to callers.
    const port = 10_000 + (process.pid % 1_300) * 16;
    const demo = new Demo({
      dataDir,
      programs: { desk: path.resolve('test/browser/support/desk.ts'), sandbox: path.resolve('src/sandbox/main.ts') },
      ports: { desk: port, sandbox: port + 4, playground: port + 8, front: port + 12 },
      say: () => {},
      onPartLost: (sentence) => process.stderr.write(`${sentence}\n`),
    });
    // The desk inherits it. Ten seconds after each accept would be most of the stories' time.
    const before = process.env.ACCEPT_UNDO_SECONDS;
    process.env.ACCEPT_UNDO_SECONDS ??= '2';
    const end = async (): Promise<void> => {
      if (before === undefined) delete process.env.ACCEPT_UNDO_SECONDS;
      await demo.stop();
      rmSync(dataDir, { recursive: true, force: true });
    };
    try {
      const [{ playgroundUrl, sandboxUrl, deskUrl }, browser] = await Promise.all([demo.start(), theBrowser()]);
      const person = await PlaygroundPage.open(browser, playgroundUrl);
      const control = await ControlPage.open(browser, sandboxUrl);
      return new OpenDesk({ browser, person, control, playgroundUrl, sandboxUrl, deskUrl, demo, dataDir, end });
    } catch (error) {
      await end();
      throw error;
    }
  }

  /** The person sits down in front of an empty chat; the desk, Partner Center and the clock go on. */
  async beginsAnew(): Promise<void> {
    if (this.#isUsed) {
      await this.comesToRest();
      await this.person.beginsAnew();
    }
    this.#isUsed = true;
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
    await this.#pulls('referrals', spec);
  }

  /** Somebody changes this customer's record in Partner Center, and the desk is told. */
  async isEdited(customer: string, reason: string): Promise<void> {
    const { id: referralId } = await this.record(customer);
    await this.#pulls('microsoft', { referralId, action: 'edit', reason });
  }

  /** By less than the control page's buttons move it. */
  async timePasses(advance: string): Promise<void> {
    await this.#pulls('clock', { advance });
  }

  async #pulls(lever: string, how: object): Promise<void> {
    const answer = await fetch(`${this.#sandboxUrl}/_control/${lever}`, { method: 'POST', body: JSON.stringify(how) });
    if (!answer.ok) throw new Error(await answer.text());
  }

  /** The desk's process ends at once, and another one takes its place. How long it is away may be too short to be seen. */
  async restartsAfterCrash(): Promise<void> {
    const before = this.#demo.deskProcess;
    this.#demo.killDesk();
    await expect.poll(() => this.#demo.deskProcess).not.toBe(before);
    const ready = () =>
      fetch(`${this.#deskUrl}/readyz`).then(
        ({ ok }) => ok,
        () => false,
      );
    await expect.poll(ready).toBe(true);
  }

  /** Until every card shows what there is: one that is brought up to date closes the form that stands in its place. */
  async comesToRest(): Promise<void> {
    const { client, db } = await connectMongo(this.#demo.databaseUri);
    try {
      const moved = (await sandboxOffset(this.#sandboxUrl, AbortSignal.timeout(10_000))) ?? 0;
      await atRest(db, { seconds: 90, now: () => new Date(Date.now() + moved) });
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
