import type { IncomingHttpHeaders } from 'node:http';
import type { Request, Response } from 'restify';
import { httpProblem, sendJson } from './http-problem.ts';
import { readBytes } from './read-body.ts';
import { type HttpServer, refusing } from './server.ts';

export interface WebhookRequest {
  readonly headers: IncomingHttpHeaders;
  /** The bytes as received: the signature covers these, not JSON that was parsed and serialised again. */
  readonly rawBody: Buffer;
}

export type ReceiveWebhook = (request: WebhookRequest) => Promise<{
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** The reason of a refusal: for the security log only. */
  readonly reason?: string;
}>;

const path = '/api/partner-center/webhook';
const maxBodyBytes = 64 * 1024;

/** `POST /api/partner-center/webhook`: Partner Center's events. */
export function addWebhookRoute(server: HttpServer, receive: ReceiveWebhook): void {
  server.restify.post(path, async (req: Request, res: Response) =>
    refusing(server, req, res, path, async () => {
      const rawBody = await readBytes(req, maxBodyBytes);
      const { status, body, headers, reason } = await receive({ headers: req.headers, rawBody });
      if (status >= 400 && status < 500) throw httpProblem(status, headers, reason ? { reason } : {});
      sendJson(res, status, body, headers);
    }),
  );
}
