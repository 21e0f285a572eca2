import type { Clock } from '../clock.ts';
import { maySee, type PortalUser } from './access.ts';
import { ApiError, accessDenied, itemNotFound } from './api-error.ts';
import { changeReferral } from './change-referral.ts';
import { createReferral } from './create-referral.ts';
import { wireDateTime } from './date-time.ts';
import { type Answer, type Exchange, jsonBody } from './exchange.ts';
import { hasFault } from './fault-effects.ts';
import { withOddities } from './odd-records.ts';
import { parsePatch } from './patch-document.ts';
import { putReferral } from './put-referral.ts';
import { listReferrals } from './referral-list.ts';
import { isMicrosofts, type ReferralRecord } from './referral-record.ts';
import type { ReferralStore } from './referral-store.ts';
import { changeRegistrations } from './registrations.ts';
import { signIn } from './sign-in.ts';
import { audiences } from './token-endpoint.ts';
import type { Tokens } from './tokens.ts';

export interface EngagementsOptions {
  readonly store: ReferralStore;
  readonly clock: Clock;
  readonly tokens: Tokens;
  readonly publicBase: () => string;
  readonly save: () => Promise<void>;
  readonly namePatch: boolean;
}

export const engagementsPath = '/v1.0/engagements/referrals';

/** `/v1.0/engagements/referrals`: the routes of reference section 1.2. There is no DELETE. */
export class EngagementsApi {
  readonly #options: EngagementsOptions;

  constructor(options: EngagementsOptions) {
    this.#options = options;
  }

  async answer(exchange: Exchange): Promise<Answer> {
    const user = signIn(exchange, this.#options.tokens, audiences.referrals);
    const id = exchange.path.slice(engagementsPath.length).replace(/^\//, '');
    if (id === '') return this.#collection(exchange, user);
    // Two PATCH operations on one path forced trailing slashes into Microsoft's OpenAPI file (section 1.2).
    if (exchange.method === 'PATCH') return this.#patch(exchange, user, id.replace(/\/{0,2}$/, ''));
    if (exchange.method === 'GET') return this.#one(exchange, this.#visible(user, id.replace(/\/$/, '')));
    if (exchange.method === 'PUT') return this.#put(exchange, user, id.replace(/\/$/, ''));
    throw new ApiError(405, 'invalidRequest', `${exchange.method} is not allowed here.`);
  }

  async #collection(exchange: Exchange, user: PortalUser): Promise<Answer> {
    if (exchange.method === 'GET') return this.#list(exchange, user);
    if (exchange.method !== 'POST')
      throw new ApiError(405, 'invalidRequest', `${exchange.method} is not allowed here.`);
    const record = createReferral(jsonBody(exchange), this.#options);
    await this.#taken(exchange);
    return { ...this.#one(exchange, record), status: hasFault(exchange.faults, 'postAnswers200') ? 200 : 201 };
  }

  async #patch(exchange: Exchange, user: PortalUser, id: string): Promise<Answer> {
    const before = this.#changeable(user, id);
    const patch = parsePatch(jsonBody(exchange), {
      namePatch: this.#options.namePatch && !hasFault(exchange.faults, 'nameRefused'),
    });
    const ifMatch = exchange.headers['if-match'];
    if (hasFault(exchange.faults, 'preconditionRace')) this.#someoneElseWrites(before.id);
    const { store } = this.#options;
    const at = wireDateTime(this.#options.clock.now());
    if (patch.fields.length > 0) changeReferral(store, before.id, patch.fields, ifMatch);
    else changeRegistrations(store, before.id, patch.registrations, { ifMatch, at });
    await this.#taken(exchange);
    return this.#patched(exchange, store.get(before.id));
  }

  #patched(exchange: Exchange, record: ReferralRecord): Answer {
    const asked = /return=representation/i.test(String(exchange.headers.prefer ?? ''));
    const whole =
      (asked || hasFault(exchange.faults, 'patchAnswers200')) && !hasFault(exchange.faults, 'patchAnswers204');
    return whole ? this.#one(exchange, record) : { status: 204, headers: { ETag: record.eTag } };
  }

  async #put(exchange: Exchange, user: PortalUser, id: string): Promise<Answer> {
    const before = this.#changeable(user, id);
    const record = putReferral(this.#options.store, before.id, jsonBody(exchange), exchange.headers['if-match']);
    await this.#taken(exchange);
    return this.#one(exchange, record);
  }

  #list(exchange: Exchange, user: PortalUser): Answer {
    const visible = this.#options.store.all().filter((record) => maySee(user, record));
    const page = listReferrals(visible, exchange.query, { repeat: hasFault(exchange.faults, 'repeatedPage') });
    const value = page.records.map((record) => this.#wire(exchange, record, page.select));
    // http and no /engagements: the odd form that the documentation shows (section 1.6).
    const base = this.#options.publicBase().replace(/^https:/, 'http:');
    return {
      status: 200,
      body: {
        '@odata.context': `${base}/v1.0/$metadata#Referrals`,
        ...(page.count === undefined ? {} : { '@odata.count': page.count }),
        value,
        ...(page.skipToken === undefined
          ? {}
          : { '@odata.nextLink': `${base}/v1.0/referrals?$skiptoken=${page.skipToken}` }),
      },
    };
  }

  #one(exchange: Exchange, record: ReferralRecord): Answer {
    const context = `${this.#options.publicBase()}/v1.0/$metadata#Referrals/$entity`;
    const body = { '@odata.context': context, ...this.#wire(exchange, record) };
    return { status: 200, headers: { ETag: record.eTag }, body };
  }

  #wire(exchange: Exchange, record: ReferralRecord, select?: readonly string[]): object {
    const odd = withOddities(structuredClone(record) as unknown as Record<string, unknown>, exchange.faults);
    if (select !== undefined) return Object.fromEntries(select.map((name) => [name, odd[name]]));
    const uri = `${this.#options.publicBase()}${engagementsPath}`;
    return {
      ...odd,
      links: {
        relatedReferrals: { uri: `${uri}?$filter=engagementId eq '${record.engagementId}'`, method: 'GET' },
        self: { uri: `${uri}/${record.id}`, method: 'GET' },
      },
    };
  }

  #visible(user: PortalUser, id: string): ReferralRecord {
    const record = this.#options.store.get(id);
    if (!maySee(user, record)) throw itemNotFound();
    return record;
  }

  #changeable(user: PortalUser, id: string): ReferralRecord {
    const record = this.#visible(user, id);
    if (isMicrosofts(record)) throw accessDenied('Only Microsoft can change its side of the engagement.');
    return record;
  }

  #someoneElseWrites(id: string): void {
    this.#options.store.change(id, (copy) => {
      copy.details.notes = `${copy.details.notes ?? ''}\n(Edited in Partner Center.)`.trim();
    });
  }

  async #taken(exchange: Exchange): Promise<void> {
    exchange.entry.taken = true;
    await this.#options.save();
  }
}
