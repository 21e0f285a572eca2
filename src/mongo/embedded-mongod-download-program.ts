/**
 * Run by embedded-mongod-download.ts as a program: finds or downloads a mongod and tells its parent where it is.
 * Whether it may download, MONGOMS_RUNTIME_DOWNLOAD says. The package is a development part and may not be there.
 */
process.once('disconnect', () => process.exit(1));

const downloadDir = process.argv[2] ?? '';
const answer: { found?: string; problem?: string } = {};
try {
  const { MongoBinary } = await import('mongodb-memory-server-core/lib/util/MongoBinary.js');
  // First where other projects' downloads lie, then in the folder of our own.
  answer.found = await MongoBinary.getPath(downloadDir === '' ? {} : { downloadDir });
} catch (error) {
  const message = error instanceof Error ? error.message : String(error);
  answer.problem = message.trim().split('\n').at(-1) ?? message;
}
process.send?.(answer, () => process.disconnect());
