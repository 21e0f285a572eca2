import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { sourcesHash } from './sources-hash.mjs';
import { withoutLogger } from './without-logger.ts';

/** Maximum compression, which takes a second: done once per change of the sources, never per request. */
const [squeeze, zip] = [promisify(brotliCompress), promisify(gzip)];

const root = path.resolve(import.meta.dirname, '../../..');
const client = path.join(root, 'src/tab/client');

/** Concatenated in this order. */
const sheets = ['tab.css', 'views.css', 'referral.css', 'beside.css', 'scorecard.css'];

export interface BuiltTab {
  /** False: the existing build is up to date. */
  readonly isNew: boolean;
  readonly files: readonly { readonly name: string; readonly plain: number; readonly brotli: number }[];
  readonly milliseconds: number;
}

/**
 * Bundles the page with rolldown: scripts and styles under names with their content's hash, each plain, gzip and brotli. Takes
 * the place of an older build in one step, so that a desk that starts meanwhile reads one of both.
 */
export async function buildTab(to = path.join(root, 'dist/tab')): Promise<BuiltTab> {
  const started = performance.now();
  const hash = sourcesHash(root);
  const before = await readFile(path.join(to, 'index.json'), 'utf8').catch(() => '{}');
  if ((JSON.parse(before) as { readonly sources?: string }).sources === hash)
    return { isNew: false, files: [], milliseconds: performance.now() - started };

  // A development dependency: loaded only for a build.
  const { rolldown } = await import('rolldown');
  const bundle = await rolldown({
    input: path.join(client, 'main.tsx'),
    platform: 'browser',
    transform: { target: 'es2022' },
    logLevel: 'warn',
    plugins: [withoutLogger],
  });
  const { output } = await bundle.generate({
    format: 'esm',
    minify: true,
    entryFileNames: 'tab-[hash].js',
    chunkFileNames: 'part-[hash].js',
  });
  await bundle.close();
  const scripts = output.flatMap((file) => (file.type === 'chunk' ? [file] : []));
  // The others are chunks that the page loads on demand.
  const [script, ...more] = scripts.filter(({ isEntry }) => isEntry);
  if (!script || more.length > 0) throw new Error('the page begins with one script');
  const css = Buffer.concat(await Promise.all(sheets.map((name) => readFile(path.join(client, name)))));
  const styles = `tab-${createHash('sha256').update(css).digest('hex').slice(0, 12)}.css`;
  const files = new Map<string, Buffer>([
    ...scripts.map(({ fileName, code }) => [fileName, Buffer.from(code)] as const),
    [styles, css],
  ]);

  const fresh = `${to}.${process.pid}`;
  await mkdir(fresh, { recursive: true });
  const written = await Promise.all(
    [...files].map(async ([name, plain]) => {
      const brotli = await squeeze(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } });
      await Promise.all([
        writeFile(path.join(fresh, name), plain),
        writeFile(path.join(fresh, `${name}.br`), brotli),
        writeFile(path.join(fresh, `${name}.gz`), await zip(plain, { level: 9 })),
      ]);
      return { name, plain: plain.length, brotli: brotli.length };
    }),
  );
  const index = { sources: hash, script: script.fileName, styles, files: [...files.keys()] };
  await writeFile(path.join(fresh, 'index.json'), JSON.stringify(index));
  await rm(to, { recursive: true, force: true });
  await rename(fresh, to);
  return { isNew: true, files: written, milliseconds: performance.now() - started };
}
