import { type CrmAnswer, type CrmExchange, CrmRefusal } from '../crm-exchange.ts';
import { type CrmRequestFault, ruleWords } from '../crm-fault.ts';
import type { CrmRow } from '../crm-rows.ts';
import { closeOpportunity, qualifyLead } from './closing.ts';
import { dataverseMetadata } from './metadata.ts';
import { type DataverseOrg, integrationUser } from './org.ts';
import { annotationsWanted, DataverseReading, selectOf, wantsRepresentation } from './reading.ts';
import { dvBadRequest, dvExists, dvKeyClash, dvKeyNotFound, dvNotFound, dvRefusal, dvStale } from './refusals.ts';
import type { DvTable } from './tables.ts';
import type { DataverseTokens } from './token.ts';
import { etagOf, wireRow } from './wire.ts';
import { cellsOfBody } from './write.ts';

export const dataversePath = '/api/data/v9.2';

const throttleCodes = '0x80072322';

interface Addressed {
  readonly table: DvTable;
  readonly row: CrmRow | undefined;
  /** By an alternate key: what a create would put into its column. */
  readonly key?: { readonly column: string; readonly value: string };
  readonly id?: string;
}

/** The Web API of one simulated organisation, as far as the desk uses it. */
export class DataverseApi {
  readonly #org: DataverseOrg;
  readonly #tokens: DataverseTokens;
  readonly #reading: DataverseReading;
  readonly #base: () => string;

  constructor(options: { readonly org: DataverseOrg; readonly tokens: DataverseTokens; readonly url: () => string }) {
    this.#org = options.org;
    this.#tokens = options.tokens;
    this.#base = () => `${options.url()}${dataversePath}`;
    this.#reading = new DataverseReading(options.org, this.#base);
  }

