import { setTimeout as pause } from 'node:timers/promises';
import { createApp } from './app.ts';
import { backOff } from './back-off.ts';
import { SystemClock } from './clock.ts';
import { type Config, ConfigError, parseConfig } from './config.ts';
import { warmTables } from './grammar/warm-tables.ts';
import { startMetricsServer } from './http/metrics-server.ts';
import { locales } from './i18n/locale.ts';
import { createLogger } from './logger.ts';
import { createMetrics } from './metrics.ts';
import { openMongo, serverClockOffset } from './mongo/connection.ts';

/** Starts the process, and ends it: SIGTERM takes no more work, lets running work end, closes (25 s at the most). */
const longestShutdown = 25_000;

const config = readConfig();
const log = createLogger({ level: config.logLevel });
process.on('unhandledRejection', (err) => log.error({ err }, 'unhandled promise rejection'));

const { client, db } = openMongo(config.mongodbUri);
const clock = new SystemClock();
const stopClock = new AbortController();
// Before anything is looked at: a desk that starts in a moved demo must not work a fortnight in the past for a moment.
const followSandbox = config.sandboxClockUrl ? await adoptSandboxTime(config.sandboxClockUrl) : undefined;

const metrics = createMetrics({ processMetrics: true });
const app = createApp({ config, db, clock, log, metrics, databaseReady });
const metricsServer = config.metricsPort
  ? await startMetricsServer(metrics, {
      port: config.metricsPort,
      host: config.host,
      update: () => app.updateFigures(),
    })
  : undefined;
let closing = false;
// Not `once`: a second signal would find no listener and end us on the spot. Process groups are told twice: by whoever
// stops them, and by the program that started us.
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void shutDown(signal));
// Started by the demo: when that is gone, so are we.
process.once('disconnect', () => void shutDown('disconnect'));
await app.start().catch((err: unknown) => {
  // Told to end while it started: what was being set up is cut off with the database's connection.
  if (!closing) throw err;
});
followSandbox?.();
if (!closing) await warmTables(locales);

function readConfig(): Config {
  try {
    return parseConfig(process.env);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(78);
  }
}

/** Neighbours start in any order: the desk waits for its database as long as it takes, and says so. */
async function databaseReady(): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      await client.connect();
      return await followServerClock();
    } catch (err) {
      // Nothing may begin any more; the process is about to end.
      if (closing) return new Promise(() => {});
      log.warn({ err, attempt }, 'database not reached, waiting for it');
      await pause(backOff(attempt, { first: 1_000, longest: 5_000, random: Math.random }));
    }
  }
}

/** Deadlines and leases go by the database's clock, which all instances share; this machine's own may be wrong. */
async function followServerClock(): Promise<void> {
  const measure = async () => clock.setServerOffset(await serverClockOffset(db, () => clock.systemNow()));
  await measure();
  const timer = setInterval(
    () => void measure().catch((err: unknown) => log.warn({ err }, 'could not read the database clock')),
    60_000,
  );
  timer.unref();
}

/** The demo only: the clock that people move on the sandbox's page moves the desk, from the call of the result on. */
async function adoptSandboxTime(url: string): Promise<() => void> {
  const { followSandboxClock, sandboxOffset } = await import('./sandbox/follow-clock.ts');
  const { signal } = stopClock;
  const from = (await sandboxOffset(url, signal)) ?? 0;
  clock.setDeskOffset(from);
  const onMoved = () =>
    void app.sweep().catch((err: unknown) => log.error({ err }, 'sweep after a moved clock failed'));
  return () => void followSandboxClock({ url, clock, from, signal, onMoved });
}

async function shutDown(reason: string): Promise<void> {
  if (closing) return;
  closing = true;
  log.info({ reason }, 'closing the desk');
  setTimeout(() => process.exit(1), longestShutdown).unref();
  stopClock.abort();
  try {
    app.http.startDraining();
    // Balancers ask every few seconds whether we are ready, and send requests until they have heard that we are not.
    await pause(config.lookAwaySeconds * 1_000);
    await app.stop();
    await metricsServer?.close();
    await client.close();
    process.exit(0);
  } catch (err) {
    log.error({ err }, 'the desk did not close cleanly');
    process.exit(1);
  }
}
