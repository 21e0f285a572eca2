import { buildTab } from './build-tab.ts';

/** `npm run tab`: builds the page of the Teams tab into `dist/tab`, unless the existing build is up to date. */
const { isNew, files, milliseconds } = await buildTab();
const sizes = files.map(
  ({ name, plain, brotli }) => `  ${name}  ${kilobytes(plain)} KB, ${kilobytes(brotli)} KB as sent`,
);
process.stdout.write(isNew ? `The tab's page was built in ${Math.round(milliseconds)} ms.\n${sizes.join('\n')}\n` : '');

function kilobytes(bytes: number): string {
  return (bytes / 1024).toFixed(1);
}
