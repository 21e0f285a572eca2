import type { Clock } from '../clock.ts';
import type { CompanyDirectory } from '../features/people/index.ts';
import type { Logger } from '../logger.ts';
import type { Timers } from '../partner-center/timers.ts';
import { GraphClient, type GraphOptions } from './graph-client.ts';
import { GraphDirectory, type GraphDirectoryOptions } from './graph-directory.ts';

interface GraphDeps {
  /** Undefined: the operator did not turn it on. */
  readonly graph:
    | (Omit<GraphOptions, 'clock' | 'timers'> & Pick<GraphDirectoryOptions, 'tenantId' | 'reads'>)
    | undefined;
  readonly clock: Clock;
  readonly log: Logger;
  readonly timers: Timers;
}

/** Microsoft Graph, where it is on. */
export function createGraph({ graph, clock, log, timers }: GraphDeps): CompanyDirectory | undefined {
  if (!graph) return undefined;
  const { tenantId, reads } = graph;
  return new GraphDirectory({ client: new GraphClient({ ...graph, clock, timers }), tenantId, reads, clock, log });
}
