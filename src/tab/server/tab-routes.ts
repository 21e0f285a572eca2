import type { Request, Response } from 'restify';
import { z } from 'zod';
import type { Background } from '../../background.ts';
import { toAppError } from '../../errors.ts';
import type { PersonKey } from '../../features/people/index.ts';
import { HttpProblem, httpProblem } from '../../http/http-problem.ts';
import { isJson, parseJsonObject, readBytes } from '../../http/read-body.ts';
import { sendPackedJson } from '../../http/send-packed.ts';
import { type HttpServer, refusing } from '../../http/server.ts';
import { withCorrelation } from '../../logger.ts';
import { Pace } from '../../teams/pace.ts';
import { asksForLines, type LineHearing, sendLines, type TabParts } from './tab-lines.ts';
import { addTabPage, bundleOnce, type TabPageOptions } from './tab-page.ts';
import type { TabReader } from './tab-reader.ts';

/** One way to ask the desk for something. `asks` is all that may stand in the address, or in the body of a POST. */
export interface TabRoute<Asked = unknown> {
  readonly method: 'GET' | 'POST';
  /** Behind `/api/tab`; `:id` is a referral's. */
  readonly path: string;
  readonly asks: z.ZodType<Asked>;
  /** The body is a file of at most so many bytes; what is asked stands in the address. */
  readonly mostFileBytes?: number;
  answer(reader: TabReader, asked: Asked, id: string, file: Uint8Array): Promise<unknown>;
  /** The same answer as it comes about, where the page asks for lines. */
  readonly inParts?: TabParts<Asked>;
}

/** Keeps each route's own type while the list of all stays uniform. */
export function defineTabRoute<Asked>(route: TabRoute<Asked>): TabRoute {
  return route as TabRoute;
}

export interface TabServing extends TabPageOptions {
  /** Undefined: no sign-in is set up, and nobody is answered. `admit` is asked as soon as it is known who it is, and may refuse them. */
  readonly readerOf:
    | ((authorization: string | undefined, admit: (who: PersonKey) => void) => Promise<TabReader>)
    | undefined;
  readonly routes: readonly TabRoute[];
  /** Until what was asked for has ended the desk does not close its database, though the page has gone. */
  readonly background: Pick<Background, 'during'>;
  readonly hearing: LineHearing;
  /** Per person and second, and as many at once: a page that polls, and a person who leafs. */
  readonly asksPerSecond?: number | undefined;
}

const maxBodyBytes = 64 * 1024;
const usualAsksPerSecond = 10;
const Id = z.guid().transform((id) => id.toLowerCase());

/** `/tab` and `/api/tab/*`. No cookie, no session: each request brings its token, so that no other page can ask in somebody's name. */
export function addTabRoutes(server: HttpServer, serving: TabServing): void {
  const bundle = bundleOnce();
  addTabPage(server, serving, bundle);
  const pace = new Pace(serving.asksPerSecond ?? usualAsksPerSecond);
  for (const route of serving.routes) {
    const path = `/api/tab${route.path}`;
    const handle = async (req: Request, res: Response) =>
      refusing(server, req, res, path, async () => {
        // A page that was opened before a deployment learns from it that there is another one by now.
        // What it asks for needs no page: one that is being built refuses nothing.
        const built = (await bundle().catch(() => undefined))?.script;
        if (built) res.setHeader('Tab-Build', built);
        const reader = await admitted(serving, req, ({ tenantId, aadObjectId }) => {
          const who = `${tenantId}/${aadObjectId}`;
          if (pace.take(who) !== 'may')
            throw httpProblem(429, { 'Retry-After': '2' }, { reason: 'too-fast', sender: `tab:${who}` });
        });
        const answer = await inName(reader, async () => {
          const { asked, file } = await askedOf(route, req);
          const { inParts } = route;
          const answering = withCorrelation(reader.correlationId, async () => {
            if (!inParts || !asksForLines(req)) return answerOf(route, reader, asked, req, file);
            return sendLines(inParts, serving.hearing, { reader, asked, req, res, closing: server.closing });
          });
          return route.method === 'GET' ? answering : serving.background.during(answering);
        });
        if (answer) await sendPackedJson(req, res, answer.status, answer.body);
      });
    if (route.method === 'GET') server.restify.get(path, handle);
    else server.restify.post(path, handle);
  }
}

/** Runs before the request's body is read or anything is looked up. */
async function admitted({ readerOf }: TabServing, req: Request, admit: (who: PersonKey) => void): Promise<TabReader> {
  if (req.headers['sec-fetch-site'] === 'cross-site') throw httpProblem(403, {}, { reason: 'cross-site' });
  if (!readerOf) throw httpProblem(401, {}, { reason: 'no-tab' });
  return readerOf(req.headers.authorization, admit);
}

/** The person is known from here on: rejected requests count against them, not against their network address. */
async function inName<Answer>({ person }: TabReader, work: () => Promise<Answer>): Promise<Answer> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof HttpProblem)) throw error;
    const { status, code, message, headers, reason, facts } = error;
    const sender = `tab:${person.tenantId}/${person.aadObjectId}`;
    throw new HttpProblem(status, code, message, headers, { reason, ...(facts ? { facts } : {}), sender });
  }
}

const noFile = new Uint8Array();

async function askedOf(
  { asks, method, mostFileBytes }: TabRoute,
  req: Request,
): Promise<{ readonly asked: unknown; readonly file: Uint8Array }> {
  const inAddress = method === 'GET' || mostFileBytes !== undefined;
  const given = inAddress
    ? Object.fromEntries(new URL(req.url ?? '', 'http://tab').searchParams)
    : parseJsonObject(await readBytes(req, maxBodyBytes, isJson));
  const asked = asks.safeParse(given);
  if (!asked.success) throw httpProblem(400, {}, { reason: 'tab-request' });
  const file = mostFileBytes === undefined ? noFile : await readBytes(req, mostFileBytes, isFile);
  return { asked: asked.data, file };
}

/** Neither a form nor plain text: another page cannot send it without being asked first. */
function isFile(contentType: string): boolean {
  return /^(?:text\/csv|application\/octet-stream)\s*(;|$)/i.test(contentType);
}

/** What is not there is no refusal: a page that shows what is gone asks for it in good faith. */
async function answerOf(
  { answer }: TabRoute,
  reader: TabReader,
  asked: unknown,
  req: Request,
  file: Uint8Array,
): Promise<{ readonly status: number; readonly body: unknown }> {
  const { id = '' } = (req.params ?? {}) as { readonly id?: string };
  const referral = id === '' ? '' : (Id.safeParse(id).data ?? '-');
  try {
    if (referral === '-') throw httpProblem(404);
    return { status: 200, body: await answer(reader, asked, referral, file) };
  } catch (error) {
    if (error instanceof HttpProblem && error.status !== 404) throw error;
    const { code, message, status } = error instanceof HttpProblem ? error : problemOf(error, reader);
    return { status, body: { error: { code, message } } };
  }
}

/** An error's message is never sent to the client. */
function problemOf(error: unknown, { log }: TabReader): HttpProblem {
  const { code, reference, facts } = toAppError(error);
  if (code === 'not-found') return httpProblem(404);
  const isAway = code === 'database-unavailable' || code === 'partner-center-unavailable';
  log[isAway ? 'warn' : 'error']({ code, reference, facts, err: error }, 'the tab could not be answered');
  return httpProblem(isAway ? 503 : 500);
}
