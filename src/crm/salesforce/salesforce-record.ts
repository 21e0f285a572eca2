import { z } from 'zod';
import { derivedId } from '../../derived-id.ts';
import { toGuid } from '../../partner-center/tolerant.ts';
import { carriedFields } from '../carried-fields.ts';
import type { CrmMapping } from '../mapping.ts';
import { closeDayOf, isOddValue } from '../odd-values.ts';
import { CrmError, type CrmField, type CrmOutcome, type CrmRecord, type CrmRow, type CrmValues } from '../port.ts';
import { roundedAmount } from '../rounded-amount.ts';
import type { SalesforceFacts } from './salesforce-facts.ts';
import { opportunityPrefix, salesforceId } from './soql-text.ts';

/** An opportunity's row and our record, both ways. */

const always = [
  'Id',
  'SystemModstamp',
  'LastModifiedDate',
  'LastModifiedById',
  'LastModifiedBy.Name',
  'LastModifiedBy.UserType',
];
const ofItsState = ['IsClosed', 'IsWon', 'StageName', 'CloseDate', 'AccountId', 'HasOpportunityLineItem'];

/** Fields that are read: what people write for themselves never is. */
const readFields = (mapping: CrmMapping): readonly CrmField[] =>
  carriedFields(mapping).filter((name) => name !== 'description');

/** One field that our user may not see makes the whole query fail: only what the description names is asked for. */
export function salesforceSelect(mapping: CrmMapping, { columns, isMultiCurrency }: SalesforceFacts): string {
  const { referralId, connectorId, currency } = mapping.columns;
  const mapped = readFields(mapping).map((name) => mapping.fields[name].column);
  const others = [...ofItsState, ...mapped, referralId, ...(connectorId ? [connectorId] : [])];
  const seen = [...others, ...(isMultiCurrency ? [currency] : [])].filter((name) => columns.has(name));
  return [...new Set([...always, ...seen])].join(', ');
}

const Time = z.string().refine((text) => !Number.isNaN(salesforceTime(text).getTime()));
const Row = z.looseObject({
  Id: z.string(),
  SystemModstamp: Time,
  LastModifiedDate: Time,
  LastModifiedBy: z.object({ Name: z.string().nullish(), UserType: z.string().nullish() }).nullish(),
});
type Row = z.infer<typeof Row>;

/** Times come with an offset without a colon. */
export function salesforceTime(text: string): Date {
  return new Date(text.replace(/([+-]\d\d)(\d\d)$/, '$1:$2'));
}

/** One row of an answer, whatever its form. */
export function salesforceRow(body: unknown, mapping: CrmMapping, facts: SalesforceFacts): CrmRow {
  const parsed = Row.safeParse(body);
  if (parsed.success) return { kind: 'record', record: recordOf(parsed.data, mapping, facts) };
  const { Id, [mapping.columns.referralId]: key } = z.record(z.string(), z.unknown()).catch({}).parse(body);
  const id = salesforceId(textOf(Id), opportunityPrefix) ?? '';
  return { kind: 'unreadable', id, ...named('referralId', toGuid(key) ?? '') };
}

function recordOf(row: Row, mapping: CrmMapping, facts: SalesforceFacts): CrmRecord {
  const read = readFields(mapping);
  const unreadable = read.filter((name) => {
    const { column } = mapping.fields[name];
    const isForeign = name === 'dealValue' && typeof row[column] === 'number' && !fieldValue(row, name, mapping, facts);
    // An amount in a currency that is not to be seen is no amount, and not empty either.
    return isForeign || isUnreadable(row, column, facts) || isOddValue(name, row[column]);
  });
  const readable = read.filter((name) => !unreadable.includes(name));
  const values = Object.fromEntries(readable.map((name) => [name, fieldValue(row, name, mapping, facts)]));
  const outcome = outcomeOf(row);
  const accountId = salesforceId(textOf(row.AccountId));
  const keys = {
    ...named('referralId', textOf(row[mapping.columns.referralId]).toLowerCase()),
    ...named('connectorId', textOf(row[mapping.columns.connectorId ?? '']).toLowerCase()),
  };
  return {
    id: salesforceId(row.Id) ?? row.Id,
    // Times are whole seconds: what stands in the record tells two states of one second apart.
    version: `${row.LastModifiedDate} ${derivedId(JSON.stringify([values, outcome, keys, accountId ?? '']))}`,
    modifiedAt: salesforceTime(row.SystemModstamp),
    ...writerOf(row),
    byTheDesk: salesforceId(textOf(row.LastModifiedById)) === facts.userId,
    ...keys,
    ...(accountId === undefined ? {} : { accountId }),
    values: values as Partial<CrmValues>,
    unreadable,
    // Products make the amount.
    calculated: row.HasOpportunityLineItem === true && read.includes('dealValue') ? ['dealValue'] : [],
    outcome,
  };
}

