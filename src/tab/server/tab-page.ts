import type { Request, Response } from 'restify';
import { httpProblem } from '../../http/http-problem.ts';
import { type HttpServer, refusing } from '../../http/server.ts';
import { type Locale, toLocale } from '../../i18n/locale.ts';
import { readBundle, type TabAsset, type TabBundle } from './tab-bundle.ts';
import { textAssets } from './tab-texts.ts';

/** Who may show the page in a frame: Teams old and new, Outlook and Microsoft 365 (learn.microsoft.com/microsoftteams/platform/tabs/how-to/requirements). */
const frames = [
  'https://teams.microsoft.com',
  'https://*.teams.microsoft.com',
  'https://*.cloud.microsoft',
  'https://*.teams.microsoft.us',
  'https://outlook.office.com',
  'https://outlook.office365.com',
  'https://outlook.live.com',
  'https://*.microsoft365.com',
  'https://*.office.com',
];

const paths = { page: '/tab', assets: '/tab/assets/:name' } as const;
const themes = ['default', 'dark', 'contrast'];

export interface TabPageOptions {
  /** In the demo the page's host is of its own origin. */
  readonly framedBySelf: boolean;
  /** Of the Teams app, for links to the tab; absent in the demo. */
  readonly appId: string | undefined;
}

/**
 * `GET /tab`, and its files out of a fixed map. The page holds no script, no style and nothing of anybody's, so that its policy
 * needs no exception; it is not kept by browsers all the same, as a new build must be seen at once.
 */
export function addTabPage(server: HttpServer, { framedBySelf, appId }: TabPageOptions, bundle: TabBundleGiver): void {
  const texts = textAssets();
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    `frame-ancestors ${[...frames, ...(framedBySelf ? ["'self'"] : [])].join(' ')}`,
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ');

  server.restify.get(paths.page, async (req: Request, res: Response) =>
    refusing(server, req, res, paths.page, async () => {
      const built = await bundle();
      if (!built) throw httpProblem(503, {}, { reason: 'tab-not-built' });
      const asked = new URL(req.url ?? '', 'http://tab').searchParams.get('theme') ?? '';
      const theme = themes.includes(asked) ? asked : 'default';
      const first = String(req.headers['accept-language'] ?? '').split(/[,;]/)[0];
      const language = toLocale(first?.trim()) ?? 'en';
      const html = Buffer.from(pageOf({ ...built, theme, texts: texts.names, language, appId }));
      res.writeHead(200, {
        'Content-Type': 'text/html; charset=utf-8',
        'Content-Security-Policy': policy,
        'Cache-Control': 'no-store',
        'Content-Length': html.length,
      });
      res.end(html);
    }),
  );
  server.restify.get(paths.assets, async (req: Request, res: Response) =>
    refusing(server, req, res, paths.assets, async () => {
      const { name = '' } = req.params as { readonly name?: string };
      const asset = texts.assets.get(name) ?? (await bundle())?.assets.get(name);
      if (!asset) throw httpProblem(404, {}, { reason: 'tab-asset' });
      sendAsset(req, res, asset);
    }),
  );
}

function sendAsset(req: Request, res: Response, { type, plain, gzip, brotli }: TabAsset): void {
  const accepted = String(req.headers['accept-encoding'] ?? '');
  const [encoding, bytes] = /\bbr\b/.test(accepted)
    ? (['br', brotli] as const)
    : /\bgzip\b/.test(accepted)
      ? (['gzip', gzip] as const)
      : ([undefined, plain] as const);
  res.writeHead(200, {
    'Content-Type': type,
    'Cache-Control': 'public, max-age=31536000, immutable',
    Vary: 'Accept-Encoding',
    ...(encoding ? { 'Content-Encoding': encoding } : {}),
    'Content-Length': bytes.length,
  });
  res.end(bytes);
}

interface Page {
  readonly script: string;
  readonly styles: string;
  readonly theme: string;
  readonly texts: Readonly<Record<Locale, string>>;
  /** The browser's, in which the page begins. */
  readonly language: Locale;
  readonly appId: string | undefined;
}

/** Everything in it is ours: names of files with their hashes, and an id out of the settings, which is checked there. */
function pageOf({ script, styles, theme, texts, language, appId }: Page): string {
  const languages = Object.entries(texts).map(([locale, name]) => `${locale}=${name}`);
  return `<!doctype html>
<html lang="en" data-theme="${theme}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="tab-texts" content="${languages.join(' ')}">
<meta name="tab-app" content="${appId ?? ''}">
<title>Co-sell Desk</title>
<link rel="stylesheet" href="/tab/assets/${styles}">
<link rel="preload" as="fetch" crossorigin href="/tab/assets/${texts[language]}">
<script type="module" src="/tab/assets/${script}"></script>
<body><div id="tab"></div></body>
</html>
`;
}

export type TabBundleGiver = () => Promise<TabBundle | undefined>;

/** Asked again only where there was nothing, or not all of it yet: a build may come while the desk runs. */
export function bundleOnce(read: TabBundleGiver = readBundle): TabBundleGiver {
  let made: ReturnType<TabBundleGiver> | undefined;
  const again = () => {
    made = undefined;
  };
  return () => {
    if (made) return made;
    const reading = read();
    made = reading;
    reading.then((bundle) => bundle ?? again(), again);
    return reading;
  };
}
