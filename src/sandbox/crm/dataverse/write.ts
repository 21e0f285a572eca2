import type { Cell, Cells } from '../crm-rows.ts';
import type { DataverseOrg } from './org.ts';
import { dvBadRequest, dvNoProperty, dvNotFound, dvRefusal } from './refusals.ts';
import type { DvColumn, DvTable } from './tables.ts';

const bindSuffix = '@odata.bind';

/** A body as cells: every rule of the platform that a body can break. Columns of people on the control page pass the same way. */
export function cellsOfBody(org: DataverseOrg, table: DvTable, body: unknown, isNew: boolean): Cells {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) throw dvBadRequest('The body is no object.');
  return Object.fromEntries(
    Object.entries(body).flatMap(([name, value]) => {
      if (name === table.key || name.startsWith('@odata.')) return [];
      return [name.endsWith(bindSuffix) ? bound(org, table, name, value) : written(org, table, name, value, isNew)];
    }),
  );
}

function bound(org: DataverseOrg, table: DvTable, name: string, value: unknown): [string, Cell] {
  const property = name.slice(0, -bindSuffix.length);
  const found = Object.entries(table.columns).flatMap(([column, definition]) =>
    (definition.targets ?? []).flatMap((target) =>
      (definition.navigation?.[target] ?? column) === property && !(definition.navigation && property === column)
        ? [{ column, target }]
        : [],
    ),
  )[0];
  if (!found)
    throw dvBadRequest(`An undeclared property '${property}' which only has property annotations in the payload`);
  if (value === null) return [found.column, null];
  const [, set = '', id = ''] = /^\/?(\w+)\(([0-9a-f-]{36})\)$/i.exec(String(value)) ?? [];
  const target = org.tableOfSet(set);
  if (target?.name !== found.target) throw dvBadRequest(`The resource '${String(value).slice(0, 80)}' does not fit.`);
  const row = org.row(target.name, id.toLowerCase());
  if (!row) throw dvNotFound(target.name, id);
  if (found.column === 'ownerid' && row.cells.isdisabled === true)
    throw dvRefusal(403, '0x80040225', 'The specified user is disabled. The operation cannot be completed.');
  return [found.column, row.id];
}

function written(org: DataverseOrg, table: DvTable, name: string, value: unknown, isNew: boolean): [string, Cell] {
  const column = table.columns[name];
  if (!column || column.kind === 'lookup') throw dvNoProperty(name, table.name);
  if (column.readOnly) return [name, null];
  secured(org, name, isNew);
  if (name === 'statecode' && value !== 0)
    throw dvRefusal(
      400,
      '0x80048408',
      `This message can not be used to set the state of ${table.name} to Closed. In order to set state of ${table.name} to Closed, use the WinOpportunity or LoseOpportunity message instead.`,
    );
  if (value === null) return [name, null];
  return [name, fitting(table, name, column, value)];
}

function secured(org: DataverseOrg, name: string, isNew: boolean): void {
  const hidden = org.faults.state('columnSecured') ?? org.faults.state('columnMasked');
  if (hidden?.column !== name) return;
  const what = isNew ? 'AttributePrivilegeCreateIsMissing' : 'AttributePermissionUpdateIsMissingDuringUpdate';
  throw dvRefusal(403, '0x8004f507', `${what}: The user does not have the right for the attribute ${name}.`);
}

const jsTypes: Readonly<Record<DvColumn['kind'], 'string' | 'number' | 'boolean'>> = {
  text: 'string',
  memo: 'string',
  money: 'number',
  whole: 'number',
  flag: 'boolean',
  choice: 'number',
  state: 'number',
  status: 'number',
  day: 'string',
  time: 'string',
  guid: 'string',
  lookup: 'string',
};

function fitting(table: DvTable, name: string, column: DvColumn, value: unknown): Cell {
  const fits = typeof value === jsTypes[column.kind] && (column.kind !== 'day' || /^\d{4}-\d\d-\d\d$/.test(`${value}`));
  if (!fits) throw dvBadRequest(`Cannot convert a value of '${name}' to the expected type of ${table.name}.`);
  const where = `'${name}' on record of type '${table.name}'`;
  if (typeof value === 'string' && value.length > (column.length ?? Number.POSITIVE_INFINITY))
    throw dvRefusal(
      400,
      '0x80044331',
      `A validation error occurred. The length of the '${name}' attribute of the '${table.name}' entity exceeded the maximum allowed length of '${column.length}'.`,
    );
  if (column.options && !column.options.some((option) => option.value === value))
    throw dvRefusal(
      400,
      '0x8004431a',
      `A validation error occurred. The value ${value} of ${where} is outside the valid range.`,
    );
  if (typeof value === 'number' && Math.abs(value) > (column.max ?? 2 ** 31))
    throw dvRefusal(
      400,
      column.kind === 'money' ? '0x80044330' : '0x8004432f',
      `A validation error occurred. The value of ${where} is outside the valid range.`,
    );
  return value === '' ? null : (value as Cell);
}
