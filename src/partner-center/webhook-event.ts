import { createHash } from 'node:crypto';
import { exactInstant } from './exact-instant.ts';
import {
  lowerCaseNames,
  objectOf,
  optionalText,
  present,
  property,
  requiredDate,
  requiredText,
  toGuid,
} from './tolerant.ts';

/**
 * An event is only a hint that something changed: it has no content and no id of its own
 * (docs/partner-center.md#webhook-events).
 */
export interface WebhookEvent {
  /**
   * `referral-created`, `referral-updated`, `related-referral-created`, `related-referral-updated`, `test-created` …
   */
  readonly name: string;
  /** Absent on events that are not about referrals. For a related event, the id of Microsoft's side or of ours. */
  readonly referralId?: string;
  readonly changedAt: Date;
  /**
   * `changedAt` with all its digits (`exactInstant`), which identifies a version of a record; undefined: too coarse for
   * that.
   */
  readonly changedExactly?: string;
  /** Idempotency key: the same for each delivery of an event. */
  readonly key: string;
  /** Too old to act on: a signature contains no time, so an old event may be a replay. */
  readonly tooOld: boolean;
}

export const referralEvents = [
  'referral-created',
  'referral-updated',
  'related-referral-created',
  'related-referral-updated',
] as const;

const oldest = 10 * 24 * 3_600_000;
const knownHosts = ['api.partnercenter.microsoft.com', 'api.partner.microsoft.com'];

// `AuditUri` in Microsoft's samples, `AuditUrl` in its table; not used here, so neither is asked for.
const payload = objectOf({
  eventname: requiredText,
  resourceuri: optionalText,
  resourcename: optionalText,
  resourcechangeutcdate: requiredDate,
});

export class WebhookEventReader {
  readonly #hosts: ReadonlySet<string>;

  /** @param resourceHosts hosts of the configured origins, besides Microsoft's own. */
  constructor(resourceHosts: readonly string[] = []) {
    this.#hosts = new Set([...knownHosts, ...resourceHosts.map((host) => host.toLowerCase())]);
  }

  /** The event, or the reason why the payload is refused. */
  read(rawBody: Buffer, now: Date): WebhookEvent | 'bad-json' | 'bad-event' | 'resource-not-allowed' {
    const json = parseJson(rawBody);
    if (json === undefined) return 'bad-json';
    const read = payload.safeParse(lowerCaseNames(json));
    if (!read.success) return 'bad-event';
    const { eventname, resourceuri = '', resourcechangeutcdate } = read.data;
    const writtenDate = property(json, 'ResourceChangeUtcDate');
    const name = eventname.toLowerCase();
    const event = present({
      name,
      changedAt: resourcechangeutcdate,
      // The date as written: a Date would lose four of its digits, and so merge two events in quick succession.
      key: createHash('sha256').update(`${eventname}|${resourceuri}|${writtenDate}`).digest('base64url'),
      tooOld: now.getTime() - resourcechangeutcdate.getTime() > oldest,
      changedExactly: exactInstant(writtenDate),
    });
    if (!/^(related-)?referral-/.test(name)) return event;
    const referralId = this.#referralId(resourceuri);
    return referralId === undefined ? 'resource-not-allowed' : { ...event, referralId };
  }

  /**
   * Only the last segment of the path: the documented address is of an older API, and an address from a payload must
   * never be called, least of all with a token.
   */
  #referralId(resourceUri: string): string | undefined {
    const url = URL.parse(resourceUri);
    if (!url || !/^https?:$/.test(url.protocol) || !this.#hosts.has(url.hostname)) return undefined;
    return toGuid(url.pathname.split('/').findLast((segment) => segment !== ''));
  }
}

function parseJson(rawBody: Buffer): unknown {
  try {
    return JSON.parse(rawBody.toString('utf8').replace(/^\uFEFF/, ''));
  } catch {
    return undefined;
  }
}
