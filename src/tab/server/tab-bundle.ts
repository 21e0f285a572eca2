import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';

/** An asset of the page, in memory with its encodings. */
export interface TabAsset {
  readonly type: string;
  readonly plain: Buffer;
  readonly gzip: Buffer;
  readonly brotli: Buffer;
}

/** The built page, served by exact names with content hashes, so that no other file can be read. */
export interface TabBundle {
  readonly script: string;
  readonly styles: string;
  /** Chunks that the page loads on demand. */
  readonly assets: ReadonlyMap<string, TabAsset>;
}

const folder = path.resolve(import.meta.dirname, '../../../dist/tab');
const name = z.string().regex(/^[\w-]+\.(?:js|css)$/);
const Index = z.object({ script: name, styles: name, files: z.array(name) });

const types: Readonly<Record<string, string>> = {
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
};

/** Output of the build (`src/tab/build/main.ts`); undefined: not built. */
export async function readBundle(from = folder): Promise<TabBundle | undefined> {
  const text = await readFile(path.join(from, 'index.json'), 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  const { script, styles, files } = Index.parse(JSON.parse(text));
  const assets = await Promise.all(
    files.map(async (file) => {
      const [plain, gzip, brotli] = await Promise.all(
        ['', '.gz', '.br'].map((ending) => readFile(path.join(from, `${file}${ending}`))),
      );
      const type = types[file.split('.').at(-1) ?? ''];
      if (!plain || !gzip || !brotli || !type) throw new Error(`dist/tab/${file} is no file of the page`);
      return [file, { type, plain, gzip, brotli }] as const;
    }),
  );
  return { script, styles, assets: new Map(assets) };
}
