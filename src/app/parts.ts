import type { Db } from 'mongodb';
import type { SystemClock } from '../clock.ts';
import type { Config } from '../config.ts';
import type { Crm } from '../crm/port.ts';
import type { Logger } from '../logger.ts';
import type { Metrics } from '../metrics.ts';
import type { Timers } from '../partner-center/timers.ts';
import type { CallbackTimers as TurnTimers } from '../teams/rate-limiter.ts';
import type { SendLimits } from '../teams/send-windows.ts';

/** What the desk is built from. */
export interface AppParts {
  readonly config: Config;
  readonly db: Db;
  readonly clock: SystemClock;
  readonly log: Logger;
  readonly metrics: Metrics;
  readonly random?: () => number;
  /** In the place of the one that the settings name. */
  readonly crm?: Crm;
  /** Tests that send hundreds of cards to one channel can't wait for Teams' own pace. */
  readonly sendLimits?: SendLimits;
  /** PEM. Whom Partner Center's signing certificate must descend from; by default what Node trusts. */
  readonly trustAnchors?: readonly string[];
  /** How often one person may press. Tests that play hundreds of people as two need more. */
  readonly pressesPerSecond?: number;
  /** How long Teams is left waiting for an answer. Tests say when its patience ends. */
  readonly turnTimers?: TurnTimers;
  /** Pauses between two requests to Partner Center. Tests don't wait. */
  readonly timers?: Timers;
  /** Resolves when the database can be used: the desk is open before, and says that it is not ready. */
  readonly databaseReady?: () => Promise<void>;
  /** False: no job is scheduled. Tests run them with `sweep` and `pollNow`. */
  readonly alarmClock?: boolean;
}
