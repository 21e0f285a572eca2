import type { Cell, Cells, CrmRow } from '../crm-rows.ts';
import { fullId } from './ids.ts';
import type { SfField, SfObject } from './objects.ts';
import type { SalesforceOrg } from './org.ts';
import { sfRefusal } from './refusals.ts';

/** A body as cells, by every rule of the platform that a body can break. */
export function sfCells(org: SalesforceOrg, object: SfObject, body: unknown, row?: CrmRow): Cells {
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    throw sfRefusal(400, 'JSON_PARSER_ERROR', 'The body is no object.');
  const cells = Object.fromEntries(
    Object.entries(body).flatMap(([name, value]) => {
      if (name === 'attributes') return [];
      const [known, field] = org.field(object, name);
      return [[known, fitting(org, known, field, value)]];
    }),
  );
  const locked = [
    ...Object.keys(cells).filter((name) => object.fields[name]?.readOnly),
    // Products make the amount.
    ...('Amount' in cells && row?.cells.HasOpportunityLineItem === true ? ['Amount'] : []),
  ];
  if (locked.length > 0)
    throw sfRefusal(
      400,
      'INVALID_FIELD_FOR_INSERT_UPDATE',
      `Unable to create/update fields: ${locked.join(', ')}. Please check the security settings of this field and verify that it is read/write for your profile or permission set.`,
      { fields: locked },
    );
  const missing = Object.entries(object.fields).flatMap(([name, { required }]) =>
    required && (row ? cells[name] === null : (cells[name] ?? null) === null) ? [name] : [],
  );
  if (missing.length > 0)
    throw sfRefusal(400, 'REQUIRED_FIELD_MISSING', `Required fields are missing: [${missing.join(', ')}]`, {
      fields: missing,
    });
  return cells;
}

function fitting(org: SalesforceOrg, name: string, field: SfField, value: unknown): Cell {
  if (value === null) return null;
  const fields = { fields: [name] };
  const wrongType = () =>
    sfRefusal(400, 'JSON_PARSER_ERROR', `Cannot deserialize instance of ${field.type} from value`);
  if (field.type === 'boolean') {
    if (typeof value !== 'boolean') throw wrongType();
    return value;
  }
  if (field.type === 'currency' || field.type === 'double') {
    if (typeof value !== 'number') throw wrongType();
    if (Math.abs(value) >= 1e16)
      throw sfRefusal(400, 'NUMBER_OUTSIDE_VALID_RANGE', `${name}: value outside of valid range`, fields);
    return value;
  }
  if (typeof value !== 'string') throw wrongType();
  if (field.type === 'date' && !/^\d{4}-\d\d-\d\d$/.test(value)) throw wrongType();
  if (value.length > (field.length ?? Number.POSITIVE_INFINITY))
    throw sfRefusal(
      400,
      'STRING_TOO_LONG',
      `${name}: data value too large: ${value.slice(0, 40)} (max length=${field.length})`,
      fields,
    );
  if (field.type === 'reference') return referred(org, name, field, value);
  const allowed = name === 'CurrencyIsoCode' ? currenciesOf(org) : field.values;
  if (allowed && !allowed.includes(value))
    throw sfRefusal(
      400,
      'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST',
      `${name}: bad value for restricted picklist field: ${value.slice(0, 40)}`,
      fields,
    );
  return value;
}

const currenciesOf = (org: SalesforceOrg): string[] =>
  org.rows.all('CurrencyType').map(({ cells }) => String(cells.IsoCode));

function referred(org: SalesforceOrg, name: string, field: SfField, value: string): string {
  const id = fullId(value);
  const there = id === undefined ? undefined : org.rows.get(field.references ?? '', id);
  if (!there) throw sfRefusal(400, 'INVALID_CROSS_REFERENCE_KEY', 'invalid cross reference id', { fields: [] });
  if (name === 'OwnerId' && there.cells.IsActive === false)
    throw sfRefusal(
      400,
      'INACTIVE_OWNER_OR_USER',
      `operation performed with inactive user [${there.id}] as owner of opportunity`,
    );
  return there.id;
}
