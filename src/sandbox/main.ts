import path from 'node:path';
import { startSandbox } from './sandbox.ts';

/** The sandbox as a program of its own: `npm run sandbox`. It is never loaded in production. */
const { SANDBOX_PORT = '3979', HOST = '127.0.0.1', DATA_DIR, SANDBOX_SEED } = process.env;

const port = wholeNumber('SANDBOX_PORT', SANDBOX_PORT);
const sandbox = await startSandbox({
  port,
  host: HOST,
  seed: SANDBOX_SEED === undefined || SANDBOX_SEED === '' ? true : wholeNumber('SANDBOX_SEED', SANDBOX_SEED),
  ...(DATA_DIR === undefined || DATA_DIR === '' ? {} : { statePath: path.resolve(DATA_DIR, 'sandbox', 'state.json') }),
}).catch(portIsTaken);

let stopping = false;
async function stop(): Promise<void> {
  if (stopping) return;
  stopping = true;
  await sandbox.close();
  process.exit(0);
}

process.on('SIGTERM', () => void stop());
process.on('SIGINT', () => void stop());
// Its parent started it with a channel; when the parent is gone, nobody will stop it otherwise.
process.on('disconnect', () => void stop());
// Last: whoever reads it may tell us to stop at once.
process.stdout.write(`Sandbox is listening on ${sandbox.url}\n`);

function wholeNumber(name: string, text: string): number {
  if (/^\d{1,6}$/.test(text)) return Number(text);
  process.stderr.write(`${name} must be a whole number.\n`);
  process.exit(1);
}

function portIsTaken(error: NodeJS.ErrnoException): never {
  if (error.syscall !== 'listen') throw error;
  const why = error.code === 'EADDRINUSE' ? 'another program uses it' : error.message;
  process.stderr.write(`The sandbox cannot listen on port ${port} of ${HOST}: ${why}. Set SANDBOX_PORT to another.\n`);
  process.exit(1);
}
