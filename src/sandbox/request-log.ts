import type { RequestLogEntry } from './exchange.ts';

/** The newest requests, so that a test can count what reached the API and a page can show it. */
export class RequestLog {
  readonly #length: number;
  #entries: RequestLogEntry[] = [];

  constructor(length = 5000) {
    this.#length = length;
  }

  add(entry: RequestLogEntry): void {
    this.#entries.push(entry);
    if (this.#entries.length > this.#length) this.#entries = this.#entries.slice(-this.#length / 2);
  }

  all(): readonly RequestLogEntry[] {
    return this.#entries;
  }

  clear(): void {
    this.#entries = [];
  }
}
