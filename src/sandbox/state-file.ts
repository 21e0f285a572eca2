import { mkdirSync, readFileSync } from 'node:fs';
import { open, rename } from 'node:fs/promises';
import path from 'node:path';

/**
 * What survives a restart. A save is durable when its promise resolves: written beside the file, flushed, then renamed
 * over it, so that a crash leaves either the old state or the new one. Saves asked for while one is under way share the
 * next one, which carries all of their changes.
 */
export class StateFile {
  readonly #path: string | undefined;
  readonly #read: () => unknown;
  #running: Promise<void> | undefined;
  #next: Promise<void> | undefined;

  constructor(options: { path: string | undefined; read: () => unknown }) {
    this.#path = options.path;
    this.#read = options.read;
    if (this.#path !== undefined) mkdirSync(path.dirname(this.#path), { recursive: true });
  }

  load(): unknown {
    if (this.#path === undefined) return undefined;
    try {
      return JSON.parse(readFileSync(this.#path, 'utf8'));
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
      throw new Error(`The sandbox cannot read its state in ${this.#path}. Remove the file to start afresh.`, {
        cause: error,
      });
    }
  }

  save(): Promise<void> {
    if (this.#path === undefined) return Promise.resolve();
    if (this.#running === undefined) {
      this.#running = this.#write(this.#path).finally(() => {
        this.#running = undefined;
      });
      return this.#running;
    }
    this.#next ??= this.#running
      .catch(() => undefined)
      .then(() => {
        this.#next = undefined;
        return this.save();
      });
    return this.#next;
  }

  async #write(file: string): Promise<void> {
    const text = JSON.stringify(this.#read());
    const beside = `${file}.new`;
    const handle = await open(beside, 'w');
    try {
      await handle.writeFile(text);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(beside, file);
  }
}
