import type { Feature } from '../feature.ts';
import type { HttpServer } from '../http/server.ts';
import { dropFormerIndexes } from '../mongo/former-indexes.ts';
import type { Scheduler } from '../scheduler/scheduler.ts';
import type { Edges } from './edges.ts';
import { keepHeartbeatFile } from './heartbeat-file.ts';
import type { AppParts } from './parts.ts';

interface Built {
  readonly http: HttpServer;
  /** What requests look at: whether the desk is open, and where. */
  readonly life: { started: boolean; url: string };
  readonly stores: NonNullable<Feature['stores']>;
  readonly sweeps: NonNullable<Feature['sweeps']>;
  readonly scheduler: Scheduler;
  readonly messenger: Edges['messenger'];
  readonly lookedAt: Parameters<typeof keepHeartbeatFile>[0]['lookedAt'];
  readonly idle: () => Promise<void>;
}

/** Opens the desk that is built, and closes it so that nothing in hand is lost. */
export function startAndStop(parts: AppParts, built: Built) {
  const { config, db, log } = parts;
  const { http, life, stores, sweeps, scheduler } = built;
  let endHeartbeat = () => {};
  return {
    async start() {
      const { url } = await http.listen({ port: config.port, host: config.host });
      life.url = url;
      await parts.databaseReady?.();
      await Promise.all(stores.map((store) => store.createIndexes()));
      const renewals = stores.map((store) => ('renewKeys' in store ? store.renewKeys?.() : undefined));
      await Promise.all([dropFormerIndexes(db, log), ...renewals]);
      life.started = true;
      if (parts.alarmClock !== false) await scheduler.start();
      const { heartbeatFile: file } = config;
      if (file) endHeartbeat = keepHeartbeatFile({ file, lookedAt: built.lookedAt, log });
      log.info({ url }, 'the desk is open');
      return url;
    },
    async stop() {
      http.startDraining();
      endHeartbeat();
      // A sweep goes on until nothing is due, and a busy channel's cards may wait for minutes: both end at the next step.
      built.messenger.stop();
      await Promise.all([
        http.drain({ timeoutMilliseconds: 15_000 }),
        parts.alarmClock === false ? undefined : scheduler.stop(),
        ...sweeps.map((sweep) => sweep.stop()),
      ]);
      await built.idle();
    },
  };
}
