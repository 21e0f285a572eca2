import type { IncomingHttpHeaders } from 'node:http';
import type { Request, Response } from 'restify';
import { HttpProblem, sendJson, sendProblem } from './http-problem.ts';
import { readBytes } from './read-body.ts';
import type { HttpServer } from './server.ts';

export interface WebhookRequest {
  readonly headers: IncomingHttpHeaders;
  /** As they came over the wire: the signature is over these bytes, not over what JSON makes of them. */
  readonly rawBody: Buffer;
}

export type ReceiveWebhook = (request: WebhookRequest) => Promise<{ readonly status: number; readonly body?: unknown }>;

const maxBodyBytes = 64 * 1024;

/** `POST /api/partner-center/webhook`: Partner Center tells that something changed. */
export function addWebhookRoute(server: HttpServer, receive: ReceiveWebhook): void {
  server.restify.post('/api/partner-center/webhook', async (req: Request, res: Response) => {
    try {
      const rawBody = await readBytes(req, maxBodyBytes);
      const { status, body } = await receive({ headers: req.headers, rawBody });
      sendJson(res, status, body);
    } catch (error) {
      if (!(error instanceof HttpProblem)) throw error;
      sendProblem(res, error);
    }
  });
}
