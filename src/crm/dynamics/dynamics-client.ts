import { z } from 'zod';
import type { Clock } from '../../clock.ts';
import { parsedAnswer } from '../answer-parts.ts';
import { CrmClient } from '../crm-client.ts';
import type { CrmHttpAnswer } from '../http/crm-answer.ts';
import type { CrmHttp, CrmRequest } from '../http/crm-http.ts';
import type { CrmTokens } from '../http/crm-tokens.ts';
import { KeptFacts } from '../kept-facts.ts';
import type { CrmMapping } from '../mapping.ts';
import {
  type Crm,
  type CrmChangesPage,
  type CrmClosing,
  type CrmCreated,
  type CrmDescription,
  CrmError,
  type CrmFound,
  type CrmLead,
  type CrmLeadFate,
  type CrmLinkKeys,
  type CrmMark,
  type CrmReading,
  type CrmRecord,
  type CrmRecordsPage,
  type CrmValues,
  type NewCrmLead,
  type NewCrmRecord,
} from '../port.ts';
import { readableRecord, readExisting, sortedOut } from '../read-records.ts';
import { bindings, closingBody } from './dynamics-bodies.ts';
import { readDynamicsChanges } from './dynamics-changes.ts';
import { DynamicsCustomers } from './dynamics-customers.ts';
import { describeDynamics } from './dynamics-description.ts';
import { type DynamicsFacts, readDynamicsCurrencies, readDynamicsFacts } from './dynamics-facts.ts';
import { dynamicsAccepted, dynamicsCode, dynamicsFailure } from './dynamics-failure.ts';
import { createDynamicsLead, dynamicsLeadFates } from './dynamics-leads.ts';
import { DynamicsLooks } from './dynamics-looks.ts';
import { dynamicsPages } from './dynamics-pages.ts';
import { dynamicsBody, dynamicsRow, dynamicsSelect } from './dynamics-record.ts';
import { dynamicsId, odataPath, odataText } from './odata-text.ts';

export interface DynamicsClientOptions {
  readonly http: CrmHttp;
  readonly tokens: CrmTokens;
  readonly mapping: CrmMapping;
  readonly clock: Clock;
  /** Where people open records: origin of the environment. */
  readonly url: string;
  /** Of the model-driven app that opens there. */
  readonly appId?: string | undefined;
  /** Rows of a page when changes are read; by default 500. */
  readonly pageSize?: number;
}

const answerRecord = 'return=representation,odata.include-annotations="OData.Community.Display.V1.FormattedValue"';
const withNames = 'odata.include-annotations="OData.Community.Display.V1.FormattedValue"';
const Rows = z.object({ value: z.array(z.unknown()) });

/** Dynamics 365 Sales over Dataverse's Web API (docs/crm.md#dynamics-365). */
export class DynamicsClient extends CrmClient<DynamicsFacts> implements Crm {
  readonly system = 'dynamics';
  protected readonly facts: KeptFacts<DynamicsFacts>;
  protected readonly customers: DynamicsCustomers;
  protected readonly tokens: CrmTokens;
  readonly #options: DynamicsClientOptions;
  readonly #looks: DynamicsLooks;

