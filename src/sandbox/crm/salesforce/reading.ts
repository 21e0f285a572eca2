import type { CrmAnswer } from '../crm-exchange.ts';
import type { Cell, CrmRow } from '../crm-rows.ts';
import type { SfObject } from './objects.ts';
import type { SalesforceOrg } from './org.ts';
import { sfNoColumn, sfRefusal } from './refusals.ts';
import { parseSoql } from './soql.ts';

/** As Salesforce writes times: whole seconds, and an offset without a colon. */
export const sfTime = (time: number): string => `${new Date(time).toISOString().slice(0, 19)}.000+0000`;

/**
 * Reads a field, or one of a related record (`Owner.Name`), of any row. What the organisation shows now is looked up here, once:
 * a query reads thousands of rows.
 */
export function sfReader(org: SalesforceOrg, object: SfObject, path: string): (row: CrmRow) => Cell {
  const [relation = '', inner] = path.split('.');
  if (inner !== undefined) {
    const [name, field] = org.field(object, `${relation}Id`);
    const target = org.object(field.references ?? '');
    const read = sfReader(org, target, inner);
    return (row) => {
      const other = org.rows.ever(target.name, String(row.cells[name] ?? own(row, name) ?? ''));
      return other ? read(other) : null;
    };
  }
  const [name] = org.field(object, path);
  if (org.faults.state('columnMasked')?.column === name) return (row) => (row.cells[name] === null ? null : '****');
  if (object.name === 'Organization' && name === 'Id') {
    const id = org.organizationId;
    return () => id;
  }
  return (row) => {
    const value = own(row, name);
    return value === undefined ? (row.cells[name] ?? null) : value;
  };
}

/** Fields that every record has. */
function own(row: CrmRow, name: string): Cell | undefined {
  switch (name) {
    case 'Id':
      return row.id;
    case 'CreatedDate':
      return sfTime(row.createdAt);
    case 'LastModifiedDate':
    case 'SystemModstamp':
      return sfTime(row.modifiedAt);
    case 'LastModifiedById':
      return row.modifiedBy;
    case 'IsDeleted':
      return row.deletedAt !== undefined;
    default:
      return undefined;
  }
}

interface Cursor {
  readonly records: readonly object[];
  readonly until: number;
}

/** Queries by SOQL, in pages that are smaller than what was asked for. */
export class SalesforceReading {
  readonly #org: SalesforceOrg;
  readonly #cursors = new Map<string, Cursor>();
  /** Records of a page, whatever is asked. */
  pageSize = 200;

  constructor(org: SalesforceOrg) {
    this.#org = org;
  }

  query(text: string, base: string, withDeleted: boolean): CrmAnswer {
    const query = parseSoql(text);
    const object = this.#org.object(query.object);
    for (const name of query.named) this.#known(object, name);
    const readers = new Map(query.named.map((name) => [name, sfReader(this.#org, object, name)]));
    const value = (row: CrmRow, name: string): Cell => readers.get(name)?.(row) ?? null;
    const rows = [...this.#org.shown(object.name), ...(withDeleted ? this.#org.rows.deleted(object.name) : [])];
    const found = rows.filter((row) => query.test((name) => value(row, name)));
    for (const { field, sign } of query.order.toReversed())
      found.sort((one, other) => sign * compared(value(one, field), value(other, field)));
    const attributes = (row: CrmRow) => ({ type: object.name, url: `${base}/sobjects/${object.name}/${row.id}` });
    const records = found.slice(0, query.limit).map((row) => {
      const shown = shownRow(query.fields, (name) => value(row, name));
      return { attributes: attributes(row), ...shown };
    });
    return this.#page(records, base);
  }

  next(locator: string, base: string): CrmAnswer {
    const [, id = '', from = '0'] = /^(01g\w+)-(\d+)$/.exec(locator) ?? [];
    const cursor = this.#cursors.get(id);
    const isOver = cursor === undefined || cursor.until < this.#org.rows.now();
    if (isOver || this.#org.faults.strike('cursorExpired', { method: 'GET', target: locator }))
      throw sfRefusal(400, 'INVALID_QUERY_LOCATOR', 'invalid query locator');
    return this.#page(cursor.records, base, id, Number(from));
  }

  #page(records: readonly object[], base: string, known?: string, from = 0): CrmAnswer {
    const done = from + this.pageSize >= records.length;
    const id = known ?? `01g5g00000${String(this.#cursors.size).padStart(5, '0')}AAA`;
    if (!done) this.#cursors.set(id, { records, until: this.#org.rows.now() + 900_000 });
    const foreign = !done && this.#org.faults.strike('foreignNextLink', { method: 'GET', target: base });
    const next = `${foreign ? 'http://127.0.0.2:9/services/data/v67.0' : base}/query/${id}-${from + this.pageSize}`;
    return {
      status: 200,
      body: {
        totalSize: records.length,
        done,
        records: records.slice(from, from + this.pageSize),
        ...(done ? {} : { nextRecordsUrl: next }),
      },
    };
  }

  #known(object: SfObject, name: string): void {
    const [relation = '', inner] = name.split('.');
    if (inner === undefined) return void this.#org.field(object, name);
    const [, field] = this.#org.field(object, `${relation}Id`);
    if (field.type !== 'reference') throw sfNoColumn(name, object.name);
    this.#org.field(this.#org.object(field.references ?? ''), inner);
  }
}

function shownRow(fields: readonly string[], value: (name: string) => Cell): object {
  const shown: Record<string, unknown> = {};
  for (const name of fields) {
    const [relation = '', inner] = name.split('.');
    if (inner === undefined) shown[name] = value(name);
    else shown[relation] = { ...(shown[relation] as object), [inner]: value(name) };
  }
  return shown;
}

function compared(one: Cell, other: Cell): number {
  const [left, right] = [one ?? '', other ?? ''];
  if (left === right) return 0;
  return left < right ? -1 : 1;
}
