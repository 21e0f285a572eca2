import type { Logger } from '../logger.ts';
import type { PartnerCenterHttp } from './http.ts';
import { errorCode, PartnerCenterError } from './partner-center-error.ts';
import { property } from './tolerant.ts';
import { referralEvents } from './webhook-event.ts';

export type RegistrationResult =
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'registered' }
  /** `previousHost`: events went there until now. A tenant has one registration, so that host gets none any more. */
  | { readonly kind: 'updated'; readonly previousHost?: string }
  /** Another program has it, and the operator did not say that the desk may take it. */
  | { readonly kind: 'left'; readonly host: string }
  /** Tell the operator and try again later; the poll works without events. */
  | { readonly kind: 'failed'; readonly reason: string };

const events = [...referralEvents, 'test-created'];
const path = '/registration';
/** Where a desk takes its events. */
const deskPath = '/api/partner-center/webhook';

/**
 * Makes Partner Center send its events to us (docs/partner-center.md#webhook-registration). Changes nothing that is
 * already as it should be.
 */
export class WebhookRegistration {
  readonly #http: PartnerCenterHttp;
  readonly #log: Logger;
  readonly #takesFromOthers: boolean;
  #leftTo = '';

  /** @param options.takesFromOthers whether what another program registered (Microsoft's CRM connector) is taken from it. */
  constructor(options: { http: PartnerCenterHttp; log: Logger; takesFromOthers?: boolean | undefined }) {
    this.#http = options.http;
    this.#log = options.log;
    this.#takesFromOthers = options.takesFromOthers === true;
  }

  /** @param publicUrl the whole address that takes the events. Never throws: a start must not depend on it. */
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

  /** Looks only. Throws `PartnerCenterError` when there is no answer. `elsewhere`: the host that gets the events. */
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

  /** Said once: the next hour finds the same. */
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
    // Some answers of this API are a list of one.
    const body = Array.isArray(answer.body) ? answer.body[0] : answer.body;
    const url = answer.ok ? property(body, 'WebhookUrl') : undefined;
    const names = property(body, 'WebhookEvents');
    return {
      url: typeof url === 'string' ? url : '',
      events: new Set(Array.isArray(names) ? names.map((name) => String(name).toLowerCase()) : []),
      signatureElsewhere: property(body, 'SignatureTokenToMsSignatureHeader') === false,
    };
  }

  /** False: a POST was refused because there is a registration already. */
  async #write(method: 'POST' | 'PUT', publicUrl: string): Promise<boolean> {
    const answer = await this.#http.send({
      audience: 'webhooks',
      method,
      path,
      urgency: 'event',
      // In its own header the signature survives proxies that use or strip `Authorization`.
      body: { WebhookUrl: publicUrl, WebhookEvents: events, SignatureTokenToMsSignatureHeader: true },
    });
    if (answer.ok) return true;
    if (method === 'POST' && answer.status === 409) return false;
    throw refused(answer.status, answer.body);
  }
}

/** A desk that moved to another host has registered this before. */
function isDesks(url: string): boolean {
  return URL.parse(url)?.pathname === deskPath;
}

function refused(status: number, body: unknown): PartnerCenterError {
  return new PartnerCenterError('refused', errorCode(status, body), { status });
}
