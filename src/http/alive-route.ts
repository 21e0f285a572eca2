import type { Request, Response } from 'restify';
import type { Clock } from '../clock.ts';
import type { Logger } from '../logger.ts';
import { sendJson } from './http-problem.ts';
import type { HttpServer } from './server.ts';

/** Milliseconds. The health sweep runs each minute; the rest is for a restart. */
const silentAfter = 180_000;
const cacheMilliseconds = 5_000;
/** Milliseconds. Upper bound of the answer's time, even if the database hangs. */
const capMilliseconds = 2_000;

export interface AliveOptions {
  /** When the health sweep last ran, on any instance; server time. */
  readonly lookedAt: () => Promise<Date | undefined>;
  readonly clock: Clock;
  readonly log: Logger;
}

/**
 * `GET /alive`, for external monitoring: is the desk's work being done, by any instance? `/healthz` says that a process
 * runs, `/readyz` that it could work; both succeed while the scheduler stands still. Names no place and no person.
 */
export function addAliveRoute(server: HttpServer, options: AliveOptions): void {
  let last: { readonly answer: Promise<Alive>; readonly until: number } | undefined;
  const now = () => options.clock.serverNow().getTime();
  const answer = (): Promise<Alive> => {
    if (!last || now() >= last.until) last = { answer: look(options), until: now() + cacheMilliseconds };
    return last.answer;
  };
  server.restify.get('/alive', async (_req: Request, res: Response) => {
    const { isAlive, seconds } = await answer();
    const age = seconds === undefined ? {} : { seconds };
    sendJson(res, isAlive ? 200 : 503, { status: isAlive ? 'alive' : 'silent', ...age });
  });
}

interface Alive {
  readonly isAlive: boolean;
  /** Since the last run of the health sweep. */
  readonly seconds?: number;
}

/** Never rejects: a database that does not answer means that no work is done. */
async function look({ lookedAt, clock, log }: AliveOptions): Promise<Alive> {
  let timer: NodeJS.Timeout | undefined;
  const cap = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error('the database took too long')), capMilliseconds);
  });
  try {
    const at = await Promise.race([lookedAt(), cap]);
    if (!at) return { isAlive: false };
    const age = Math.max(0, clock.serverNow().getTime() - at.getTime());
    return { isAlive: age <= silentAfter, seconds: Math.round(age / 1_000) };
  } catch (err) {
    log.warn({ err }, 'health figures cannot be read');
    return { isAlive: false };
  } finally {
    clearTimeout(timer);
  }
}
