import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Request, Response } from 'restify';
import { HttpProblem, httpProblem } from './http-problem.ts';
import { answerRefused, type HttpServer } from './server.ts';

/** Files behind links that work once. */
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
const form = /^[\w-]{43}$/;
const headers = { 'X-Robots-Tag': 'noindex' };

/**
 * `GET /files/<secret>`: a page with a button; `POST` gives the file, once. Two steps, because mail and chat programs open
 * every link that they see, to look for harm or to draw a preview.
 */
export function addFilesRoute(server: HttpServer, files: Files): void {
  server.restify.get(path, async (req: Request, res: Response) =>
    answer(server, req, res, async (secret) => {
      const page = await files.page(secret, String(req.headers['accept-language'] ?? ''));
      // Nobody comes upon a link by chance: whoever has one that never was is guessing.
      if (!page.button) server.refusals.refuse(req, path, httpProblem(404, {}, { reason: 'link-over' }));
      const html = Buffer.from(pageOf(page));
      res.writeHead(page.button ? 200 : 404, {
        ...headers,
        'Content-Type': 'text/html; charset=utf-8',
        'Content-Security-Policy':
          "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
        'Content-Length': html.length,
      });
      res.end(html);
    }),
  );
  server.restify.post(path, async (req: Request, res: Response) =>
    answer(server, req, res, async (secret) => {
      const file = await files.take(secret);
      if (!file) throw httpProblem(404, {}, { reason: 'link-over' });
      res.writeHead(200, {
        ...headers,
        'Content-Type': 'text/csv; charset=utf-8',
        'Content-Disposition': `attachment; filename="${file.name}"`,
        'Content-Length': file.bytes,
      });
      await pipeline(Readable.from(file.read()), res);
    }),
  );
}

async function answer(
  server: HttpServer,
  req: Request,
  res: Response,
  work: (secret: string) => Promise<void>,
): Promise<void> {
  try {
    const { secret } = req.params as { readonly secret?: string };
    if (!secret || !form.test(secret)) throw httpProblem(404, {}, { reason: 'link-form' });
    await work(secret);
  } catch (error) {
    if (!(error instanceof HttpProblem)) throw error;
    answerRefused(server, { req, res, path }, error);
  }
}

function pageOf({ lang, title, lines, button }: Awaited<ReturnType<Files['page']>>): string {
  const texts = lines.map((line) => `<p>${escaped(line)}</p>`).join('\n');
  const press = button ? `<form method="post"><button autofocus>${escaped(button)}</button></form>` : '';
  return `<!doctype html>
<html lang="${escaped(lang)}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title>
<style>
  :root { color-scheme: light dark }
  body { font: 16px/1.5 "Segoe UI", system-ui, sans-serif; max-width: 34rem; margin: 3rem auto; padding: 0 1rem; overflow-wrap: anywhere }
  h1 { font-size: 1.3rem }
  button { font: inherit; padding: .6rem 1.6rem; border: 0; border-radius: 4px; background: #4f52b2; color: #fff; cursor: pointer }
  button:focus-visible { outline: 3px solid; outline-offset: 2px }
</style>
<h1>${escaped(title)}</h1>
${texts}
${press}
</html>
`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
