import { type CrmAnswer, type CrmExchange, CrmRefusal } from '../crm-exchange.ts';
import { type CrmRequestFault, ruleWords } from '../crm-fault.ts';
import type { CrmRow } from '../crm-rows.ts';
import { sfComposite } from './composite.ts';
import { fullId } from './ids.ts';
import type { SfObject } from './objects.ts';
import { type SalesforceOrg, sfIntegrationUser } from './org.ts';
import { SalesforceReading, sfReader, sfTime } from './reading.ts';
import { sfNotFound, sfRefusal, sfTaken } from './refusals.ts';
import type { SalesforceTokens } from './token.ts';
import { sfCells } from './write.ts';

const salesforcePath = '/services/data';
const version = 'v67.0';
const base = `${salesforcePath}/${version}`;

/** The REST API of one simulated organisation, as far as the desk uses it. */
export class SalesforceApi {
  readonly #org: SalesforceOrg;
  readonly #tokens: SalesforceTokens;
  readonly reading: SalesforceReading;

  constructor({ org, tokens }: { readonly org: SalesforceOrg; readonly tokens: SalesforceTokens }) {
    this.#org = org;
    this.#tokens = tokens;
    this.reading = new SalesforceReading(org);
  }

  answer(exchange: CrmExchange): CrmAnswer {
    this.#org.usage.used += 1;
    const answer = told(() => this.#answered(exchange));
    const { used, limit } = this.#org.usage;
    const usage = this.#org.faults.state('quotaEaten') ? Math.ceil(limit * 0.85) : used;
    return { ...answer, headers: { ...answer.headers, 'Sforce-Limit-Info': `api-usage=${usage}/${limit}` } };
  }

  #answered(exchange: CrmExchange): CrmAnswer {
    if (exchange.path === salesforcePath) return json([{ label: "Summer '26", url: base, version: '67.0' }]);
    this.#tokens.check(exchange);
    this.#org.rows.tick();
    return this.#routed(exchange);
  }