  constructor(options: DynamicsClientOptions) {
    super();
    this.#options = options;
    this.tokens = options.tokens;
    const get = async (path: string) => (await this.#ask({ method: 'GET', path })).body;
    this.facts = new KeptFacts({ clock: options.clock, read: () => readDynamicsFacts(get, options.mapping) });
    this.customers = new DynamicsCustomers({
      ...options,
      facts: () => this.facts.get(),
      send: (request) => this.#ask(request),
    });
    this.#looks = new DynamicsLooks({
      mapping: options.mapping,
      facts: () => this.facts.get(),
      rows: (filter, more) => this.#rows(filter, more),
    });
  }

  async describe(): Promise<CrmDescription> {
    this.facts.forget();
    return describeDynamics(await this.facts.get(), this.#options.mapping);
  }

  find = (keys: CrmLinkKeys): Promise<readonly CrmFound[]> => this.#looks.find(keys);
  read = (ids: readonly string[]): Promise<readonly CrmReading[]> => this.#looks.read(ids);
  openOf = (accountId: string): Promise<readonly CrmRecord[]> => this.#looks.openOf(accountId);

  async *allRecords(): AsyncGenerator<CrmRecordsPage> {
    const { mapping } = this.#options;
    const facts = await this.facts.get();
    const key = mapping.columns.referralId;
    const filter = facts.columns.has(key) ? `statecode eq 0 or ${key} ne null` : 'statecode eq 0';
    const path = odataPath('opportunities', { select: dynamicsSelect(mapping, facts), filter });
    for await (const rows of dynamicsPages((request) => this.#ask(request), path))
      yield sortedOut(rows.map((row) => dynamicsRow(row, mapping, facts)));
  }

  async *changedSince(mark: CrmMark | undefined): AsyncGenerator<CrmChangesPage> {
    const { mapping } = this.#options;
    const facts = await this.facts.get();
    yield* readDynamicsChanges(
      {
        send: (request) => this.#ask(request),
        select: dynamicsSelect(mapping, facts),
        keyColumn: mapping.columns.referralId,
        row: (row) => dynamicsRow(row, mapping, facts),
        pageSize: this.#options.pageSize ?? 500,
      },
      mark,
    );
  }

  async create(referralId: string, { values, accountId, contactId, ownerId }: NewCrmRecord): Promise<CrmCreated> {
    const facts = await this.factsFor(values);
    // Without its index, a key keeps nobody out.
    if (!facts.keyIsActive)
      throw new CrmError({ kind: 'operator', code: facts.hasKey ? 'key-not-ready' : 'key-missing' });
    const { mapping } = this.#options;
    const key = dynamicsId(referralId);
    if (key === undefined) throw new CrmError({ kind: 'operator', code: 'bad-id' });
    const body = {
      ...dynamicsBody(values, mapping, facts, true),
      ...bindings({ parentaccountid: ['accounts', accountId], parentcontactid: ['contacts', contactId] }),
      ...bindings({ ownerid: ['systemusers', ownerId] }),
    };
    const path = odataPath(`opportunities(${mapping.columns.referralId}=${odataText(key)})`, {
      select: dynamicsSelect(mapping, facts),
    });
    const headers = { 'If-None-Match': '*', Prefer: answerRecord };
    const answer = await this.#options.http.send({ method: 'PATCH', path, headers, body });
    if (answer.status < 300) return { record: this.#record(answer, facts), created: true };
    const failure = dynamicsFailure(answer, mapping);
    if (failure.kind !== 'merge-again') throw this.#thrown(failure);
    const [there] = (await this.find({ referralId: key })).filter(({ by }) => by === 'key');
    // Gone again, or not shown to us: nothing is made beside it.
    if (!there) throw new CrmError({ kind: 'operator', code: 'key-taken-out-of-sight' });
    return { record: there.record, created: false };
  }

  createLead(referralId: string, lead: NewCrmLead): Promise<CrmLead> {
    return createDynamicsLead(this.#options, referralId, lead);
  }

  leadFates(ids: readonly string[]): Promise<readonly CrmLeadFate[]> {
    return dynamicsLeadFates(this.#options, ids);
  }

  async update(id: string, version: string | undefined, values: Partial<CrmValues>): Promise<CrmRecord> {
    const facts = await this.factsFor(values);
    return this.#patch(id, version, dynamicsBody(values, this.#options.mapping, facts), facts);
  }

  async adopt(id: string, version: string | undefined, referralId: string): Promise<CrmRecord> {
    const record = await readExisting(this, id);
    if (record.referralId === referralId) return record;
    if (record.referralId !== undefined) throw new CrmError({ kind: 'person', code: 'belongs-to-another' });
    const { referralId: column } = this.#options.mapping.columns;
    return this.#patch(id, version ?? record.version, { [column]: dynamicsId(referralId) }, await this.facts.get());
  }

  async release(id: string, referralId: string): Promise<CrmRecord> {
    const record = await readExisting(this, id);
    if (record.referralId !== referralId.toLowerCase()) return record;
    const { referralId: column } = this.#options.mapping.columns;
    return this.#patch(id, record.version, { [column]: null }, await this.facts.get());
  }

  async close(id: string, version: string | undefined, closing: CrmClosing): Promise<CrmRecord> {
    const record = await readExisting(this, id);
    if (record.outcome.kind === closing.kind) return record;
    if (record.outcome.kind !== 'open') throw new CrmError({ kind: 'person', code: 'record-is-closed' });
    if (version !== undefined && version !== record.version)
      throw new CrmError({ kind: 'merge-again', code: 'version' });
    const { currencies } = await this.facts.get();
    const answer = await this.#options.http.send({
      method: 'POST',
      path: closing.kind === 'won' ? 'WinOpportunity' : 'LoseOpportunity',
      body: closingBody(record, closing, currencies),
    });
    if (answer.status < 300) return readExisting(this, id);
    const now = await readExisting(this, id);
    if (now.outcome.kind === closing.kind) return now;
    throw this.#thrown(dynamicsFailure(answer, this.#options.mapping));
  }

  linkUrl(id: string): string {
    return this.#pageOf('opportunity', id);
  }

  leadUrl(id: string): string {
    return this.#pageOf('lead', id);
  }

  #pageOf(table: 'opportunity' | 'lead', id: string): string {
    const { url, appId } = this.#options;
    const app = appId === undefined ? '' : `appid=${encodeURIComponent(appId)}&`;
    return `${url}/main.aspx?${app}etn=${table}&pagetype=entityrecord&id=${encodeURIComponent(id)}`;
  }

  async #patch(id: string, version: string | undefined, body: object, facts: DynamicsFacts): Promise<CrmRecord> {
    const guid = dynamicsId(id);
    if (guid === undefined) throw new CrmError({ kind: 'gone', code: 'bad-id' });
    const { mapping, http } = this.#options;
    const path = odataPath(`opportunities(${guid})`, { select: dynamicsSelect(mapping, facts) });
    // `*`: whatever its version, but never bringing back what was deleted.
    const headers = { 'If-Match': version ?? '*', Prefer: answerRecord };
    const answer = await http.send({ method: 'PATCH', path, headers, body });
    if (answer.status < 300) return this.#record(answer, facts);
    if (answer.status === 400) await this.#throwIfClosed(guid);
    throw this.#thrown(dynamicsFailure(answer, mapping));
  }

  /** A closed opportunity refuses everything in words of its own: its state says it more surely. */
  async #throwIfClosed(id: string): Promise<void> {
    const [reading] = await this.read([id]);
    if (reading?.kind === 'record' && reading.record.outcome.kind !== 'open')
      throw new CrmError({ kind: 'person', code: 'record-is-closed' });
  }

  async #rows(filter: string, more: Readonly<Record<string, string>> = {}): Promise<readonly unknown[]> {
    const select = dynamicsSelect(this.#options.mapping, await this.facts.get());
    const path = odataPath('opportunities', { select, filter, ...more });
    const answer = await this.#ask({ method: 'GET', path, headers: { Prefer: withNames } });
    return parsedAnswer(Rows, answer.body).value;
  }

  /** An unknown column: somebody changed the environment, and it is asked anew the next time. */
  async #ask(request: CrmRequest): Promise<CrmHttpAnswer> {
    const answer = await this.#options.http.send({
      ...request,
      headers: { 'If-None-Match': 'null', ...request.headers },
    });
    if (dynamicsCode(answer) === '0x80060888') this.facts.forget();
    return dynamicsAccepted(answer, this.#options.mapping);
  }

  #record({ body }: CrmHttpAnswer, facts: DynamicsFacts): CrmRecord {
    return readableRecord(dynamicsRow(body, this.#options.mapping, facts));
  }

  #thrown(failure: ReturnType<typeof dynamicsFailure>): CrmError {
    if (failure.kind === 'operator') this.facts.forget();
    return new CrmError(failure);
  }

  protected readCurrencies() {
    return readDynamicsCurrencies(async (path) => (await this.#ask({ method: 'GET', path })).body);
  }
}
