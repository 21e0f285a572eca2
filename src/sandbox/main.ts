import path from 'node:path';
import { startCrmSandbox } from './crm/crm-sandbox.ts';
import { dealsOf } from './crm/crm-seed.ts';
import { startSandbox } from './sandbox.ts';

/** The sandbox as a program of its own: `npm run sandbox`. It is never loaded in production. */
const { SANDBOX_PORT = '3979', HOST = '127.0.0.1', DATA_DIR, SANDBOX_SEED, SANDBOX_CRM_PORT = '' } = process.env;

const port = wholeNumber('SANDBOX_PORT', SANDBOX_PORT);
const sandbox = await startSandbox({
  port,
  host: HOST,
  seed: SANDBOX_SEED === undefined || SANDBOX_SEED === '' ? true : wholeNumber('SANDBOX_SEED', SANDBOX_SEED),
  ...(DATA_DIR === undefined || DATA_DIR === '' ? {} : { statePath: path.resolve(DATA_DIR, 'sandbox', 'state.json') }),
}).catch(portIsTaken('SANDBOX_PORT', port));

/** Simulated CRMs on a port of their own, by the same clock, where one is named. */
const crmPort = SANDBOX_CRM_PORT === '' ? undefined : wholeNumber('SANDBOX_CRM_PORT', SANDBOX_CRM_PORT);
const crms =
  crmPort === undefined
    ? undefined
    : await startCrmSandbox({
        port: crmPort,
        host: HOST,
        clock: sandbox.clock,
        deals: dealsOf(sandbox.records()),
        ...(DATA_DIR ? { statePath: path.resolve(DATA_DIR, 'sandbox', 'crm.json') } : {}),
      }).catch(portIsTaken('SANDBOX_CRM_PORT', crmPort));

let stopping = false;
async function stop(): Promise<void> {
  if (stopping) return;
  stopping = true;
  await crms?.close();
  await sandbox.close();
  process.exit(0);
}

process.on('SIGTERM', () => void stop());
process.on('SIGINT', () => void stop());
// Its parent started it with a channel; when the parent is gone, nobody will stop it otherwise.
process.on('disconnect', () => void stop());
// Last: whoever reads it may tell us to stop at once.
if (crms) process.stdout.write(`CRMs are listening on ${crms.url}\n`);
process.stdout.write(`Sandbox is listening on ${sandbox.url}\n`);

function wholeNumber(name: string, text: string): number {
  if (/^\d{1,6}$/.test(text)) return Number(text);
  process.stderr.write(`${name} must be a whole number.\n`);
  process.exit(1);
}

function portIsTaken(setting: string, taken: number) {
  return (error: NodeJS.ErrnoException): never => {
    if (error.syscall !== 'listen') throw error;
    const why = error.code === 'EADDRINUSE' ? 'another program uses it' : error.message;
    process.stderr.write(`The sandbox cannot listen on port ${taken} of ${HOST}: ${why}. Set ${setting} to another.\n`);
    process.exit(1);
  };
}
