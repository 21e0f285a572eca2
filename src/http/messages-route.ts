import type { Request, Response } from 'restify';
import { type HttpProblem, httpProblem, sendJson } from './http-problem.ts';
import { isJson, parseJsonObject, readBytes, stopReading } from './read-body.ts';
import { type HttpServer, refusing } from './server.ts';

/** Who sends a request, by its token. */
export interface RequestSender {
  /** What they are told, when their token is not accepted. */
  readonly refused?: HttpProblem;
}

/** What answers an activity: `src/teams/front-door.ts`. */
export interface ActivityReceiver<S extends RequestSender> {
  /** The one check of the token, before the body is read. Does not reject for a bad one. */
  identify(authorization: string): Promise<S>;
  /** Throws an HttpProblem for whatever it refuses, a sender that was refused among it: a wrong shape is told first. */
  receive(request: {
    readonly sender: S;
    readonly body: Readonly<Record<string, unknown>>;
  }): Promise<{ readonly status: number; readonly body?: unknown }>;
}

/** Teams' messages stay below 100 KB; Azure Bot Service itself refuses more than 256 KB. */
const maxBodyBytes = 256 * 1024;
/** Parsed for anybody: a wrong shape is told before a wrong token. */
const maxAnonymousBytes = 16 * 1024;
const path = '/api/messages';
/** Above this the desk would only make everybody wait beyond Teams' 10 to 15 seconds. */
const maxInFlight = 200;

const tooMuch = (): HttpProblem => httpProblem(503, { 'Retry-After': '1' });

/** `POST /api/messages`: everything that Teams says to the bot. */
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
    // Nothing is read of somebody who floods, nor much parsed, unless the token is good.
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
      // Counted from here on: whoever sends a byte a second must not hold the places of those who have said something.
      const answer = await atWork(() => receiver.receive({ sender, body }));
      sendJson(res, answer.status, answer.body);
    }),
  );
}
