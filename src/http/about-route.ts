import { readFileSync } from 'node:fs';
import type { Request, Response } from 'restify';
import type { HttpServer } from './server.ts';

const headers = {
  'Content-Type': 'text/html; charset=utf-8',
  'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cache-Control': 'max-age=3600',
};

/** `GET /about`: what the app is, its privacy statement and terms: the default links of the Teams app package. */
export function addAboutRoute(server: HttpServer): void {
  const page = readFileSync(new URL('./about-page.html', import.meta.url));
  server.restify.get('/about', async (_req: Request, res: Response) => {
    res.writeHead(200, { ...headers, 'Content-Length': page.length });
    res.end(page);
  });
}
