import type { Request, Response } from 'restify';
import { HttpProblem, httpProblem } from './http-problem.ts';
import { cutOffWhenLate, uploadMilliseconds } from './late-requests.ts';
import { linkPage, linkPageHeaders, linkSecret } from './link-page.ts';
import { readBytes } from './read-body.ts';
import { type HttpServer, refusing } from './server.ts';

/** Uploads by links, each valid for one file. */
export interface Uploads {
  /** @param refused why a file that was sent was not accepted; absent: none was sent */
  page(secret: string, languages: string, refused?: UploadRefusal): Promise<UploadPage>;
  /** Undefined: the link was used or has expired. */
  take(secret: string, file: { readonly name: string; readonly bytes: Uint8Array }): Promise<UploadPage | undefined>;
}

/** `tooLarge`: aborted while it was received. `none`: the form was sent without a file. */
export type UploadRefusal = 'tooLarge' | 'none';

export interface UploadPage {
  readonly lang: string;
  readonly title: string;
  readonly lines: readonly string[];
  /** Absent: no file is expected. */
  readonly form?: { readonly file: string; readonly send: string };
}

const path = '/uploads/:secret';
/** The largest file, and the multipart overhead of a browser. */
const mostBytes = 25 * 1024 * 1024 + 64 * 1024;

/**
 * `GET /uploads/<secret>`: a page with a form; `POST` receives the file. Needs no script: an HTML form sends
 * `multipart/form-data`, which Node's own `Response` parses.
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
      // Checked before the body is read: without a valid link nothing may be uploaded.
      if (!(await uploads.page(secret, languages)).form) throw httpProblem(404, {}, { reason: 'link-over' });
      cutOffWhenLate(server.restify.server, req, patience);
      const type = req.headers['content-type'] ?? '';
      // The client is a person in a browser, so a refusal is a page, with the form again.
      const refuse = async (problem: HttpProblem, why?: UploadRefusal) => {
        server.refusals.refuse(req, path, problem);
        show(res, problem.status, await uploads.page(secret, languages, why));
      };
      let body: Buffer;
      try {
        body = await readBytes(req, mostBytes, (said) => /^multipart\/form-data\s*;/i.test(said));
      } catch (error) {
        if (!(error instanceof HttpProblem) || error.status !== 413) throw error;
        return refuse(error, 'tooLarge');
      }
      const file = await fileIn(body, type);
      if (!file) return refuse(httpProblem(400, {}, { reason: 'form' }), 'none');
      const page = await uploads.take(secret, file);
      if (!page) return refuse(httpProblem(404, {}, { reason: 'link-over' }));
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
  if (!(file instanceof File) || (file.name === '' && file.size === 0)) return undefined;
  return { name: file.name.slice(0, 200) || 'upload.csv', bytes: new Uint8Array(await file.arrayBuffer()) };
}

function show(res: Response, status: number, { form, ...page }: UploadPage): void {
  const html = Buffer.from(linkPage({ ...page, ...(form ? { upload: form } : {}) }));
  // After an aborted body nothing more on this connection can be parsed.
  const ends = status === 413 ? { Connection: 'close' } : {};
  res.writeHead(status, { ...linkPageHeaders, ...ends, 'Content-Length': html.length });
  res.end(html);
}
