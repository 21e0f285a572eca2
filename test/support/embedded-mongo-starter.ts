/** A program for embedded.test.ts to kill: starts the embedded database in the given folder and says when it is there. */
import path from 'node:path';
import { startEmbeddedMongo } from '../../src/mongo/embedded.ts';

const dataDir = process.argv[2] ?? '';
const server = await startEmbeddedMongo({ dataDir, fallbackCacheDir: path.resolve('.data'), log: () => {} });
process.send?.({ uri: server.uri });
