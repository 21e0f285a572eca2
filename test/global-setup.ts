import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { startEmbeddedMongo } from '../src/mongo/embedded.ts';
import { dataFolder } from './support/data-folder.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    mongoUri: string;
  }
}

/** One database server for the test run, with data of its own. TEST_MONGODB_URI names another one to run against. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env.TEST_MONGODB_URI;
  if (given) {
    project.provide('mongoUri', given);
    return async () => {};
  }
  const data = dataFolder();
  const server = await startEmbeddedMongo({
    dataDir: data.path,
    fallbackCacheDir: path.resolve('.data'),
    mayLoseWrites: true,
    log: (sentence) => process.stdout.write(`${sentence}\n`),
  });
  process.stdout.write(`The tests use ${server.kind} ${server.version}.\n`);
  project.provide('mongoUri', server.uri);
  return async () => {
    await server.stop();
    data.remove();
  };
}
