import type { Request, Response } from 'restify';
import { HttpProblem, problem, sendJson, sendProblem } from './http-problem.ts';
import { readJsonObject } from './read-body.ts';
import type { HttpServer } from './server.ts';

/** What answers an activity: `src/teams/front-door.ts`. Throws an HttpProblem for whatever it refuses. */
export interface ActivityReceiver {
  receive(request: {
    readonly authorization: string;
    readonly body: Readonly<Record<string, unknown>>;
  }): Promise<{ readonly status: number; readonly body?: unknown }>;
}

/** Teams' messages stay below 100 KB; Azure Bot Service itself refuses more than 256 KB. */
const maxBodyBytes = 256 * 1024;
/** Above this the desk would only make everybody wait beyond Teams' 10 to 15 seconds. */
const maxInFlight = 200;

/** `POST /api/messages`: everything that Teams says to the bot. */
export function addMessagesRoute(server: HttpServer, receiver: ActivityReceiver): void {
  let inFlight = 0;
  server.restify.post('/api/messages', async (req: Request, res: Response) => {
    if (inFlight >= maxInFlight) {
      sendProblem(res, problem(503, { 'Retry-After': '1' }));
      return;
    }
    inFlight += 1;
    try {
      const body = await readJsonObject(req, maxBodyBytes);
      const answer = await receiver.receive({ authorization: req.headers.authorization ?? '', body });
      sendJson(res, answer.status, answer.body);
    } catch (error) {
      if (!(error instanceof HttpProblem)) throw error;
      sendProblem(res, error);
    } finally {
      inFlight -= 1;
    }
  });
}
