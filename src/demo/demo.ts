import { rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { z } from 'zod';
import { crmNames } from '../crm/crm-values.ts';
import { type EmbeddedMongo, startEmbeddedMongo } from '../mongo/embedded.ts';
import type { CrmChoice, DemoParts } from '../sandbox/demo-around.ts';
import { demoPeople } from '../sandbox/people.ts';
import type { ReferralRecord } from '../sandbox/referral-record.ts';
import { buildTab } from '../tab/build/build-tab.ts';
import { type ChildProgram, startProgram } from './child-program.ts';
import { DemoCrm } from './demo-crm.ts';
import { deskEnvironment } from './desk-environment.ts';
import { Front } from './front/front.ts';
import { type KeptRunning, keepRunning } from './keep-running.ts';
import { type Playground, startPlayground } from './playground.ts';
import { playgroundIds } from './playground-config.ts';
import { choosePort } from './ports.ts';
import { isReady } from './readiness.ts';

export interface DemoOptions {
  readonly dataDir: string;
  /** The front between Playground and desk takes the first free port from `front` on. */
  readonly ports: Readonly<Record<'desk' | 'sandbox' | 'playground' | 'front', number>> & {
    /** Of the simulated CRMs; absent: there are none. */
    readonly crm?: number;
  };
  /** The programs of the desk and the sandbox; others only in tests of this launcher. */
  readonly programs?: { readonly desk: string; readonly sandbox: string };
  /** Shows in the chat what is urgent, once the first cards have come. */
  readonly showsWhatIsUrgent?: boolean;
  readonly say: (sentence: string) => void;
  /** Told when a part that is not restarted has ended; the caller stops the demo. */
  readonly onPartLost: (sentence: string) => void;
}

export interface RunningDemo {
  readonly playgroundUrl: string;
  /** A small Teams of our own, with the tab in it. */
  readonly tabUrl: string;
  readonly sandboxUrl: string;
  readonly deskUrl: string;
  readonly database: string;
}

const source = (file: string): string => fileURLToPath(new URL(`../${file}`, import.meta.url));

/** The parts of the demo, started in the order of their needs and stopped in the reverse order. */
export class Demo {
  readonly #options: DemoOptions;
  readonly #logs: string;
  readonly #ports = new Set<number>();
  #database: EmbeddedMongo | undefined;
  #sandbox: ChildProgram | undefined;
  #desk: KeptRunning | undefined;
  #playground: Playground | undefined;
  #front: Front | undefined;
  #crm: DemoCrm | undefined;
  #stopping = false;

  constructor(options: DemoOptions) {
    this.#options = options;
    this.#logs = path.join(options.dataDir, 'logs');
  }

  async start(): Promise<RunningDemo> {
    const { say, ports, dataDir } = this.#options;
    rmSync(this.#logs, { recursive: true, force: true });
    say('Starting the database and the simulated Partner Center ...');
    const [database, sandboxUrl] = await Promise.all([this.#startDatabase(), this.#startSandbox()]);
    say(`The database is ${database.kind} ${database.version}.`);

    say('Starting the desk and the Playground ...');
    const deskPort = await this.#portFor('the desk', ports.desk);
    const deskUrl = `http://127.0.0.1:${deskPort}`;
    const frontPort = await this.#portFor('the demo’s front', ports.front);
    const front = await Front.start({ port: frontPort, deskUrl, onCrm: (choice) => this.#switchCrm(choice, deskUrl) });
    const frontUrl = front.url;
    const settings = deskEnvironment({ port: deskPort, sandboxUrl, mongoUri: this.databaseUri, dataDir, frontUrl });
    const env = () => ({ ...settings, ...this.#crm?.settings() });
    this.#front = front;
    const [playground] = await Promise.all([
      this.#startPlayground(front.endpoint),
      this.#startDesk(deskUrl, env),
      buildTab().catch((error: Error) => say(`The tab’s page could not be built: ${error.message}`)),
    ]);
    front.connect(playground);

    const catalogue = this.#importCatalogue(settings);
    say('Adding the desk to the personal chat and to the team ...');
    await playground.install(playgroundIds.personalChat);
    await playground.install(playgroundIds.team);
    await front.addForColleagues();
    await catalogue;
    const crm = this.#crm && { pageUrl: this.#crm.url, switchUrl: front.crmUrl, chosen: this.#crm.chosen };
    await this.#tellSandbox(sandboxUrl, {
      ...{ playgroundUrl: playground.url, viewerUrl: front.viewerUrl },
      ...(crm ? { crm } : {}),
    });
    if (this.#options.showsWhatIsUrgent) void this.#showMostUrgent(front, sandboxUrl).catch(() => undefined);
    const { tabUrl } = front;
    return {
      playgroundUrl: playground.url,
      tabUrl,
      sandboxUrl,
      deskUrl,
      database: `${database.kind} ${database.version}`,
    };
  }

  /** No two parts are given one port, though the first does not listen on it yet. */
  async #portFor(what: string, wanted: number): Promise<number> {
    const port = await choosePort(what, wanted, this.#options.say, this.#ports);
    this.#ports.add(port);
    return port;
  }

  /** Ends every part: first the desk, which still writes to the others while it ends. */
  async stop(): Promise<void> {
    this.#stopping = true;
    await this.#desk?.stop();
    await Promise.all([this.#playground?.stop(), this.#sandbox?.stop(), this.#front?.stop()]);
    await this.#database?.stop();
  }

  /** Ends the desk's process at once, as a crash would: it is started again by itself. */
  killDesk(): void {
    this.#desk?.current().kill();
  }

  /** Which process the desk is now: another one after a crash. */
  get deskProcess(): number | undefined {
    return this.#desk?.current().pid;
  }

  /** The desk's own database on the server that `start` has started. */
  get databaseUri(): string {
    if (!this.#database) throw new Error('The database has not been started yet.');
    const uri = new URL(this.#database.uri);
    uri.pathname = '/co-sell-desk';
    return uri.href;
  }

  /** For a person who does not want to wait. The database's guard ends the database when this process ends. */
  kill(): void {
    for (const program of [this.#desk?.current(), this.#playground?.program, this.#sandbox]) program?.kill();
  }

  async #startDatabase(): Promise<EmbeddedMongo> {
    const { dataDir, say } = this.#options;
    this.#database = await startEmbeddedMongo({ dataDir, log: say });
    this.#watch('The database', this.#database.ended);
    return this.#database;
  }

  async #startSandbox(): Promise<string> {
    const { ports, programs, dataDir } = this.#options;
    const port = await this.#portFor('the simulated Partner Center', ports.sandbox);
    const crmPort = ports.crm === undefined ? undefined : await this.#portFor('the simulated CRMs', ports.crm);
    if (crmPort !== undefined) this.#crm = new DemoCrm({ dataDir, url: `http://127.0.0.1:${crmPort}` });
    const sandbox = startProgram({
      file: programs?.sandbox ?? source('sandbox/main.ts'),
      env: {
        NODE_ENV: 'development',
        HOST: '127.0.0.1',
        SANDBOX_PORT: String(port),
        DATA_DIR: dataDir,
        SANDBOX_CRM_PORT: String(crmPort ?? ''),
      },
      logFile: path.join(this.#logs, 'sandbox.log'),
    });
    this.#sandbox = sandbox;
    this.#watch('The simulated Partner Center', sandbox.ended);
    const [, url = ''] = await sandbox
      .output(/Sandbox is listening on (http:\/\/[^\s"]+)/)
      .catch((error: Error) =>
        Promise.reject(new Error(`The simulated Partner Center did not start: ${error.message}`)),
      );
    return url.replace(/\/$/, '');
  }

  async #startDesk(url: string, env: () => Record<string, string>): Promise<void> {
    const { programs, say } = this.#options;
    const file = programs?.desk ?? source('main.ts');
    const start = (): ChildProgram => startProgram({ file, env: env(), logFile: path.join(this.#logs, 'desk.log') });
    // The first start is not repeated: what is wrong then stays wrong.
    const first = start();
    this.#desk = { current: () => first, again: () => first.stop(), stop: () => first.stop() };
    await isReady(`${url}/readyz`, first).catch((error: Error) =>
      Promise.reject(new Error(`The desk did not start: ${error.message}`)),
    );
    this.#desk = keepRunning({ name: 'The desk', first, startAgain: start, say });
  }

  /** The desk reads its settings once: it is started anew, and is there again when the control page hears of it. */
  async #switchCrm(choice: CrmChoice, deskUrl: string): Promise<void> {
    this.#crm?.choose(choice);
    await this.#desk?.again();
    const again = this.#desk?.current();
    if (again) await isReady(`${deskUrl}/readyz`, again);
    this.#options.say(choice === 'none' ? 'The desk works without a CRM.' : `The desk works with ${crmNames[choice]}.`);
  }

  /** Contoso's solutions, so that there are names to choose from. Without them the desk still learns from referrals. */
  async #importCatalogue(env: Record<string, string>): Promise<void> {
    const program = startProgram({
      file: source('features/solutions/import/main.ts'),
      args: [source('demo/contoso-solutions.csv')],
      env,
      logFile: path.join(this.#logs, 'catalogue.log'),
    });
    await program
      .output(/Imported \d+ solutions/)
      .catch(() => this.#options.say('The demo’s solutions were not imported; see the log catalogue.log.'));
    await program.ended;
  }

  /** Cards come in any order; the last one is what is looked at. */
  async #showMostUrgent(front: Front, sandboxUrl: string): Promise<void> {
    const answer = await fetch(`${sandboxUrl}/_control/state?requests=0`);
    const { records } = (await answer.json()) as { readonly records: readonly ReferralRecord[] };
    const [first] = records
      .filter(({ status, team, expirationDateTime }) => status === 'New' && isAlexs(team) && expirationDateTime)
      .sort((one, other) => Date.parse(one.expirationDateTime ?? '') - Date.parse(other.expirationDateTime ?? ''));
    if (first) await front.showLast(`find ${first.customerProfile.name} ${first.name}`);
  }

  /** The control page then links to the Playground, and can switch who sits in front of it. */
  async #tellSandbox(sandboxUrl: string, demo: z.infer<typeof DemoParts>): Promise<void> {
    await fetch(`${sandboxUrl}/_control/demo`, { method: 'POST', body: JSON.stringify(demo) });
  }

  async #startPlayground(endpoint: string): Promise<Playground> {
    const { ports, dataDir } = this.#options;
    const playground = await startPlayground({
      endpoint,
      port: await this.#portFor('the Playground', ports.playground),
      folder: path.join(dataDir, 'playground'),
      logFile: path.join(this.#logs, 'playground.log'),
    }).catch((error: Error) => Promise.reject(new Error(`The Playground did not start: ${error.message}`)));
    this.#playground = playground;
    this.#watch('The Playground', playground.program.ended);
    return playground;
  }

  #watch(name: string, ended: Promise<void>): void {
    void ended.then(() => {
      if (!this.#stopping) this.#options.onPartLost(`${name} has ended unexpectedly; see ${this.#logs}.`);
    });
  }
}

function isAlexs(team: ReferralRecord['team']): boolean {
  return team.some(({ email }) => email === demoPeople[0].email);
}
