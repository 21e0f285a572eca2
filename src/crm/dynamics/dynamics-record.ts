import { z } from 'zod';
import { toGuid } from '../../partner-center/tolerant.ts';
import { carriedFields } from '../carried-fields.ts';
import type { CrmMapping } from '../mapping.ts';
import { closeDayOf, isOddValue } from '../odd-values.ts';
import { CrmError, type CrmField, type CrmOutcome, type CrmRecord, type CrmRow, type CrmValues } from '../port.ts';
import { roundedAmount } from '../rounded-amount.ts';
import type { DynamicsFacts } from './dynamics-facts.ts';

/** An opportunity's row and our record, both ways. Formatted values are for people: of them only names of people are taken. */

/** Columns besides the mapped ones. */
const always = [
  'opportunityid',
  'modifiedon',
  '_modifiedby_value',
  '_transactioncurrencyid_value',
  '_parentaccountid_value',
  '_customerid_value',
  'statecode',
  'statuscode',
  'actualclosedate',
  'actualvalue',
  'isrevenuesystemcalculated',
];

/** Fields that are read: what people write for themselves never is. */
const readFields = (mapping: CrmMapping): readonly CrmField[] =>
  carriedFields(mapping).filter((name) => name !== 'description');

export function dynamicsSelect(mapping: CrmMapping, { columns }: DynamicsFacts): string {
  const { referralId, connectorId } = mapping.columns;
  const mapped = [
    ...readFields(mapping).map((name) => mapping.fields[name].column),
    referralId,
    ...(connectorId ? [connectorId] : []),
  ].filter((column) => columns.has(column) && columns.get(column)?.type !== 'Lookup');
  return [...new Set([...always, ...mapped])].join(',');
}

const Row = z.looseObject({
  '@odata.etag': z.string().optional(),
  opportunityid: z.string(),
  modifiedon: z.string().refine((text) => !Number.isNaN(Date.parse(text))),
  statecode: z.number().nullish(),
  statuscode: z.number().nullish(),
});
type Row = z.infer<typeof Row>;

/** One row of an answer, whatever its form. */
export function dynamicsRow(body: unknown, mapping: CrmMapping, facts: DynamicsFacts): CrmRow {
  const parsed = Row.safeParse(body);
  if (parsed.success) return { kind: 'record', record: recordOf(parsed.data, mapping, facts) };
  const { opportunityid, [mapping.columns.referralId]: key } = z.record(z.string(), z.unknown()).catch({}).parse(body);
  const referralId = toGuid(key);
  return { kind: 'unreadable', id: toGuid(opportunityid) ?? '', ...(referralId ? { referralId } : {}) };
}

function recordOf(row: Row, mapping: CrmMapping, facts: DynamicsFacts): CrmRecord {
  const read = readFields(mapping);
  const unreadable = read.filter(
    (name) =>
      isUnreadable(row, mapping.fields[name].column, facts) ||
      isOddValue(name, row[mapping.fields[name].column]) ||
      (name === 'dealValue' && isForeignMoney(row, mapping, facts)),
  );
  const readable = read.filter((name) => !unreadable.includes(name));
  const by = textOf(row._modifiedby_value).toLowerCase();
  const byName = textOf(row['_modifiedby_value@OData.Community.Display.V1.FormattedValue']);
  const referralId = textOf(row[mapping.columns.referralId]).toLowerCase();
  const connectorId = mapping.columns.connectorId ? textOf(row[mapping.columns.connectorId]).toLowerCase() : '';
  const accountId = textOf(row._parentaccountid_value).toLowerCase();
  return {
    id: row.opportunityid.toLowerCase(),
    ...(row['@odata.etag'] === undefined ? {} : { version: row['@odata.etag'] }),
    modifiedAt: new Date(row.modifiedon),
    ...(byName === '' ? {} : { modifiedBy: byName }),
    byTheDesk: by === facts.userId,
    ...(referralId === '' ? {} : { referralId }),
    ...(connectorId === '' ? {} : { connectorId }),
    ...(accountId === '' ? {} : { accountId }),
    values: Object.fromEntries(
      readable.map((name) => [name, fieldValue(row, name, mapping, facts)]),
    ) as Partial<CrmValues>,
    unreadable,
    calculated: row.isrevenuesystemcalculated === true && read.includes('dealValue') ? ['dealValue'] : [],
    outcome: outcomeOf(row, facts),
  };
}

