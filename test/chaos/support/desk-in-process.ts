import type { Db } from 'mongodb';
import { type App, createApp } from '../../../src/app.ts';
import { SystemClock } from '../../../src/clock.ts';
import { parseConfig } from '../../../src/config.ts';
import { createLogger } from '../../../src/logger.ts';
import { createMetrics, type Metrics } from '../../../src/metrics.ts';
import type { Timers } from '../../../src/partner-center/timers.ts';
import { type Sandbox, startSandbox } from '../../../src/sandbox/sandbox.ts';
import type { SendLimits } from '../../../src/teams/send-windows.ts';
import { startTeams, type Teams } from '../../harness/teams.ts';
import { deskSettings } from './desk-settings.ts';

export interface ChaosDesk {
  readonly app: App;
  readonly url: string;
  readonly sandbox: Sandbox;
  readonly teams: Teams;
  readonly metrics: Metrics;
  readonly clock: SystemClock;
  close(): Promise<void>;
}

/** Sending hundreds of cards to one channel at Teams' own pace would take minutes and show nothing more. */
const noLimits = {
  perConversation: [{ sends: 100_000, milliseconds: 1_000 }],
  overall: [{ sends: 100_000, milliseconds: 1_000 }],
};

/** The whole desk in this process, with an empty Partner Center and two people who installed it in a team and a chat. */
export async function startChaosDesk(
  db: Db,
  options: {
    readonly people?: readonly string[];
    readonly settings?: Readonly<Record<string, string>>;
    /** Teams' own, where they are what is tested. */
    readonly sendLimits?: SendLimits;
    /** False: they work in their own chats alone. */
    readonly channel?: boolean;
    readonly timers?: Timers;
  } = {},
): Promise<ChaosDesk> {
  const sandbox = await startSandbox({ seed: false });
  const teams = await startTeams({ people: options.people ?? ['Kim Example', 'Lee Example'] });
  const env = deskSettings({ sandbox, teams, mongoUri: 'mongodb://given' }, options.settings);
  const config = parseConfig(env);
  const metrics = createMetrics();
  const clock = new SystemClock();
  const app = createApp({
    config,
    db,
    clock,
    log: createLogger({ level: config.logLevel }),
    metrics,
    sendLimits: options.sendLimits ?? noLimits,
    ...(options.timers ? { timers: options.timers } : {}),
    // Two people press for hundreds.
    pressesPerSecond: 100_000,
    // What comes, comes by the deeds of the test and by what follows from them, not because it was time to look.
    alarmClock: false,
    trustAnchors: [sandbox.keys.caCertificatePem],
  });
  const url = await app.start();
  teams.connect(url);
  const [first] = teams.people;
  if (!first) throw new Error('somebody must install the desk');
  for (const person of teams.people) await teams.installs(person, { personal: true });
  if (options.channel !== false) await teams.installs(first, { team: { channel: 'Deals' } });
  return {
    app,
    url,
    sandbox,
    teams,
    metrics,
    clock,
    close: async () => {
      await app.stop();
      await teams.close();
      await sandbox.close();
    },
  };
}
