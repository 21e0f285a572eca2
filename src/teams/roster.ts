import { z } from 'zod';
import { type ConversationAddress, rootOf } from '../conversation.ts';
import type { Logger } from '../logger.ts';
import type { Connectors } from './connectors.ts';
import { isAllowedServiceUrl } from './service-url.ts';

/** A member in Teams' roster, the only source of names and e-mail. */
export interface RosterMember {
  readonly teamsId: string;
  readonly aadObjectId?: string;
  readonly name?: string;
  readonly firstName?: string;
  readonly lastName?: string;
  readonly email?: string;
  readonly guest: boolean;
}

export interface Roster {
  /** Undefined when Teams does not know the person there, or does not answer in time. */
  member(where: ConversationAddress, teamsId: string): Promise<RosterMember | undefined>;
}

const text = z.string().max(500).nullish().catch(undefined);
const WireMember = z.looseObject({
  id: z.string(),
  aadObjectId: text,
  objectId: text,
  name: text,
  givenName: text,
  surname: text,
  email: text,
  userPrincipalName: text,
  userRole: text,
  tenantId: text,
});

export class TeamsRoster implements Roster {
  readonly #connectors: Connectors;
  readonly #serviceUrlHosts: readonly string[];
  readonly #log: Logger;
  readonly #timeoutMilliseconds: number;

  constructor(options: {
    readonly connectors: Connectors;
    readonly serviceUrlHosts: readonly string[];
    readonly log: Logger;
    /** Short: a person who pressed a button waits for it. */
    readonly timeoutMilliseconds?: number;
  }) {
    this.#connectors = options.connectors;
    this.#serviceUrlHosts = options.serviceUrlHosts;
    this.#log = options.log;
    this.#timeoutMilliseconds = options.timeoutMilliseconds ?? 3_000;
  }

  async member(where: ConversationAddress, teamsId: string): Promise<RosterMember | undefined> {
    if (!isAllowedServiceUrl(where.serviceUrl, this.#serviceUrlHosts)) return undefined;
    // All channels of a team share one roster; threads have none of their own.
    const conversationId = where.teamId ?? rootOf(where).conversationId;
    try {
      const client = await this.#connectors.clientFor(where.serviceUrl);
      const abortSignal = AbortSignal.timeout(this.#timeoutMilliseconds);
      const call = client.conversations.getConversationMember(conversationId, teamsId, { abortSignal } as object);
      return toMember(WireMember.parse(await orAbort(call, abortSignal)), where.tenantId);
    } catch (err) {
      this.#log.warn({ kind: where.kind, err }, 'could not read the roster, will retry');
      return undefined;
    }
  }
}

/** The SDK fetches its token before looking at the signal, and waits longer than a person does. */
function orAbort<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
    work.then(resolve, reject);
  });
}

/**
 * A member of a shared channel may belong to another organisation, which Teams calls no guest: its administrators control
 * that person's address as those of a guest do.
 */
function toMember(wire: z.infer<typeof WireMember>, tenantId: string): RosterMember {
  const isFromElsewhere = Boolean(wire.tenantId) && wire.tenantId?.toLowerCase() !== tenantId.toLowerCase();
  const email = (wire.email || wire.userPrincipalName || undefined)?.toLowerCase();
  const aadObjectId = wire.aadObjectId ?? wire.objectId;
  return {
    teamsId: wire.id,
    guest: wire.userRole === 'guest' || isFromElsewhere,
    ...(aadObjectId ? { aadObjectId } : {}),
    ...(wire.name ? { name: wire.name } : {}),
    ...(wire.givenName ? { firstName: wire.givenName } : {}),
    ...(wire.surname ? { lastName: wire.surname } : {}),
    ...(email ? { email } : {}),
  };
}
