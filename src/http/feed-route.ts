import type { Request, Response } from 'restify';
import { httpProblem } from './http-problem.ts';
import { type HttpServer, refusing } from './server.ts';

export interface FeedRouteOptions {
  /** The calendar's text; `unknown` for every link that is not valid, whatever the reason. */
  readonly read: (
    secret: string,
  ) => Promise<{ readonly kind: 'calendar'; readonly text: string } | { readonly kind: 'unknown' | 'too-often' }>;
}

const path = '/feed/:name';

/**
 * `GET /feed/<secret>.ics`: a person's deadlines and close dates. The secret is the only authentication, since calendar
 * programs cannot sign in; it is never logged. Guesses are rate-limited like all refusals: ten a minute, then 429.
 */
export function addFeedRoute(server: HttpServer, { read }: FeedRouteOptions): void {
  server.restify.get(path, async (req: Request, res: Response) =>
    refusing(server, req, res, path, async () => {
      const [, secret = ''] = /^([^.]+)\.ics$/.exec(String(req.params?.name ?? '')) ?? [];
      const answer = await read(secret);
      if (answer.kind === 'too-often') throw httpProblem(429, { 'Retry-After': '60' }, { reason: 'feed-too-often' });
      if (answer.kind === 'unknown') throw httpProblem(404, {}, { reason: 'unknown-feed' });
      const { text } = answer as { text: string };
      res.writeHead(200, {
        'Content-Type': 'text/calendar; charset=utf-8',
        'Content-Disposition': 'inline; filename="co-sell.ics"',
        'Content-Length': Buffer.byteLength(text),
        'X-Robots-Tag': 'noindex',
      });
      res.end(text);
    }),
  );
}
