import { z } from 'zod';
import { BoundedMap } from '../bounded-map.ts';
import type { Clock } from '../clock.ts';
import type { AutomaticReply, CompanyDirectory } from '../features/people/index.ts';
import type { PersonKey } from '../features/people/person.ts';
import type { Logger } from '../logger.ts';
import { type GraphClient, GraphError } from './graph-client.ts';

export interface GraphDirectoryOptions {
  readonly client: Pick<GraphClient, 'get'>;
  /** Only its own people are asked for. Lower case. */
  readonly tenantId: string;
  readonly reads: readonly GraphFact[];
  readonly clock: Clock;
  readonly log: Logger;
}

/** What may be read: the directory's manager (`User.Read.All`), automatic replies (`MailboxSettings.Read`). */
export const graphFacts = ['manager', 'away'] as const;
export type GraphFact = (typeof graphFacts)[number];

export const objectIdPattern = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const Manager = z.looseObject({ id: z.string().regex(objectIdPattern) });
/** `2026-12-01T17:00:00.0000000`, in the zone that was asked for. */
const GraphTime = z.object({ dateTime: z.string().max(40), timeZone: z.literal('UTC') });
const Reply = z.looseObject({
  status: z.enum(['disabled', 'alwaysEnabled', 'scheduled']),
  scheduledStartDateTime: GraphTime.nullish().catch(undefined),
  scheduledEndDateTime: GraphTime.nullish().catch(undefined),
});
/** People change their manager rarely, and several referrals of one owner come due together. */
const keptMilliseconds = 3_600_000;
const mostKept = 1_000;

/** Microsoft Graph as the company's directory. What it does not tell, for whatever reason, is logged and not known. */
export class GraphDirectory implements CompanyDirectory {
  readonly #options: GraphDirectoryOptions;
  readonly #managers = new BoundedMap<string, { readonly id: string | undefined; readonly until: number }>(mostKept);

  constructor(options: GraphDirectoryOptions) {
    this.#options = options;
  }

  async managerOf(person: PersonKey): Promise<string | undefined> {
    if (!this.#mayAsk('manager', person)) return undefined;
    const now = this.#options.clock.serverNow().getTime();
    const known = this.#managers.get(person.aadObjectId);
    if (known && now < known.until) return known.id;
    const found = await this.#read('manager', person);
    if (found.kind === 'failed') return undefined;
    const id = Manager.safeParse(found.body).data?.id.toLowerCase();
    this.#managers.set(person.aadObjectId, { id, until: now + keptMilliseconds });
    return id;
  }

  async automaticReplyOf(person: PersonKey): Promise<AutomaticReply | undefined> {
    if (!this.#mayAsk('away', person)) return undefined;
    const found = await this.#read('away', person);
    const reply = found.kind === 'failed' ? undefined : Reply.safeParse(found.body).data;
    if (!reply) return undefined;
    if (reply.status !== 'scheduled') return { kind: reply.status === 'disabled' ? 'off' : 'on' };
    const [from, until] = [timeOf(reply.scheduledStartDateTime), timeOf(reply.scheduledEndDateTime)];
    return from && until && from < until ? { kind: 'scheduled', from, until } : undefined;
  }

  #mayAsk(fact: GraphFact, { tenantId, aadObjectId }: PersonKey): boolean {
    return (
      this.#options.reads.includes(fact) && tenantId === this.#options.tenantId && objectIdPattern.test(aadObjectId)
    );
  }

  async #read(fact: GraphFact, person: PersonKey): Promise<{ kind: 'failed' } | { kind: 'read'; body: unknown }> {
    try {
      return { kind: 'read', body: await this.#options.client.get(graphPathOf(fact, person.aadObjectId)) };
    } catch (error) {
      if (!(error instanceof GraphError)) throw error;
      this.#options.log.warn({ fact, code: error.code }, 'Microsoft Graph did not answer');
      return { kind: 'failed' };
    }
  }
}

/** Where Graph keeps it, below its version. */
export function graphPathOf(fact: GraphFact, aadObjectId: string): string {
  return fact === 'manager'
    ? `/users/${aadObjectId}/manager?$select=id`
    : `/users/${aadObjectId}/mailboxSettings/automaticRepliesSetting`;
}

function timeOf(time: z.infer<typeof GraphTime> | null | undefined): Date | undefined {
  const moment = time ? new Date(`${time.dateTime.replace(/(\.\d{3})\d*$/, '$1')}Z`) : undefined;
  return moment && !Number.isNaN(moment.getTime()) ? moment : undefined;
}