  #routed(exchange: CrmExchange): CrmAnswer {
    this.#meetFaults(exchange);
    const [, first = '', ...rest] = exchange.path.slice(base.length).split('/');
    const { query } = exchange;
    if (first === 'limits') return json({ DailyApiRequests: { Max: this.#org.usage.limit, Remaining: this.#left() } });
    if (first === 'query' && rest.length > 0) return this.reading.next(rest[0] ?? '', base);
    if (first === 'query' || first === 'queryAll')
      return this.reading.query(query.get('q') ?? '', base, first === 'queryAll');
    if (first === 'composite' && rest.length === 0)
      return sfComposite(exchange, parsed(exchange.text) as object, (part) => told(() => this.#routed(part)));
    if (first === 'composite') return this.#collection(rest, exchange);
    if (first !== 'sobjects') throw sfNotFound();
    return this.#sobject(rest, exchange);
  }

  #left(): number {
    return Math.max(0, this.#org.usage.limit - this.#org.usage.used);
  }

  #meetFaults({ method, path, search }: CrmExchange): void {
    const strike = (kind: CrmRequestFault) => this.#org.faults.strike(kind, { method, target: `${path}?${search}` });
    if (strike('throttled')) throw sfRefusal(403, 'REQUEST_LIMIT_EXCEEDED', 'TotalRequests Limit exceeded.', {});
    if (method === 'GET' || path.endsWith('/composite')) return;
    // Of a collection each record is met by itself.
    if (!path.includes('/composite/') && strike('partialFailure')) throw notThisOne();
    if (strike('refusedByRule')) throw sfRefusal(400, 'FIELD_CUSTOM_VALIDATION_EXCEPTION', ruleWords);
    if (strike('rowLocked'))
      throw sfRefusal(400, 'UNABLE_TO_LOCK_ROW', 'unable to obtain exclusive access to this record');
    if (strike('changedMeanwhile')) {
      const id = fullId(path.split('/').at(-1) ?? '') ?? '';
      const row = this.#org.rows.get('Opportunity', id);
      if (row)
        Object.assign(this.#org.rows.change(row, { NextStep: 'Call' }, 'somebody'), {
          modifiedAt: this.#org.rows.now() + 1_000,
        });
    }
  }

  #sobject([name = '', ...rest]: readonly string[], exchange: CrmExchange): CrmAnswer {
    const object = this.#org.object(name);
    const [first, ...values] = rest;
    if (first === 'describe') return json(this.#describe(object));
    if (first === 'deleted') return json(this.#deleted(object, exchange));
    if (first === undefined) return this.#create(object, exchange);
    if (values.length > 0) return this.#byExternal(object, first, decodeURIComponent(values.join('/')), exchange);
    const row = this.#org.row(object.name, first);
    if (exchange.method === 'GET') return json(this.#whole(object, row));
    if (exchange.method === 'PATCH') return this.#change(object, row, exchange);
    throw sfRefusal(405, 'METHOD_NOT_ALLOWED', 'The desk never deletes anything in a CRM.', {});
  }

  #create(object: SfObject, exchange: CrmExchange): CrmAnswer {
    const body = parsed(exchange.text);
    const cells = sfCells(this.#org, object, body);
    this.#refuseDuplicates(object, cells, exchange);
    const external = Object.keys(cells).find((field) => object.fields[field]?.unique && cells[field]);
    if (external && this.#org.faults.strike('keyClash', { method: 'POST', target: exchange.path }))
      throw sfTaken(external, this.#org.create(object, cells, 'other').id);
    // Assignment rules give leads and accounts away unless they are told not to.
    const owner = object.name === 'Lead' && exchange.headers['sforce-auto-assign'] !== 'FALSE' ? 'queue' : undefined;
    const row = this.#org.create(object, { ...cells, ...(owner ? { OwnerId: owner } : {}) }, sfIntegrationUser);
    return { status: 201, body: { id: row.id, success: true, errors: [] } };
  }

  #change(object: SfObject, row: CrmRow, exchange: CrmExchange): CrmAnswer {
    const unmodified = exchange.headers['if-unmodified-since'];
    if (unmodified !== undefined) {
      const since = Date.parse(String(unmodified));
      if (Number.isNaN(since)) throw sfRefusal(400, 'INVALID_HEADER', 'The date is malformed', {});
      // Whole seconds: what happens within one is not seen.
      if (Math.floor(row.modifiedAt / 1000) > Math.floor(since / 1000)) throw new CrmRefusal(412, undefined);
    }
    this.#org.change(object, row, sfCells(this.#org, object, parsed(exchange.text), row), sfIntegrationUser);
    return { status: 204 };
  }

  #byExternal(object: SfObject, field: string, value: string, exchange: CrmExchange): CrmAnswer {
    const [name, known] = this.#org.field(object, field);
    if (!known.externalId) throw sfNotFound();
    const found = this.#org.byExternal(object, name, value).filter(({ hidden }) => !hidden);
    if (found.length > 1) return { status: 300, body: found.map(({ id }) => `${base}/sobjects/${object.name}/${id}`) };
    const [row] = found;
    if (exchange.method === 'GET') {
      if (!row) throw sfNotFound();
      return json(this.#whole(object, row));
    }
    const body = parsed(exchange.text) as object;
    if (name in body)
      throw sfRefusal(400, 'INVALID_FIELD', `The ${name} field should not be specified in the sobject data.`);
    if (row) {
      this.#org.change(object, row, sfCells(this.#org, object, body, row), sfIntegrationUser);
      return { status: 200, body: { id: row.id, success: true, errors: [], created: false } };
    }
    if (exchange.query.get('updateOnly') === 'true') throw sfNotFound();
    const made = this.#org.create(object, { ...sfCells(this.#org, object, body), [name]: value }, sfIntegrationUser);
    return { status: 201, body: { id: made.id, success: true, errors: [], created: true } };
  }

  /** `composite/sobjects` and `composite/sobjects/<Type>/<ExtId>`: up to 200, each by itself, answered in their order. */
  #collection([kind, name, external]: readonly string[], exchange: CrmExchange): CrmAnswer {
    const { records = [] } = parsed(exchange.text) as { records?: Record<string, unknown>[] };
    if (kind !== 'sobjects' || records.length > 200) throw sfRefusal(400, 'EXCEEDED_ID_LIMIT', 'record limit reached.');
    return json(
      records.map((record) => {
        const attributes = record.attributes as { type?: string } | undefined;
        const type = name ?? attributes?.type ?? '';
        const { attributes: _attributes, id, [external ?? 'id']: key, ...body } = record;
        const path = external
          ? [type, external, encodeURIComponent(String(key))]
          : [type, ...(typeof id === 'string' ? [id] : [])];
        return this.#one(path, { ...exchange, method: external || id ? 'PATCH' : 'POST', text: JSON.stringify(body) });
      }),
    );
  }

  #one(path: readonly string[], exchange: CrmExchange): object {
    try {
      if (this.#org.faults.strike('partialFailure', { method: exchange.method, target: exchange.path }))
        throw notThisOne();
      const { body } = this.#sobject(path, exchange);
      return (body as object | undefined) ?? { id: path[1], success: true, errors: [] };
    } catch (error) {
      if (!(error instanceof CrmRefusal)) throw error;
      const errors = error.answer.body as { errorCode: string; message: string; fields?: string[] }[];
      return {
        success: false,
        errors: errors.map(({ errorCode, message, fields = [] }) => ({ statusCode: errorCode, message, fields })),
      };
    }
  }

  #whole(object: SfObject, row: CrmRow): object {
    const fields = Object.keys(this.#org.fields(object));
    const attributes = { type: object.name, url: `${base}/sobjects/${object.name}/${row.id}` };
    return { attributes, ...Object.fromEntries(fields.map((name) => [name, sfReader(this.#org, object, name)(row)])) };
  }

  #describe(object: SfObject): object {
    const pending = this.#org.faults.state('keyPending') !== undefined;
    return {
      name: object.name,
      createable: true,
      updateable: true,
      fields: Object.entries(this.#org.fields(object)).map(([name, field]) => ({
        name,
        type: field.type,
        length: field.length ?? 0,
        createable: !field.readOnly,
        updateable: !field.readOnly,
        nillable: !field.required,
        externalId: field.externalId ?? false,
        unique: (field.unique ?? false) && !pending,
        picklistValues: (field.values ?? []).map((value) => ({ value, label: value, active: true })),
      })),
    };
  }

  /** Fifteen days back at the most. */
  #deleted(object: SfObject, { query }: CrmExchange): object {
    const [start, end] = [Date.parse(query.get('start') ?? ''), Date.parse(query.get('end') ?? '')];
    if (Number.isNaN(start) || Number.isNaN(end))
      throw sfRefusal(400, 'INVALID_REPLICATION_DATE', 'start or end is malformed', {});
    if (start < this.#org.rows.now() - 15 * 86_400_000)
      throw sfRefusal(400, 'INVALID_REPLICATION_DATE', 'startDate before org replication enabled date', {});
    const records = this.#org.rows.deleted(object.name);
    return {
      deletedRecords: records
        .filter(({ deletedAt = 0 }) => deletedAt >= start && deletedAt <= end)
        .map(({ id, deletedAt = 0 }) => ({ id, deletedDate: sfTime(deletedAt) })),
      earliestDateAvailable: sfTime(this.#org.rows.now() - 15 * 86_400_000),
      latestDateCovered: sfTime(Math.min(end, this.#org.rows.now())),
    };
  }

  /** The standard rules are about accounts, contacts and leads, and name what they found. */
  #refuseDuplicates(object: SfObject, cells: Readonly<Record<string, unknown>>, { method, path }: CrmExchange): void {
    const by = { Account: 'Name', Contact: 'Email', Lead: 'Email' }[object.name];
    if (by === undefined) return;
    const wanted = String(cells[by] ?? '').toLowerCase();
    const forced = this.#org.faults.strike('duplicateRule', { method, target: path });
    const found = this.#org
      .shown(object.name)
      .filter((row) => forced !== undefined || (wanted !== '' && String(row.cells[by] ?? '').toLowerCase() === wanted));
    if (found.length === 0) return;
    const matchRecords = found.slice(0, 3).map(({ id }) => ({
      matchConfidence: 100,
      record: { attributes: { type: object.name, url: `${base}/sobjects/${object.name}/${id}` }, Id: id },
    }));
    throw sfRefusal(400, 'DUPLICATES_DETECTED', 'Use one of these records?', {
      fields: [],
      duplicateResult: {
        allowSave: false,
        duplicateRule: `Standard_${object.name}_Duplicate_Rule`,
        matchResults: [{ entityType: object.name, matchRecords }],
      },
    });
  }
}

function told(answer: () => CrmAnswer): CrmAnswer {
  try {
    return answer();
  } catch (error) {
    if (error instanceof CrmRefusal) return error.answer;
    throw error;
  }
}

const notThisOne = () => sfRefusal(400, 'FIELD_CUSTOM_VALIDATION_EXCEPTION', 'Not this one.');
const json = (body: unknown): CrmAnswer => ({ status: 200, body });

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw sfRefusal(400, 'JSON_PARSER_ERROR', 'Unexpected character in the body', {});
  }
}
