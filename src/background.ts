import type { Logger } from 'pino';

/** Work that nobody waits for, until the process ends: then it is waited for, so that none of it is cut short. */
export class Background {
  readonly #log: Logger;
  readonly #underWay = new Set<Promise<void>>();

  constructor(log: Logger) {
    this.#log = log;
  }

  run(work: string, task: () => Promise<void>): void {
    const running: Promise<void> = task()
      .catch((err: unknown) => this.#log.error({ err, work }, 'background work failed'))
      .finally(() => this.#underWay.delete(running));
    this.#underWay.add(running);
  }

  /** Work that somebody waits for, who may be gone before it ends: how it ends is theirs to know. */
  during<Result>(work: Promise<Result>): Promise<Result> {
    const ended: Promise<void> = work.then(
      () => void this.#underWay.delete(ended),
      () => void this.#underWay.delete(ended),
    );
    this.#underWay.add(ended);
    return work;
  }

  async idle(): Promise<void> {
    while (this.#underWay.size > 0) await Promise.all(this.#underWay);
  }
}
