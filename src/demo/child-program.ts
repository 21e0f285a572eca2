import { type ChildProcess, spawn } from 'node:child_process';
import { createWriteStream, mkdirSync, type WriteStream } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const endWithParent = fileURLToPath(new URL('../setup/end-with-parent.mjs', import.meta.url));
const secondsToEnd = 20;

export interface ChildProgramOptions {
  readonly file: string;
  readonly args?: readonly string[];
  /** Loaded before the program, as with `node --import`. */
  readonly preload?: string | readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  readonly logFile: string;
}

export interface ChildProgram {
  readonly pid: number | undefined;
  readonly ended: Promise<void>;
  readonly hasEnded: boolean;
  /** Resolves with the first match in the output; rejects when the program ends before. */
  output(pattern: RegExp): Promise<RegExpExecArray>;
  lastWords(): string;
  stop(): Promise<void>;
  kill(): void;
}

/**
 * Runs a Node program of the demo: its output goes to a log file, it ends when this process ends (however that happens),
 * and it sits in a process group of its own, so that Ctrl-C reaches this process alone, which ends the programs in order.
 */
export function startProgram(options: ChildProgramOptions): ChildProgram {
  const { file, args = [], preload = [], env = {}, cwd, logFile } = options;
  mkdirSync(path.dirname(logFile), { recursive: true });
  const log = createWriteStream(logFile, { flags: 'a' });
  const imports = [endWithParent, ...[preload].flat()].flatMap((one) => ['--import', one]);
  const child = spawn(process.execPath, [...imports, file, ...args], {
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    env: { ...process.env, ...env },
    ...(cwd === undefined ? {} : { cwd }),
    detached: process.platform !== 'win32',
    windowsHide: true,
  });
  const output = new ProgramOutput(child, log);
  return {
    pid: child.pid,
    ended: output.ended,
    get hasEnded() {
      return output.hasEnded;
    },
    lastWords: () => output.lastWords(),
    output: (pattern) => output.matching(pattern),
    async stop() {
      if (output.hasEnded) return;
      child.kill('SIGTERM');
      const timer = setTimeout(() => killGroup(child), secondsToEnd * 1000);
      await output.ended;
      clearTimeout(timer);
    },
    kill: () => killGroup(child),
  };
}

/** What the program writes, and its end. The beginning is kept for those who wait for a line of it, the end for its last words. */
class ProgramOutput {
  readonly ended: Promise<void>;
  hasEnded = false;
  readonly #log: WriteStream;
  readonly #listeners = new Set<() => void>();
  #beginning = '';
  #end = '';

  constructor(child: ChildProcess, log: WriteStream) {
    this.#log = log;
    child.stdout?.on('data', (chunk: Buffer) => this.#read(chunk));
    child.stderr?.on('data', (chunk: Buffer) => this.#read(chunk));
    this.ended = new Promise<void>((resolve) => {
      const end = (): void => {
        this.hasEnded = true;
        log.end();
        this.#tell();
        resolve();
      };
      child.once('close', end);
      child.once('error', end);
    });
  }

  lastWords(): string {
    return lastWords(this.#end);
  }

  matching(pattern: RegExp): Promise<RegExpExecArray> {
    return new Promise((resolve, reject) => {
      const look = (): void => {
        const found = pattern.exec(this.#beginning);
        if (!found && !this.hasEnded) return;
        this.#listeners.delete(look);
        if (found) resolve(found);
        else reject(new Error(`it ended: ${this.lastWords()}`));
      };
      this.#listeners.add(look);
      look();
    });
  }

  #read(chunk: Buffer): void {
    this.#log.write(chunk);
    const text = chunk.toString('utf8');
    if (this.#beginning.length < 50_000) this.#beginning += text;
    this.#end = (this.#end + text).slice(-5000);
    this.#tell();
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}

/** A crash of Node ends with a stack and its version; the line that tells why stands further up. */
function lastWords(output: string): string {
  const lines = output.split('\n').filter((line) => line.trim() !== '');
  const error = lines.findLast((line) => /^\s*(Uncaught )?\w*Error\b.*:/.test(line));
  return (error ?? lines.slice(-3).join('\n')).trim().slice(0, 1000) || 'It said nothing.';
}

function killGroup(child: ChildProcess): void {
  try {
    if (child.pid === undefined || process.platform === 'win32') child.kill('SIGKILL');
    else process.kill(-child.pid, 'SIGKILL');
  } catch {
    // It is gone already.
  }
}
