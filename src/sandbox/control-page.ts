import { readFileSync } from 'node:fs';
import type { Answer } from './exchange.ts';

const files: Readonly<Record<string, { readonly file: string; readonly type: string }>> = {
  '/': { file: 'index.html', type: 'text/html; charset=utf-8' },
  '/_control': { file: 'index.html', type: 'text/html; charset=utf-8' },
  '/_control/': { file: 'index.html', type: 'text/html; charset=utf-8' },
  '/_control/page.css': { file: 'page.css', type: 'text/css; charset=utf-8' },
  '/_control/page.js': { file: 'page.js', type: 'text/javascript; charset=utf-8' },
};

/** The control page: three files, nothing from elsewhere. Read at each request, so that editing them needs no restart. */
export function controlPage(address: string): (() => Answer) | undefined {
  const found = files[address];
  if (found === undefined) return undefined;
  return () => ({
    status: 200,
    body: readFileSync(new URL(`./page/${found.file}`, import.meta.url)),
    headers: {
      'Content-Type': found.type,
      'Cache-Control': 'no-store',
      'Content-Security-Policy': "default-src 'self'; img-src 'self' data:; frame-ancestors 'none'",
    },
  });
}
