/**
 * Says that work has become due to whoever sweeps it. Sooner only: the sweep would find it at its next turn anyway, so a
 * nudge that nobody hears loses nothing.
 */
export class Nudges<Work extends string> {
  readonly #listeners = new Map<Work, () => void>();

  readonly on = (work: Work, listener: () => void): void => {
    this.#listeners.set(work, listener);
  };

  readonly nudge = (work: Work): void => this.#listeners.get(work)?.();
}
