import type { Cell, CrmRow } from '../crm-rows.ts';
import type { DataverseOrg } from './org.ts';
import { dvNoProperty } from './refusals.ts';
import { type DvTable, wireName } from './tables.ts';

/** The names by which columns are read, with what stands behind each. */
function readNames(table: DvTable): Map<string, string> {
  return new Map([
    [table.key, table.key],
    ...Object.entries(table.columns).map(([name, column]) => [wireName(name, column), name] as const),
  ]);
}

export function knownColumn(table: DvTable): (name: string) => void {
  const names = readNames(table);
  return (name) => {
    if (!names.has(name)) throw dvNoProperty(name, table.name);
  };
}

/** Reads a column of any row. What the organisation shows now is looked up here, once: a query reads thousands of rows. */
export function readerOf(org: DataverseOrg, table: DvTable): (row: CrmRow, wire: string) => Cell {
  const names = readNames(table);
  const secured = org.faults.state('columnSecured')?.column;
  const masked = org.faults.state('columnMasked')?.column;
  return (row, wire) => {
    const name = names.get(wire) ?? wire;
    if (name === table.key) return row.id;
    // A secured column reads as if it were empty, or masked.
    if (name === secured) return null;
    const value = cellOf(org, table, row, name);
    return name === masked && value !== null ? '****' : value;
  };
}

function cellOf(org: DataverseOrg, table: DvTable, row: CrmRow, name: string): Cell {
  const { cells } = row;
  if (name === 'createdon') return seconds(row.createdAt);
  if (name === 'modifiedon') return seconds(row.modifiedAt);
  if (name === 'modifiedby') return row.modifiedBy;
  if (name === 'versionnumber') return row.version;
  if (name === 'estimatedvalue_base' && typeof cells.estimatedvalue === 'number') {
    const currency = org.rows.get('transactioncurrency', String(cells.transactioncurrencyid));
    return Math.round((cells.estimatedvalue / Number(currency?.cells.exchangerate ?? 1)) * 100) / 100;
  }
  // Current forms set parentaccountid; the platform fills customerid from it.
  if (table.name === 'opportunity' && name === 'customerid')
    return cells.customerid ?? cells.parentaccountid ?? cells.parentcontactid ?? null;
  return cells[name] ?? null;
}

const seconds = (time: number): string => `${new Date(time).toISOString().slice(0, 19)}Z`;

export const etagOf = (row: CrmRow): string => `W/"${row.version}"`;

/** A row as the Web API writes it. A money column brings the record's currency with it, asked for or not. */
export function wireRow(
  org: DataverseOrg,
  table: DvTable,
  row: CrmRow,
  options: { readonly select: readonly string[]; readonly annotated: boolean },
): Record<string, unknown> {
  const names = readNames(table);
  const selected = options.select.length > 0 ? options.select : [...names.keys()];
  const withCurrency = selected.some((wire) => table.columns[names.get(wire) ?? '']?.kind === 'money');
  const wires = new Set([
    ...selected,
    ...(withCurrency && names.has('_transactioncurrencyid_value') ? ['_transactioncurrencyid_value'] : []),
    table.key,
  ]);
  const read = readerOf(org, table);
  const shown: Record<string, unknown> = { '@odata.etag': etagOf(row) };
  for (const wire of wires) {
    const value = read(row, wire);
    shown[wire] = value;
    if (options.annotated && value !== null)
      Object.assign(shown, annotations(org, table, names.get(wire) ?? wire, wire, value));
  }
  return shown;
}

function annotations(
  org: DataverseOrg,
  table: DvTable,
  name: string,
  wire: string,
  value: Cell,
): Record<string, string> {
  const column = table.columns[name];
  const formatted = `${wire}@OData.Community.Display.V1.FormattedValue`;
  const label = column?.options?.find((option) => option.value === value)?.label;
  if (label !== undefined) return { [formatted]: label };
  // As a German organisation would write it: whoever parses it reads another number.
  if (column?.kind === 'money') return { [formatted]: `${Number(value).toLocaleString('de-DE')} €` };
  if (column?.kind !== 'lookup') return {};
  const target = column.targets?.find((one) => org.rows.get(one, String(value)));
  const cells = target === undefined ? undefined : org.rows.get(target, String(value))?.cells;
  return {
    [formatted]: String(cells?.fullname ?? cells?.name ?? cells?.currencyname ?? ''),
    [`${wire}@Microsoft.Dynamics.CRM.lookuplogicalname`]: target ?? '',
  };
}
