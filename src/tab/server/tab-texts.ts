import { createHash } from 'node:crypto';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { catalogues } from '../../i18n/catalogue.ts';
import { type Locale, locales } from '../../i18n/locale.ts';
import type { TabAsset } from './tab-bundle.ts';

interface TextAssets {
  readonly names: Readonly<Record<Locale, string>>;
  readonly assets: ReadonlyMap<string, TabAsset>;
}

let made: TextAssets | undefined;

/**
 * The page's own sentences, a file per language: it needs one, and fetches it as a file that never changes. Compressed once a
 * process: the catalogues never change either.
 */
export function textAssets(): TextAssets {
  made ??= compressed();
  return made;
}

function compressed(): TextAssets {
  const assets = new Map<string, TabAsset>();
  const names = locales.map((locale) => {
    const own = Object.entries(catalogues[locale]).filter(([key]) => key.startsWith('tab.page.'));
    const plain = Buffer.from(JSON.stringify(Object.fromEntries(own)));
    const hash = createHash('sha256').update(plain).digest('hex').slice(0, 12);
    const name = `texts-${locale.toLowerCase()}-${hash}.json`;
    assets.set(name, {
      type: 'application/json; charset=utf-8',
      plain,
      gzip: gzipSync(plain),
      brotli: brotliCompressSync(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }),
    });
    return [locale, name] as const;
  });
  return { names: Object.fromEntries(names) as Record<Locale, string>, assets };
}