/** Asynchronous flows, and those of platform events, run as the user `Automated Process`, who is nobody; others as whoever saved. */
function writerOf({ LastModifiedBy: by }: Row): Pick<CrmRecord, 'modifiedBy' | 'byNobody'> {
  return by?.UserType === 'AutomatedProcess' ? { byNobody: true } : named('modifiedBy', by?.Name ?? '');
}

function named<Name extends string>(name: Name, value: string): { readonly [Key in Name]?: string } {
  return (value === '' ? {} : { [name]: value }) as { readonly [Key in Name]?: string };
}

function isUnreadable(row: Row, column: string, { columns }: SalesforceFacts): boolean {
  const value = row[column];
  return !columns.has(column) || value === undefined || (typeof value === 'string' && /^[*#•]{2,}/u.test(value));
}

function fieldValue(row: Row, name: CrmField, mapping: CrmMapping, facts: SalesforceFacts): CrmValues[CrmField] {
  const value = row[mapping.fields[name].column];
  if (name === 'closeDate') return closeDayOf(value) ?? '';
  if (name !== 'dealValue') return textOf(value);
  const currency = facts.isMultiCurrency ? textOf(row[mapping.columns.currency]) : (facts.currencies[0]?.code ?? '');
  return typeof value === 'number' && currency !== '' ? { value, currency } : null;
}

function outcomeOf(row: Row): CrmOutcome {
  if (row.IsClosed !== true) return { kind: 'open' };
  const closedOn = textOf(row.CloseDate);
  const day = closedOn === '' ? {} : { closedOn };
  return row.IsWon === true ? { kind: 'won', ...day } : { kind: 'lost', ...day, reason: textOf(row.StageName) };
}

function textOf(value: unknown): string {
  if (typeof value === 'string') return value.replace(/\r\n?/g, '\n');
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}

/**
 * The body of a write: these fields and nothing else. Throws `CrmError` for what the organisation cannot take.
 * @param isNew what may not be written to a new record is left out, not refused.
 */
export function salesforceBody(
  values: Partial<CrmValues>,
  mapping: CrmMapping,
  facts: SalesforceFacts,
  isNew = false,
): Record<string, unknown> {
  const body: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(values) as [CrmField, CrmValues[CrmField]][]) {
    const { column, rule } = mapping.fields[name];
    const known = facts.columns.get(column);
    if (rule === 'off' || !(isNew ? known?.createable : known?.updateable)) {
      if (isNew) continue;
      throw new CrmError({ kind: 'operator', code: known ? 'not-writable' : 'column-unknown', field: name });
    }
    Object.assign(body, written(column, value, facts, mapping));
  }
  return body;
}

function written(
  column: string,
  value: CrmValues[CrmField],
  { currencies, isMultiCurrency }: SalesforceFacts,
  mapping: CrmMapping,
): Record<string, unknown> {
  if (value === null || value === '') return { [column]: null };
  if (typeof value === 'string') return { [column]: value };
  const currency = currencies.find(({ code }) => code === value.currency);
  // An amount in another currency than the organisation's only one would be another amount.
  if (!currency) throw new CrmError({ kind: 'person', code: 'currency-missing', field: 'dealValue' });
  return {
    [column]: roundedAmount(value.value, currency.decimals),
    ...(isMultiCurrency ? { [mapping.columns.currency]: currency.code } : {}),
  };
}
