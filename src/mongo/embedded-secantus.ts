import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { MongoClient } from 'mongodb';
import { type NativeServer, startNativeServer } from './embedded-process.ts';

/**
 * SecantusDB speaks MongoDB's protocol on WiredTiger, MongoDB's storage engine, and comes from the Python package index,
 * which machines behind a closed network often reach while they do not reach mongodb.org. For the demo and the tests
 * only. Without `--sync-on-commit`, killing the server loses acknowledged writes.
 *
 * Clients are told not to retry writes: the server remembers ten thousand retryable writes and, once these are full, walks
 * through all of them at each further one: 0.06 ms of processor became 0.7 ms.
 */
export async function startSecantus(
  program: string,
  folder: string,
  { mayLoseWrites }: { readonly mayLoseWrites: boolean },
) {
  mkdirSync(folder, { recursive: true });
  // An explicit file, else it would read any secantusd.toml in the working or home folder.
  const config = path.join(folder, 'secantusd.toml');
  writeFileSync(config, '');
  const storage = path.join(folder, 'data');
  const args = [
    '--config',
    config,
    '--host',
    '127.0.0.1',
    '--port',
    '0',
    '--storage-path',
    storage,
    ...(mayLoseWrites ? [] : ['--sync-on-commit']),
  ];
  const limits = ['--cache-size', '128M', '--log-file-max', '64MB', '--log-level', 'WARNING'];
  const server = await startWhenUnlocked(program, [...args, ...limits]);
  const uri = `mongodb://127.0.0.1:${server.ready[1]}/?directConnection=true&retryWrites=false`;
  return { uri, version: await reportedVersion(uri), ended: server.ended, stop: server.stop };
}

const tries = 30;
const millisecondsBetween = 500;

/** After SIGKILL of an earlier start, its guard needs a moment to end the server that still locks the files. */
async function startWhenUnlocked(program: string, args: string[]): Promise<NativeServer> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await startNativeServer(program, args, /listening on 127\.0\.0\.1:(\d+)/);
    } catch (error) {
      const isLocked = error instanceof Error && error.message.includes('resource busy');
      if (!isLocked) throw error;
      if (attempt === tries) throw new Error('another process uses the same data folder', { cause: error });
      await new Promise((resolve) => setTimeout(resolve, millisecondsBetween));
    }
  }
}

async function reportedVersion(uri: string): Promise<string> {
  const client = new MongoClient(uri);
  try {
    const { version } = await client.db('admin').command({ buildInfo: 1 });
    return String(version);
  } finally {
    await client.close();
  }
}
