import { z } from 'zod';
import type { Clock } from '../../clock.ts';
import type { Timers } from '../../partner-center/timers.ts';
import { parsedAnswer } from '../answer-parts.ts';
import { CrmClient } from '../crm-client.ts';
import type { CrmHttpAnswer } from '../http/crm-answer.ts';
import { type CrmHttp, type CrmRequest, waiting } from '../http/crm-http.ts';
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
  type CrmRow,
  type CrmValues,
  type NewCrmLead,
  type NewCrmRecord,
} from '../port.ts';
import { readableRecord, readExisting, sortedOut } from '../read-records.ts';
import { readSalesforceChanges } from './salesforce-changes.ts';
import { makeOpportunity } from './salesforce-creation.ts';
import { SalesforceCustomers } from './salesforce-customers.ts';
import { describeSalesforce } from './salesforce-description.ts';
import { readSalesforceCurrencies, readSalesforceFacts, type SalesforceFacts } from './salesforce-facts.ts';
import { salesforceAccepted, salesforceCode, salesforceFailure } from './salesforce-failure.ts';
import { createSalesforceLead, salesforceLeadFates } from './salesforce-leads.ts';
import { SalesforceLooks } from './salesforce-looks.ts';
import type { SalesforceQuota } from './salesforce-quota.ts';
import { salesforceBody, salesforceRow, salesforceSelect } from './salesforce-record.ts';
import { SalesforceWrites } from './salesforce-writes.ts';
import { asWeLeftIt, holds, valuesSent, withoutEmpty } from './salesforce-written.ts';
import { salesforceId } from './soql-text.ts';

export interface SalesforceClientOptions {
  readonly http: CrmHttp;
  readonly tokens: CrmTokens;
  readonly mapping: CrmMapping;
  readonly quota: SalesforceQuota;
  readonly clock: Clock;
  readonly timers: Timers;
  /** The organisation's My Domain. */
  readonly url: string;
}

const Records = z.object({ records: z.array(z.unknown()), done: z.boolean(), nextRecordsUrl: z.string().optional() });

/** Salesforce over its REST API (docs/crm.md#salesforce). */
export class SalesforceClient extends CrmClient<SalesforceFacts> implements Crm {
  readonly system = 'salesforce';
  protected readonly facts: KeptFacts<SalesforceFacts>;
  protected readonly customers: SalesforceCustomers;
  protected readonly tokens: CrmTokens;
  readonly #options: SalesforceClientOptions;
  readonly #looks: SalesforceLooks;
  readonly #writes: SalesforceWrites;

  constructor(options: SalesforceClientOptions) {
    super();
    this.#options = options;
    this.tokens = options.tokens;
    this.facts = new KeptFacts({ clock: options.clock, read: () => this.#readFacts() });
    const query = (soql: string, which?: 'deleted too') => this.#query(soql, which);
    const facts = () => this.facts.get();
    this.customers = new SalesforceCustomers({ ...options, query, facts });
    this.#looks = new SalesforceLooks({ ...options, facts, list: (condition, more) => this.#list(condition, more) });
    this.#writes = new SalesforceWrites({
      ...options,
      read: this.read,
      ask: async (condition) => this.#ask(this.#listing(condition, await facts())),
      rowOf: async (row) => salesforceRow(row, options.mapping, await facts()),
      thrown: (failure) => this.#thrown(failure),
    });
  }