/** A secured column comes empty or masked to who may not read it: neither is a value. */
function isUnreadable(row: Row, column: string, { columns }: DynamicsFacts): boolean {
  const known = columns.get(column);
  if (!known || known.type === 'Lookup') return true;
  const value = row[column];
  if (typeof value === 'string' && /^[*#•]{2,}/u.test(value)) return true;
  return known.isSecured && (value === null || value === undefined);
}

/** An amount in a currency that is not to be seen is no amount, and not empty either. */
function isForeignMoney(row: Row, mapping: CrmMapping, facts: DynamicsFacts): boolean {
  const value = row[mapping.fields.dealValue.column];
  return typeof value === 'number' && moneyOf(value, row, facts) === null;
}

function fieldValue(row: Row, name: CrmField, mapping: CrmMapping, facts: DynamicsFacts): CrmValues[CrmField] {
  const value = row[mapping.fields[name].column];
  if (name === 'closeDate') return closeDayOf(value) ?? '';
  if (name !== 'dealValue') return textOf(value);
  return typeof value === 'number' ? moneyOf(value, row, facts) : null;
}

function moneyOf(value: number, row: Row, { currencies }: DynamicsFacts): CrmValues['dealValue'] {
  const id = textOf(row._transactioncurrencyid_value).toLowerCase();
  const currency = currencies.find((one) => one.id === id)?.code;
  return currency === undefined ? null : { value, currency };
}

function outcomeOf(row: Row, facts: DynamicsFacts): CrmOutcome {
  const closedOn = textOf(row.actualclosedate).slice(0, 10);
  const day = closedOn === '' ? {} : { closedOn };
  if (row.statecode === 1) {
    const revenue = typeof row.actualvalue === 'number' ? moneyOf(row.actualvalue, row, facts) : null;
    return { kind: 'won', ...day, ...(revenue ? { revenue } : {}) };
  }
  if (row.statecode !== 2) return { kind: 'open' };
  return { kind: 'lost', ...day, ...(row.statuscode == null ? {} : { reason: String(row.statuscode) }) };
}

function textOf(value: unknown): string {
  if (typeof value === 'string') return value.replace(/\r\n?/g, '\n');
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}

/**
 * The body of a write: these fields and nothing else. Throws `CrmError` for what the environment cannot take.
 * @param leaveOut for a new record: what may not be written is left out, not refused.
 */
export function dynamicsBody(
  values: Partial<CrmValues>,
  mapping: CrmMapping,
  facts: DynamicsFacts,
  leaveOut = false,
): Record<string, unknown> {
  const body: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(values) as [CrmField, CrmValues[CrmField]][]) {
    const { column, rule } = mapping.fields[name];
    const known = facts.columns.get(column);
    if (!known?.writable || known.type === 'Lookup' || rule === 'off') {
      if (leaveOut) continue;
      throw new CrmError({ kind: 'operator', code: known ? 'not-writable' : 'column-unknown', field: name });
    }
    Object.assign(body, written(column, known.type, value, facts, mapping));
  }
  return body;
}

function written(
  column: string,
  type: string,
  value: CrmValues[CrmField],
  facts: DynamicsFacts,
  mapping: CrmMapping,
): Record<string, unknown> {
  if (value === null || value === '') return { [column]: null };
  if (typeof value === 'string') return { [column]: /^(Picklist|Status|Integer)$/.test(type) ? Number(value) : value };
  const currency = facts.currencies.find(({ code }) => code === value.currency);
  if (!currency) throw new CrmError({ kind: 'person', code: 'currency-missing', field: 'dealValue' });
  return {
    [column]: roundedAmount(value.value, currency.decimals),
    [`${mapping.columns.currency}@odata.bind`]: `/transactioncurrencies(${currency.id})`,
  };
}
