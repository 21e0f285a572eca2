import type { Request, Response } from 'restify';
import { HttpProblem, problem, sendJson } from './http-problem.ts';
import { isJson, parseJsonObject, readBytes, stop } from './read-body.ts';
import { answerRefused, type HttpServer } from './server.ts';

/** What answers an activity: `src/teams/front-door.ts`. Throws an HttpProblem for whatever it refuses. */
export interface ActivityReceiver {
  /** A cheap look at a token: false when it cannot be good. */
  mayPass?(authorization: string): boolean;
  receive(request: {
    readonly authorization: string;
    readonly body: Readonly<Record<string, unknown>>;
  }): Promise<{ readonly status: number; readonly body?: unknown }>;
}

/** Teams' messages stay below 100 KB; Azure Bot Service itself refuses more than 256 KB. */
const maxBodyBytes = 256 * 1024;
/** Parsed for anybody: a wrong shape is told before a wrong token. */
const maxAnonymousBytes = 16 * 1024;
const path = '/api/messages';
const tokenNote = { reason: 'token' };
/** Above this the desk would only make everybody wait beyond Teams' 10 to 15 seconds. */
const maxInFlight = 200;

const tooMuch = (): HttpProblem => problem(503, { 'Retry-After': '1' });

/** `POST /api/messages`: everything that Teams says to the bot. */
export function addMessagesRoute(server: HttpServer, receiver: ActivityReceiver): void {
  let inFlight = 0;
  const mayPass = (authorization: string): boolean => receiver.mayPass?.(authorization) ?? true;

  async function atWork<T>(work: () => Promise<T>): Promise<T> {
    if (inFlight >= maxInFlight) throw tooMuch();
    inFlight += 1;
    try {
      return await work();
    } finally {
      inFlight -= 1;
    }
  }

  async function bodyOf(req: Request, authorization: string): Promise<Readonly<Record<string, unknown>>> {
    // Nothing is read of somebody who floods, nor much parsed, unless the token may be good.
    if (server.refusals.isFlooding(req) && !mayPass(authorization)) throw stop(req, problem(401, {}, tokenNote));
    const bytes = await readBytes(req, maxBodyBytes, isJson);
    if (bytes.length > maxAnonymousBytes && !mayPass(authorization)) throw problem(401, {}, tokenNote);
    return parseJsonObject(bytes);
  }

  server.restify.post(path, async (req: Request, res: Response) => {
    try {
      const authorization = req.headers.authorization ?? '';
      if (inFlight >= maxInFlight) throw stop(req, tooMuch());
      const body = await bodyOf(req, authorization);
      // Counted from here on: whoever sends a byte a second must not hold the places of those who have said something.
      const answer = await atWork(() => receiver.receive({ authorization, body }));
      sendJson(res, answer.status, answer.body);
    } catch (error) {
      if (!(error instanceof HttpProblem)) throw error;
      answerRefused(server, { req, res, path }, error);
    }
  });
}
