import { timingSafeEqual } from 'node:crypto';
import type { Request, Response } from 'restify';
import { secretHash } from '../secret-hash.ts';
import { httpProblem, sendJson } from './http-problem.ts';
import { readBytes } from './read-body.ts';
import { type HttpServer, refusing } from './server.ts';

export interface CrmHintRouteOptions {
  /** The shared secret that the CRM sends with each call; undefined: the route does not exist. */
  readonly key: string | undefined;
  /** Called after the response was sent. */
  readonly hint: () => void;
}

const path = '/api/crm/changed';
/** Dataverse sends at most 256 KB; a larger body it omits and says so in a header (docs/crm.md#hints). */
const maxBodyBytes = 300 * 1024;

/**
 * `POST /api/crm/changed`: the CRM reports a change, and the next poll is brought forward. The key is in `?code=`
 * (Dataverse's WebhookKey) or in the header `x-crm-key`. The body is not signed, so it is not trusted and not even
 * parsed.
 */
export function addCrmHintRoute(server: HttpServer, { key, hint }: CrmHintRouteOptions): void {
  if (key === undefined) return;
  const expected = Buffer.from(secretHash(key));
  server.restify.post(path, async (req: Request, res: Response) =>
    refusing(server, req, res, path, async () => {
      const given = req.headers['x-crm-key'] ?? new URL(req.url ?? '', 'http://desk.invalid').searchParams.get('code');
      if (!timingSafeEqual(Buffer.from(secretHash(String(given ?? ''))), expected))
        throw httpProblem(404, {}, { reason: 'crm-hint-key' });
      await readBytes(req, maxBodyBytes);
      sendJson(res, 200, {});
      hint();
    }),
  );
}
