import type { Request, Response } from 'restify';
import { type HttpProblem, httpProblem, sendJson } from './http-problem.ts';
import { isJson, parseJsonObject, readBytes, stopReading } from './read-body.ts';
import { type HttpServer, refusing } from './server.ts';

/** The sender of a request, according to its token. */
export interface RequestSender {
  /** The answer, if the token is not accepted. */
  readonly refused?: HttpProblem;
}

/** Handles an activity: `src/teams/front-door.ts`. */
export interface ActivityReceiver<S extends RequestSender> {
  /** The only check of the token, before the body is read. Does not reject for an invalid one. */
  identify(authorization: string): Promise<S>;
  /**
   * Throws an HttpProblem for whatever it refuses, invalid tokens included: a malformed activity is reported before an
   * invalid token.
   */
  receive(request: {
    readonly sender: S;
    readonly body: Readonly<Record<string, unknown>>;
  }): Promise<{ readonly status: number; readonly body?: unknown }>;
}

/** Teams' messages stay below 100 KB; Azure Bot Service itself refuses more than 256 KB. */
const maxBodyBytes = 256 * 1024;
/**
 * Upper bound of a body that is parsed without a valid token: a malformed activity is reported before an invalid token.
 */
const maxAnonymousBytes = 16 * 1024;
const path = '/api/messages';
/** With more requests in flight, all would wait longer than Teams' 10 to 15 seconds. */
const maxInFlight = 200;

const tooMuch = (): HttpProblem => httpProblem(503, { 'Retry-After': '1' });

/** `POST /api/messages`: all activities that Teams sends to the bot. */
export function addMessagesRoute<S extends RequestSender>(server: HttpServer, receiver: ActivityReceiver<S>): void {
  let inFlight = 0;

  async function atWork<T>(work: () => Promise<T>): Promise<T> {
    if (inFlight >= maxInFlight) throw tooMuch();
    inFlight += 1;
    try {
      return await work();
    } finally {
      inFlight -= 1;
    }
  }

  async function bodyOf(req: Request, { refused }: S): Promise<Readonly<Record<string, unknown>>> {
    // Without a valid token, nothing is read from a flooding sender, and only small bodies are parsed for others.
    if (refused && server.refusals.isFlooding(req)) throw stopReading(req, refused);
    const bytes = await readBytes(req, maxBodyBytes, isJson);
    if (refused && bytes.length > maxAnonymousBytes) throw refused;
    return parseJsonObject(bytes);
  }

  server.restify.post(path, async (req: Request, res: Response) =>
    refusing(server, req, res, path, async () => {
      if (inFlight >= maxInFlight) throw stopReading(req, tooMuch());
      const sender = await receiver.identify(req.headers.authorization ?? '');
      const body = await bodyOf(req, sender);
      // Counted only once the body is complete, so that slow senders do not occupy the places of complete requests.
      const answer = await atWork(() => receiver.receive({ sender, body }));
      sendJson(res, answer.status, answer.body);
    }),
  );
}
