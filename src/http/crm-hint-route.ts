import { timingSafeEqual } from 'node:crypto';
import type { Request, Response } from 'restify';
import { secretHash } from '../secret-hash.ts';
import { httpProblem, sendJson } from './http-problem.ts';
import { readBytes } from './read-body.ts';
import { type HttpServer, refusing } from './server.ts';

export interface CrmHintRouteOptions {
  /** What the CRM was told to send with each call; undefined: there is no such address. */
  readonly key: string | undefined;
  /** Called after the answer. */
  readonly hint: () => void;
}

const path = '/api/crm/changed';
/** Dataverse sends 256 KB at the most, and a header instead of what is more (docs/crm.md#hints). */
const maxBodyBytes = 300 * 1024;

/**
 * `POST /api/crm/changed`: the CRM says that something changed, and the poll comes sooner by it. The key stands in `?code=`
 * (Dataverse's WebhookKey) or in the header `x-crm-key`; nothing is signed, so what the body says is not even read as JSON.
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
