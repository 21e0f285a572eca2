import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { type ChildProgram, startProgram } from '../../../src/demo/child-program.ts';
import { isReady } from '../../../src/demo/readiness.ts';
import type { Sandbox } from '../../../src/sandbox/sandbox.ts';
import { secondsOfProcessor } from '../../bench/support/processor.ts';
import type { Teams } from '../../harness/teams.ts';
import { aTestPort } from '../../support/test-port.ts';
import { deskSettings } from './desk-settings.ts';

const here = (file: string): string => fileURLToPath(new URL(file, import.meta.url));

/** The desk as it runs in production, `src/main.ts` in a process of its own, to be killed and started again. */
export class DeskProcess {
  readonly logFile: string;
  readonly url: string;
  readonly #settings: Readonly<Record<string, string>>;
  readonly #folder: string;
  readonly #preloads: readonly string[];
  #program: ChildProgram | undefined;
  #secondsBefore = 0;

  static async start(parts: {
    readonly sandbox: Sandbox;
    readonly teams: Teams;
    readonly mongoUri: string;
    /** Loaded before the desk, besides the preload that lifts the send limits. */
    readonly preload?: string;
    /** A folder of compiled code that starts share: half of a start's work is the compiler's. Written by whoever ends by itself. */
    readonly compiled?: string;
    /** True: Teams' send limits are kept, as they are what is tested. */
    readonly keepsSendLimits?: boolean;
    readonly settings?: Readonly<Record<string, string>>;
  }): Promise<DeskProcess> {
    const port = await aTestPort('the desk');
    const desk = new DeskProcess(port, parts);
    parts.teams.connect(desk.url);
    await desk.startAgain();
    return desk;
  }

  private constructor(port: number, parts: Parameters<typeof DeskProcess.start>[0]) {
    this.#preloads = [
      ...(parts.keepsSendLimits ? [] : [here('../../support/without-send-limits.ts')]),
      ...(parts.preload ? [parts.preload] : []),
    ];
    this.url = `http://127.0.0.1:${port}`;
    this.#folder = mkdtempSync(path.join(tmpdir(), 'co-sell-desk-chaos-'));
    this.logFile = path.join(this.#folder, 'desk.log');
    const caFile = path.join(this.#folder, 'ca.pem');
    writeFileSync(caFile, parts.sandbox.caCertificatePem);
    this.#settings = deskSettings(parts, {
      PORT: String(port),
      PUBLIC_URL: this.url,
      LOG_LEVEL: 'info',
      PARTNER_CENTER_POLL_SECONDS: '5',
      SANDBOX_CLOCK_URL: parts.sandbox.url,
      NODE_EXTRA_CA_CERTS: caFile,
      ...(parts.compiled ? { NODE_COMPILE_CACHE: parts.compiled } : {}),
      ...parts.settings,
    });
  }

  /** Resolves when it is ready to work. */
  async startAgain(): Promise<void> {
    this.#program = startProgram({
      file: here('../../../src/main.ts'),
      preload: this.#preloads,
      env: this.#settings,
      logFile: this.logFile,
    });
    await isReady(`${this.url}/readyz`, this.#program);
  }

  get isRunning(): boolean {
    return this.#program !== undefined && !this.#program.hasEnded;
  }

  /** Of all its processes. */
  secondsOfProcessor(): number {
    return this.#secondsBefore + (this.isRunning ? secondsOfProcessor(this.#program?.pid) : 0);
  }

  /** As a power cut: no signal that it could act on. */
  async kill(): Promise<void> {
    this.#secondsBefore = this.secondsOfProcessor();
    this.#program?.kill();
    await this.#program?.ended;
  }

  /** For `other-clock.ts`: this machine's clock jumps. */
  setsClock(): void {
    if (this.#program?.pid !== undefined) process.kill(this.#program.pid, 'SIGUSR2');
  }

  /** Told to by SIGTERM; killed where it takes longer than 20 s. */
  async ends(): Promise<void> {
    await this.#program?.stop();
  }

  async stop(): Promise<void> {
    await this.ends();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
