import type { Logger } from '../logger.ts';
import type { PartnerCenterHttp } from './http.ts';
import { errorCode, PartnerCenterError } from './partner-center-error.ts';
import { property } from './tolerant.ts';
import { referralEvents } from './webhook-event.ts';

export type RegistrationResult =
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'registered' }
  /**
   * `previousHost`: where events went until now. A tenant has a single registration, so that host gets no more events.
   */
  | { readonly kind: 'updated'; readonly previousHost?: string }
  /** Another program has the registration, and the operator has not allowed the desk to replace it. */
  | { readonly kind: 'left'; readonly host: string }
  /** To be reported to the operator and retried later; the poll works without events. */
  | { readonly kind: 'failed'; readonly reason: string };

const events = [...referralEvents, 'test-created'];
const path = '/registration';
/** The path at which a desk receives events. */
const deskPath = '/api/partner-center/webhook';

/**
 * Registers the desk for Partner Center's events (docs/partner-center.md#webhook-registration). Idempotent: writes only
 * what differs.
 */
export class WebhookRegistration {
  readonly #http: PartnerCenterHttp;
  readonly #log: Logger;
  readonly #takesFromOthers: boolean;
  #leftTo = '';

  /** @param options.takesFromOthers whether to replace a registration of another program (Microsoft's CRM connector) */
  constructor(options: { http: PartnerCenterHttp; log: Logger; takesFromOthers?: boolean | undefined }) {
    this.#http = options.http;
    this.#log = options.log;
    this.#takesFromOthers = options.takesFromOthers === true;
  }

  /** @param publicUrl the full address that receives the events. Never throws: a start must not depend on it. */
  async ensureRegistered({ publicUrl }: { publicUrl: string }): Promise<RegistrationResult> {
    try {
      const result = await this.#ensure(publicUrl);
      this.#log.info({ result: result.kind }, 'webhook registration checked');
      return result;
    } catch (error) {
      const reason = error instanceof PartnerCenterError ? error.reason : 'internal';
      this.#log.warn({ err: error, reason }, 'webhook registration failed, will retry');
      return { kind: 'failed', reason };
    }
  }

  /**
   * Reads the registration without changing it. Throws `PartnerCenterError` if there is no answer. `elsewhere`: the
   * host that gets the events.
   */
  async inspect({ publicUrl }: { publicUrl: string }): Promise<{
    readonly kind: 'ours' | 'incomplete' | 'none' | 'elsewhere';
    readonly host?: string;
  }> {
    const current = await this.#read();
    if (!current.url) return { kind: 'none' };
    if (current.url !== publicUrl) return { kind: 'elsewhere', host: URL.parse(current.url)?.host ?? 'unknown' };
    const whole = !current.signatureElsewhere && events.every((event) => current.events.has(event));
    return { kind: whole ? 'ours' : 'incomplete' };
  }

  async #ensure(publicUrl: string): Promise<RegistrationResult> {
    const current = await this.#read();
    if (!current.url) {
      if (await this.#write('POST', publicUrl)) return { kind: 'registered' };
      await this.#write('PUT', publicUrl);
      return { kind: 'updated' };
    }
    const isOurs = current.url === publicUrl;
    if (isOurs && !current.signatureElsewhere && events.every((event) => current.events.has(event))) {
      return { kind: 'unchanged' };
    }
    if (!isOurs && !this.#takesFromOthers && !isDesks(current.url)) return this.#leave(current.url);
    await this.#write('PUT', publicUrl);
    if (isOurs) return { kind: 'updated' };
    const previousHost = URL.parse(current.url)?.host ?? 'unknown';
    this.#log.warn({ previousHost }, 'events of this tenant went to another address until now');
    return { kind: 'updated', previousHost };
  }

  /** Logged once, not with each hourly check. */
  #leave(url: string): RegistrationResult {
    const host = URL.parse(url)?.host ?? 'unknown';
    if (this.#leftTo !== host)
      this.#log.warn({ host }, 'another program has the webhooks: it keeps them, and the desk lives on its poll');
    this.#leftTo = host;
    return { kind: 'left', host };
  }

  async #read(): Promise<{ url: string; events: ReadonlySet<string>; signatureElsewhere: boolean }> {
    const answer = await this.#http.send({ audience: 'webhooks', method: 'GET', path, urgency: 'event' });
    if (!answer.ok && answer.status !== 404) throw refused(answer.status, answer.body);
    // Some answers of this API are a list with one element.
    const body = Array.isArray(answer.body) ? answer.body[0] : answer.body;
    const url = answer.ok ? property(body, 'WebhookUrl') : undefined;
    const names = property(body, 'WebhookEvents');
    return {
      url: typeof url === 'string' ? url : '',
      events: new Set(Array.isArray(names) ? names.map((name) => String(name).toLowerCase()) : []),
      signatureElsewhere: property(body, 'SignatureTokenToMsSignatureHeader') === false,
    };
  }

  /** False: the POST was refused because a registration exists already. */
  async #write(method: 'POST' | 'PUT', publicUrl: string): Promise<boolean> {
    const answer = await this.#http.send({
      audience: 'webhooks',
      method,
      path,
      urgency: 'event',
      // In a header of its own the signature passes proxies that use or strip `Authorization`.
      body: { WebhookUrl: publicUrl, WebhookEvents: events, SignatureTokenToMsSignatureHeader: true },
    });
    if (answer.ok) return true;
    if (method === 'POST' && answer.status === 409) return false;
    throw refused(answer.status, answer.body);
  }
}

/** True: a desk registered this address, perhaps before it moved to another host. */
function isDesks(url: string): boolean {
  return URL.parse(url)?.pathname === deskPath;
}

function refused(status: number, body: unknown): PartnerCenterError {
  return new PartnerCenterError('refused', errorCode(status, body), { status });
}