  async describe(): Promise<CrmDescription> {
    this.facts.forget();
    const facts = await this.facts.get();
    return describeSalesforce(facts, this.#options.mapping, this.#options.quota.known);
  }

  find = (keys: CrmLinkKeys): Promise<readonly CrmFound[]> => this.#looks.find(keys);
  read = (ids: readonly string[]): Promise<readonly CrmReading[]> => this.#looks.read(ids);
  openOf = (accountId: string): Promise<readonly CrmRecord[]> => this.#looks.openOf(accountId);

  async *allRecords(): AsyncGenerator<CrmRecordsPage> {
    const { columns } = await this.facts.get();
    const key = this.#options.mapping.columns.referralId;
    yield sortedOut(await this.#list(columns.has(key) ? `IsClosed = false OR ${key} != null` : 'IsClosed = false'));
  }

  async *changedSince(mark: CrmMark | undefined): AsyncGenerator<CrmChangesPage> {
    const { mapping, quota, clock } = this.#options;
    // The limit is shared with all that the customer has besides us.
    if (quota.isNearlyUsed(clock.serverNow()))
      throw waiting('quota-nearly-used', { afterMilliseconds: 900_000, mayHaveArrived: false });
    const facts = await this.facts.get();
    yield* readSalesforceChanges(
      {
        send: (request) => this.#ask(request),
        select: salesforceSelect(mapping, facts),
        keyColumn: mapping.columns.referralId,
        row: (row) => salesforceRow(row, mapping, facts),
        now: clock.serverNow(),
      },
      mark,
    );
  }

  async create(referralId: string, { values, accountId, contactId, ownerId }: NewCrmRecord): Promise<CrmCreated> {
    const { mapping, clock } = this.#options;
    const facts = await this.factsFor(values);
    const key = mapping.columns.referralId;
    if (facts.columns.get(key)?.isKey !== true)
      throw new CrmError({ kind: 'operator', code: facts.columns.has(key) ? 'key-not-ready' : 'key-missing' });
    const assumed = new Date(clock.now().getTime() + mapping.assumedCloseDays * 86_400_000);
    const body = {
      StageName: mapping.stages['10'][0],
      CloseDate: assumed.toISOString().slice(0, 10),
      ...withoutEmpty(salesforceBody(values, mapping, facts, true)),
      ...(accountId ? { AccountId: salesforceId(accountId) } : {}),
      ...(ownerId ? { OwnerId: salesforceId(ownerId) } : {}),
      [key]: referralId.toLowerCase(),
    };
    const contact = contactId === undefined ? undefined : (salesforceId(contactId) ?? contactId);
    const queryOf = (condition: string) => this.#listing(condition, facts).path;
    const { made, id, row, contactRefused } = await makeOpportunity(this.#options, {
      body,
      contactId: contact,
      queryOf,
    });
    const failure = made.status < 300 ? undefined : salesforceFailure(made, mapping);
    if (failure && failure.kind !== 'merge-again') throw this.#thrown(failure);
    const there =
      row === undefined
        ? await this.#keptUnder(referralId, failure ? failure.recordId : id)
        : readableRecord(salesforceRow(row, mapping, facts));
    if (!there) throw new CrmError({ kind: 'operator', code: 'key-taken-out-of-sight' });
    if (failure) return { record: there, created: false };
    const record = asWeLeftIt(there, holds(there, valuesSent(body, values, mapping)));
    return { record, created: true, ...(contactRefused ? { contactRefused } : {}) };
  }

  /** By the id that the CRM named, else by the key. */
  async #keptUnder(referralId: string, id: string | undefined): Promise<CrmRecord | undefined> {
    if (id === undefined) return (await this.find({ referralId }))[0]?.record;
    return readExisting(this, id).catch(unseen);
  }

