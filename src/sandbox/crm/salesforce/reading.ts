import type { CrmAnswer } from '../crm-exchange.ts';
import type { Cell, CrmRow } from '../crm-rows.ts';
import type { SfObject } from './objects.ts';
import type { SalesforceOrg } from './org.ts';
import { sfNoColumn, sfRefusal } from './refusals.ts';
import { parseSoql } from './soql.ts';

/** As Salesforce writes times: whole seconds, and an offset without a colon. */
export const sfTime = (time: number): string => `${new Date(time).toISOString().slice(0, 19)}.000+0000`;

/** The value of a field, or of one of a related record (`Owner.Name`). */
export function sfRead(org: SalesforceOrg, object: SfObject, row: CrmRow, path: string): Cell {
  const [relation = '', inner] = path.split('.');
  if (inner !== undefined) {
    const [name, field] = org.field(object, `${relation}Id`);
    const target = org.object(field.references ?? '');
    const other = org.rows.ever(target.name, String(row.cells[name] ?? own(row, name) ?? ''));
    org.field(target, inner);
    return other ? sfRead(org, target, other, inner) : null;
  }
  const [name] = org.field(object, path);
  if (org.faults.state('columnMasked')?.column === name) return row.cells[name] === null ? null : '****';
  const value = object.name === 'Organization' && name === 'Id' ? org.organizationId : own(row, name);
  return value === undefined ? (row.cells[name] ?? null) : value;
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
    const rows = [...this.#org.shown(object.name), ...(withDeleted ? this.#org.rows.deleted(object.name) : [])];
    const found = rows.filter((row) => query.test((name) => sfRead(this.#org, object, row, name)));
    for (const { field, sign } of query.order.toReversed())
      found.sort((one, other) => sign * compared(this.#value(object, one, field), this.#value(object, other, field)));
    const records = found.slice(0, query.limit).map((row) => this.#shownRow(object, row, query.fields, base));
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

  #value(object: SfObject, row: CrmRow, field: string): Cell {
    return sfRead(this.#org, object, row, field);
  }

  #shownRow(object: SfObject, row: CrmRow, fields: readonly string[], base: string): object {
    const shown: Record<string, unknown> = {
      attributes: { type: object.name, url: `${base}/sobjects/${object.name}/${row.id}` },
    };
    for (const name of fields) {
      const [relation = '', inner] = name.split('.');
      if (inner === undefined) shown[name] = this.#value(object, row, name);
      else shown[relation] = { ...(shown[relation] as object), [inner]: this.#value(object, row, name) };
    }
    return shown;
  }
}

function compared(one: Cell, other: Cell): number {
  const [left, right] = [one ?? '', other ?? ''];
  if (left === right) return 0;
  return left < right ? -1 : 1;
}
