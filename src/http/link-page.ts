import type { Request } from 'restify';
import { httpProblem } from './http-problem.ts';

export interface LinkPage {
  readonly lang: string;
  readonly title: string;
  readonly lines: readonly string[];
  /** The label of a button that POSTs to the page's own address. */
  readonly button?: string;
  /** The labels of a form that POSTs a file to the page's own address. */
  readonly upload?: { readonly file: string; readonly send: string };
}

const form = /^[\w-]{43}$/;

/** The secret in the path's last segment, 256 random bits. Throws a refusal if it is malformed. */
export function linkSecret(req: Request): string {
  const { secret } = req.params as { readonly secret?: string };
  if (!secret || !form.test(secret)) throw httpProblem(404, {}, { reason: 'link-form' });
  return secret;
}

export const linkPageHeaders = {
  'X-Robots-Tag': 'noindex',
  'Content-Type': 'text/html; charset=utf-8',
  'Content-Security-Policy':
    "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
} as const;

/** The page's HTML, without scripts, for light and dark mode. */
export function linkPage({ lang, title, lines, button, upload }: LinkPage): string {
  const texts = lines.map((line) => `<p>${escaped(line)}</p>`).join('\n');
  const press = button ? `<form method="post"><button autofocus>${escaped(button)}</button></form>` : '';
  const send = upload
    ? `<form method="post" enctype="multipart/form-data">
<p><label>${escaped(upload.file)} <input type="file" name="file" accept=".csv,.tsv,.txt,text/csv" required></label></p>
<button>${escaped(upload.send)}</button></form>`
    : '';
  return `<!doctype html>
<html lang="${escaped(lang)}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title>
<style>
  :root { color-scheme: light dark }
  body { font: 16px/1.5 "Segoe UI", system-ui, sans-serif; max-width: 34rem; margin: 3rem auto; padding: 0 1rem; overflow-wrap: anywhere }
  h1 { font-size: 1.3rem }
  input { font: inherit; max-width: 100% }
  button { font: inherit; padding: .6rem 1.6rem; border: 0; border-radius: 4px; background: #4f52b2; color: #fff; cursor: pointer }
  button:focus-visible { outline: 3px solid; outline-offset: 2px }
</style>
<h1>${escaped(title)}</h1>
${texts}
${press}${send}
</html>
`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