  createLead(referralId: string, lead: NewCrmLead): Promise<CrmLead> {
    return createSalesforceLead(this.#options, referralId, lead);
  }

  leadFates(ids: readonly string[]): Promise<readonly CrmLeadFate[]> {
    return salesforceLeadFates(this.#options, ids);
  }

  async update(id: string, version: string | undefined, values: Partial<CrmValues>): Promise<CrmRecord> {
    const record = await this.#writes.fresh(id, version);
    if (record.outcome.kind !== 'open') throw new CrmError({ kind: 'person', code: 'record-is-closed' });
    const facts = await this.factsFor(values);
    const body = salesforceBody(values, this.#options.mapping, facts);
    return this.#writes.patch(record, body, (there) => holds(there, values));
  }

  async adopt(id: string, version: string | undefined, referralId: string): Promise<CrmRecord> {
    const record = await this.#writes.fresh(id, version);
    if (record.referralId === referralId) return record;
    if (record.referralId !== undefined) throw new CrmError({ kind: 'person', code: 'belongs-to-another' });
    const key = referralId.toLowerCase();
    const body = { [this.#options.mapping.columns.referralId]: key };
    return this.#writes.patch(record, body, (there) => there.referralId === key);
  }

  async release(id: string, referralId: string): Promise<CrmRecord> {
    const record = await this.#writes.fresh(id, undefined);
    if (record.referralId !== referralId.toLowerCase()) return record;
    const body = { [this.#options.mapping.columns.referralId]: null };
    return this.#writes.patch(record, body, (there) => there.referralId === undefined);
  }

  async close(id: string, version: string | undefined, closing: CrmClosing): Promise<CrmRecord> {
    const record = await readExisting(this, id);
    if (record.outcome.kind === closing.kind) return record;
    if (record.outcome.kind !== 'open') throw new CrmError({ kind: 'person', code: 'record-is-closed' });
    const fresh = await this.#writes.fresh(id, version);
    const body = { StageName: closing.stage };
    return this.#writes.patch(fresh, body, (there) => there.outcome.kind === closing.kind);
  }

  linkUrl(id: string): string {
    return this.#pageOf('Opportunity', id);
  }

  leadUrl(id: string): string {
    return this.#pageOf('Lead', id);
  }

  #pageOf(object: 'Opportunity' | 'Lead', id: string): string {
    const host = this.#options.url.replace(/\.my\.salesforce\.com$/, '.lightning.force.com');
    return `${host}/lightning/r/${object}/${encodeURIComponent(id)}/view`;
  }

  #listing(condition: string, facts: SalesforceFacts, more = ''): CrmRequest {
    const soql = `SELECT ${salesforceSelect(this.#options.mapping, facts)} FROM Opportunity WHERE ${condition}${more}`;
    return { method: 'GET', path: `query?q=${encodeURIComponent(soql)}` };
  }

  async #list(condition: string, more = ''): Promise<readonly CrmRow[]> {
    const facts = await this.facts.get();
    const rows = await this.#pages(this.#listing(condition, facts, more));
    return rows.map((row) => salesforceRow(row, this.#options.mapping, facts));
  }

  #query(soql: string, which?: 'deleted too'): Promise<readonly unknown[]> {
    const path = which === 'deleted too' ? 'queryAll' : 'query';
    return this.#pages({ method: 'GET', path: `${path}?q=${encodeURIComponent(soql)}` });
  }

  async #pages(first: CrmRequest): Promise<readonly unknown[]> {
    const rows: unknown[] = [];
    for (let request: CrmRequest | undefined = first; request; ) {
      const answer: CrmHttpAnswer = await this.#ask(request);
      const page: z.infer<typeof Records> = parsedAnswer(Records, answer.body);
      rows.push(...page.records);
      request = page.done || page.nextRecordsUrl === undefined ? undefined : { ...first, path: page.nextRecordsUrl };
    }
    return rows;
  }

  /** A field that is not there any more, or not for us: the organisation is asked anew the next time. */
  async #ask(request: CrmRequest): Promise<CrmHttpAnswer> {
    const answer = await this.#options.http.send(request);
    if (salesforceCode(answer) === 'INVALID_FIELD') this.facts.forget();
    return salesforceAccepted(answer, this.#options.mapping);
  }

  #thrown(failure: ReturnType<typeof salesforceFailure>): CrmError {
    if (failure.kind === 'operator') this.facts.forget();
    return new CrmError(failure);
  }

  async #readFacts(): Promise<SalesforceFacts> {
    const { tokens, mapping } = this.#options;
    const get = async (path: string) => (await this.#ask({ method: 'GET', path })).body;
    const query = (soql: string) => this.#query(soql);
    return readSalesforceFacts({ get, query }, await tokens.get(), mapping);
  }

  protected async readCurrencies() {
    const { isMultiCurrency } = await this.facts.get();
    return isMultiCurrency ? readSalesforceCurrencies((soql) => this.#query(soql)) : undefined;
  }
}

function unseen(error: unknown): undefined {
  if (error instanceof CrmError && error.failure.kind === 'gone') return undefined;
  throw error;
}
