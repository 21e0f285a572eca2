import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { until } from '../../chaos/support/until.ts';
import { compiledBefore } from '../../support/compiled-before.ts';

export type LogLine = Readonly<Record<string, unknown>> & { readonly msg?: string; readonly level?: number };

const here = (file: string): string => fileURLToPath(new URL(file, import.meta.url));
/** For what hangs: starting takes two seconds alone, and was seen to take ninety where much else ran. */
const secondsToBeReady = 240;

/** What `npm run serve` runs, in a process of its own, with nothing of our environment but the settings. */
export class ServedProcess {
  /** Every line that it wrote, as it came. */
  readonly output: string[] = [];
  readonly #log: LogLine[] = [];
  readonly ended: Promise<{ readonly code: number | null; readonly signal: string | null }>;
  readonly #child: ChildProcess;
  #hasEnded = false;
  #url: string | undefined;

  constructor(settings: Readonly<Record<string, string>>, preloads: readonly string[] = []) {
    const { PATH = '', HOME = '' } = process.env;
    const imports = [here('../../../src/setup/end-with-parent.mjs'), ...preloads].flatMap((file) => ['--import', file]);
    this.#child = spawn(process.execPath, [...imports, here('../../../src/main.ts')], {
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      env: { PATH, HOME, ...compiledBefore, ...settings },
    });
    for (const stream of [this.#child.stdout, this.#child.stderr]) {
      if (stream) createInterface({ input: stream }).on('line', (line) => this.#read(line));
    }
    this.ended = new Promise((resolve) => {
      this.#child.once('close', (code, signal) => {
        this.#hasEnded = true;
        resolve({ code, signal });
      });
    });
  }

  #read(line: string): void {
    this.output.push(line);
    const open = this.#url === undefined && /"url":"([^"]+)".*"msg":"the desk is open"/.exec(line);
    if (open) this.#url = open[1];
  }

  get hasEnded(): boolean {
    return this.#hasEnded;
  }

  /** Where it listens: it says so itself, as its port is any free one. */
  get url(): string {
    if (!this.#url) throw new Error('the desk has not said yet where it listens');
    return this.#url;
  }

  /**
   * Lines of the log; what is no JSON is there as `raw`: nothing but the log may be written. Each line is parsed once: who
   * waits for one asks every few milliseconds.
   */
  get log(): readonly LogLine[] {
    for (const line of this.output.slice(this.#log.length))
      this.#log.push(line.startsWith('{') ? (JSON.parse(line) as LogLine) : { raw: line });
    return this.#log;
  }

  async ready(): Promise<void> {
    await until(
      async () => {
        if (this.#hasEnded) throw new Error(`the desk ended while starting:\n${this.output.slice(-10).join('\n')}`);
        if (!this.#url) return `the line that tells the address, after\n${this.output.slice(-10).join('\n')}`;
        const answer = await fetch(`${this.#url}/readyz`).catch(() => undefined);
        return answer?.status === 200 ? undefined : `readyz, which says ${(await answer?.text()) ?? 'nothing'}`;
      },
      { seconds: secondsToBeReady, everyMilliseconds: 25 },
    );
  }

  signal(signal: 'SIGTERM' | 'SIGKILL' | 'SIGUSR2'): void {
    this.#child.kill(signal);
  }

  async kill(): Promise<void> {
    this.signal('SIGKILL');
    await this.ended;
  }
}
