import type { Request, Response } from 'restify';
import type { Clock } from '../clock.ts';
import type { Logger } from '../logger.ts';
import { sendJson } from './http-problem.ts';
import type { HttpServer } from './server.ts';

/** A dependency that the desk cannot work without. `check` rejects while it is missing. */
export interface ReadinessCheck {
  readonly name: string;
  check(): Promise<void>;
}

const cacheMilliseconds = 2_000;
/** A failure is cached for less time: during a start, a missing dependency is there a moment later. */
const cacheNoMilliseconds = 250;
const capMilliseconds = 500;

/**
 * `GET /healthz`: the process runs. It does not query the database, or a database outage would restart every instance.
 * `GET /readyz`: the desk can work; names what is missing, never why (that is in the log).
 */
export function addHealthRoutes(
  server: HttpServer,
  options: { readonly checks: readonly ReadinessCheck[]; readonly clock: Clock; readonly log: Logger },
): { missing(): Promise<readonly string[]> } {
  let last: { readonly missing: Promise<readonly string[]>; until: number } | undefined;
  const now = () => options.clock.serverNow().getTime();
  const look = () => {
    const looked = { missing: runChecks(options.checks, options.log), until: now() + cacheMilliseconds };
    void looked.missing.then((names) => {
      if (names.length > 0) looked.until = now() + cacheNoMilliseconds;
    });
    return looked;
  };
  const missing = (): Promise<readonly string[]> => {
    if (!last || now() >= last.until) last = look();
    return last.missing;
  };

  const namesOfMissing = async () => (server.draining ? ['draining'] : missing());

  server.restify.get('/healthz', async (_req: Request, res: Response) => sendJson(res, 200, { status: 'alive' }));
  server.restify.get('/readyz', async (_req: Request, res: Response) => {
    const names = await namesOfMissing();
    if (names.length === 0) sendJson(res, 200, { status: 'ready' });
    else sendJson(res, 503, { status: 'not-ready', missing: names });
  });
  return { missing: namesOfMissing };
}

async function runChecks(checks: readonly ReadinessCheck[], log: Logger): Promise<readonly string[]> {
  const results = await Promise.all(
    checks.map(async ({ name, check }) => {
      let timer: NodeJS.Timeout | undefined;
      const cap = new Promise<never>((_resolve, reject) => {
        timer = setTimeout(() => reject(new Error('readiness check took too long')), capMilliseconds);
      });
      try {
        await Promise.race([check(), cap]);
        return undefined;
      } catch (err) {
        log.warn({ check: name, err }, 'not ready');
        return name;
      } finally {
        clearTimeout(timer);
      }
    }),
  );
  return results.filter((name) => name !== undefined);
}
