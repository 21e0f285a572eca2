import { appendFileSync } from 'node:fs';
import type { Teams } from '../../harness/teams.ts';
import type { DeskProcess } from './desk-process.ts';

/**
 * How far a long run is: with `CHAOS_PROGRESS=<file>` a line for each step of the clock, to look at while it goes on. What the
 * connector kept of a step is let go of, as hours of it fill the memory.
 */
export class ClockSteps {
  readonly #teams: Teams;
  readonly #desks: readonly DeskProcess[];
  readonly #steps: number;
  readonly #began = performance.now();
  #callsBefore = 0;
  #last = performance.now();

  constructor(parts: { readonly teams: Teams; readonly desks: readonly DeskProcess[]; readonly steps: number }) {
    this.#teams = parts.teams;
    this.#desks = parts.desks;
    this.#steps = parts.steps;
  }

  /** Calls to the connector since the beginning. */
  get calls(): number {
    return this.#callsBefore + this.#teams.connector.calls.length;
  }

  /** Of all desks, those that were killed as well. */
  secondsOfProcessor(): number {
    return this.#desks.reduce((sum, desk) => sum + desk.secondsOfProcessor(), 0);
  }

  took(step: number, now: Date, facts: Readonly<Record<string, number | boolean>>): void {
    const { connector, store } = this.#teams;
    this.#callsBefore += connector.calls.splice(0).length;
    store.forgetBetween();
    const file = process.env.CHAOS_PROGRESS;
    if (!file) return;
    const took = performance.now() - this.#last;
    this.#last = performance.now();
    const said = {
      ...facts,
      calls: this.calls,
      'seconds of processor': Math.round(this.secondsOfProcessor()),
      'this step in seconds': (took / 1_000).toFixed(1),
      'all in minutes': ((performance.now() - this.#began) / 60_000).toFixed(1),
    };
    const cells = Object.entries(said).map(([name, value]) => `${name} ${value}`);
    appendFileSync(file, `${step + 1} of ${this.#steps}, ${now.toISOString()}: ${cells.join(' · ')}\n`);
  }
}
