/**
 * Started by embedded-mongod-download.ts: finds or downloads a mongod and sends its path to the parent process. Downloads
 * only if MONGOMS_RUNTIME_DOWNLOAD allows it. The package is a development dependency and may be missing.
 */
process.once('disconnect', () => process.exit(1));

const downloadDir = process.argv[2] ?? '';
const answer: { found?: string; problem?: string } = {};
try {
  const { MongoBinary } = await import('mongodb-memory-server-core/lib/util/MongoBinary.js');
  // The cache that other projects share first, then our own folder.
  answer.found = await MongoBinary.getPath(downloadDir === '' ? {} : { downloadDir });
} catch (error) {
  const message = error instanceof Error ? error.message : String(error);
  answer.problem = message.trim().split('\n').at(-1) ?? message;
}
process.send?.(answer, () => process.disconnect());
