import type { Request, Response } from 'restify';
import { httpProblem, sendJson } from './http-problem.ts';
import { parseJsonObject, readBytes } from './read-body.ts';
import { type HttpServer, refusing } from './server.ts';

export interface LeadsRouteOptions {
  /** False: the route does not exist. */
  readonly isOpen: boolean;
  enter(secret: string): 'unknown' | 'too-often' | 'come-in';
  receive(body: Readonly<Record<string, unknown>>): Promise<'taken' | 'nobody' | 'full'>;
}

const path = '/api/leads/:secret';
/** Partner Center's leads are a few hundred bytes. */
const maxBodyBytes = 16 * 1024;

/**
 * `POST /api/leads/<secret>`: the lead destination of marketplace offers. Off without a secret. The secret is the only
 * authentication, as Partner Center signs nothing; it is never logged.
 */
export function addLeadsRoute(server: HttpServer, leads: LeadsRouteOptions): void {
  if (!leads.isOpen) return;
  server.restify.post(path, async (req: Request, res: Response) =>
    refusing(server, req, res, path, async () => {
      const entered = leads.enter(String(req.params?.secret ?? ''));
      if (entered === 'unknown') throw httpProblem(404, {}, { reason: 'unknown-lead-destination' });
      if (entered === 'too-often') throw tooMany('leads-too-often');
      const result = await leads.receive(parseJsonObject(await readBytes(req, maxBodyBytes)));
      if (result === 'nobody') throw httpProblem(400, {}, { reason: 'lead-of-nobody' });
      if (result === 'full') throw tooMany('leads-full');
      sendJson(res, 200, {});
    }),
  );
}

const tooMany = (reason: string) => httpProblem(429, { 'Retry-After': '60' }, { reason });
