import { CrmRefusal } from '../crm-exchange.ts';
import type { DataverseOrg } from './org.ts';
import { dvRefusal } from './refusals.ts';
import type { DvColumn, DvTable } from './tables.ts';

const attributeTypes: Readonly<Record<DvColumn['kind'], string>> = {
  text: 'String',
  memo: 'Memo',
  money: 'Money',
  whole: 'Integer',
  flag: 'Boolean',
  choice: 'Picklist',
  state: 'State',
  status: 'Status',
  day: 'DateTime',
  time: 'DateTime',
  guid: 'Uniqueidentifier',
  lookup: 'Lookup',
};

/** `EntityDefinitions(LogicalName='x')` and what the desk asks below it: attributes by kind, their lengths and options, keys. */
export function dataverseMetadata(org: DataverseOrg, path: string): object {
  const [, name, rest = ''] = /^EntityDefinitions\(LogicalName='(\w+)'\)(.*)$/.exec(path) ?? [];
  const table = org.tables.find((one) => one.name === name);
  if (!table) throw dvRefusal(404, '0x80060888', 'Could not find an entity with that name.');
  if (rest === '') return tableFacts(org, table);
  if (rest === '/Keys') return { value: tableFacts(org, table).Keys };
  const [, cast] = /^\/Attributes(?:\/Microsoft\.Dynamics\.CRM\.(\w+)AttributeMetadata)?$/.exec(rest) ?? [];
  if (/^\/Attributes(\/|$)/.test(rest) && !/\(/.test(rest))
    return {
      value: Object.entries(table.columns)
        .filter(([, column]) => cast === undefined || attributeTypes[column.kind] === cast)
        .map(([column, definition]) => attributeFacts(org, column, definition)),
    };
  const [, one = '', kind] =
    /^\/Attributes\(LogicalName='(\w+)'\)\/Microsoft\.Dynamics\.CRM\.(\w+)AttributeMetadata$/.exec(rest) ?? [];
  const column = table.columns[one];
  if (!column || attributeTypes[column.kind] !== kind) throw new CrmRefusal(404, undefined);
  return attributeFacts(org, one, column);
}

function tableFacts(org: DataverseOrg, table: DvTable) {
  const status = org.faults.state('keyPending') ? 'Pending' : 'Active';
  return {
    LogicalName: table.name,
    EntitySetName: table.set,
    IsOptimisticConcurrencyEnabled: true,
    ChangeTrackingEnabled: false,
    Keys: Object.entries(table.keys).map(([name, column]) => ({
      LogicalName: name,
      KeyAttributes: [column],
      EntityKeyIndexStatus: status,
    })),
  };
}

function attributeFacts(org: DataverseOrg, name: string, column: DvColumn): object {
  const hidden = [org.faults.state('columnSecured'), org.faults.state('columnMasked')];
  return {
    LogicalName: name,
    AttributeType: attributeTypes[column.kind],
    IsSecured: hidden.some((fault) => fault?.column === name),
    IsValidForUpdate: !column.readOnly,
    IsValidForCreate: !column.readOnly && name !== 'statecode',
    RequiredLevel: { Value: 'None' },
    ...(column.length === undefined ? {} : { MaxLength: column.length }),
    ...(column.options === undefined
      ? {}
      : {
          OptionSet: {
            Options: column.options.map(({ value, label, state }) => ({
              Value: value,
              Label: { UserLocalizedLabel: { Label: label, LanguageCode: 1031 } },
              ...(state === undefined ? {} : { State: state }),
            })),
          },
        }),
  };
}