  answer(exchange: CrmExchange): CrmAnswer {
    this.#tokens.check(exchange);
    this.#org.rows.tick();
    this.#meetFaults(exchange);
    const path = exchange.path.slice(dataversePath.length + 1);
    if (path === 'WhoAmI')
      return this.#json({
        BusinessUnitId: integrationUser,
        UserId: integrationUser,
        OrganizationId: this.#org.organizationId,
      });
    if (path.startsWith('EntityDefinitions')) return this.#json(dataverseMetadata(this.#org, path));
    if (exchange.method === 'POST') return this.#post(path, exchange);
    const set = this.#org.tableOfSet(path);
    if (set && exchange.method === 'GET') return this.#reading.list(set, exchange);
    const found = this.#addressed(path);
    if (exchange.method === 'GET') return this.#reading.one(found.table, this.#there(found), exchange);
    if (exchange.method === 'PATCH') return this.#patch(found, exchange);
    throw dvRefusal(405, '0x80060888', 'The desk never deletes anything in a CRM.');
  }

  /** For the whole request, in place of what was asked. */
  #meetFaults(exchange: CrmExchange): void {
    const { faults } = this.#org;
    const request = { method: exchange.method, target: `${exchange.path}?${exchange.search}` };
    const strike = (kind: CrmRequestFault) => faults.strike(kind, request);
    if (faults.state('userMissing'))
      throw dvRefusal(403, '0x80072560', 'The user is not a member of the organization.');
    const denied = faults.state('rightMissing')?.column;
    if (denied && exchange.path.startsWith(`${dataversePath}/${denied}`))
      throw dvRefusal(403, '0x80040220', `Principal user is missing privilege for ${denied}.`);
    const throttled = strike('throttled');
    if (throttled)
      throw dvRefusal(
        429,
        throttleCodes,
        'Number of requests exceeded the limit of 6000 over time window of 300 seconds.',
        {
          'Retry-After': String(throttled.retryAfterSeconds ?? 7),
        },
      );
    if (exchange.method === 'GET') return;
    if (strike('partialFailure')) throw dvRefusal(400, '0x80040265', 'Not this one.');
    if (strike('refusedByRule')) throw dvRefusal(400, '0x80040265', ruleWords);
    if (strike('rowLocked')) throw dvRefusal(500, '0x80044151', 'Generic SQL error.');
    const duplicate = strike('duplicateRule');
    if (duplicate)
      throw dvRefusal(
        duplicate.status ?? 412,
        '0x80040333',
        'A record was not created or updated because a duplicate of the current record already exists.',
      );
    if (strike('changedMeanwhile')) this.#touchedMeanwhile(exchange);
  }

  /** Somebody saves the record, without changing a thing, while the request is on its way. */
  #touchedMeanwhile({ path }: CrmExchange): void {
    const [, id = ''] = /\(([0-9a-f-]{36})\)/.exec(path) ?? [];
    const row = this.#org.row('opportunity', id);
    if (row) this.#org.rows.change(row, {}, 'somebody');
  }

  #post(path: string, exchange: CrmExchange): CrmAnswer {
    const body = parsed(exchange.text);
    const [, lead] = /^leads\(([0-9a-f-]{36})\)\/Microsoft\.Dynamics\.CRM\.QualifyLead$/.exec(path) ?? [];
    if (lead !== undefined) return this.#json(qualifyLead(this.#org, lead, body, integrationUser));
    if (path === 'WinOpportunity' || path === 'LoseOpportunity') {
      closeOpportunity(this.#org, path === 'WinOpportunity' ? 'won' : 'lost', body, integrationUser);
      return { status: 204 };
    }
    const table = this.#org.tableOfSet(path);
    if (!table) throw dvRefusal(404, '0x80060888', `Resource not found for the segment '${path}'.`);
    const cells = cellsOfBody(this.#org, table, body, true);
    if (exchange.headers['mscrm.suppressduplicatedetection'] === 'false') this.#refuseDuplicates(table, cells);
    const asked = (body as Record<string, unknown>)[table.key];
    const id = typeof asked === 'string' ? asked.toLowerCase() : undefined;
    if (id !== undefined && this.#org.rows.ever(table.name, id)) throw dvExists();
    return this.#made(table, this.#org.create(table, cells, integrationUser, id), exchange, true);
  }

  #patch(found: Addressed, exchange: CrmExchange): CrmAnswer {
    const { table, row, key } = found;
    const { 'if-match': match, 'if-none-match': noneMatch } = exchange.headers;
    const body = parsed(exchange.text);
    if (key && key.column in (body as object)) throw dvBadRequest('The key must not be in the body.');
    if (!row) {
      if (match !== undefined || (!key && found.id === undefined)) this.#there(found);
      const keyed = key ? { [key.column]: key.value } : {};
      // Another process makes it, between our look and our write.
      if (key && this.#org.faults.strike('keyClash', { method: 'PATCH', target: exchange.path })) {
        const other = this.#org.create(table, { ...cellsOfBody(this.#org, table, body, true), ...keyed }, 'other');
        throw dvKeyClash('csd_referralid_key', other.id);
      }
      const cells = { ...cellsOfBody(this.#org, table, body, true), ...keyed };
      return this.#made(table, this.#org.create(table, cells, integrationUser, found.id), exchange, true);
    }
    if (noneMatch === '*') throw dvExists();
    if (match !== undefined && match !== '*' && match !== etagOf(row)) throw dvStale();
    const cells = cellsOfBody(this.#org, table, body, false);
    const isClosed = table.name === 'opportunity' && row.cells.statecode !== 0;
    if (isClosed && cells.statecode !== 0)
      throw dvRefusal(400, '0x80043b0e', 'A closed opportunity is read-only until it is reactivated.');
    return this.#made(table, this.#org.change(table, row, cells, integrationUser), exchange, false);
  }

  #made(table: DvTable, row: CrmRow, exchange: CrmExchange, created: boolean): CrmAnswer {
    const headers = { 'OData-EntityId': `${this.#base()}/${table.set}(${row.id})`, 'OData-Version': '4.0' };
    if (!wantsRepresentation(exchange)) return { status: 204, headers };
    const select = selectOf(exchange);
    const body = wireRow(this.#org, table, row, { select, annotated: annotationsWanted(exchange) });
    return { status: created ? 201 : 200, body, headers };
  }

  /** The rules that Dataverse ships with are about accounts, contacts and leads. It does not say which row it found. */
  #refuseDuplicates(table: DvTable, cells: Readonly<Record<string, unknown>>): void {
    const same = (one: unknown, other: unknown) => String(one ?? '').toLowerCase() === String(other).toLowerCase();
    const found = (table.duplicatesBy ?? []).some(
      (column) => cells[column] && this.#org.shown(table.name).some((row) => same(row.cells[column], cells[column])),
    );
    if (found)
      throw dvRefusal(
        412,
        '0x80040333',
        'A record was not created or updated because a duplicate of the current record already exists.',
      );
  }

  #addressed(path: string): Addressed {
    const [, set = '', inner = ''] = /^(\w+)\((.*)\)$/.exec(path) ?? [];
    const table = this.#org.tableOfSet(set);
    if (!table) throw dvRefusal(404, '0x80060888', `Resource not found for the segment '${path}'.`);
    const id = /^[0-9a-f-]{36}$/i.test(inner) ? inner.toLowerCase() : undefined;
    if (id !== undefined) return { table, row: this.#org.row(table.name, id), id };
    const [, column = '', value = ''] = /^(\w+)='((?:[^']|'')*)'$/.exec(inner) ?? [];
    if (!Object.values(table.keys).includes(column))
      throw dvRefusal(400, '0x80060888', 'The specified key is not a valid alternate key.');
    if (this.#org.faults.state('keyPending')) throw dvRefusal(400, '0x80060893', 'The key is not active yet.');
    return { table, row: this.#org.byKey(table, column, value), key: { column, value } };
  }

  #there({ table, row, key, id }: Addressed): CrmRow {
    if (row) return row;
    throw key ? dvKeyNotFound() : dvNotFound(table.name, id ?? '');
  }

  #json(body: object): CrmAnswer {
    return { status: 200, body, headers: { 'OData-Version': '4.0' } };
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new CrmRefusal(400, { error: { code: '0x80048d19', message: 'The body is not valid JSON.' } });
  }
}
