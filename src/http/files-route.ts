import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Request, Response } from 'restify';
import { httpProblem } from './http-problem.ts';
import { linkPage, linkPageHeaders, linkSecret } from './link-page.ts';
import { type HttpServer, refusing } from './server.ts';

/** Files behind links that are valid once. */
export interface Files {
  page(
    secret: string,
    languages: string,
  ): Promise<{
    readonly lang: string;
    readonly title: string;
    readonly lines: readonly string[];
    readonly button?: string;
  }>;
  take(secret: string): Promise<
    | {
        readonly name: string;
        readonly bytes: number;
        readonly read: () => AsyncIterable<Uint8Array>;
      }
    | undefined
  >;
}

const path = '/files/:secret';

/**
 * `GET /files/<secret>`: a page with a button; `POST` returns the file, once. Two steps, because mail and chat programs
 * open every link that they see, for a malware scan or a preview.
 */
export function addFilesRoute(server: HttpServer, files: Files): void {
  server.restify.get(path, async (req: Request, res: Response) =>
    refusing(server, req, res, path, async () => {
      const secret = linkSecret(req);
      const page = await files.page(secret, String(req.headers['accept-language'] ?? ''));
      // A secret that never existed is a guess, so it counts as a refusal.
      if (!page.button) server.refusals.refuse(req, path, httpProblem(404, {}, { reason: 'link-over' }));
      const html = Buffer.from(linkPage(page));
      res.writeHead(page.button ? 200 : 404, { ...linkPageHeaders, 'Content-Length': html.length });
      res.end(html);
    }),
  );
  server.restify.post(path, async (req: Request, res: Response) =>
    refusing(server, req, res, path, async () => {
      const secret = linkSecret(req);
      const file = await files.take(secret);
      if (!file) throw httpProblem(404, {}, { reason: 'link-over' });
      res.writeHead(200, {
        'X-Robots-Tag': linkPageHeaders['X-Robots-Tag'],
        'Content-Type': 'text/csv; charset=utf-8',
        'Content-Disposition': `attachment; filename="${file.name}"`,
        'Content-Length': file.bytes,
      });
      await pipeline(Readable.from(file.read()), res);
    }),
  );
}
