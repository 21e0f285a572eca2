import type { Request, Response } from 'restify';
import { httpProblem } from './http-problem.ts';
import { cutOffWhenLate, uploadMilliseconds } from './late-requests.ts';
import { linkPage, linkPageHeaders, linkSecret } from './link-page.ts';
import { readBytes } from './read-body.ts';
import { type HttpServer, refusing } from './server.ts';

/** Files that come by links, each good for one. */
export interface Uploads {
  page(secret: string, languages: string): Promise<UploadPage>;
  /** Undefined: the link was used, or its time is over. */
  take(secret: string, file: { readonly name: string; readonly bytes: Uint8Array }): Promise<UploadPage | undefined>;
}

export interface UploadPage {
  readonly lang: string;
  readonly title: string;
  readonly lines: readonly string[];
  /** Absent: nothing is waited for. */
  readonly form?: { readonly file: string; readonly send: string };
}

const path = '/uploads/:secret';
/** A file, and what a browser writes around it. */
const mostBytes = 25 * 1024 * 1024 + 64 * 1024;

/**
 * `GET /uploads/<secret>`: a page with a form; `POST` takes the file. Without a script: a form of HTML sends
 * `multipart/form-data`, which Node's own `Response` reads.
 */
export function addUploadRoute(server: HttpServer, uploads: Uploads, patience = uploadMilliseconds): void {
  server.restify.get(path, async (req: Request, res: Response) =>
    refusing(server, req, res, path, async () => {
      const secret = linkSecret(req);
      const page = await uploads.page(secret, String(req.headers['accept-language'] ?? ''));
      if (!page.form) server.refusals.refuse(req, path, httpProblem(404, {}, { reason: 'link-over' }));
      show(res, page.form ? 200 : 404, page);
    }),
  );
  server.restify.post(path, async (req: Request, res: Response) =>
    refusing(server, req, res, path, async () => {
      const secret = linkSecret(req);
      const languages = String(req.headers['accept-language'] ?? '');
      // Before anything of the body is read: who has no link sends nothing.
      if (!(await uploads.page(secret, languages)).form) throw httpProblem(404, {}, { reason: 'link-over' });
      cutOffWhenLate(server.restify.server, req, patience);
      const type = req.headers['content-type'] ?? '';
      const body = await readBytes(req, mostBytes, (said) => /^multipart\/form-data\s*;/i.test(said));
      const file = await fileIn(body, type);
      const page = file && (await uploads.take(secret, file));
      if (!page) throw httpProblem(file ? 404 : 400, {}, { reason: file ? 'link-over' : 'form' });
      show(res, 200, page);
    }),
  );
}

async function fileIn(
  body: Buffer,
  type: string,
): Promise<{ readonly name: string; readonly bytes: Uint8Array } | undefined> {
  const form = await new globalThis.Response(new Uint8Array(body), { headers: { 'content-type': type } })
    .formData()
    .catch(() => undefined);
  const file = form?.get('file');
  if (!(file instanceof File)) return undefined;
  return { name: file.name.slice(0, 200) || 'upload.csv', bytes: new Uint8Array(await file.arrayBuffer()) };
}

function show(res: Response, status: number, { form, ...page }: UploadPage): void {
  const html = Buffer.from(linkPage({ ...page, ...(form ? { upload: form } : {}) }));
  res.writeHead(status, { ...linkPageHeaders, 'Content-Length': html.length });
  res.end(html);
}
